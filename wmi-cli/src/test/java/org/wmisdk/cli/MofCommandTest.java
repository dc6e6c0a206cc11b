package org.wmisdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wmi mof check}, and the machine of one's own that {@code --load} makes. */
class MofCommandTest {
    private static final String LAMP = "class Lamp { [key] string Name; boolean On; };\n";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        out.reset();
        err.reset();
        try (PrintStream outText = new PrintStream(out, false, StandardCharsets.UTF_8);
                PrintStream errText = new PrintStream(err, false, StandardCharsets.UTF_8)) {
            return Main.run(
                    arguments, new Main.Console(new ByteArrayInputStream(new byte[0]), outText, errText, Map.of()));
        }
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCheckSaysWhatIsInEachFile() {
        String first = file("a.mof", LAMP + "instance of Lamp { Name = \"desk\"; };");
        String second = file("b.mof", "#include(\"a.mof\")\nclass B : Elsewhere { Elsewhere E; };");
        assertThat(run("mof", "check", first, second)).isZero();
        assertThat(out()).isEqualTo(first + ": 1 classes, 1 instances\n" + second + ": 2 classes, 1 instances\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void aMistakeIsALineAndExitCode1AndTheOtherFilesAreCheckedToo() {
        String bad = file("bad.mof", "class A {\n  uint8 N = 300;\n  string S\n};\n");
        String good = file("good.mof", LAMP);
        assertThat(run("mof", "check", bad, good)).isEqualTo(1);
        assertThat(out())
                .isEqualTo(bad + ":2:13: this number does not fit uint8 (0x8004401D WBEMMOF_E_OUT_OF_RANGE)\n" + bad
                        + ":4:1: expected ; or = after the property, found \"}\" (0x80044002 WBEMMOF_E_EXPECTED_SEMI)\n"
                        + good + ": 1 classes, 0 instances\n");
    }

    @Test
    void moreThanAHundredMistakesAreCounted() {
        assertThat(run("mof", "check", file("many.mof", "class A { uint8 N = 300; };\n".repeat(150))))
                .isEqualTo(1);
        assertThat(out().lines()).hasSize(101).last().isEqualTo("and 50 more");
    }

    @Test
    void aFileThatCannotBeReadIsSaid() {
        String good = file("good.mof", LAMP);
        String missing = folder.resolve("missing.mof").toString();
        assertThat(run("mof", "check", missing, folder.toString(), good)).isEqualTo(1);
        assertThat(err())
                .isEqualTo("wmi: " + missing + " cannot be read: there is no such file.\nwmi: " + folder
                        + " cannot be read: it is a folder.\n");
        assertThat(out()).isEqualTo(good + ": 1 classes, 0 instances\n");
    }

    @Test
    void aCheckWithoutAFileAndMofWithoutACommandAreUsageErrors() {
        assertThat(run("mof", "check")).isEqualTo(2);
        assertThat(run("mof")).isEqualTo(2);
        assertThat(run("mof", "chek", "x")).isEqualTo(2);
        assertThat(run("mof", "check", "--help")).isZero();
        assertThat(out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void loadAsksAMachineThatHasWhatTheFilesSay() {
        String schema = file("schema.mof", LAMP);
        String data = file("data.mof", "instance of Lamp { Name = \"desk\"; On = TRUE; };");
        assertThat(run("--backend", "fake", "--load", schema, "--load", data, "query", "SELECT Name FROM Lamp"))
                .as(err())
                .isZero();
        assertThat(out()).contains("desk");
        assertThat(run("query", "--backend", "fake", "--load", schema, "SELECT Name FROM Win32_Process"))
                .isEqualTo(1);
        assertThat(err()).contains("0x80041010");
        assertThat(run("query", "--backend", "fake", "--sample", "--load", schema, "SELECT Name FROM Win32_Process"))
                .isZero();
        assertThat(run("query", "--backend", "fake", "--sample", "--load", schema, "SELECT Name FROM Lamp"))
                .isZero();
        assertThat(out()).isEqualTo("(no rows)\n");
    }

    @Test
    void loadMakesTheNamespacesThatAFileNames() {
        String file = file(
                "elsewhere.mof",
                "#pragma namespace(\"\\\\\\\\.\\\\root\\\\made\\\\here\")\n" + LAMP
                        + "instance of Lamp { Name = \"hall\"; };");
        assertThat(run(
                        "--backend",
                        "fake",
                        "--load",
                        file,
                        "query",
                        "--namespace",
                        "root\\made\\here",
                        "SELECT * FROM Lamp"))
                .as(err())
                .isZero();
        assertThat(out()).contains("hall");
        assertThat(run(
                        "--backend",
                        "fake",
                        "--load",
                        file,
                        "query",
                        "--namespace",
                        "root\\cimv2",
                        "SELECT * FROM Lamp"))
                .isEqualTo(1);
    }

    @Test
    void loadNeedsTheFake() {
        String file = file("schema.mof", LAMP);
        assertThat(run("--load", file, "query", "SELECT * FROM Lamp")).isEqualTo(2);
        assertThat(err()).contains("--load needs --backend fake");
        assertThat(run("--backend", "jna", "--load", file, "query", "SELECT * FROM Lamp"))
                .isEqualTo(2);
        assertThat(run("--sample", "query", "SELECT * FROM Lamp")).isEqualTo(2);
        assertThat(run("--backend", "jna", "--dsc", "query", "SELECT * FROM Lamp"))
                .isEqualTo(2);
    }

    @Test
    void aMistakeInALoadedFileIsSaidAsInACheck() {
        String syntax = file("syntax.mof", "class A {\n  uint8 N = 300;\n};\nklass B;");
        assertThat(run("--backend", "fake", "--load", syntax, "query", "SELECT * FROM A"))
                .isEqualTo(1);
        assertThat(out()).isEmpty();
        assertThat(err())
                .startsWith(syntax + ":2:13: this number does not fit uint8 (0x8004401D WBEMMOF_E_OUT_OF_RANGE)\n"
                        + syntax + ":4:1: ");
        String rule = file("rule.mof", "class A : None { };");
        assertThat(run("--backend", "fake", "--load", rule, "query", "SELECT * FROM A"))
                .isEqualTo(1);
        assertThat(err()).startsWith(rule + ":1:1: ").contains("0x8004100D WBEM_E_INVALID_SUPERCLASS");
        String missing = folder.resolve("missing.mof").toString();
        assertThat(run("--backend", "fake", "--load", missing, "query", "SELECT * FROM A"))
                .isEqualTo(1);
        assertThat(err()).isEqualTo("wmi: " + missing + " cannot be read: there is no such file.\n");
    }

    @Test
    void dscSchemasLoadWithTheirBaseClasses() {
        String file = file(
                "x.schema.mof",
                "[ClassVersion(\"1.0\")] class DSC_X : OMI_BaseResource { [Key] string Name; };\n"
                        + "instance of DSC_X { Name = \"a\"; ResourceId = \"r\"; ModuleName = \"m\"; ModuleVersion = \"1\"; };");
        assertThat(run("--backend", "fake", "--load", file, "query", "SELECT Name FROM DSC_X"))
                .isEqualTo(1);
        assertThat(err()).contains("--dsc");
        assertThat(run("--backend", "fake", "--dsc", "--load", file, "query", "SELECT Name FROM DSC_X"))
                .as(err())
                .isZero();
    }
}
