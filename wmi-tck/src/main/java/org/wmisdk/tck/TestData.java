package org.wmisdk.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiOptions;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiPrivilege;
import org.wmisdk.fake.FakeClass;
import org.wmisdk.fake.FakeRight;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.FakeWmiBuilder;

/** What the suites ask for, where a world serves what a test defines: a sample machine, classes of the kit, and other machines. */
public final class TestData {
    /** The computer itself. */
    public static final String COMPUTER = "TCK";

    /** The namespace of the kit's classes. */
    static final String NAMESPACE = "root\\tck";

    /** A class whose rows are numbered from 0, in order. */
    static final String NUMBERS = "TCK_Numbers";

    /** How many rows {@link #NUMBERS} has. */
    static final int COUNT = 12;

    /** A class with two keys, {@code Name} and {@code Number}, and an instance with the number 1 for each of {@link #AWKWARD_KEYS}. */
    static final String KEYS = "TCK_Keys";

    /** Texts that a path must quote, or that a careless reader takes for something else. */
    static final List<String> AWKWARD_KEYS =
            List.of("a \"quoted\" name", "C:\\Temp\\", "it's", "a,Number=2", "na\u00EFve \uD83D\uDE00", "=@", " ", "");

    /**
     * A class with methods: {@code Add} and {@code Reverse} of the class, {@code Rename} of an instance, {@code Echo} with a parameter of each
     * type and an array of it that come out as they went in, {@code Fail}, which fails with the code that it is given, and three that cannot be
     * called.
     */
    static final String METHODS = "TCK_Methods";

    /** A singleton class. */
    static final String SINGLETON = "TCK_Singleton";

    /** A class with an instance of its own and one of a subclass, which has the property {@code OnlyDerived} more. */
    static final String BASE = "TCK_Base";

    /** A class with a property of each type, named as the type is, and an array of it, with {@code List} behind. */
    static final String VALUES = "TCK_Values";

    /** A class with a parent and a grandparent, of the classes for rules about schemas in {@code schema.mof}. */
    static final String SCHEMA = "TCK_Schema";

    /** Asks for what belongs to a language too. */
    static final WmiOptions AMENDED = WmiOptions.none().withAmendedQualifiers();

    /** A machine with one user, {@link #USER}. */
    static final String GUARDED = "guarded";

    static final String USER = "DOM\\user";
    static final String PASSWORD = "Tr0ub4dor&3-correct-horse";

    /** A user of {@link #GUARDED} without the right Remote Enable on {@code root\cimv2}. */
    static final String LIMITED_USER = "DOM\\limited";

    /** A machine that demands packet integrity. */
    static final String HARDENED = "hardened";

    /** A namespace that demands encryption. */
    static final String ENCRYPTED = "root\\encrypted";

    /** The hosts of the lawful paths among the rows of validation; they take any credentials. */
    private static final String[] HOSTS = {
        "myserver",
        "host.example.com",
        "192.168.1.5",
        "2010:836B:4179::836B:4179",
        "2010-836b-4179--836b-4179.ipv6-literal.net",
        "fe80--1s4.ipv6-literal.net"
    };

    /** A class that needs {@link WmiPrivilege#DEBUG} and {@link WmiPrivilege#SECURITY}. */
    static final String PRIVILEGED = "TCK_Privileged";

    /** A privilege that nobody holds who runs a program here. */
    static final WmiPrivilege NOT_HELD = WmiPrivilege.TCB;

    private static final FakeWmi SOURCE = build();

    private TestData() {}

    /** The data as a backend. */
    public static FakeWmi source() {
        return SOURCE;
    }

    /** The numbers alone, in a fake of the test's own, which it may disturb. */
    static FakeWmi ownNumbers() {
        FakeWmiBuilder builder = FakeWmi.builder().namespace(NAMESPACE);
        addNumbers(builder);
        return builder.build();
    }

    private static FakeWmi build() {
        FakeWmiBuilder builder =
                FakeWmi.builder().hostName(COMPUTER, "tck.example.com").sampleMachine();
        builder.instance("CIM_DataFile", Map.of("Name", "c:\\windows\\system32\\cmd.exe"));
        for (String namespace : List.of("root\\wmi", "root\\Microsoft\\Windows\\Storage")) {
            builder.namespace(namespace);
        }
        builder.namespace(ENCRYPTED).requireEncryption().namespace(NAMESPACE);
        addNumbers(builder);
        addValues(builder);
        addKeys(builder);
        addMethods(builder);
        addPrivileged(builder);
        builder.define(FakeClass.named(BASE).key("Name", CimType.STRING))
                .define(FakeClass.named("TCK_Derived").extending(BASE).property("OnlyDerived", CimType.STRING))
                .instance(BASE, Map.of("Name", "base"))
                .instance("TCK_Derived", Map.of("Name", "derived", "OnlyDerived", "here"))
                .mof(text("schema.mof"));
        builder.machine(HOSTS[0], Arrays.copyOfRange(HOSTS, 1, HOSTS.length))
                .namespace("root\\default")
                .namespace("root\\cimv2");
        builder.machine(HARDENED).hardened().namespace("root\\cimv2");
        return builder.machine(GUARDED)
                .user(USER, PASSWORD.toCharArray())
                .user(LIMITED_USER, PASSWORD.toCharArray())
                .namespace("root\\default")
                .namespace("root\\cimv2")
                .rights(LIMITED_USER, FakeRight.ENABLE)
                .build();
    }

