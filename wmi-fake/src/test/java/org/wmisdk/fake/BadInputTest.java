package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimType;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;

@DisplayName("Bad input")
class BadInputTest {
    private static String demo() throws Exception {
        try (InputStream in = Objects.requireNonNull(BadInputTest.class.getResourceAsStream("demo.mof"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("of any MOF text ends in a fake or in a MofException")
    void mof() throws Exception {
        String demo = demo();
        Random random = new Random(3);
        String[] splinters = {
            "{",
            "}",
            ";",
            "[",
            "]",
            "(",
            "=",
            "$c",
            "\"",
            "'",
            "\\",
            "#pragma ",
            "/*",
            "class ",
            "instance of ",
            " as ",
            " ref ",
            "NULL",
            "0x",
            "1e9",
            "\u0000",
            "\ud800",
            ":",
            ","
        };
        int loaded = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder(demo);
            for (int n = random.nextInt(3); n >= 0; n--) {
                int at = random.nextInt(text.length());
                int end = Math.min(text.length(), at + random.nextInt(12));
                text.replace(at, end, random.nextBoolean() ? "" : splinters[random.nextInt(splinters.length)]);
            }
            try {
                FakeWmi.builder().mof(text.toString()).build();
                loaded++;
            } catch (MofException e) {
                assertThat(e.line()).isPositive();
                assertThat(e.column()).isPositive();
                assertThat(e.hresult().isFailure()).isTrue();
            }
        }
        assertThat(loaded).isBetween(1, 1_999);
    }

    @Test
    @DisplayName("of any query ends in rows or in a WmiException")
    void queries() throws Exception {
        FakeWmi fake = FakeWmi.builder().mof(demo()).build();
        List<String> properties = List.of(
                "DeviceID",
                "DriveType",
                "Size",
                "Compressed",
                "Installed",
                "Codes",
                "Delta",
                "Nope",
                "__PATH",
                "__DERIVATION",
                "Owner",
                "Owner.Sid",
                "Store",
                "Label");
        List<String> constants = List.of(
                "1",
                "-1",
                "3.5",
                "'x'",
                "'20200101000000.000000+000'",
                "TRUE",
                "NULL",
                "''",
                "'%[a-'",
                "99999999999999999999",
                "'1e5'",
                "1e9999");
        List<String> operators = List.of("=", "<>", "<", ">=", "LIKE", "ISA", "IS");
        List<String> classes = List.of("D_Disk", "D_Proc", "D_Uses", "Nope");
        Random random = new Random(5);
        int answered = 0;
        try (WmiNamespace namespace = fake.locator().connect("root\\cimv2")) {
            for (int i = 0; i < 5_000; i++) {
                StringBuilder query = new StringBuilder("SELECT * FROM " + pick(random, classes) + " WHERE ");
                for (int n = random.nextInt(3); n >= 0; n--) {
                    query.append(random.nextInt(3) == 0 ? "NOT " : "")
                            .append(pick(random, properties))
                            .append(' ')
                            .append(pick(random, operators))
                            .append(' ')
                            .append(pick(random, constants))
                            .append(n == 0 ? "" : random.nextBoolean() ? " AND " : " OR ");
                }
                try {
                    namespace.query(query.toString()).withSystemProperties().list();
                    answered++;
                } catch (WmiException e) {
                    assertThat(List.of(HResult.WBEM_E_INVALID_QUERY, HResult.WBEM_E_INVALID_CLASS))
                            .as(query.toString())
                            .contains(e.hresult());
                }
            }
        }
        assertThat(answered).isPositive();
        fake.journal().requireNothingOpen();
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    @Test
    @DisplayName("of large texts costs time in proportion to their size")
    void large() {
        String megabytes = "x".repeat(10_000_000);
        FakeWmi fake = FakeWmi.builder()
                .mof("class X { [key] string K; }; instance of X { K = \"" + megabytes + "\"; };")
                .build();
        assertThat(Answers.ask(fake, "root\\cimv2", "WQL", "SELECT * FROM X WHERE K LIKE '%x%y'", 0)
                        .rows())
                .isEmpty();
        String digits = "9".repeat(1_000_000);
        assertThat(mofCode("class X { uint64 N = " + digits + "; };")).isEqualTo("0x80044007");
        assertThat(mofCode("class X { uint8 N[] = {" + "1,".repeat(100_000) + "300}; };"))
                .isEqualTo("0x8004401D");
    }

    private static String mofCode(String text) {
        return Objects.requireNonNull(catchThrowableOfType(
                        MofException.class, () -> FakeWmi.builder().mof(text)))
                .hresult()
                .hex();
    }

    @Test
    @DisplayName("from Java names the property or class and has the code of WMI")
    void java() {
        FakeWmiBuilder builder = FakeWmi.builder()
                .define(FakeClass.named("C").key("K", CimType.STRING).array("L", CimType.UINT8));
        refused("0x80041010", "Nope", () -> builder.instance("Nope", Map.of()));
        refused("0x80041002", "Nope", () -> builder.instance("C", Map.of("K", "x", "Nope", 1)));
        refused("0x80041005", "property K", () -> builder.instance("C", Map.of("K", 5)));
        refused("0x8004102B", "property L", () -> builder.instance("C", Map.of("K", "x", "L", List.of(256))));
        refused("0x80041028", "K", () -> builder.instance("C", Map.of()));
        refused("0x8004100D", "Nope", () -> builder.define(FakeClass.named("D").extending("Nope")));
        refused("0x8004101F", "R", () -> builder.define(FakeClass.named("D").key("R", CimType.REAL64)));
        refused("0x8004100E", "machine(name)", () -> builder.namespace("\\\\other\\root"));
        assertThatExceptionOfType(WmiException.class).isThrownBy(() -> builder.namespace(""));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.machine(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.mof(BadInputTest.class, "nowhere.mof"))
                .withMessageContaining("nowhere.mof");
    }

    private static void refused(String code, String named, Runnable call) {
        WmiException refusal = Objects.requireNonNull(catchThrowableOfType(WmiException.class, call::run));
        assertThat(refusal.hresult().hex()).isEqualTo(code);
        assertThat(refusal).hasMessageContaining(named);
    }

    @Test
    @Shows(FakeRule.MOF_MISFIT)
    @DisplayName("that a real server could deliver can be stored from Java: a malformed datetime, bytes above 127")
    void strangeValues() {
        WmiObject row = Answers.ask(
                        FakeWmi.builder()
                                .define(FakeClass.named("C")
                                        .key("K", CimType.UINT8)
                                        .property("T", CimType.DATETIME)
                                        .array("B", CimType.UINT8)
                                        .reference("R", "C", false))
                                .instance(
                                        "C",
                                        Map.of("K", 1, "T", CimDateTime.ofText("not a time"), "B", new byte[] {1, -1}))
                                .build(),
                        "root\\cimv2",
                        "WQL",
                        "SELECT * FROM C WHERE NOT T = '20200101000000.000000+000'",
                        0)
                .rows()
                .get(0);
        assertThat(Objects.requireNonNull(row.getDateTime("T")).isMalformed()).isTrue();
        assertThat(row.getBytes("B")).containsExactly(1, -1);
        assertThat(row.get("R").isNull()).isTrue();
    }

    @Test
    @DisplayName("does not reach a fake that is already built")
    void isolation() {
        FakeWmiBuilder builder = FakeWmi.builder().define(FakeClass.named("C").key("K", CimType.STRING));
        FakeWmi first = builder.instance("C", Map.of("K", "a")).build();
        FakeWmi second = builder.instance("C", Map.of("K", "b")).build();
        assertThat(Arrays.asList(first, second))
                .extracting(fake -> Answers.ask(fake, "root\\cimv2", "WQL", "SELECT * FROM C", 0)
                        .rows()
                        .size())
                .containsExactly(1, 2);
    }
}
