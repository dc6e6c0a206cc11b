package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A MOF text comes from")
class MofSourceTest {
    /** Texts by name, which include one another. */
    private record Shelf(String name, Map<String, String> texts) implements MofSource {
        @Override
        public String text() throws IOException {
            String text = texts.get(name);
            if (text == null) {
                throw new NoSuchFileException(name);
            }
            return text;
        }

        @Override
        public MofSource include(String path) {
            return new Shelf(path, texts);
        }
    }

    private static MofCheck check(String first, Map<String, String> texts) throws IOException {
        return MofCheck.of(new Shelf(first, texts));
    }

    private static String loaded(FakeWmi fake) {
        return Answers.ask(fake, "root\\cimv2", "WQL", "SELECT * FROM X", 0)
                .keys("K")
                .toString();
    }

    @Test
    @DisplayName("a file in UTF-8, in UTF-16 with or without a mark, or in windows-1252")
    void encodings(@TempDir Path folder) throws Exception {
        String text = "class X { [key] string K; }; instance of X { K = \"\u00e4\u20ac\"; };";
        byte[][] files = {
            text.getBytes(StandardCharsets.UTF_8),
            ("\ufeff" + text).getBytes(StandardCharsets.UTF_8),
            ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE),
            ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE),
            text.getBytes(StandardCharsets.UTF_16LE),
            text.getBytes(StandardCharsets.UTF_16BE),
            text.getBytes(Charset.forName("windows-1252"))
        };
        for (byte[] bytes : files) {
            Path file = Files.write(folder.resolve("x.mof"), bytes);
            assertThat(loaded(FakeWmi.builder().mof(file).build())).isEqualTo("[\u00e4\u20ac]");
        }
    }

    @Test
    @DisplayName("a file that is no text: refused with the code for that, and its name")
    void noText(@TempDir Path folder) throws Exception {
        byte[][] files = {
            "FOMB\u0001".getBytes(StandardCharsets.US_ASCII),
            {(byte) 0x81, (byte) 0xFE, 65},
            {65, 0, 0, (byte) 0xD8, 65}
        };
        for (byte[] bytes : files) {
            Path file = Files.write(folder.resolve("broken.mof"), bytes);
            MofException refused = Objects.requireNonNull(catchThrowableOfType(
                    MofException.class, () -> FakeWmi.builder().mof(file)));
            assertThat(refused.source()).isEqualTo(file.toString());
            assertThat(refused.hresult().hex()).isEqualTo("0x8004401E");
            assertThat(MofCheck.of(MofSource.of(file)).errors()).isEqualTo(refused.errors());
        }
    }

    @Test
    @Shows(FakeRule.MOF_INCLUDE)
    @DisplayName("a file beside which its includes are, with either separator, and pragmas go on behind them")
    void files(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/a.mof"), "#include(\"..\\\\b.mof\")\nclass A : B { };");
        Files.writeString(folder.resolve("b.mof"), "class B { [key] string K; };");
        Path main = Files.writeString(
                folder.resolve("main.mof"),
                "#pragma include (\"sub/a.mof\")\nclass X : A { };\ninstance of X { K = \"x\"; };");
        assertThat(loaded(FakeWmi.builder().mof(main).build())).isEqualTo("[x]");
        MofCheck check = MofCheck.of(MofSource.of(main));
        assertThat(check.classes()).isEqualTo(3);
        assertThat(check.instances()).isEqualTo(1);
        assertThat(check.errors()).isEmpty();
    }

    @Test
    @DisplayName("a resource beside which its includes are")
    void resources() {
        assertThat(loaded(FakeWmi.builder()
                        .mof(MofSourceTest.class, "including.mof")
                        .build()))
                .isEqualTo("[from below]");
        assertThat(loaded(FakeWmi.builder()
                        .mof(MofSourceTest.class, "/org/wmisdk/fake/including.mof")
                        .build()))
                .isEqualTo("[from below]");
    }

    @Test
    @DisplayName("anything that a program makes one of")
    void own() throws Exception {
        MofCheck check = check("a", Map.of("a", "#include(\"b\") class A : B { };", "b", "class B { string S; };"));
        assertThat(check.classes()).isEqualTo(2);
        assertThat(check.source()).isEqualTo("a");
    }

    @Test
    @DisplayName("nowhere: what cannot be included is a mistake of the text that includes it, and stops nothing else")
    void notThere() throws Exception {
        MofCheck check = check("a", Map.of("a", "class A { };\n  #include(\"b\")\nclass C { uint8 N = 300; };"));
        assertThat(check.errors())
                .extracting(MofError::toString)
                .containsExactly(
                        "a:2:3: cannot include b: there is no b (0x80044030 WBEMMOF_E_ERROR_INVALID_INCLUDE_FILE)",
                        "a:3:21: this number does not fit uint8 (0x8004401D WBEMMOF_E_OUT_OF_RANGE)");
        MofException text = Objects.requireNonNull(
                catchThrowableOfType(MofException.class, () -> FakeWmi.builder().mof("#include(\"b.mof\")")));
        assertThat(text.hresult().hex()).isEqualTo("0x80044030");
        assertThat(text).hasMessageContaining("MofSource");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> FakeWmi.builder().mof(Path.of("no", "such.mof")))
                .withMessageContaining("such.mof");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> MofCheck.of(MofSource.of(Path.of("no", "such.mof"))));
    }

    @Test
    @DisplayName("an include whose mistakes have its name and lines")
    void mistakesInside() throws Exception {
        MofCheck check = check(
                "a",
                Map.of(
                        "a",
                        "class A { uint8 N = 300; };\n#include(\"b\")\nclass C { uint8 N = 301; };",
                        "b",
                        "\nklass B;"));
        assertThat(check.errors())
                .extracting(each -> each.source() + ":" + each.line())
                .containsExactlyInAnyOrder("a:1", "b:2", "a:3");
    }

    @Test
    @Shows(FakeRule.MOF_INCLUDE)
    @DisplayName("no circle of includes, and no tower of them")
    void circles(@TempDir Path folder) throws Exception {
        MofCheck circle = check("a", Map.of("a", "#include(\"b\")", "b", "\n#include(\"a\")"));
        assertThat(circle.errors()).hasSize(1);
        assertThat(circle.errors().get(0).source()).isEqualTo("b");
        assertThat(circle.errors().get(0).hresult().hex()).isEqualTo("0x80044030");
        assertThat(check("a", Map.of("a", "#include(\"a\")")).errors()).hasSize(1);
        Path self = Files.writeString(folder.resolve("self.mof"), "#include(\"./x/../self.mof\")");
        assertThat(MofCheck.of(MofSource.of(self)).errors()).hasSize(1);
        Map<String, String> doubling = new java.util.HashMap<>();
        for (int i = 0; i < 31; i++) {
            doubling.put("" + i, "#include(\"" + (i + 1) + "\")\n#include(\"" + (i + 1) + "\")");
        }
        doubling.put("31", "class A { };");
        assertThat(check("0", doubling).errors().get(0).message()).contains("10000 files");
        Map<String, String> tower = new java.util.HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            tower.put("" + i, "#include(\"" + (i + 1) + "\")");
        }
        assertThat(check("0", tower).errors().get(0).message()).contains("32");
    }

    @Test
    @DisplayName("a check that names the namespaces, and asks for no class to exist")
    void checks() throws Exception {
        MofCheck check = MofCheck.of(MofSource.of("t", """
                #pragma namespace("\\\\\\\\.\\\\root\\\\a")
                class A : Elsewhere { Elsewhere E; Elsewhere ref R; };
                #pragma namespace("root/b")
                instance of Elsewhere { Name = "x"; E = instance of Other { N = 1; }; };
                #pragma namespace("\\\\\\\\.\\\\root\\\\a")
                """));
        assertThat(check.errors()).isEmpty();
        assertThat(check.namespaces()).containsExactly("root\\a", "root\\b");
        assertThat(check.classes()).isEqualTo(1);
        assertThat(check.instances()).as("embedded ones do not count").isEqualTo(1);
        assertThat(MofCheck.of(MofSource.of("t", "")).classes()).isZero();
    }
}
