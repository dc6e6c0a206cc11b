package org.wmisdk.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The committed report")
class DocsTest {
    private static final String README = """
            # Title
            <!-- ./bench publish writes this -->
            old
            <!-- to here -->
            the rest
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void readme() throws IOException {
        Files.writeString(folder.resolve("README.md"), README);
    }

    private Docs published() throws IOException {
        Optional<String> why = Charts.whyNot();
        assumeTrue(why.isEmpty(), () -> why.orElse(""));
        Docs docs = new Docs(folder);
        docs.publish(MadeUp.report());
        return docs;
    }

    @Test
    @DisplayName("of this repository is what its results give")
    void ofThisRepository() throws IOException {
        assertThat(new Docs(Path.of("..")).differences()).isEmpty();
    }

    @Test
    @DisplayName("is what its results give, when it has just been published, again too")
    void afresh() throws IOException {
        assertThat(published().differences()).isEmpty();
        assertThat(published().differences()).isEmpty();
    }

    @Test
    @DisplayName("replaces the marked block of the README and nothing else")
    void block() throws IOException {
        published();
        assertThat(folder.resolve("README.md"))
                .content()
                .startsWith(
                        "# Title\n<!-- ./bench publish writes this -->\n![What does rows cost?](docs/performance/service-rows.png)")
                .endsWith("<!-- to here -->\nthe rest\n")
                .doesNotContain("old");
    }

    @Test
    @DisplayName("differs when page, README or charts are changed by hand")
    void differs() throws IOException {
        Docs docs = published();
        Files.writeString(folder.resolve("docs/performance.md"), "another page");
        Files.writeString(folder.resolve("README.md"), README);
        Files.delete(folder.resolve("docs/performance/rows-growth.svg"));
        assertThat(docs.differences()).hasSize(3);
        Files.writeString(folder.resolve("README.md"), "no block");
        assertThat(docs.differences()).anyMatch(difference -> difference.startsWith("README.md has no block"));
    }

    @Test
    @DisplayName("has charts of README width, as PNG and SVG")
    void charts() throws IOException {
        published();
        for (String name : List.of("service-rows", "service-connect", "rows-growth")) {
            BufferedImage image = ImageIO.read(
                    folder.resolve("docs/performance/" + name + ".png").toFile());
            assertThat(image.getWidth()).isEqualTo(2 * Charts.WIDTH);
            assertThat(colours(image)).as(name).isGreaterThan(10);
            assertThat(folder.resolve("docs/performance/" + name + ".svg"))
                    .content()
                    .contains("<svg", "width=\"800px\"");
        }
    }

    /** How many there are: an empty picture has one. */
    private static long colours(BufferedImage image) {
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .count();
    }
}
