package org.wmisdk.com;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wmisdk.com.Codes.*;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimInterval;
import org.wmisdk.CimType;
import org.wmisdk.com.abi.Port;

/** VARIANTs in plain native memory: no function is called. */
@ParameterizedClass(name = "{0}")
@MethodSource("org.wmisdk.com.Ports#all")
@DisplayName("Reading a VARIANT")
class VariantReaderTest {
    private final Port port;
    private final VariantReader reader;
    private final List<Long> blocks = new ArrayList<>();
    private final long variant;

    VariantReaderTest(Ports.Named named) {
        port = named.port();
        Com com = new Com(port, new Functions((library, function) -> 1));
        reader = new VariantReader(com, (unknown, depth) -> {
            throw new AssertionError("no object here");
        });
        variant = allocate(Layouts.VARIANT_SIZE);
    }

    @AfterEach
    void free() {
        blocks.forEach(port::free);
    }

    private long allocate(long bytes) {
        long block = port.allocate(bytes);
        blocks.add(block);
        return block;
    }

    private void write(int vt, long bits) {
        port.putShort(variant, (short) vt);
        port.putLong(variant + Layouts.VARIANT_VALUE, bits);
    }

    private long bstr(String text) {
        long block = allocate(16 + 2L * text.length() + 2);
        port.putInt(block + 12, 2 * text.length());
        port.putChars(block + 16, text.toCharArray(), 0, text.length());
        return block + 16;
    }

    private @Nullable Object scalar(CimType type) {
        return reader.read(variant, type, false, 0);
    }

    private @Nullable Object text(CimType type, String text) {
        write(VT_BSTR, bstr(text));
        return scalar(type);
    }

    private long array(int elementBytes, int... elements) {
        long data = allocate(Math.max(8, 8L * elements.length));
        long array = allocate(Layouts.SAFEARRAY_SIZE);
        for (int i = 0; i < elements.length; i++) {
            long at = data + (long) elementBytes * i;
            switch (elementBytes) {
                case 1 -> port.putByte(at, (byte) elements[i]);
                case 2 -> port.putShort(at, (short) elements[i]);
                default -> port.putInt(at, elements[i]);
            }
        }
        port.putShort(array + Layouts.SAFEARRAY_DIMS, (short) 1);
        port.putInt(array + Layouts.SAFEARRAY_ELEMENT_BYTES, elementBytes);
        port.putLong(array + Layouts.SAFEARRAY_DATA, data);
        port.putInt(array + Layouts.SAFEARRAY_ELEMENTS, elements.length);
        return array;
    }

    private @Nullable Object list(CimType type) {
        return reader.read(variant, type, true, 0);
    }

    // ---- numbers

    @ParameterizedTest(name = "VT {0}, bits {1} as {2} is {3}")
    @CsvSource({
        "2, -1, SINT8, -1",
        "2, 127, SINT8, 127",
        "16, -128, SINT8, -128",
        "17, 255, SINT8, -1",
        "17, 255, UINT8, 255",
        "2, 255, UINT8, 255",
        "3, 0, UINT8, 0",
        "16, -1, UINT8, 255",
        "2, -32768, SINT16, -32768",
        "3, 32767, SINT16, 32767",
        "3, 65535, UINT16, 65535",
        "2, -1, UINT16, 65535",
        "18, 65535, UINT16, 65535",
        "3, -1, SINT32, -1",
        "19, -1, SINT32, -1",
        "22, -5, SINT32, -5",
        "11, -1, SINT32, 1",
        "3, -1, UINT32, 4294967295",
        "19, -1, UINT32, 4294967295",
        "20, 4294967295, UINT32, 4294967295",
        "23, -2, UINT32, 4294967294",
        "20, -1, SINT64, -1",
        "3, -1, SINT64, -1",
        "19, -1, SINT64, 4294967295",
        "21, -1, UINT64, 18446744073709551615",
        "20, -1, UINT64, 18446744073709551615",
        "3, 7, UINT64, 7"
    })
    @DisplayName("goes by the CIM type: the same width is a bit pattern, any other a value")
    void integers(int vt, long bits, CimType type, String expected) {
        write(vt, bits);
        assertThat(scalar(type)).hasToString(expected);
    }

