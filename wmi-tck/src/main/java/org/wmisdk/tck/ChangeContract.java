package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiChange;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiPutMode;

/** Creating and updating instances: what is written, and what is refused. */
@DisplayName("Changes of instances")
public abstract class ChangeContract extends ChangeSuite {
    /** For the classes that run the suite in a world. */
    protected ChangeContract() {}

    @Test
    @DisplayName(
            "CHANGE-01 a new instance has what was set and else the defaults; the path of what was written leads to it")
    void created() {
        try (WmiNamespace namespace = changeable()) {
            WmiPath written = namespace
                    .create("tck_lamp")
                    .set("name", "floor")
                    .set("Color", "red")
                    .set("Codes", new byte[] {1, (byte) 200})
                    .set("Maker", null)
                    .set("MAKER", "me")
                    .put();
            assertThat(written.relative()).isEqualTo(lamp("floor"));
            WmiObject lamp = namespace.get(written);
            assertThat(lamp.system().className()).isEqualTo(ChangeData.LAMP);
            assertThat(lamp.getString("Name")).isEqualTo("floor");
            assertThat(lamp.getString("Color")).isEqualTo("red");
            assertThat(lamp.getString("Maker")).isEqualTo("me");
            assertThat(lamp.getBytes("Codes")).containsExactly(1, 200);
            assertThat(lamp.getLong("Watts")).isEqualTo(40);
            assertThat(lamp.get("On").isNull()).isTrue();
            assertThat(namespace
                            .create("TCK_Room")
                            .setAll(Map.of("Name", "a \"quoted\" one", "Floor", 3))
                            .put()
                            .relative())
                    .isEqualTo(WmiPath.builder("TCK_Room")
                            .key("Name", "a \"quoted\" one")
                            .key("Floor", 3)
                            .build());
        }
    }

    @Test
    @DisplayName(
            "CHANGE-02 values of every type, and arrays of each, are written as they are: into a new instance and another")
    void everyType() {
        try (WmiNamespace namespace = changeable()) {
            for (TestData.Case row : TestData.Case.values()) {
                WmiChange create = namespace.create(ChangeData.ALL).set("Name", row.name());
                WmiPath written = filled(create, row).put();
                assertFilled(namespace.get(written), row);
                for (TestData.Case next : TestData.Case.values()) {
                    filled(namespace.update(written), next).put();
                    assertFilled(namespace.get(written), next);
                }
            }
        }
    }

    private static WmiChange filled(WmiChange change, TestData.Case row) {
        WmiChange filled = change;
        for (CimType type : CimType.values()) {
            filled = filled.set(TestData.property(type), TestData.value(type, row))
                    .set(TestData.array(type), TestData.elements(type, row));
        }
        return filled;
    }

    private static void assertFilled(WmiObject written, TestData.Case row) {
        for (CimType type : CimType.values()) {
            ValueContract.assertSame(
                    written.get(TestData.property(type)), CimValue.of(type, TestData.value(type, row)));
            ValueContract.assertSame(
                    written.get(TestData.array(type)), CimValue.ofArray(type, TestData.elements(type, row)));
        }
    }

    @Test
    @DisplayName(
            "CHANGE-03 an update changes what is set, NULL included, and nothing else; its path is that of the instance")
    void updated() {
        try (WmiNamespace namespace = changeable()) {
            WmiObject before = namespace.get(DESK);
            WmiPath written =
                    namespace.update(DESK).set("Watts", 60L).set("On", null).put();
            assertThat(written.relative()).isEqualTo(DESK);
            namespace.update(namespace.get(written)).set("color", "green").put();
            WmiObject after = namespace.get(DESK);
            assertThat(after.getLong("Watts")).isEqualTo(60);
            assertThat(after.get("On").isNull()).isTrue();
            assertThat(after.getString("Color")).isEqualTo("green");
            for (String same : List.of("Name", "Since", "Codes", "Shade", "Maker")) {
                assertThat(after.get(same)).as(same).isEqualTo(before.get(same));
            }
            WmiPath setting = WmiPath.of("TCK_Setting=@");
            assertThat(namespace.update(setting).set("Text", "new").put().relative())
                    .isEqualTo(setting);
            assertThat(namespace.get(setting).getString("Text")).isEqualTo("new");
        }
    }

