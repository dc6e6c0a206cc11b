package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JavadocExamplesTest {
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\n(.*?)\\}</pre>", Pattern.DOTALL);

    /** Every example in the sources of this module, in one line. */
    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .flatMap(file -> EXAMPLE.matcher(read(file)).results().map(JavadocExamplesTest::code))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(MatchResult example) {
        return flat(example.group(1).replaceAll("(?m)^ *\\* ?", ""));
    }

    /** Without line breaks, indentation, and the class that test code may not use. */
    private static String flat(String code) {
        return code.replace("System.", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" \\.(?=\\w)", ".")
                .strip();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_of_the_javadoc_is_compiled(String example) {
        assertThat(flat(read(Path.of("src/test/java/org/wmisdk/JavadocExamples.java"))))
                .contains(example);
    }

    @Test
    void the_examples_are_found() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void what_the_comments_of_the_examples_promise_holds() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        JavadocExamples examples = new JavadocExamples(new PrintStream(printed, true, StandardCharsets.UTF_8));

        examples.hresult();
        Refused.asOutOfRange(examples::value);
        examples.statement();
        examples.syntax();

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "0x80041010 WBEM_E_INVALID_CLASS",
                        "Class does not exist or is not valid here",
                        "4000000000",
                        "Win32_Service",
                        "SELECT Name FROM Win32_Service WHERE State <> \"Running\"",
                        "0x80041017 WBEM_E_INVALID_QUERY at column 32",
                        "WQL has no ORDER BY: rows come in no order, sort them after reading");
    }
}