    @ParameterizedTest(name = "VT {0}, bits {1} as {2}")
    @CsvSource({
        "2, 128, SINT8",
        "2, -129, SINT8",
        "2, -1, UINT8",
        "2, 256, UINT8",
        "3, 32768, SINT16",
        "3, -1, UINT16",
        "3, 65536, UINT16",
        "20, 2147483648, SINT32",
        "20, 4294967296, UINT32",
        "2, -1, UINT32",
        "21, -1, UINT32",
        "3, -1, UINT64"
    })
    @DisplayName("refuses a number that does not fit")
    void overflow(int vt, long bits, CimType type) {
        write(vt, bits);
        assertThatExceptionOfType(MalformedValueException.class)
                .isThrownBy(() -> scalar(type))
                .satisfies(e -> assertThat(e.code()).isEqualTo(WBEM_E_VALUE_OUT_OF_RANGE))
                .withMessageContaining("does not fit");
    }

    @ParameterizedTest(name = "\"{1}\" as {0} is {2}")
    @CsvSource({
        "SINT64, 0, 0",
        "SINT64, -1, -1",
        "SINT64, 9223372036854775807, 9223372036854775807",
        "SINT64, -9223372036854775808, -9223372036854775808",
        "SINT64, 999999999999999999, 999999999999999999",
        "UINT64, 18446744073709551615, 18446744073709551615",
        "UINT64, 9223372036854775808, 9223372036854775808",
        "UINT64, 0xFF, 255",
        "UINT64, 42, 42",
        "UINT32, 4294967295, 4294967295",
        "SINT8, -128, -128"
    })
    @DisplayName("reads integers from text")
    void integerText(CimType type, String text, String expected) {
        assertThat(text(type, text)).hasToString(expected);
    }

    @ParameterizedTest(name = "\"{1}\" as {0}")
    @CsvSource({
        "SINT64, 9223372036854775808",
        "SINT64, -9223372036854775809",
        "UINT64, 18446744073709551616",
        "UINT64, -1",
        "UINT64, abc",
        "UINT64, ''",
        "UINT64, '1 '",
        "UINT64, -",
        "SINT64, 12x4",
        "UINT32, 4294967296",
        "SINT8, 128"
    })
    @DisplayName("refuses text that is no integer of the type")
    void badIntegerText(CimType type, String text) {
        assertThatExceptionOfType(MalformedValueException.class).isThrownBy(() -> text(type, text));
    }

