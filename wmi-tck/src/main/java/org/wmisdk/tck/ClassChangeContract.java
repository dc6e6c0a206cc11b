package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiClassChange;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiException;
import org.wmisdk.WmiInvalidParameterException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiNotFoundException;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiOptions;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiPutMode;
import org.wmisdk.WmiQualifier;
import org.wmisdk.WmiTimeoutException;
import org.wmisdk.WmiValueException;

/** Creating, deriving and deleting classes. */
@DisplayName("Changes of classes")
public abstract class ClassChangeContract extends ChangeSuite {
    /** For the classes that run the suite in a world. */
    protected ClassChangeContract() {}

    @Test
    @DisplayName("CLASSCHANGE-01 a deleted class is gone, with its instances and its subclasses")
    void deleted() {
        try (WmiNamespace namespace = changeable()) {
            namespace.deleteClass("tck_LAMP");
            for (String gone : List.of(ChangeData.LAMP, "TCK_MoreLamp")) {
                assertThatThrownBy(() -> namespace.classDefinition(gone)).isInstanceOf(WmiNotFoundException.class);
            }
            assertThatThrownBy(() -> namespace.query("SELECT * FROM TCK_Lamp").list())
                    .isInstanceOf(WmiException.class);
            assertThat(namespace.classDefinition("TCK_Room").keys()).hasSize(2);
        }
    }

    @Test
    @DisplayName("CLASSCHANGE-02 a class that is not there is a WmiNotFoundException that names it")
    void missing() {
        WmiOptions wide = WmiOptions.none().context(WmiContext.empty().withProviderArchitecture(64));
        try (WmiNamespace namespace = changeable()) {
            assertThatThrownBy(() -> namespace.deleteClass("TCK_None", wide))
                    .isInstanceOfSatisfying(WmiNotFoundException.class, e -> {
                        assertThat(e.operation()).isEqualTo("delete class");
                        assertThat(e.objectPath()).isEqualTo("TCK_None");
                    });
        }
    }