    @Test
    @DisplayName("CHANGE-04 what must not be there, or must, is said by the mode")
    void modes() {
        try (WmiNamespace namespace = changeable()) {
            WmiChange desk = namespace.create(ChangeData.LAMP).set("Name", "DESK");
            failsWith(HResult.WBEM_E_ALREADY_EXISTS, desk::put);
            assertThat(namespace.get(DESK).getBoolean("On")).isTrue();
            WmiChange floor = namespace.create(ChangeData.LAMP).set("Name", "floor");
            failsWith(HResult.WBEM_E_NOT_FOUND, floor.mode(WmiPutMode.UPDATE_ONLY)::put);
            floor.mode(WmiPutMode.CREATE_OR_UPDATE).put();
            desk.set("Color", "blue").mode(WmiPutMode.CREATE_OR_UPDATE).put();
            assertThat(namespace.get(DESK).getString("Color")).isEqualTo("blue");
            assertThat(namespace.get(DESK).get("On").isNull()).isTrue();
            failsWith(HResult.WBEM_E_NOT_FOUND, namespace.update(lamp("none")).set("Watts", 1)::put);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> namespace.update(DESK).mode(WmiPutMode.CREATE_ONLY))
                    .withMessageContaining("create");
        }
    }

    @Test
    @DisplayName("CHANGE-05 by the path of a base class an instance of a subclass is updated, with what that has more")
    void subclass() {
        try (WmiNamespace namespace = changeable()) {
            namespace.update(lamp("more")).set("Watts", 7).put();
            namespace
                    .update(lamp("more"))
                    .set("Extra", "there")
                    .set("Color", "red")
                    .put();
            WmiObject more = namespace.get(lamp("more"));
            assertThat(more.system().className()).isEqualTo("TCK_MoreLamp");
            assertThat(more.getString("Extra")).isEqualTo("there");
            assertThat(more.getLong("Watts")).isEqualTo(7);
            failsWith(
                    HResult.WBEM_E_ALREADY_EXISTS,
                    namespace.create(ChangeData.LAMP).set("Name", "more").mode(WmiPutMode.CREATE_OR_UPDATE)::put);
        }
    }

    @Test
    @DisplayName(
            "CHANGE-06 a property that the class has not, or whose value does not fit, is named, and nothing is written")
    void badValues() {
        try (WmiNamespace namespace = changeable()) {
            Trouble trouble = trouble();
            for (WmiChange change :
                    List.of(namespace.create(ChangeData.LAMP).set("Name", "floor"), namespace.update(DESK))) {
                failsWith(HResult.WBEM_E_INVALID_PARAMETER, change.set("Colour", "red")::put, "\"Colour\"", "Color");
                failsWith(HResult.WBEM_E_INVALID_PARAMETER, change.set("__CLASS", "X")::put, "\"__CLASS\"", "system");
                failsWith(HResult.WBEM_E_TYPE_MISMATCH, change.set("Watts", "many")::put, "\"Watts\"", "uint32");
                failsWith(HResult.WBEM_E_VALUE_OUT_OF_RANGE, change.set("Watts", -1)::put, "\"Watts\"", "uint32");
                failsWith(HResult.WBEM_E_TYPE_MISMATCH, change.set("Watts", List.of(1))::put, "\"Watts\"");
                failsWith(HResult.WBEM_E_TYPE_MISMATCH, change.set("Codes", 5)::put, "\"Codes\"", "uint8");
                failsWith(HResult.WBEM_E_TYPE_MISMATCH, change.set("Shade", "round")::put, "\"Shade\"");
            }
            assertThat(trouble.count(Point.PUT)).isZero();
        }
    }

    @Test
    @DisplayName(
            "CHANGE-07 an update of a key, or of what the schema says can only be read, is refused and nothing is written")
    void readOnly() {
        WmiPath served = named(ChangeData.SERVED, "served");
        try (WmiNamespace namespace = changeable()) {
            Trouble trouble = trouble();
            failsWith(HResult.WBEM_E_READ_ONLY, namespace.update(DESK).set("Name", "x")::put, "\"Name\"", "key");
            failsWith(
                    HResult.WBEM_E_READ_ONLY, namespace.update(served).set("Serial", "18")::put, "\"Serial\"", "read");
            assertThat(trouble.count(Point.PUT)).isZero();
            namespace.update(served).set("Text", "written").put();
            assertThat(namespace.get(served).getString("Serial")).isEqualTo("17");
            assertThat(namespace.get(served).getString("Text")).isEqualTo("written");
            WmiPath other = namespace
                    .create(ChangeData.SERVED)
                    .set("Name", "other")
                    .set("Serial", "19")
                    .put();
            assertThat(namespace.get(other).getString("Serial")).isEqualTo("19");
        }
    }

    @Test
    @DisplayName("CHANGE-08 what cannot be written fails with the code that says why")
    void refusedByServer() {
        try (WmiNamespace namespace = changeable()) {
            WmiChange lamp = namespace.create(ChangeData.LAMP);
            failsWith(HResult.WBEM_E_ILLEGAL_NULL, lamp::put);
            failsWith(HResult.WBEM_E_ILLEGAL_NULL, lamp.set("Name", "floor").set("Maker", null)::put);
            failsWith(HResult.WBEM_E_ILLEGAL_NULL, namespace.update(DESK).set("Maker", null)::put);
            failsWith(HResult.WBEM_E_ILLEGAL_NULL, namespace.create("TCK_Room").set("Name", "attic")::put);
            failsWith(HResult.of(0x8004101E), namespace.create("TCK_Abstract").set("Name", "x")::put);
            failsWith(HResult.of(0x80041089), namespace.create("TCK_NoKey")::put);
            failsWith(HResult.WBEM_E_NOT_FOUND, namespace.create("TCK_None")::put);
            failsWith(HResult.WBEM_E_INVALID_PARAMETER, namespace.create("TCK_Lamp.Name=\"x\"")::put);
            failsWith(
                    HResult.WBEM_E_PROVIDER_NOT_CAPABLE,
                    namespace.create(ChangeData.FIXED).set("Name", "x")::put);
            failsWith(
                    HResult.WBEM_E_PROVIDER_NOT_CAPABLE,
                    namespace.update(named(ChangeData.FIXED, "fixed")).set("Text", "x")::put);
            assertThat(namespace.query("SELECT * FROM TCK_Lamp").list()).hasSize(2);
        }
    }

    @Test
    @DisplayName("CHANGE-09 embedded objects are written with the defaults of their class, and arrays of them")
    void embedded() {
        try (WmiNamespace namespace = changeable()) {
            WmiObject plain = WmiObject.builder().className("TCK_Shade").build();
            WmiPath floor = namespace
                    .create(ChangeData.LAMP)
                    .set("Name", "floor")
                    .set("Shade", plain)
                    .put();
            assertThat(namespace.get(floor).getObject("Shade"))
                    .satisfies(shade -> assertThat(shade.getString("Form")).isEqualTo("round"));
            namespace
                    .update(floor)
                    .set("Shade", null)
                    .set("Spares", List.of(shade("cone"), plain, shade("cube")))
                    .put();
            WmiObject after = namespace.get(floor);
            assertThat(after.get("Shade").isNull()).isTrue();
            List<WmiObject> spares = Objects.requireNonNull(after.getObjects("Spares"));
            assertThat(spares).extracting(spare -> spare.getString("Form")).containsExactly("cone", "round", "cube");
            namespace.update(DESK).set("Shade", spares.get(0)).put(); // what was read can be written
            assertThat(Objects.requireNonNull(namespace.get(DESK).getObject("Shade"))
                            .getString("Form"))
                    .isEqualTo("cone");
        }
    }

    @Test
    @DisplayName(
            "CHANGE-10 an embedded object without a class is refused before the call; one of an unknown class by the server")
    void badEmbedded() {
        try (WmiNamespace namespace = changeable()) {
            Trouble trouble = trouble();
            WmiChange desk = namespace.update(DESK);
            WmiObject nobody =
                    WmiObject.builder().set("Form", CimType.STRING, "x").build();
            failsWith(HResult.WBEM_E_INVALID_OBJECT, desk.set("Shade", nobody)::put, "\"Shade\"", "className");
            failsWith(
                    HResult.WBEM_E_INVALID_OBJECT,
                    desk.set("Spares", List.of(shade("a"), nobody))::put,
                    "\"Spares\"",
                    "className");
            WmiObject around = WmiObject.builder()
                    .className("TCK_Outer")
                    .set("Inner", CimType.OBJECT, nobody)
                    .build();
            WmiChange all = namespace.create(ChangeData.ALL).set("Name", "x");
            failsWith(HResult.WBEM_E_INVALID_OBJECT, all.set("POBJECT", around)::put, "\"POBJECT.Inner\"");
            assertThat(trouble.count(Point.PUT)).isZero();
            WmiObject unknown = WmiObject.builder().className("TCK_None").build();
            assertThatThrownBy(desk.set("Shade", unknown)::put)
                    .isInstanceOfSatisfying(
                            WmiException.class,
                            e -> assertThat(e.hresult()).isIn(HResult.WBEM_E_NOT_FOUND, HResult.WBEM_E_INVALID_CLASS));
            assertThat(namespace.get(DESK).get("Shade").isNull()).isTrue();
        }
    }

    @Test
    @DisplayName("CHANGE-11 a preview shows the defaults and what is set, and writes nothing")
    void preview() {
        try (WmiNamespace namespace = changeable()) {
            Trouble trouble = trouble();
            WmiObject shown =
                    namespace.create(ChangeData.LAMP).set("Name", "floor").preview();
            assertThat(shown.system().className()).isEqualTo(ChangeData.LAMP);
            assertThat(shown.getString("Name")).isEqualTo("floor");
            assertThat(shown.getLong("Watts")).isEqualTo(40);
            assertThat(shown.get("Since").isNull()).isTrue();
            WmiObject desk = namespace.update(DESK).set("Watts", 60).preview();
            assertThat(desk.getBoolean("On")).isTrue();
            assertThat(desk.getLong("Watts")).isEqualTo(60);
            assertThat(namespace.find(lamp("floor"))).isEmpty();
            assertThat(namespace.get(DESK).getLong("Watts")).isEqualTo(40);
            assertThat(trouble.count(Point.PUT)).isZero();
        }
    }

    @Test
    @DisplayName(
            "CHANGE-12 an object without a path, and a path that leads elsewhere, are refused before anything is asked")
    void noPath() {
        try (WmiNamespace namespace = changeable()) {
            WmiObject projection = namespace
                    .query("SELECT Color FROM TCK_Lamp")
                    .withSystemProperties()
                    .first()
                    .orElseThrow();
            WmiObject bare = namespace.query("SELECT * FROM TCK_Lamp").first().orElseThrow();
            Trouble trouble = trouble();
            int read = trouble.count(Point.GET_OBJECT);
            for (WmiObject object : List.of(projection, bare, shade("x"))) {
                failsWith(
                        HResult.WBEM_E_INVALID_OBJECT_PATH,
                        namespace.update(object).set("Color", "x")::put,
                        "withSystemProperties");
            }
            for (WmiPath path : List.of(
                    WmiPath.of(ChangeData.LAMP),
                    WmiPath.ofNamespace("root\\tck"),
                    WmiPath.of("root\\cimv2:" + DESK),
                    WmiPath.of("\\\\elsewhere\\root\\tck:" + DESK))) {
                failsWith(
                        HResult.WBEM_E_INVALID_OBJECT_PATH,
                        namespace.update(path).set("Color", "x")::put);
            }
            assertThat(trouble.count(Point.GET_OBJECT)).isEqualTo(read);
            assertThat(trouble.count(Point.PUT)).isZero();
        }
    }
}
