package org.wmisdk.fake.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimInterval;
import org.wmisdk.CimType;
import org.wmisdk.HResult;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.record.RecordedCall.End;
import org.wmisdk.fake.record.RecordedCall.Outcome;
import org.wmisdk.fake.record.RecordedCall.Target;

@DisplayName("Calls as JSON lines")
class CallJsonTest {
    private static final Target HERE = new Target(".", "root\\cimv2");

    private static RecordedCall again(RecordedCall call) {
        String line = CallJson.line(call);
        assertThat(line).doesNotContain("\n").doesNotContain("\r");
        return CallJson.read(line);
    }

    private static void comesBack(WmiObject... rows) {
        RecordedCall call =
                new RecordedCall.Query(HERE, "WQL", "SELECT * FROM X", 0x30, true, List.of(rows), Outcome.COMPLETE);
        assertThat(again(call)).isEqualTo(call);
    }

    /** Values at the edges of a type. */
    private static List<Object> edges(CimType type) {
        return switch (type) {
            case SINT8 -> List.of((byte) -128, (byte) 127);
            case UINT8 -> List.of((short) 0, (short) 255);
            case SINT16 -> List.of(Short.MIN_VALUE, Short.MAX_VALUE);
            case UINT16 -> List.of(0, 65535);
            case SINT32 -> List.of(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case UINT32 -> List.of(0L, 0xFFFF_FFFFL);
            case SINT64 -> List.of(Long.MIN_VALUE, Long.MAX_VALUE);
            case UINT64 -> List.of(BigInteger.ZERO, BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
            case REAL32 -> List.of(0.1f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY);
            case REAL64 -> List.of(0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY);
            case BOOLEAN -> List.of(true, false);
            case CHAR16 -> List.of('a', '\0', '\uFFFF', '\uD800');
            case STRING -> List.of("", "a\n\"\\\t\u2028\0", "\uD83D\uDE00");
            case REFERENCE -> List.of("X.K=\"a\\\\b\"", "no path at all");
            case DATETIME ->
                List.of(
                        CimDateTime.ofText("20240229235959.123456+060"),
                        CimDateTime.ofText("****0401******.000000+***"),
                        CimDateTime.ofText("no datetime"),
                        CimInterval.find("00000001120032.000000:000").orElseThrow());
            case OBJECT ->
                List.of(
                        WmiObject.builder()
                                .className("Inner")
                                .set("A", CimType.UINT32, 1)
                                .build(),
                        WmiObject.builder().build());
        };
    }

    @ParameterizedTest
    @EnumSource(CimType.class)
    @DisplayName("every value of every type comes back as it was")
    void values(CimType type) {
        for (Object value : edges(type)) {
            comesBack(WmiObject.builder().set("V", type, value).build());
        }
        comesBack(WmiObject.builder().set("V", type, null).build());
    }

    @ParameterizedTest
    @EnumSource(CimType.class)
    @DisplayName("arrays of every type come back, also empty ones and NULL")
    void arrays(CimType type) {
        comesBack(
                WmiObject.builder().setArray("V", type, edges(type)).build(),
                WmiObject.builder().setArray("V", type, List.of()).build(),
                WmiObject.builder().setArray("V", type, null).build());
    }

    @Test
    @DisplayName("system properties come back, those that are NULL too")
    void system() {
        SystemProperties all = new SystemProperties(
                2, "C", "B", "A", "C.K=1", 7, List.of("B", "A"), "SRV", "root\\x", "\\\\SRV\\root\\x:C.K=1");
        SystemProperties none = new SystemProperties(2, "C", null, null, null, 0, List.of(), null, null, null);
        comesBack(
                WmiObject.builder().system(all).build(),
                WmiObject.builder().system(none).build());
    }

    @Test
    @DisplayName("every outcome of every kind of call comes back")
    void outcomes() {
        Outcome failed = new Outcome(End.FAILED, "I::M", HResult.of(0x80041017), "line 1: \"x\"");
        Outcome silent = new Outcome(End.FAILED, "I::M", HResult.of(0x80010108), null);
        for (Outcome outcome : List.of(Outcome.COMPLETE, Outcome.LEFT, failed, silent)) {
            for (RecordedCall call : List.of(
                    new RecordedCall.Connect(HERE, outcome),
                    new RecordedCall.Definition(HERE, "X", null, outcome),
                    new RecordedCall.Query(HERE, "WQL", "SELECT", 0, false, List.of(), outcome))) {
                assertThat(again(call)).isEqualTo(call);
            }
        }
    }

    @Test
    @DisplayName("a partial success comes back, and is not all that there is")
    void partial() {
        Outcome partial = Outcome.complete(HResult.of(0x00040010));
        RecordedCall call = new RecordedCall.Query(HERE, "WQL", "SELECT * FROM A", 0x10, true, List.of(), partial);
        assertThat(again(call)).isEqualTo(call);
        assertThat(partial.isWhole()).isFalse();
    }

    @Test
    @DisplayName("a list of classes comes back, of a class and of a namespace")
    void classes() {
        Outcome missing = new Outcome(End.FAILED, "IWbemServices::CreateClassEnum", HResult.WBEM_E_INVALID_CLASS, null);
        for (RecordedCall call : List.of(
                new RecordedCall.Classes(HERE, "A", true, List.of("B", "C"), Outcome.COMPLETE),
                new RecordedCall.Classes(HERE, null, false, List.of(), missing))) {
            assertThat(again(call)).isEqualTo(call);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{}",
                "{\"call\":7,\"host\":\".\",\"namespace\":\"root\",\"end\":\"complete\"}",
                "{\"call\":\"connect\",\"host\":\".\",\"namespace\":\"root\",\"end\":\"later\"}",
                "{\"call\":\"connect\",\"host\":\".\",\"namespace\":\"root\",\"end\":\"failed\",\"failed\":\"x\",\"hresult\":\"80041001\"}",
                "{\"call\":\"connect\",\"host\":\".\",\"namespace\":\"root\",\"end\":\"failed\",\"failed\":\"x\",\"hresult\":\"0x0\"}",
                "{\"call\":\"connect\",\"host\":\".\",\"namespace\":\"root\",\"end\":\"complete\"} {}",
                "{\"call\":\"connect\",\"host\":\".\",\"namespace\":\"root\",\"end\":\"complete\"}]",
                "{\"call\":\"query\",\"host\":\".\",\"namespace\":\"root\",\"end\":\"complete\",\"rows\":[7]}",
                "{\"call\":\"connect\",\"host\":\".\",\"namespace\":\"root\",\"end\":\"complete\",\"hresult\":\"0x80041001\"}",
                "{\"call\":\"get\",\"host\":\".\",\"namespace\":\"root\",\"path\":\"A=1\",\"end\":\"complete\"}",
                "{\"call\":\"get\",\"host\":\".\",\"namespace\":\"root\",\"path\":\"A=1\",\"end\":\"complete\",\"object\":7}"
            })
    @DisplayName("a line that is no call is refused with what was expected")
    void noCall(String line) {
        assertThatThrownBy(() -> CallJson.read(line))
                .isInstanceOf(JsonShape.Unexpected.class)
                .hasMessageContaining("expected");
    }

    @ParameterizedTest
    @EnumSource(
            value = CimType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REAL32", "REAL64"})
    @DisplayName("a number with an exponent is refused at once where none can be, however large it would be")
    @Timeout(10)
    void exponents(CimType type) {
        String value = "{\"columns\":{\"V\":\"" + type.mofName() + "\"},\"values\":[1e999999999]}";
        String line = "{\"call\":\"query\",\"host\":\".\",\"namespace\":\"root\",\"language\":\"WQL\",\"query\":\"x\","
                + "\"flags\":\"0x0\",\"systemProperties\":true,\"rows\":[" + value + "],\"end\":\"complete\"}";
        assertThatThrownBy(() -> CallJson.read(line))
                .isInstanceOf(JsonShape.Unexpected.class)
                .hasMessageContaining("expected");
    }

    @Test
    @DisplayName("a line that was damaged anywhere is refused in the same way, or is still a call")
    void damaged() {
        List<WmiObject> rows = new ArrayList<>();
        for (CimType type : CimType.values()) {
            rows.add(WmiObject.builder()
                    .className("X")
                    .setArray("V", type, edges(type))
                    .build());
        }
        String good = CallJson.line(new RecordedCall.Query(HERE, "WQL", "SELECT", 0, true, rows, Outcome.COMPLETE));
        Random random = new Random(42);
        int refused = 0;
        for (int i = 0; i < 5000; i++) {
            StringBuilder line = new StringBuilder(good);
            int at = random.nextInt(good.length());
            switch (random.nextInt(3)) {
                case 0 -> line.deleteCharAt(at);
                case 1 -> line.setCharAt(at, "{}[]\",:x0-9null".charAt(random.nextInt(14)));
                default -> line.setLength(at);
            }
            try {
                CallJson.read(line.toString());
            } catch (JsonShape.Unexpected e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(2000);
    }
}