    @Test
    @DisplayName("CLASSCHANGE-03 what is no name of a class is refused before anything is asked; a system class stays")
    void refused() {
        try (WmiNamespace namespace = changeable()) {
            Trouble trouble = trouble();
            for (String name : List.of("", "TCK_Lamp.Name=\"desk\"", "root\\tck:TCK_Lamp", "TCK Lamp")) {
                assertThatThrownBy(() -> namespace.deleteClass(name))
                        .as(name)
                        .isInstanceOf(WmiInvalidParameterException.class);
            }
            assertThat(trouble.count(Point.DELETE_CLASS)).isZero();
            assertThatThrownBy(() -> namespace.deleteClass("__Event"))
                    .isInstanceOfSatisfying(
                            WmiException.class,
                            e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_OPERATION));
        }
    }

    @Test
    @DisplayName("CLASSCHANGE-04 a deletion that fails is not tried again, and at its timeout the caller is freed")
    void deletionFails() {
        try (WmiNamespace namespace = changeable()) {
            Trouble trouble = trouble();
            trouble.fail(Point.DELETE_CLASS, 1, HResult.RPC_S_SERVER_UNAVAILABLE.value());
            assertThatThrownBy(() -> namespace.deleteClass(ChangeData.LAMP))
                    .isInstanceOfSatisfying(
                            WmiException.class,
                            e -> assertThat(e.hresult()).isEqualTo(HResult.RPC_S_SERVER_UNAVAILABLE));
            assertThat(trouble.count(Point.DELETE_CLASS)).isEqualTo(1);
            Gate gate = trouble.holdDeaf(Point.DELETE_CLASS, 1);
            assertThatThrownBy(() -> namespace.deleteClass(
                            ChangeData.LAMP, WmiOptions.none().timeout(Duration.ofMillis(1))))
                    .isInstanceOf(WmiTimeoutException.class);
            gate.open();
            Threads.await("no call is abandoned", () -> locator().abandonedCalls() == 0);
        }
    }

    private static WmiClassChange room(WmiNamespace namespace) {
        return namespace
                .createClass("TCK_Made")
                .key("Name", CimType.STRING)
                .property("Seats", CimType.UINT16, 4)
                .array("Codes", CimType.UINT8, new byte[] {1, 2})
                .array("Words", CimType.STRING)
                .property("Since", CimType.DATETIME, "20200101000000.000000+000")
                .embedded("Shade", "TCK_Shade")
                .reference("Lamp", ChangeData.LAMP)
                .qualify(
                        "Seats",
                        new WmiQualifier(
                                "ValueMap",
                                CimValue.ofArray(CimType.STRING, List.of("1", "2")),
                                Set.of(QualifierFlavor.TO_SUBCLASS)))
                .qualify(new WmiQualifier(
                        "Weight", CimValue.of(CimType.SINT32, 7), Set.of(QualifierFlavor.NOT_OVERRIDABLE)))
                .qualify(WmiQualifier.flag("Marked", QualifierFlavor.TO_SUBCLASS));
    }

    @Test
    @DisplayName("CLASSCHANGE-05 a new class has the properties, defaults, keys and qualifiers that were declared")
    void created() {
        try (WmiNamespace namespace = changeable()) {
            WmiPath path = room(namespace).put();
            assertThat(path).isEqualTo(WmiPath.of("TCK_Made"));
            WmiClass made = namespace.classDefinition("tck_made");
            assertThat(made.name()).isEqualTo("TCK_Made");
            assertThat(made.superclass()).isNull();
            assertThat(made.keys()).extracting(WmiProperty::name).containsExactly("Name");
            assertThat(made.properties())
                    .extracting(WmiProperty::toString)
                    .containsExactlyInAnyOrder(
                            "string Name",
                            "uint16 Seats",
                            "uint8 Codes[]",
                            "string Words[]",
                            "datetime Since",
                            "TCK_Shade Shade",
                            "TCK_Lamp ref Lamp");
            WmiProperty seats = made.property("Seats").orElseThrow();
            assertThat(seats.defaultValue()).isEqualTo(CimValue.of(CimType.UINT16, 4));
            assertThat(seats.qualifier("ValueMap").orElseThrow().value().asStrings())
                    .containsExactly("1", "2");
            assertThat(made.property("Codes").orElseThrow().defaultValue().asBytes())
                    .containsExactly(1, 2);
            assertThat(made.property("Words").orElseThrow().defaultValue().isNull())
                    .isTrue();
            assertThat(made.isTrue("Marked")).isTrue();
            WmiQualifier weight = made.qualifier("Weight").orElseThrow();
            assertThat(weight.value().asInt()).isEqualTo(7);
            assertThat(weight.has(QualifierFlavor.NOT_OVERRIDABLE)).isTrue();
        }
    }

    @Test
    @DisplayName("CLASSCHANGE-06 a derived class has what its parent has, and what it declares itself")
    void derived() {
        try (WmiNamespace namespace = changeable()) {
            room(namespace).put();
            namespace
                    .deriveClass("TCK_Made", "TCK_Below")
                    .property("Extra", CimType.STRING, "more")
                    .put();
            WmiClass below = namespace.classDefinition("TCK_Below");
            assertThat(below.derivation()).containsExactly("TCK_Made");
            assertThat(below.property("Extra").orElseThrow().local()).isTrue();
            assertThat(below.property("Seats").orElseThrow().local()).isFalse();
            assertThat(below.isTrue("Marked")).isTrue();
            assertThat(below.qualifier("Weight")).isEmpty();
            WmiPath written = namespace.create("TCK_Below").set("Name", "attic").put();
            WmiObject attic = namespace.get(written);
            assertThat(attic.getString("Extra")).isEqualTo("more");
            assertThat(attic.getInt("Seats")).isEqualTo(4);
            assertThat(namespace.query("SELECT * FROM TCK_Made").list()).hasSize(1);
        }
    }

    @Test
    @DisplayName("CLASSCHANGE-07 what must not be there, or must, is said by the mode; a class in use stays as it is")
    void modes() {
        try (WmiNamespace namespace = changeable()) {
            WmiClassChange room = room(namespace);
            failsWith(HResult.WBEM_E_NOT_FOUND, room.mode(WmiPutMode.UPDATE_ONLY)::put);
            room.put();
            failsWith(HResult.WBEM_E_ALREADY_EXISTS, room::put);
            namespace
                    .createClass("TCK_Made")
                    .key("Number", CimType.UINT32)
                    .mode(WmiPutMode.CREATE_OR_UPDATE)
                    .put();
            assertThat(namespace.classDefinition("TCK_Made").keys())
                    .extracting(WmiProperty::name)
                    .containsExactly("Number");
            WmiClassChange lamp = namespace
                    .createClass(ChangeData.LAMP)
                    .key("Number", CimType.UINT32)
                    .mode(WmiPutMode.UPDATE_ONLY);
            failsWith(HResult.of(0x80041026), lamp::put); // WBEM_E_CLASS_HAS_INSTANCES
        }
    }

    @Test
    @DisplayName("CLASSCHANGE-08 a class that breaks a rule of schemas fails with the code that says which")
    void schemaRules() {
        try (WmiNamespace namespace = changeable()) {
            failsWith(
                    HResult.of(0x8004101F), // WBEM_E_CANNOT_BE_KEY
                    namespace.createClass("TCK_Made").key("Size", CimType.REAL64)::put);
            failsWith(
                    HResult.of(0x80041049), // WBEM_E_PROPAGATED_PROPERTY: the parent has the keys
                    namespace.deriveClass(ChangeData.LAMP, "TCK_Made").key("Second", CimType.STRING)::put);
            failsWith(
                    HResult.of(0x80041052), // WBEM_E_PROPAGATED_PROPERTY
                    namespace.deriveClass(ChangeData.LAMP, "TCK_Made").property("Watts", CimType.STRING)::put);
            failsWith(
                    HResult.WBEM_E_NOT_FOUND,
                    namespace.deriveClass("TCK_None", "TCK_Made").property("P", CimType.STRING)::put);
            failsWith(HResult.WBEM_E_INVALID_OPERATION, namespace.createClass("__Mine")::put);
            assertThatThrownBy(() -> namespace.classDefinition("TCK_Made")).isInstanceOf(WmiNotFoundException.class);
        }
    }

    @Test
    @DisplayName(
            "CLASSCHANGE-09 names that are none, and defaults that do not fit, are refused before anything is asked")
    void badDeclarations() {
        try (WmiNamespace namespace = changeable()) {
            Trouble trouble = trouble();
            for (WmiClassChange bad : List.of(
                    namespace.createClass("TCK Made"),
                    namespace.deriveClass("", "TCK_Made"),
                    namespace.createClass("TCK_Made").property("a b", CimType.STRING))) {
                assertThatThrownBy(bad::put).isInstanceOf(WmiInvalidParameterException.class);
            }
            WmiClassChange made = namespace.createClass("TCK_Made").property("Size", CimType.UINT8);
            assertThatThrownBy(() -> made.property("Width", CimType.UINT8, 256))
                    .isInstanceOf(WmiValueException.class)
                    .hasMessageContaining("Width");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> made.array("SIZE", CimType.UINT8))
                    .withMessageContaining("SIZE");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> made.qualify("Width", WmiQualifier.flag("key")))
                    .withMessageContaining("Width");
            assertThat(trouble.count(Point.PUT_CLASS)).isZero();
        }
    }

    @Test
    @DisplayName(
            "CLASSCHANGE-10 a put that fails is not tried again; at its timeout the caller is freed; a future gets the path")
    void putOnce() {
        try (WmiNamespace namespace = changeable()) {
            Trouble trouble = trouble();
            WmiClassChange room = room(namespace).mode(WmiPutMode.CREATE_OR_UPDATE);
            trouble.fail(Point.PUT_CLASS, 1, HResult.RPC_S_SERVER_UNAVAILABLE.value());
            failsWith(HResult.RPC_S_SERVER_UNAVAILABLE, room::put);
            assertThat(trouble.count(Point.PUT_CLASS)).isEqualTo(1);
            Gate gate = trouble.holdDeaf(Point.PUT_CLASS, 1);
            assertThatThrownBy(room.timeout(Duration.ofMillis(500))::put).isInstanceOf(WmiTimeoutException.class);
            gate.open();
            Threads.await("no call is abandoned", () -> locator().abandonedCalls() == 0);
            assertThat(room.putAsync().join()).isEqualTo(WmiPath.of("TCK_Made"));
        }
    }

    @Test
    @DisplayName("CLASSCHANGE-11 after a class was made anew, instances are checked and written by what it says now")
    void madeAnew() {
        try (WmiNamespace namespace = changeable();
                WmiNamespace other = data()) {
            other.create(ChangeData.LAMP).set("Name", "floor").put();
            namespace.deleteClass(ChangeData.LAMP);
            namespace
                    .createClass(ChangeData.LAMP)
                    .key("Name", CimType.STRING)
                    .property("Height", CimType.UINT32)
                    .put();
            for (WmiNamespace each : List.of(namespace, other)) {
                WmiPath made = each.create(ChangeData.LAMP)
                        .set("Name", "floor")
                        .set("Height", 3)
                        .mode(WmiPutMode.CREATE_OR_UPDATE)
                        .put();
                assertThat(each.get(made).getLong("Height")).isEqualTo(3);
            }
        }
    }
}
