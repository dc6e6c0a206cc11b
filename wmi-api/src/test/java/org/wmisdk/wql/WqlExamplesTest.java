package org.wmisdk.wql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.HResult;

/** The examples of the WQL reference by their numbers: what the grammar alone makes of each. */
@DisplayName("The examples of the WQL reference")
class WqlExamplesTest {
    /** Number, kind of statement or code, query. W and P stand for the beginnings that the reference gives them, A and R for associations. */
    private static final String EXAMPLES = """
            1 | select | SELECT * FROM D_Disk
            2 | select | SELECT * FROM D_NetDisk
            3 | select | W __CLASS = "D_Disk"
            4 | select | select deviceid from d_disk where drivetype = 3
            5 | select | W FileSystem = "ntfs"
            6 | select | W FileSystem <> "NTFS"
            7 | select | W FileSystem IS NULL
            8 | select | W FileSystem IS NOT NULL
            9 | select | W FileSystem = NULL
            10 | select | W FileSystem <> NULL
            10 | select | W NULL = FileSystem
            11 | select | W "NTFS" = FileSystem
            12 | select | W Size > 1000
            13 | select | W Size >= "1000"
            14 | select | W Size = 18446744073709551615
            15 | select | W Delta < 0
            16 | select | W Delta >= -5 AND Delta < 7
            17 | select | W Compressed = TRUE
            18 | select | W Compressed = 0
            19 | select | W Compressed <> FALSE
            20 | select | W Compressed = "TRUE"
            21 | select | W Compressed > FALSE
            22 | select | W DriveType = 3 OR DriveType = 4 AND FileSystem = "NTFS"
            23 | select | W (DriveType = 3 OR DriveType = 4) AND FileSystem = "NTFS"
            24 | select | W NOT DriveType = 3
            25 | select | W NOT (FileSystem = "NTFS" OR DriveType = 5)
            26 | select | W DeviceID > "b:" AND DeviceID < "d:"
            27 | select | W DeviceID LIKE "[C-D]:"
            28 | select | W DeviceID LIKE "[^C]%"
            29 | select | W Label LIKE "data[_]1"
            30 | select | W Label LIKE "%[%]%"
            31 | select | W Label = "50% \\"off\\""
            32 | select | W Label = '50% "off"'
            33 | select | W NOT Label LIKE "S%"
            34 | select | SELECT * FROM D_NetDisk WHERE ProviderName = "\\\\\\\\srv\\\\share"
            35 | select | SELECT DeviceID, Size FROM D_Disk WHERE DeviceID = 'C:'
            36 | select | SELECT Size FROM D_Disk WHERE DeviceID = 'C:'
            37 | select | W Installed > "20200101000000.000000+000"
            38 | select | W Installed = "2020****000000.000000+000"
            39 | select | P Path = "C:\\\\Windows\\\\explorer.exe"
            40 | 0x80041017 | P Path = "C:\\Windows\\explorer.exe"
            41 | select | P Name LIKE "explorer%"
            42 | select | P Name LIKE "xplorer.exe"
            43 | select | P Name LIKE "explorer.ex"
            44 | select | P Name LIKE "_plorer.exe"
            45 | select | P Name LIKE "__plorer.exe"
            46 | select | P Name LIKE "%%%plorer.e%"
            47 | select | P Name LIKE "explore%exe"
            48 | select | P Name LIKE "NOTEPAD.EXE"
            49 | select | P NOT Name LIKE "%explore%"
            50 | select | P Handle = "200"
            51 | select | P Threads = 3.5
            52 | event | P Threads > Handle
            53 | 0x80041017 | P Threads > 1 + 2
            54 | select | P Owner.Sid = 70011
            55 | select | P Owner.Nope = 1
            56 | select | P Owner ISA "D_User"
            57 | select | P Owner ISA "D_Admin"
            58 | select | W Codes = 1
            59 | select | SELECT * FROM NoSuch
            60 | select | SELECT Nope FROM D_Disk
            61 | select | W Nope = 1
            62 | 0x80041017 | W FileSystem IS "NTFS"
            63 | 0x80041017 | W DriveType IS 5
            64 | 0x80041017 | W Compressed >= NULL
            65 | event | W FileSystem = NTFS
            66 | 0x80041017 | W FileSystem = "NTFS
            67 | 0x80041017 | W (DriveType = 3
            68 | 0x80041017 | SELECT FROM D_Disk
            68 | 0x80041017 | SELECT * D_Disk
            68 | 0x80041017 | SELECT * FROM
            68 | 0x80041017 | W
            69 | 0x80041017 | SELECT * FROM D_Disk, D_Proc
            70 | 0x80041017 | SELECT * FROM D_Disk ORDER BY Size
            71 | 0x80041017 | W DriveType IN (3,4)
            75 | schema | SELECT * FROM meta_class WHERE __this ISA "D_Disk"
            76 | schema | SELECT * FROM meta_class WHERE __Class = "D_Disk"
            77 | schema | SELECT * FROM meta_class WHERE __Superclass = "D_Uses"
            78 | schema | SELECT * FROM meta_class WHERE __Class LIKE "D[_]Us%"
            79 | schema | SELECT * FROM meta_class WHERE __Dynasty = "D_User"
            80 | schema | SELECT * FROM meta_class WHERE __Superclass IS NULL
            81 | 0x80041017 | SELECT __CLASS FROM meta_class
            82 | associators | ASSOCIATORS OF {D_Disk.DeviceID="C:"}
            83 | associators | ASSOCIATORS OF{D_Disk="C:"}
            84 | associators | A WHERE AssocClass = D_Uses
            85 | associators | A WHERE AssocClass = D_UsesRW
            86 | associators | A WHERE RequiredAssocQualifier = Fast
            87 | associators | A WHERE ResultClass = D_Disk
            88 | associators | A WHERE ResultRole = User
            89 | associators | A WHERE Role = User
            90 | associators | A WHERE ResultClass = D_Proc RequiredQualifier = Sw
            91 | associators | A WHERE ClassDefsOnly
            92 | 0x80041017 | A WHERE ClassDefsOnly ResultClass = D_Proc
            93 | 0x80041017 | A WHERE ResultClass = D_Proc AND Role = Store
            94 | 0x80041017 | A WHERE ResultClass <> D_Proc
            95 | 0x8004103A | ASSOCIATORS OF {D_Disk = "C:"}
            95 | 0x8004103A | ASSOCIATORS OF {D_Disk.DeviceID}
            96 | associators | ASSOCIATORS OF {D_Disk} WHERE SchemaOnly
            97 | references | R
            98 | references | R WHERE ResultClass = D_Uses
            99 | references | R WHERE RequiredQualifier = Fast
            100 | references | REFERENCES OF {D_Proc=100} WHERE Role = User
            101 | references | R WHERE ClassDefsOnly
            102 | references | REFERENCES OF {D_Disk} WHERE SchemaOnly
            103 | 0x80041017 | R WHERE AssocClass = D_Uses
            104 | event | SELECT * FROM __InstanceCreationEvent WITHIN 5 WHERE TargetInstance ISA "D_Disk"
            105 | event | SELECT * FROM __InstanceCreationEvent WITHIN 5 WHERE TargetInstance ISA "D_Disk"
            106 | event | SELECT * FROM __InstanceModificationEvent WITHIN 5 WHERE TargetInstance ISA "D_Disk" AND TargetInstance.Delta > PreviousInstance.Delta
            107 | event | SELECT * FROM __InstanceModificationEvent WITHIN 5 WHERE TargetInstance ISA "D_Disk" AND TargetInstance.Delta > 10
            108 | event | SELECT * FROM __InstanceOperationEvent WITHIN 1.5 WHERE TargetInstance ISA "D_Proc"
            109 | select | SELECT * FROM __InstanceDeletionEvent WHERE TargetInstance ISA "D_Disk"
            110 | select | SELECT * FROM __ClassCreationEvent WHERE TargetClass ISA "D_Disk"
            111 | select | SELECT * FROM __TimerEvent WHERE TimerId = "t1"
            112 | event | E GROUP WITHIN 60
            113 | event | E GROUP WITHIN 60 BY TargetInstance.Name
            114 | event | E GROUP WITHIN 60 HAVING NumberOfEvents > 5
            115 | 0x8004105A | E GROUP BY TargetInstance.Name
            116 | event | E GROUP WITHIN 60 BY TargetInstance
            117 | event | E GROUP WITHIN 60 BY TargetInstance.Name.X
            118 | select | SELECT * FROM D_Disk
            119 | event | SELECT TargetInstance.Name FROM __InstanceCreationEvent WITHIN 2 WHERE TargetInstance ISA "D_Proc"
            """;

