package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.HResult;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;

/**
 * The examples of data queries by their numbers. W and P at the start of a query stand for {@code SELECT * FROM D_Disk
 * WHERE} and {@code SELECT * FROM D_Proc WHERE}.
 */
@DisplayName("Data queries")
class QueryExamplesTest {
    private static final String EXEC_QUERY = FakeOperation.EXEC_QUERY.call();
    private static final String NEXT = FakeOperation.NEXT.call();

    private FakeWmi fake;

    @BeforeEach
    void build() {
        fake = FakeWmi.builder()
                .namespace("root\\demo")
                .mof(QueryExamplesTest.class, "demo.mof")
                .build();
    }

    @AfterEach
    void nothingIsLeftOpen() {
        fake.journal().requireNothingOpen();
    }

    private Answers.Answer ask(String query) {
        return ask(query, Answers.SEMISYNCHRONOUS);
    }

    private Answers.Answer ask(String query, int flags) {
        String text = query.startsWith("W ")
                ? "SELECT * FROM D_Disk WHERE" + query.substring(1)
                : query.startsWith("P ") ? "SELECT * FROM D_Proc WHERE" + query.substring(1) : query;
        return Answers.ask(fake, "root\\demo", "WQL", text, flags);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | SELECT * FROM D_Disk | C: D: E: Z:",
                "2 | SELECT * FROM D_NetDisk | Z:",
                "3 | W __CLASS = \"D_Disk\" | C: D: E:",
                "4 | select deviceid from d_disk where drivetype = 3 | C: D:",
                "5 | W FileSystem = \"ntfs\" | C: Z:",
                "6 | W FileSystem <> \"NTFS\" | D:",
                "7 | W FileSystem IS NULL | E:",
                "8 | W FileSystem IS NOT NULL | C: D: Z:",
                "9 | W FileSystem = NULL | E:",
                "10 | W FileSystem <> NULL | C: D: Z:",
                "10 | W NULL = FileSystem | E:",
                "11 | W \"NTFS\" = FileSystem | C: Z:",
                "12 | W Size > 1000 | C: Z:",
                "13 | W Size >= \"1000\" | C: D: Z:",
                "14 | W Size = 18446744073709551615 | Z:",
                "15 | W Delta < 0 | D:",
                "16 | W Delta >= -5 AND Delta < 7 | C: D:",
                "17 | W Compressed = TRUE | D:",
                "18 | W Compressed = 0 | C: Z:",
                "19 | W Compressed <> FALSE | D:",
                "20 | W Compressed = \"TRUE\" | D:",
                "22 | W DriveType = 3 OR DriveType = 4 AND FileSystem = \"NTFS\" | C: D: Z:",
                "23 | W (DriveType = 3 OR DriveType = 4) AND FileSystem = \"NTFS\" | C: Z:",
                "24 | W NOT DriveType = 3 | E: Z:",
                "25 | W NOT (FileSystem = \"NTFS\" OR DriveType = 5) | D:",
                "26 | W DeviceID > \"b:\" AND DeviceID < \"d:\" | C:",
                "27 | W DeviceID LIKE \"[C-D]:\" | C: D:",
                "28 | W DeviceID LIKE \"[^C]%\" | D: E: Z:",
                "29 | W Label LIKE \"data[_]1\" | D:",
                "30 | W Label LIKE \"%[%]%\" | Z:",
                "31 | W Label = \"50% \\\"off\\\"\" | Z:",
                "32 | W Label = '50% \"off\"' | Z:",
                "33 | W NOT Label LIKE \"S%\" | D: Z:",
                "34 | SELECT * FROM D_NetDisk WHERE ProviderName = \"\\\\\\\\srv\\\\share\" | Z:",
                "37 | W Installed > \"20200101000000.000000+000\" | D: Z:",
                "74 | `\tSELECT\r\n*\n\nFROM\tD_Disk\r\n` | C: D: E: Z:"
            })
    @DisplayName("select the disks that the example names")
    void disks(int number, String query, String expected) {
        Answers.Answer answer = ask(query);
        assertThat(answer.error()).as("error of example %d", number).isNull();
        assertThat(answer.keys("DeviceID")).containsExactlyElementsOf(Answers.words(expected));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "39 | P Path = \"C:\\\\Windows\\\\explorer.exe\" | 100",
                "41 | P Name LIKE \"explorer%\" | 100",
                "42 | P Name LIKE \"xplorer.exe\" | ``",
                "43 | P Name LIKE \"explorer.ex\" | ``",
                "44 | P Name LIKE \"_plorer.exe\" | ``",
                "45 | P Name LIKE \"__plorer.exe\" | 100",
                "46 | P Name LIKE \"%%%plorer.e%\" | 100",
                "47 | P Name LIKE \"explore%exe\" | 100",
                "48 | P Name LIKE \"NOTEPAD.EXE\" | 200",
                "49 | P NOT Name LIKE \"%explore%\" | 4 200",
                "50 | P Handle = \"200\" | 200",
                "54 | P Owner.Sid = 70011 | 100",
                "55 | P Owner.Nope = 1 | ``",
                "56 | P Owner ISA \"D_User\" | 100 200",
                "57 | P Owner ISA \"D_Admin\" | 200"
            })
    @DisplayName("select the processes that the example names")
    void processes(int number, String query, String expected) {
        Answers.Answer answer = ask(query);
        assertThat(answer.error()).as("error of example %d", number).isNull();
        assertThat(answer.keys("Handle")).containsExactlyElementsOf(Answers.words(expected));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "40 | P Path = \"C:\\Windows\\explorer.exe\"",
                "52 | P Threads > Handle",
                "53 | P Threads > 1 + 2",
                "62 | W FileSystem IS \"NTFS\"",
                "63 | W DriveType IS 5",
                "64 | W Compressed >= NULL",
                "65 | W FileSystem = NTFS",
                "66 | W FileSystem = \"NTFS",
                "67 | W (DriveType = 3",
                "68 | SELECT FROM D_Disk",
                "68 | SELECT * D_Disk",
                "68 | SELECT * FROM",
                "68 | SELECT * FROM D_Disk WHERE",
                "69 | SELECT * FROM D_Disk, D_Proc",
                "70 | SELECT * FROM D_Disk ORDER BY Size",
                "71 | W DriveType IN (3,4)"
            })
    @Shows(FakeRule.QUERY_TEXT)
    @DisplayName("that no parser can read fail in the call that starts them")
    void syntax(int number, String query) {
        Answers.Answer answer = ask(query);
        assertThat(answer.error()).as("error of example %d", number).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
        assertThat(answer.where()).isEqualTo(EXEC_QUERY);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "21 | W Compressed > FALSE | 0x80041017",
                "38 | W Installed = \"2020****000000.000000+000\" | 0x80041017",
                "51 | P Threads = 3.5 | 0x80041017",
                "58 | W Codes = 1 | 0x80041017",
                "59 | SELECT * FROM NoSuch | 0x80041010",
                "60 | SELECT Nope FROM D_Disk | 0x80041017",
                "61 | W Nope = 1 | 0x80041017"
            })
    @Shows({FakeRule.QUERY_SCHEMA, FakeRule.QUERY_UNKNOWN_PROPERTY})
    @DisplayName("that the classes do not allow fail at the first fetch, or at once when nothing was deferred")
    void schema(int number, String query, String code) {
        Answers.Answer deferred = ask(query);
        assertThat(Objects.requireNonNull(deferred.error()).hex())
                .as("error of example %d", number)
                .isEqualTo(code);
        assertThat(deferred.where()).isEqualTo(NEXT);
        Answers.Answer direct = ask(query, 0);
        assertThat(direct.error()).isEqualTo(deferred.error());
        assertThat(direct.where()).isEqualTo(EXEC_QUERY);
    }

    @Test
    @Shows({FakeRule.COLUMN_ORDER, FakeRule.LIST_WITHOUT_KEYS, FakeRule.LIST_PATH})
    @DisplayName("35, 36: a list gives its properties; without the keys there is no path, unless it is demanded")
    void projection() {
        WmiObject located = only(ask("SELECT DeviceID, Size FROM D_Disk WHERE DeviceID = 'C:'"));
        assertThat(located.names()).containsExactly("DeviceID", "Size");
        assertThat(located.system())
                .isEqualTo(new SystemProperties(
                        2,
                        "D_Disk",
                        null,
                        "D_Disk",
                        "D_Disk.DeviceID=\"C:\"",
                        2,
                        List.of(),
                        "FAKE",
                        "root\\demo",
                        "\\\\FAKE\\root\\demo:D_Disk.DeviceID=\"C:\""));
        WmiObject lost = only(ask("SELECT Size FROM D_Disk WHERE DeviceID = 'C:'"));
        assertThat(lost.system())
                .isEqualTo(new SystemProperties(2, "D_Disk", null, null, null, 1, List.of(), null, null, null));
        WmiObject demanded = only(ask("SELECT Size FROM D_Disk WHERE DeviceID = 'C:'", 0x130));
        assertThat(demanded.system().path()).isEqualTo("\\\\FAKE\\root\\demo:D_Disk.DeviceID=\"C:\"");
        WmiObject asked = only(ask("SELECT __PATH FROM D_NetDisk"));
        assertThat(asked.names()).isEmpty();
        assertThat(asked.system().relpath()).isEqualTo("D_NetDisk.DeviceID=\"Z:\"");
        assertThat(asked.system().derivation()).containsExactly("D_Disk");
    }

    private static WmiObject only(Answers.Answer answer) {
        assertThat(answer.error()).isNull();
        assertThat(answer.rows()).hasSize(1);
        return answer.rows().get(0);
    }

    @Test
    @DisplayName("rows of a subclass carry its own properties too, but a list cannot name them")
    void subclassProperties() {
        List<WmiObject> rows = ask("SELECT * FROM D_Disk").rows();
        assertThat(rows.get(0).has("ProviderName")).isFalse();
        assertThat(rows.get(3).getString("ProviderName")).isEqualTo("\\\\srv\\share");
        assertThat(ask("SELECT ProviderName FROM D_Disk").error()).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
        assertThat(ask("W ProviderName IS NULL").error()).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
    }

    @Test
    @Shows(FakeRule.QUERY_TEXT)
    @DisplayName("72, 73: the empty text and another language are refused, WQL is known in any case")
    void languages() {
        assertThat(ask("").error()).isEqualTo(HResult.WBEM_E_INVALID_PARAMETER);
        assertThat(Answers.ask(fake, "root\\demo", "SQL", "SELECT * FROM D_Disk", 0)
                        .error())
                .isEqualTo(HResult.WBEM_E_INVALID_QUERY_TYPE);
        assertThat(Answers.ask(fake, "root\\demo", "wql", "SELECT * FROM D_Disk", 0)
                        .rows())
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "W NOT (FileSystem = 'NTFS' AND Delta = 0) | D: E: Z:",
                "W FileSystem = 'FAT32' OR Delta = 7 | D: E:",
                "W NOT (FileSystem = 'FAT32' AND Delta = 7) | C: D: Z:",
                "W __CLASS = 'd_netdisk' OR __RELPATH LIKE '%E:%' | E: Z:",
                "W __SUPERCLASS IS NULL | C: D: E:",
                "W __DYNASTY = 'D_Disk' AND __GENUS = 2 AND __PROPERTY_COUNT = 10 | Z:",
                "W __SERVER = 'fake' AND __NAMESPACE = 'ROOT\\\\DEMO' AND DeviceID = 'c:' | C:",
                "W Codes IS NULL | C: D: E: Z:",
                "W Size = 99999999999999999999999 | ``",
                "W Size < 99999999999999999999999 | C: D: Z:",
                "W Delta = 2147483648 | ``",
                "W Compressed = 17 | D:",
                "W Installed = '20200101010000.000000+060' | C:",
                "W Installed LIKE '2021%' | D:"
            })
    @Shows({
        FakeRule.COMPARISON_TEXT,
        FakeRule.COMPARISON_NULL,
        FakeRule.COMPARISON_64_BIT,
        FakeRule.COMPARISON_OFFSETS,
        FakeRule.LIKE_NO_STRING
    })
    @DisplayName("treat a comparison with NULL as neither true nor false, and compare by the type of the property")
    void semantics(String query, String expected) {
        Answers.Answer answer = ask(query);
        assertThat(answer.error()).isNull();
        assertThat(answer.keys("DeviceID")).containsExactlyElementsOf(Answers.words(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "P Owner = 'x'",
                "P Name LIKE 5",
                "P Name = 5",
                "P Threads = 'many'",
                "P Threads LIKE '1%'",
                "P Threads ISA 'D_User'",
                "P __this ISA 'D_Proc'",
                "P Threads = TRUE",
                "W Installed = 'yesterday'",
                "W Nothing.Here = 1",
                "W Compressed = 'maybe'",
                "W Size = 1e3",
                "W __DERIVATION = 'x'"
            })
    @Shows({FakeRule.CONSTANT_MISFIT, FakeRule.CONSTANT_DATETIME})
    @DisplayName("that compare what cannot be compared are invalid")
    void misfits(String query) {
        assertThat(ask(query).error()).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
    }

    @Test
    @Shows({FakeRule.EMBEDDED_PATH, FakeRule.EMBEDDED_MISFIT})
    @DisplayName("of embedded objects find what is there and stay silent about what is not")
    void embedded() {
        assertThat(ask("P Owner.Name = 'ALICE'").keys("Handle")).containsExactly("100");
        assertThat(ask("P Owner.Name IS NOT NULL").keys("Handle")).containsExactly("100", "200");
        assertThat(ask("P Owner.Sid = 'many'").keys("Handle")).isEmpty();
        assertThat(ask("P Owner.Name.Deeper = 1").keys("Handle")).isEmpty();
        assertThat(ask("P NOT Owner.Nope = 1").keys("Handle")).isEmpty();
        assertThat(ask("P Threads.Nope = 1").keys("Handle")).isEmpty();
        WmiObject row = only(ask("SELECT Owner.Name FROM D_Proc WHERE Handle = 200"));
        assertThat(Objects.requireNonNull(row.getObject("Owner")).getLong("Sid"))
                .as("the whole object is delivered")
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "W DeviceID = 'z:' | Z:",
                "W DeviceID = 'C:' AND DriveType = 3 | C:",
                "W DriveType = 5 AND DeviceID = 'C:' | ``",
                "W DeviceID = 'C:' AND DeviceID = 'D:' | ``",
                "W DeviceID = 'Q:' | ``",
                "W DeviceID = 'C:' OR DeviceID = 'Z:' | C: Z:",
                "W NOT DeviceID = 'C:' | D: E: Z:",
                "W 'c:' = DeviceID AND (Size > 1 OR Delta = 7) | C:",
                "SELECT * FROM D_NetDisk WHERE DeviceID = 'C:' | ``",
                "W DeviceID = 'C:' AND __CLASS = 'D_NetDisk' | ``"
            })
    @DisplayName("that fix the keys find the same as any other condition would")
    void keys(String query, String expected) {
        Answers.Answer answer = ask(query);
        assertThat(answer.error()).isNull();
        assertThat(answer.keys("DeviceID")).containsExactlyElementsOf(Answers.words(expected));
    }

    @Test
    @DisplayName("that fix the keys are checked whole, and find integer keys by value")
    void keysChecked() {
        assertThat(ask("W DeviceID = 'Q:' AND Nope = 1").error()).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
        assertThat(ask("P Handle = '100'").keys("Handle")).containsExactly("100");
        assertThat(ask("P Handle = 18446744073709551616").keys("Handle")).isEmpty();
        assertThat(ask("P Handle = -1").keys("Handle")).isEmpty();
        assertThat(ask("P Handle = 'x'").error()).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
        assertThat(ask("P Handle = NULL").keys("Handle")).isEmpty();
    }

    @Test
    @Shows({FakeRule.FLAG_DIRECT_READ, FakeRule.FLAG_SHALLOW})
    @DisplayName("with the flag DIRECT_READ leave subclasses out; SHALLOW, which is for enumerations, changes nothing")
    void flags() {
        assertThat(ask("SELECT * FROM D_Disk", 0x200).keys("DeviceID")).containsExactly("C:", "D:", "E:");
        assertThat(ask("SELECT * FROM D_Disk", 0x1).keys("DeviceID")).hasSize(4);
    }

    @Test
    @Shows(FakeRule.FLAG_PROTOTYPE)
    @DisplayName("with the flag PROTOTYPE are not run: the result is the class with the columns of the list")
    void prototype() {
        WmiObject row = only(ask("SELECT Size, DeviceID FROM D_Disk WHERE DriveType = 77", 0x2));
        assertThat(row.names()).containsExactly("DeviceID", "Size");
        assertThat(row.get("Size").isNull()).isTrue();
        assertThat(row.system().genus()).isEqualTo(SystemProperties.GENUS_CLASS);
        assertThat(row.system().relpath()).isEqualTo("D_Disk");
        assertThat(only(ask("SELECT * FROM D_NetDisk", 0x2)).names()).hasSize(10);
        assertThat(ask("SELECT Nope FROM D_Disk", 0x2).error()).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
    }

    @Test
    @DisplayName("share one shape among their rows, and without a list the stored values")
    void shapes() {
        try (WmiNamespace demo = fake.locator().connect("root\\demo")) {
            List<WmiObject> rows = demo.query("SELECT Size, DeviceID FROM D_Disk WHERE Delta < 7")
                    .list();
            assertThat(rows.get(0).shape()).isSameAs(rows.get(1).shape());
            List<WmiObject> whole = demo.query("SELECT * FROM D_Proc").list();
            assertThat(whole)
                    .allSatisfy(
                            row -> assertThat(row.shape()).isSameAs(whole.get(0).shape()));
        }
    }
}
