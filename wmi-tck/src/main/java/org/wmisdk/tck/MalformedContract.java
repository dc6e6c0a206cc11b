package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiQuery;
import org.wmisdk.tck.server.Malformed;

/** What a broken provider delivers ends in a value or in a WmiException, never in a crash, and leaks nothing. */
@DisplayName("Malformed values")
public abstract class MalformedContract extends Contract {
    /** For the classes that run the suite in a world. */
    protected MalformedContract() {}

    private void spoil(CimType type, boolean array, Malformed value) {
        needs(Capability.OWN_STRINGS);
        comServer().malform(array ? TestData.array(type) : TestData.property(type), value);
    }

    private WmiQuery row(WmiNamespace namespace, String property) {
        return namespace.query("SELECT " + property + " FROM " + TestData.VALUES + " WHERE Case = 'GREATEST'");
    }

    private CimValue read(CimType type, boolean array) {
        String property = array ? TestData.array(type) : TestData.property(type);
        try (WmiNamespace namespace = data()) {
            return row(namespace, property).first().orElseThrow().get(property);
        }
    }

    private void refused(CimType type, boolean array) {
        String property = array ? TestData.array(type) : TestData.property(type);
        try (WmiNamespace namespace = data()) {
            assertThatThrownBy(() -> row(namespace, property).list())
                    .isInstanceOfSatisfying(
                            WmiException.class,
                            e -> assertThat(e.hresult().isFailure()).isTrue())
                    .hasMessageContaining(property);
            assertThat(numbers(namespace).list()).hasSize(TestData.COUNT);
        }
    }

    @Test
    @DisplayName("BAD-01 an unknown VARIANT type is a WmiException that names the property")
    void unknownType() {
        for (CimType type : List.of(CimType.UINT32, CimType.STRING, CimType.OBJECT)) {
            spoil(type, false, Malformed.UNKNOWN_VARTYPE);
            refused(type, false);
        }
    }

    @Test
    @DisplayName("BAD-02 a NULL BSTR is an empty text, as everywhere in COM")
    void nullString() {
        spoil(CimType.STRING, false, Malformed.NULL_STRING);
        assertThat(read(CimType.STRING, false).raw()).isEqualTo("");
    }

    @Test
    @DisplayName("BAD-03 a NULL SAFEARRAY is NULL, not an empty array")
    void nullArray() {
        for (CimType type : List.of(CimType.STRING, CimType.UINT32, CimType.UINT8)) {
            spoil(type, true, Malformed.NULL_ARRAY);
            CimValue value = read(type, true);
            assertThat(value.isNull()).isTrue();
            assertThat(value.isArray()).isTrue();
        }
    }

    @Test
    @DisplayName("BAD-04 a NULL object pointer is NULL")
    void nullObject() {
        spoil(CimType.OBJECT, false, Malformed.NULL_OBJECT);
        assertThat(read(CimType.OBJECT, false).isNull()).isTrue();
    }

    @Test
    @DisplayName("BAD-05 VT_EMPTY is NULL")
    void empty() {
        spoil(CimType.UINT32, false, Malformed.EMPTY);
        assertThat(read(CimType.UINT32, false).isNull()).isTrue();
    }

    @Test
    @DisplayName("BAD-06 an array of two dimensions, or of none, is a WmiException that names the property")
    void dimensions() {
        for (Malformed value : List.of(Malformed.TWO_DIMENSIONS, Malformed.NO_DIMENSION)) {
            spoil(CimType.UINT32, true, value);
            refused(CimType.UINT32, true);
        }
    }

    @Test
    @DisplayName("BAD-07 an array whose elements have another size than their type is a WmiException")
    void elementSize() {
        for (CimType type : List.of(CimType.UINT32, CimType.STRING, CimType.UINT8)) {
            spoil(type, true, Malformed.WRONG_ELEMENT_SIZE);
            refused(type, true);
        }
    }

    @Test
    @DisplayName("BAD-08 an array of an absurd length, or without memory for its elements, is a WmiException")
    void length() {
        for (Malformed value : List.of(Malformed.ABSURD_COUNT, Malformed.NULL_DATA)) {
            spoil(CimType.UINT32, true, value);
            refused(CimType.UINT32, true);
        }
    }

    @Test
    @DisplayName("BAD-09 an array that does not begin at index 0 has all its elements")
    void lowerBound() {
        spoil(CimType.SINT32, true, Malformed.LOWER_BOUND);
        assertThat(read(CimType.SINT32, true).raw()).isEqualTo(List.of(10, 20, 30));
    }

    @Test
    @DisplayName("BAD-10 a datetime that is none keeps its text, and its row")
    void datetime() {
        spoil(CimType.DATETIME, false, Malformed.NONSENSE_TEXT);
        CimValue value = read(CimType.DATETIME, false);
        assertThat(value.asDateTime()).satisfies(date -> {
            assertThat(date.isMalformed()).isTrue();
            assertThat(date).hasToString(Malformed.NONSENSE);
        });
        assertThatThrownBy(value::asInstant).isInstanceOf(WmiException.class).hasMessageContaining(Malformed.NONSENSE);
    }

    @Test
    @DisplayName("BAD-11 a 64-bit number whose text is none is a WmiException that names the property")
    void number() {
        for (CimType type : List.of(CimType.UINT64, CimType.SINT64)) {
            spoil(type, false, Malformed.NONSENSE_TEXT);
            refused(type, false);
        }
    }

    private void schemaRefused(String className, String... named) {
        try (WmiNamespace namespace = data()) {
            assertThatThrownBy(() -> namespace.classDefinition(className))
                    .isInstanceOfSatisfying(
                            WmiException.class,
                            e -> assertThat(e.hresult().isFailure()).isTrue())
                    .hasMessageContainingAll(named);
            assertThat(namespace.classDefinition(TestData.NUMBERS).keys()).hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "BAD-13 a qualifier without a value, or of a type that qualifiers do not have, is a WmiException that names it")
    void qualifier() {
        needs(Capability.OWN_STRINGS);
        for (Malformed value : List.of(Malformed.EMPTY, Malformed.UNKNOWN_VARTYPE, Malformed.NULL_OBJECT)) {
            comServer().malform("MaxLen", value);
            schemaRefused("TCK_SchemaTop", "MaxLen", "Name");
        }
        for (Malformed value : List.of(Malformed.NULL_ARRAY, Malformed.TWO_DIMENSIONS, Malformed.ABSURD_COUNT)) {
            comServer().malform("Texts", value);
            schemaRefused("TCK_SchemaQualifiers", "Texts", "class");
        }
    }

    @Test
    @DisplayName("BAD-14 a default that is no value of the property's type is a WmiException that names the property")
    void defaultValue() {
        needs(Capability.OWN_STRINGS);
        comServer().malform("Words", Malformed.WRONG_ELEMENT_SIZE);
        schemaRefused("TCK_SchemaDefaults", "property Words");
        comServer().malform("High", Malformed.NONSENSE_TEXT);
        schemaRefused("TCK_SchemaDefaults", "property High");
    }

    @Test
    @DisplayName("BAD-12 a text where a number belongs is a WmiException that names the property")
    void textForNumber() {
        spoil(CimType.UINT32, false, Malformed.NONSENSE_TEXT);
        refused(CimType.UINT32, false);
    }
}
