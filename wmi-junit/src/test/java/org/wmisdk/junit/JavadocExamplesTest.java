package org.wmisdk.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The examples of the Javadoc")
class JavadocExamplesTest {
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\n(.*?)\\}</pre>", Pattern.DOTALL);
    private static final Path SOURCES = Path.of("src/main/java/org/wmisdk/junit");
    private static final Path COMPILED = Path.of("src/test/java/org/wmisdk/junit/JavadocExamples.java");

    @Test
    @DisplayName("are compiled: each stands, as it is, among the compiled ones")
    void compiled() throws IOException {
        List<String> examples = new ArrayList<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.sorted().toList()) {
                EXAMPLE.matcher(Files.readString(file))
                        .results()
                        .map(this::code)
                        .forEach(examples::add);
            }
        }

        assertThat(examples).hasSize(3);
        String compiled = flat(Files.readString(COMPILED));
        assertThat(examples).allSatisfy(example -> assertThat(compiled).contains(example));
    }

    private String code(MatchResult example) {
        return flat(example.group(1).replaceAll("(?m)^ *\\* ?", ""));
    }

    /** Without what the formatter decides, and the modifier that a class inside another one needs. */
    private static String flat(String code) {
        return code.replace("static class", "class")
                .replaceAll("\\s+", " ")
                .replaceAll(" \\.(?=\\w)", ".")
                .strip();
    }

    @Test
    @DisplayName("pass")
    void pass() {
        Launched.run(JavadocExamples.LampTest.class).allSucceeded(1);
        Launched.run(JavadocExamples.OpsTest.class).allSucceeded(1);
        Launched.run(JavadocExamples.AssertionsTest.class).allSucceeded(1);
    }
}