    private static String text(String resource) {
        try (InputStream bytes = Objects.requireNonNull(
                TestData.class.getResourceAsStream(resource), "wmi-tck lacks its resource " + resource)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("wmi-tck could not read its resource " + resource, e);
        }
    }

    private static void addNumbers(FakeWmiBuilder builder) {
        builder.define(FakeClass.named(NUMBERS).key("Id", CimType.UINT32).property("Name", CimType.STRING));
        for (long i = 0; i < COUNT; i++) {
            builder.instance(NUMBERS, Map.of("Id", i, "Name", "number " + i));
        }
    }

    private static void addKeys(FakeWmiBuilder builder) {
        builder.define(FakeClass.named(KEYS).key("Name", CimType.STRING).key("Number", CimType.UINT32));
        AWKWARD_KEYS.forEach(key -> builder.instance(KEYS, Map.of("Name", key, "Number", 1L)));
        builder.mof("[singleton] class " + SINGLETON + " { string Text; };\ninstance of " + SINGLETON
                + " { Text = \"the only one\"; };");
    }

    /** What needs a privilege, and an account that holds all but one. */
    private static void addPrivileged(FakeWmiBuilder builder) {
        Set<WmiPrivilege> held = EnumSet.complementOf(EnumSet.of(NOT_HELD));
        builder.holdPrivileges(held.toArray(WmiPrivilege[]::new))
                .mof("class " + PRIVILEGED + " { [key] string Name; [Implemented, Static] uint32 Count(); };\n"
                        + "instance of " + PRIVILEGED + " { Name = \"secret\"; };")
                .method(PRIVILEGED, "Count", call -> call.returns(1))
                .requirePrivileges(PRIVILEGED, WmiPrivilege.DEBUG, WmiPrivilege.SECURITY);
    }

    private static void addMethods(FakeWmiBuilder builder) {
        builder.mof("""
                class TCK_Empty { };
                class TCK_Inner { string Text; uint32 Numbers[]; };
                class TCK_Methods {
                    [key] string Name;
                    [Implemented, Static, ValueMap{"0", "1"}, Values{"Success", "Overflow"}]
                    uint32 Add([in, ID(0)] uint32 A, [in, ID(1)] uint32 B = 10, [out, ID(2)] uint32 Sum);
                    [Implemented, Static] void Reverse([in, out, ID(0)] string Text);
                    [Implemented] string Rename([in, ID(0)] string Prefix);
                    [Implemented, Static] uint32 Fail([in, ID(0)] sint32 Code);
                    [Static] uint32 Missing();
                    [Implemented, Disabled, Static] uint32 Off();
                    [Implemented, Static] uint32 Bodiless();
                    [Implemented, Static] uint32 Require([in, ID(0), Required] string Must, [in, ID(1)] string May);
                    [Implemented, Static] string Look([in, ID(0)] TCK_Inner Object);
                };
                class TCK_MoreMethods : TCK_Methods {
                    [Implemented] string Rename([in, ID(0)] string Prefix);
                };
                class TCK_Outer { object Inner; datetime When; };
                instance of TCK_Methods { Name = "plain"; };
                instance of TCK_MoreMethods { Name = "more"; };
                """);
        builder.define(FakeClass.named("TCK_Echo").key("Name", CimType.STRING).method("Echo", echo -> {
            echo.isStatic().returns(CimType.UINT32);
            for (CimType type : CimType.values()) {
                echo.inOut(property(type), type);
                echo.parameter(
                        new WmiParameter(array(type), CimValue.ofArray(type, null), null, true, true, List.of()));
            }
        }));
        builder.method(METHODS, "Add", call -> {
            long sum = call.argument("A").asLong() + call.argument("B").asLong();
            boolean fits = sum <= 4_294_967_295L;
            call.out("Sum", fits ? sum : null).returns(fits ? 0 : 1);
        });
        builder.method(METHODS, "Reverse", call -> {
            String text = call.argument("Text").asString();
            call.out(
                    "Text",
                    text == null ? null : new StringBuilder(text).reverse().toString());
        });
        builder.method(
                METHODS,
                "Rename",
                call -> call.returns(call.argument("Prefix").asString()
                        + call.instance().orElseThrow().getString("Name")));
        builder.method(
                "TCK_MoreMethods",
                "Rename",
                call -> call.returns("more:" + call.argument("Prefix").asString()));
        builder.method(METHODS, "Require", call -> call.returns(0));
        builder.method(METHODS, "Look", call -> {
            WmiObject object = call.argument("Object").asObject();
            call.returns(object == null ? null : object.system().className() + " " + object.getString("Text"));
        });
        builder.method(METHODS, "Fail", call -> {
            throw WmiException.builder(HResult.of(call.argument("Code").asInt()))
                    .operation("fail")
                    .detail("as it was asked to")
                    .build();
        });
        builder.method("TCK_Echo", "Echo", call -> {
            for (CimType type : CimType.values()) {
                for (String parameter : List.of(property(type), array(type))) {
                    call.out(parameter, call.argument(parameter).raw());
                }
            }
            call.returns(0);
        });
    }

