package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("WmiPath")
class WmiPathTest {

    private static final BigInteger LARGEST = new BigInteger("18446744073709551615");

    /** The lawful rows of the path examples, by number; a row that names another is equal to it. */
    @ParameterizedTest(name = "example {0}: {1} is {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1  | Win32_LogicalDisk | CLASS | Win32_LogicalDisk",
                "2  | Win32_LogicalDisk.DeviceID=\"C:\" | INSTANCE | Win32_LogicalDisk.DeviceID=\"C:\"",
                "3  | Win32_LogicalDisk=\"C:\" | INSTANCE | Win32_LogicalDisk=\"C:\"",
                "4  | win32_logicaldisk.deviceid=\"c:\" | INSTANCE | win32_logicaldisk.deviceid=\"c:\"",
                "5  | \\\\.\\root\\cimv2:Win32_LogicalDisk.DeviceID=\"C:\" | INSTANCE | \\\\.\\root\\cimv2:Win32_LogicalDisk.DeviceID=\"C:\"",
                "6  | \\\\SRV\\root\\cimv2:Win32_LogicalDisk.DeviceID=\"C:\" | INSTANCE | \\\\SRV\\root\\cimv2:Win32_LogicalDisk.DeviceID=\"C:\"",
                "7  | //SRV/root/cimv2:Win32_LogicalDisk=\"C:\" | INSTANCE | \\\\SRV\\root\\cimv2:Win32_LogicalDisk=\"C:\"",
                "8  | root\\cimv2:Win32_LogicalDisk | CLASS | root\\cimv2:Win32_LogicalDisk",
                "9  | /root/cimv2:Win32_LogicalDisk | CLASS | \\\\.\\root\\cimv2:Win32_LogicalDisk",
                "10 | Win32_Directory.Name=\"C:\\\\\" | INSTANCE | Win32_Directory.Name=\"C:\\\\\"",
                "11 | MyClass.Name=\"say \\\"hi\\\"\" | INSTANCE | MyClass.Name=\"say \\\"hi\\\"\"",
                "13 | MyClass.IntVal=33,StrVal=\"AAA\" | INSTANCE | MyClass.IntVal=33,StrVal=\"AAA\"",
                "14 | MyClass.StrVal=\"AAA\",IntVal=33 | INSTANCE | MyClass.StrVal=\"AAA\",IntVal=33",
                "15 | ComPort=2 | INSTANCE | ComPort=2",
                "16 | Win32_WMISetting=@ | SINGLETON | Win32_WMISetting=@",
                "17 | MyClass.Name='abc' | INSTANCE | MyClass.Name=\"abc\"",
                "18 | MyClass.On=TRUE | INSTANCE | MyClass.On=TRUE",
                "19 | MyClass.K=-5 | INSTANCE | MyClass.K=-5",
                "20 | \\\\.\\root\\cimv2 | NAMESPACE | \\\\.\\root\\cimv2",
                "22 | Win32_LogicalDisk.Size=\"1\" | INSTANCE | Win32_LogicalDisk.Size=\"1\"",
                "31 | Win32_LogicalDisk.DeviceID=\"Z:\" | INSTANCE | Win32_LogicalDisk.DeviceID=\"Z:\"",
                "32 | NoSuchClass | CLASS | NoSuchClass",
                "33 | NoSuchClass.K=1 | INSTANCE | NoSuchClass.K=1",
            })
    void aLawfulPathIsReadAndPrinted(int example, String text, String kind, String printed) {
        WmiPath path = WmiPath.of(text);
        assertThat(path).hasToString(printed);
        assertThat(kind(path)).isEqualTo(kind);
        assertThat(WmiPath.of(printed)).isEqualTo(path).hasSameHashCodeAs(path).hasToString(printed);
    }

    /** Exactly one of the four holds for every path. */
    private static String kind(WmiPath path) {
        assertThat(path.isNamespace() ? 1 : 0).isEqualTo(1 - (path.isClass() ? 1 : 0) - (path.isInstance() ? 1 : 0));
        if (path.isNamespace()) {
            return "NAMESPACE";
        }
        if (path.isClass()) {
            return "CLASS";
        }
        return path.isSingleton() ? "SINGLETON" : "INSTANCE";
    }

    @ParameterizedTest(name = "example {0}: {1} is refused at {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "21 | Win32_LogicalDisk = \"C:\" | position 17: blanks",
                "23 | Win32_LogicalDisk.DeviceID= | position 27: a value is missing",
                "24 | Win32_LogicalDisk.DeviceID=\"C: | position 27: the text that begins here is not closed",
                "25 | Win32_LogicalDisk.=\"C:\" | position 18: the name of a key",
                "26 | MyClass.A=1,A=2 | position 12: the key \"A\" is given twice",
                "27 | MyClass.A=1 ,B=2 | position 11: blanks",
                "28 | MyClass.A=1.5 | position 11: a real number",
                "29 | MyClass.A={1} | position 10: a value is",
                "30 | `` | position 0: the path is empty",
                "34 | MyClass.Name=\"C:\\\" | position 13: the text that begins here is not closed",
                "35 | \\\\.\\root\\cimv2: | position 15: the name of the class is missing",
                "-  | \\root\\cimv2 | position 0: a single leading separator",
                "-  | \\\\SRV | position 5: the path names a host, but no namespace",
                "-  | \\\\SRV:Win32_Process | position 2: the host must be",
                "-  | \\\\[::1]\\root:C | position 2: the host must be",
                "-  | \\\\\\.\\root:C | position 2: the host between",
                "-  | root\\\\cimv2:C | position 5: two separators",
                "-  | root\\cimv2\\:C | position 11: two separators",
                "-  | :C | position 0: the namespace is empty",
                "-  | root\\x.K=\"abc\" | position 8: a namespace has no quotes",
                "-  | C. | position 2: the name of a key is missing",
                "-  | C.K | position 3: = and a value",
                "-  | C.K=1, | position 6: the name of a key is missing",
                "-  | C.K=1,2 | position 6: the name of a key begins",
                "-  | C=1,B=2 | position 3: with several keys",
                "-  | C=@x | position 3: nothing may follow",
                "-  | C.@ | position 2: the name of a key begins",
                "-  | C=NULL | position 2: a value is",
                "-  | C=- | position 3: digits are missing",
                "-  | C=0x | position 4: digits are missing",
                "-  | C=18446744073709551616 | position 2: an integer key has 64 bits",
                "-  | C=-9223372036854775809 | position 2: an integer key has 64 bits",
                "-  | C=0x10000000000000000 | position 2: an integer key has 64 bits",
                "-  | C=\"C:\\Windows\" | position 5: inside quotes a backslash is written twice",
                "-  | 1C | position 0: the name of the class begins",
                "-  | C-D | position 1: after the class",
                "-  | C.a=1,A=2 | position 6: the key \"A\" is given twice",
            })
    void anUnlawfulPathIsRefusedByPositionAndRule(String example, String text, String problem) {
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(() -> WmiPath.of(text))
                .withMessageContaining(problem)
                .satisfies(e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_OBJECT_PATH));
    }

    @Test
    @DisplayName("example 12: references as keys are paths within texts, escaped twice")
    void referencesAsKeysArePathsWithinTexts() {
        String text =
                "Win32_GroupUser.GroupComponent=\"\\\\\\\\.\\\\root\\\\cimv2:Win32_Group.Domain=\\\"D\\\",Name=\\\"G\\\"\","
                        + "PartComponent=\"Win32_UserAccount.Domain=\\\"D\\\",Name=\\\"U\\\"\"";
        WmiPath group = WmiPath.builder("Win32_Group")
                .namespace("\\\\.\\root\\cimv2")
                .key("Domain", "D")
                .key("Name", "G")
                .build();
        WmiPath user = WmiPath.of("Win32_UserAccount.Domain=\"D\",Name=\"U\"");
        WmiPath path = WmiPath.of(text);
        assertThat(WmiPath.of(path.findKey("GroupComponent").orElseThrow().text()))
                .isEqualTo(group);
        assertThat(WmiPath.of(path.findKey("partcomponent").orElseThrow().text()))
                .isEqualTo(user);
        assertThat(WmiPath.builder("Win32_GroupUser")
                        .key("GroupComponent", group)
                        .key("PartComponent", user)
                        .build())
                .hasToString(text)
                .isEqualTo(path);
    }

    @Test
    @DisplayName("example 30: null is not a path")
    void nullIsNotAPath() {
        assertThatNullPointerException().isThrownBy(() -> WmiPath.of(null)).withMessage("text");
    }

    @ParameterizedTest(name = "{0} equals {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Win32_LogicalDisk=\"C:\" | Win32_LogicalDisk.DeviceID=\"C:\"",
                "win32_logicaldisk.deviceid=\"c:\" | Win32_LogicalDisk.DeviceID=\"C:\"",
                "//SRV/root/cimv2:Win32_LogicalDisk=\"C:\" | \\\\srv\\ROOT\\cimv2:Win32_LogicalDisk.DeviceID=\"C:\"",
                "root\\cimv2:Win32_LogicalDisk | \\\\.\\root\\cimv2:Win32_LogicalDisk",
                "/root/cimv2:Win32_LogicalDisk | root\\cimv2:Win32_LogicalDisk",
                "MyClass.IntVal=33,StrVal=\"AAA\" | MyClass.StrVal=\"aaa\",INTVAL=33",
                "MyClass.K=0x1F | MyClass.K=31",
                "MyClass.K=007 | MyClass.K=7",
                "MyClass.K=-0 | MyClass.K=0",
                "MyClass.On=TRUE | myclass.on=true",
                "MyClass.Name='it\"s' | MyClass.Name=\"it\\\"s\"",
                "C=\"\u00C4\u0130\" | C=\"\u00E4i\"",
            })
    void pathsOfTheSameThingAreEqual(String one, String other) {
        assertThat(WmiPath.of(one)).isEqualTo(WmiPath.of(other)).hasSameHashCodeAs(WmiPath.of(other));
    }

    @ParameterizedTest(name = "{0} differs from {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "C.A=1,B=2 | C.A=1,C=2",
                "C.A=1,B=2 | C.A=1",
                "C=\"4\" | C=4",
                "C=1 | C=TRUE",
                "C=@ | C",
                "C | root\\cimv2:C",
                "\\\\a\\root:C | \\\\b\\root:C",
                "\\\\a\\root:C | root:C",
                "root\\cimv2:C | root\\cimv2",
            })
    void pathsOfDifferentThingsDiffer(String one, String other) {
        assertThat(WmiPath.of(one)).isNotEqualTo(WmiPath.of(other));
    }

    @Test
    void aPathHasItsPartsAsWritten() {
        WmiPath path = WmiPath.of("//Web01/Root/CimV2:Win32_Process.Handle='4',Big=18446744073709551615,On=false");
        assertThat(path.host()).contains("Web01");
        assertThat(path.namespace()).contains("Root\\CimV2");
        assertThat(path.className()).contains("Win32_Process");
        assertThat(path.keys()).extracting(key -> key.name().orElseThrow()).containsExactly("Handle", "Big", "On");
        assertThat(path.keys()).extracting(WmiPath.Key::value).containsExactly("4", LARGEST, false);
        assertThat(path.keys()).extracting(WmiPath.Key::text).containsExactly("4", LARGEST.toString(), "FALSE");
        assertThat(path.findKey("HANDLE")).isPresent();
        assertThat(path.findKey("Nope")).isEmpty();
        assertThat(path.relative())
                .hasToString("Win32_Process.Handle=\"4\",Big=18446744073709551615,On=FALSE")
                .isNotEqualTo(path);
        assertThat(path.relative().relative()).isEqualTo(path.relative());
        assertThat(WmiPath.of("ComPort=2").keys()).singleElement().satisfies(key -> {
            assertThat(key.name()).isEmpty();
            assertThat(key.value()).isEqualTo(BigInteger.TWO);
        });
    }

    @Test
    void aKeyIsEqualByNameIgnoringCaseAndByValue() {
        WmiPath.Key key = WmiPath.of("C.Name=\"x\"").keys().get(0);
        assertThat(key)
                .isEqualTo(WmiPath.of("D.NAME='X'").keys().get(0))
                .hasSameHashCodeAs(WmiPath.of("D.NAME='X'").keys().get(0))
                .isNotEqualTo(WmiPath.of("C.Id=\"x\"").keys().get(0))
                .hasToString("Name=\"x\"");
    }

    @Test
    void anIpv6HostIsOneHostAndNotANamespace() {
        WmiPath path = WmiPath.of("\\\\2010:836B:4179::836B:4179\\root\\cimv2:Win32_Process");
        assertThat(path.host()).contains("2010:836B:4179::836B:4179");
        assertThat(path.className()).contains("Win32_Process");
        assertThat(WmiPath.of("\\\\fe80::1%eth0\\root\\cimv2").namespace()).contains("root\\cimv2");
    }

    @Test
    void aLoneNameIsAClassUnlessItIsReadAsANamespace() {
        assertThat(WmiPath.of("root").isClass()).isTrue();
        WmiPath namespace = WmiPath.ofNamespace("root");
        assertThat(namespace.isNamespace()).isTrue();
        assertThat(namespace).hasToString("root").isNotEqualTo(WmiPath.of("root"));
        assertThat(WmiPath.ofNamespace("//./ROOT/cimv2")).isEqualTo(WmiPath.of("root\\CIMV2"));
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(() -> WmiPath.ofNamespace("root\\cimv2:Win32_Process"))
                .withMessageContaining("position 10: a namespace has no colon");
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(namespace::relative)
                .withMessageContaining("no class");
    }

    @Test
    void aBuilderEscapesWhatItIsGiven() {
        WmiPath path = WmiPath.builder("C")
                .namespace("root\\cimv2")
                .key("Text", "say \"hi\" in C:\\ it's")
                .key("Number", -5)
                .key("Big", LARGEST)
                .key("On", true)
                .build();
        assertThat(path)
                .hasToString(
                        "root\\cimv2:C.Text=\"say \\\"hi\\\" in C:\\\\ it's\",Number=-5,Big=18446744073709551615,On=TRUE")
                .isEqualTo(WmiPath.of(path.toString()));
        assertThat(WmiPath.builder("C").build().isClass()).isTrue();
        assertThat(WmiPath.builder("C").singleton().build()).isEqualTo(WmiPath.of("C=@"));
    }

    @Test
    void aBuilderRefusesWhatParsingWouldRefuse() {
        assertRefused(WmiPath.builder("C D"), "className \"C D\"");
        assertRefused(WmiPath.builder(""), "className");
        assertRefused(WmiPath.builder("C").key("a b", 1), "name of a key \"a b\"");
        assertRefused(WmiPath.builder("C").key("a", 1).key("A", 2), "given twice");
        assertRefused(WmiPath.builder("C").key("a", LARGEST.add(BigInteger.ONE)), "64 bits");
        assertRefused(WmiPath.builder("C").key("a", "x\0y"), "NUL");
        assertRefused(WmiPath.builder("C").key("a", 1).singleton(), "singleton");
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(() -> WmiPath.builder("C").namespace("root\\"))
                .withMessageContaining("position 5");
    }

    private static void assertRefused(WmiPath.Builder builder, String problem) {
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(builder::build)
                .withMessageContaining(problem)
                .satisfies(e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_OBJECT_PATH));
    }

    @Test
    void anyTextIsAPathOrAWmiException() {
        Random random = new Random(1603);
        String[] seeds = {
            "\\\\.\\root\\cimv2:Win32_LogicalDisk.DeviceID=\"C:\"", "MyClass.IntVal=33,StrVal=\"A\\\\A\",On=TRUE", "C=@"
        };
        String alphabet = "\\/.:=,@\"'-0x19ATc_ {}\0\u00E4\uD83D";
        int lawful = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(seeds[random.nextInt(seeds.length)]);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int at = random.nextInt(text.length());
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, c);
                    case 1 -> text.insert(at, c);
                    default ->
                        text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)))
                                .append(c);
                }
            }
            try {
                WmiPath path = WmiPath.of(text.toString());
                assertThat(WmiPath.of(path.toString())).isEqualTo(path);
                lawful++;
            } catch (WmiException e) {
                assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_OBJECT_PATH);
            }
        }
        assertThat(lawful).isBetween(1_000, 199_000);
    }

    /** Anything worse than linear time would not end within a build. */
    @ParameterizedTest
    @ValueSource(
            strings = {"9", "0", "\\", "/", ".", "\"", "'", ":", "=", ",", "a", "A=1,", "\\\\", "root\\", " ", "-"})
    void tenMillionCharactersAreReadOrRefusedInLinearTime(String unit) {
        String run = unit.repeat(10_000_000 / unit.length());
        for (String text :
                new String[] {run, "C=" + run, "C.K=\"" + run, "C.K=\"" + run + "\"", "\\\\h\\" + run, "C." + run}) {
            try {
                assertThat(WmiPath.of(text).toString()).isNotEmpty();
            } catch (WmiException e) {
                assertThat(e.getMessage()).hasSizeLessThan(1_000);
            }
        }
    }
}