    @Test
    @DisplayName("does not put all of a long text into the message")
    void longText() {
        assertThatExceptionOfType(MalformedValueException.class)
                .isThrownBy(() -> text(CimType.UINT64, "1".repeat(1_000_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300).contains("is no integer"));
    }

    @Test
    @DisplayName("gives each CIM type its Java class")
    void classes() {
        write(VT_I2, 7);
        assertThat(scalar(CimType.SINT8)).isEqualTo((byte) 7);
        assertThat(scalar(CimType.UINT8)).isEqualTo((short) 7);
        assertThat(scalar(CimType.SINT16)).isEqualTo((short) 7);
        assertThat(scalar(CimType.UINT16)).isEqualTo(7);
        assertThat(scalar(CimType.SINT32)).isEqualTo(7);
        assertThat(scalar(CimType.UINT32)).isEqualTo(7L);
        assertThat(scalar(CimType.SINT64)).isEqualTo(7L);
        assertThat(scalar(CimType.UINT64)).isEqualTo(BigInteger.valueOf(7));
        assertThat(scalar(CimType.REAL32)).isEqualTo(7f);
        assertThat(scalar(CimType.REAL64)).isEqualTo(7d);
        assertThat(scalar(CimType.CHAR16)).isEqualTo('\u0007');
        assertThat(scalar(CimType.STRING)).isEqualTo("7");
        assertThat(scalar(CimType.BOOLEAN)).isEqualTo(true);
    }

    @Test
    @DisplayName("reads real numbers of either precision")
    void reals() {
        write(VT_R4, Float.floatToRawIntBits(1.5f));
        assertThat(scalar(CimType.REAL32)).isEqualTo(1.5f);
        assertThat(scalar(CimType.REAL64)).isEqualTo(1.5d);
        write(VT_R8, Double.doubleToRawLongBits(0.1));
        assertThat(scalar(CimType.REAL64)).isEqualTo(0.1);
        assertThat(scalar(CimType.REAL32)).isEqualTo(0.1f);
        write(VT_R8, Double.doubleToRawLongBits(1e300));
        assertThatExceptionOfType(MalformedValueException.class).isThrownBy(() -> scalar(CimType.REAL32));
        write(VT_R8, Double.doubleToRawLongBits(Double.POSITIVE_INFINITY));
        assertThat(scalar(CimType.REAL32)).isEqualTo(Float.POSITIVE_INFINITY);
    }

    @Test
    @DisplayName("takes any non-zero for true, and reads a char16 as its bits")
    void booleansAndChars() {
        write(VT_BOOL, 0xFFFF_FFFF_FFFF_FFFFL);
        assertThat(scalar(CimType.BOOLEAN)).isEqualTo(true);
        write(VT_BOOL, 0x5EED_0000L); // old bits above the 16 that count
        assertThat(scalar(CimType.BOOLEAN)).isEqualTo(false);
        write(VT_I2, -1);
        assertThat(scalar(CimType.CHAR16)).isEqualTo('\uFFFF');
    }

    // ---- text

    @Test
    @DisplayName("keeps every character of a string, also NUL, and a surrogate alone")
    void strings() {
        assertThat(text(CimType.STRING, "")).isEqualTo("");
        assertThat(text(CimType.STRING, "a\0b \uD800 \u00e9")).isEqualTo("a\0b \uD800 \u00e9");
        assertThat(text(CimType.STRING, "x".repeat(100_000))).isEqualTo("x".repeat(100_000));
        assertThat(text(CimType.REFERENCE, "A.B=\"c\"\0\0")).isEqualTo("A.B=\"c\"");
    }

    @Test
    @DisplayName("tells datetimes from intervals, and keeps the text of one that is neither")
    void dateTimes() {
        assertThat(text(CimType.DATETIME, "20240229235959.123456+060"))
                .isEqualTo(CimDateTime.parse("20240229235959.123456+060"));
        assertThat(text(CimType.DATETIME, "00000001120032.000000:000"))
                .isEqualTo(CimInterval.parse("00000001120032.000000:000"));
        Object malformed = text(CimType.DATETIME, "yesterday");
        assertThat(malformed).isInstanceOf(CimDateTime.class).hasToString("yesterday");
    }

    // ---- NULL

    @Test
    @DisplayName("NULL is null, whatever old bits stand in it, and not empty")
    void nulls() {
        for (CimType type : CimType.values()) {
            write(VT_NULL, 0xDEAD_BEEFL);
            assertThat(scalar(type)).isNull();
            assertThat(list(type)).isNull();
            write(VT_EMPTY, 0xDEAD_BEEFL);
            assertThat(scalar(type)).isNull();
        }
        write(VT_ARRAY | VT_BSTR, 0);
        assertThat(list(CimType.STRING)).as("a NULL SAFEARRAY").isNull();
        write(VT_BSTR, 0);
        assertThat(scalar(CimType.STRING)).as("a NULL BSTR is the empty text").isEqualTo("");
        assertThat(scalar(CimType.DATETIME)).isNull();
        assertThat(scalar(CimType.UINT64)).isNull();
        write(VT_UNKNOWN, 0);
        assertThat(scalar(CimType.OBJECT)).isNull();
    }

    // ---- arrays

    @Test
    @DisplayName("reads arrays by the CIM type of their elements")
    void arrays() {
        write(VT_ARRAY | VT_I4, array(4, -1, 1));
        assertThat(list(CimType.UINT32)).isEqualTo(List.of(4294967295L, 1L));
        assertThat(list(CimType.SINT32)).isEqualTo(List.of(-1, 1));
        write(VT_ARRAY | VT_UI1, array(1, 1, 255));
        assertThat(list(CimType.UINT8)).isEqualTo(new byte[] {1, -1});
        write(VT_ARRAY | VT_I2, array(2, 1, 255));
        assertThat(list(CimType.UINT8)).isEqualTo(new byte[] {1, -1});
        write(VT_ARRAY | VT_BOOL, array(2, -1, 0));
        assertThat(list(CimType.BOOLEAN)).isEqualTo(List.of(true, false));
    }

    @Test
    @DisplayName("an empty array is empty, whatever it says of its elements")
    void emptyArrays() {
        write(VT_ARRAY | VT_VARIANT, array(24));
        assertThat(list(CimType.STRING)).isEqualTo(List.of());
        assertThat(list(CimType.UINT8)).isEqualTo(new byte[0]);
        long array = array(3);
        port.putLong(array + Layouts.SAFEARRAY_DATA, 0);
        write(VT_ARRAY | VT_BSTR, array);
        assertThat(list(CimType.STRING)).isEqualTo(List.of());
    }

    @Test
    @DisplayName("the number of the first element may be any")
    void lowerBound() {
        long array = array(4, 5, 6);
        port.putInt(array + Layouts.SAFEARRAY_LOWER_BOUND, -7);
        write(VT_ARRAY | VT_I4, array);
        assertThat(list(CimType.SINT32)).isEqualTo(List.of(5, 6));
        port.putInt(array + Layouts.SAFEARRAY_LOWER_BOUND, Integer.MAX_VALUE);
        assertThatExceptionOfType(MalformedValueException.class)
                .isThrownBy(() -> list(CimType.SINT32))
                .withMessageContaining("2 elements, up to number 2147483648");
    }

    @Test
    @DisplayName("refuses a SAFEARRAY that would be read beyond its memory")
    void badArrays() {
        write(VT_ARRAY | VT_I4, array(4, 1));
        long array = port.getLong(variant + Layouts.VARIANT_VALUE);
        expectMalformed(array + Layouts.SAFEARRAY_ELEMENTS, -1, "4294967295 elements");
        expectMalformed(array + Layouts.SAFEARRAY_ELEMENT_BYTES, 2, "elements of 2 bytes");
        expectMalformed(array + Layouts.SAFEARRAY_ELEMENT_BYTES, 0, "elements of 0 bytes");
        expectMalformed(array + Layouts.SAFEARRAY_DIMS, 2, "2 dimensions");
        expectMalformed(array + Layouts.SAFEARRAY_DIMS, 0, "0 dimensions");
        port.putLong(array + Layouts.SAFEARRAY_DATA, 0);
        assertThatExceptionOfType(MalformedValueException.class)
                .isThrownBy(() -> list(CimType.SINT32))
                .withMessageContaining("no memory");
    }

    private void expectMalformed(long address, int value, String message) {
        int before = port.getInt(address);
        port.putInt(address, value);
        assertThatExceptionOfType(MalformedValueException.class)
                .isThrownBy(() -> list(CimType.SINT32))
                .withMessageContaining(message);
        port.putInt(address, before);
        assertThat(list(CimType.SINT32)).isEqualTo(List.of(1));
    }

    @Test
    @DisplayName("an element of a string array that is NULL is the empty text; of any other it is refused")
    void nullElements() {
        long array = array(8, 0);
        write(VT_ARRAY | VT_BSTR, array);
        assertThat(list(CimType.STRING)).isEqualTo(List.of(""));
        assertThatExceptionOfType(MalformedValueException.class)
                .isThrownBy(() -> list(CimType.DATETIME))
                .withMessageContaining("NULL");
    }

    // ---- what is no value at all

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0x0FFF", "0x400C", "0x4003", "9", "36", "0x2003"})
    @DisplayName("refuses a form that cannot be the value, naming it")
    void unknownForms(String vt) {
        write(Integer.decode(vt), 0);
        assertThatExceptionOfType(MalformedValueException.class)
                .isThrownBy(() -> scalar(CimType.SINT32))
                .withMessageContaining(Vartypes.name(Integer.decode(vt)));
    }

    @Test
    @DisplayName("refuses a single value where an array must be")
    void scalarForArray() {
        write(VT_I4, 1);
        assertThatExceptionOfType(MalformedValueException.class)
                .isThrownBy(() -> list(CimType.SINT32))
                .withMessageContaining("array of sint32");
    }

    @Test
    @DisplayName("refuses a BSTR with an absurd length")
    void absurdText() {
        long text = bstr("x");
        port.putInt(text - 4, -2);
        write(VT_BSTR, text);
        assertThatExceptionOfType(MalformedValueException.class)
                .isThrownBy(() -> scalar(CimType.STRING))
                .withMessageContaining("4294967294 bytes");
    }
}