    private static final String BEGINNINGS = """
            W = SELECT * FROM D_Disk WHERE
            P = SELECT * FROM D_Proc WHERE
            A = ASSOCIATORS OF {D_Disk="C:"}
            R = REFERENCES OF {D_Disk="C:"}
            E = SELECT * FROM __InstanceCreationEvent WITHIN 5 WHERE TargetInstance ISA "D_Proc"
            """;

    record Example(int number, String outcome, String query) {}

    static List<Example> examples() {
        return EXAMPLES.lines()
                .map(line -> line.split(" \\| ", 3))
                .map(parts -> new Example(Integer.parseInt(parts[0]), parts[1], whole(parts[2])))
                .toList();
    }

    private static String whole(String query) {
        return BEGINNINGS
                .lines()
                .map(line -> line.split(" = ", 2))
                .filter(parts -> query.equals(parts[0]) || query.startsWith(parts[0] + " "))
                .map(parts -> parts[1] + query.substring(1))
                .findFirst()
                .orElse(query);
    }

    private static String outcome(String query) {
        try {
            String type = WqlParser.parse(query).getClass().getSimpleName();
            return switch (type) {
                case "WqlSelect" -> "select";
                case "WqlSchemaSelect" -> "schema";
                case "WqlEventSelect" -> "event";
                default -> type.substring("Wql".length()).toLowerCase(Locale.ROOT);
            };
        } catch (WqlSyntaxException e) {
            return e.hresult().hex();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    @DisplayName("read as the statement they are, or end in their code")
    void examples(Example example) {
        assertThat(outcome(example.query())).isEqualTo(example.outcome());
    }

    @Test
    @DisplayName("all are here, but 73, which is about the query language")
    void complete() {
        assertThat(examples())
                .extracting(Example::number)
                .containsAll(IntStream.rangeClosed(1, 71).boxed().toList());
        assertThat(examples())
                .extracting(Example::number)
                .containsAll(IntStream.rangeClosed(75, 119).boxed().toList());
    }

    @Test
    @DisplayName("72: the empty text is an invalid parameter")
    void empty() {
        assertThat(outcome("")).isEqualTo(HResult.WBEM_E_INVALID_PARAMETER.hex());
    }

    @Test
    @DisplayName("74: line breaks and tabs between all tokens change nothing")
    void blanks() {
        assertThat(WqlParser.parse("\tSELECT\r\n*\n\tFROM\r\n\r\nD_Disk\t\n"))
                .isEqualTo(WqlParser.parse("SELECT * FROM D_Disk"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    @DisplayName("print as a query that reads the same")
    void printed(Example example) {
        if (!example.outcome().startsWith("0x")) {
            WqlStatement statement = WqlParser.parse(example.query());
            assertThat(WqlParser.parse(statement.text())).isEqualTo(statement);
        }
    }
}