    // ---- values

    /** A row of {@link #VALUES}: what stands in its properties. */
    enum Case {
        /** NULL everywhere. */
        NULL,
        /** Zero, false, U+0000, and texts and arrays without anything in them. */
        ZERO,
        /** The least of each type. */
        LEAST,
        /** The greatest of each type. */
        GREATEST
    }

    private static void addValues(FakeWmiBuilder builder) {
        FakeClass definition = FakeClass.named(VALUES).key("Case", CimType.STRING);
        for (CimType type : CimType.values()) {
            definition.property(property(type), type).array(array(type), type);
        }
        builder.define(definition);
        for (Case row : Case.values()) {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("Case", row.name());
            for (CimType type : CimType.values()) {
                values.put(property(type), value(type, row));
                values.put(array(type), elements(type, row));
            }
            builder.instance(VALUES, values);
        }
    }

    /** The property of a type. */
    static String property(CimType type) {
        return "P" + type.name();
    }

    /** The property that is an array of a type. */
    static String array(CimType type) {
        return "P" + type.name() + "List";
    }

    /** What a property holds, in the raw form of its type. */
    static @Nullable Object value(CimType type, Case row) {
        return switch (row) {
            case NULL -> null;
            case ZERO -> zero(type);
            case LEAST -> least(type);
            case GREATEST -> greatest(type);
        };
    }

    /** What an array holds: nothing, no element, one, or three. */
    static @Nullable List<?> elements(CimType type, Case row) {
        return switch (row) {
            case NULL -> null;
            case ZERO -> List.of();
            case LEAST -> List.of(least(type));
            case GREATEST -> new ArrayList<>(List.of(greatest(type), zero(type), least(type)));
        };
    }

    private static Object zero(CimType type) {
        return switch (type) {
            case SINT8 -> (byte) 0;
            case UINT8, SINT16 -> (short) 0;
            case UINT16, SINT32 -> 0;
            case UINT32, SINT64 -> 0L;
            case UINT64 -> BigInteger.ZERO;
            case REAL32 -> 0f;
            case REAL64 -> 0d;
            case BOOLEAN -> false;
            case STRING, REFERENCE -> "";
            case CHAR16 -> '\0';
            case DATETIME -> CimDateTime.parse("00000101000000.000000+000");
            case OBJECT -> WmiObject.builder().className("TCK_Empty").build();
        };
    }

    private static Object least(CimType type) {
        return switch (type) {
            case SINT8 -> Byte.MIN_VALUE;
            case UINT8 -> (short) 1;
            case SINT16 -> Short.MIN_VALUE;
            case UINT16 -> 1;
            case SINT32 -> Integer.MIN_VALUE;
            case UINT32 -> 1L;
            case SINT64 -> Long.MIN_VALUE;
            case UINT64 -> BigInteger.ONE;
            case REAL32 -> Float.MIN_VALUE;
            case REAL64 -> Double.MIN_VALUE;
            case BOOLEAN -> true;
            case STRING -> "\u0000 and \uD83D\uDE00";
            case CHAR16 -> '\u0001';
            case DATETIME -> CimDateTime.parse("**************.******+***");
            case REFERENCE -> "TCK_Numbers.Id=0";
            case OBJECT ->
                WmiObject.builder()
                        .className("TCK_Inner")
                        .setArray("Numbers", CimType.UINT32, List.of(4_294_967_295L))
                        .set("Text", CimType.STRING, null)
                        .build();
        };
    }

    private static Object greatest(CimType type) {
        return switch (type) {
            case SINT8 -> Byte.MAX_VALUE;
            case UINT8 -> (short) 255;
            case SINT16 -> Short.MAX_VALUE;
            case UINT16 -> 65_535;
            case SINT32 -> Integer.MAX_VALUE;
            case UINT32 -> 4_294_967_295L;
            case SINT64 -> Long.MAX_VALUE;
            case UINT64 -> new BigInteger("18446744073709551615");
            case REAL32 -> Float.MAX_VALUE;
            case REAL64 -> Double.MAX_VALUE;
            case BOOLEAN -> true;
            case STRING -> "x".repeat(70_000);
            case CHAR16 -> '\uFFFF';
            case DATETIME -> CimDateTime.parse("99991231235959.999999+999");
            case REFERENCE -> "\\\\TCK\\root\\tck:TCK_Numbers.Id=11";
            case OBJECT ->
                WmiObject.builder()
                        .className("TCK_Outer")
                        .set("Inner", CimType.OBJECT, least(CimType.OBJECT))
                        .set("When", CimType.DATETIME, CimDateTime.parse("20240229235959.123456+060"))
                        .build();
        };
    }
}
