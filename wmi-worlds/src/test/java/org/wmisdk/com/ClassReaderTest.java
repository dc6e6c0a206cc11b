package org.wmisdk.com;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.tck.server.ComServer;

/** What the core reads of classes that no MOF could say, or that a server delivers in its own way. */
@ParameterizedClass(name = "{0}")
@MethodSource("org.wmisdk.com.Ports#all")
@DisplayName("The COM core reads a class")
class ClassReaderTest {
    private static final CimValue TEXT = CimValue.of(CimType.STRING, null);
    private static final CimValue NUMBER = CimValue.of(CimType.UINT32, null);
    private static final int MANY = 200;

    private final Ports.Named port;
    private @Nullable ComServer server;

    ClassReaderTest(Ports.Named port) {
        this.port = port;
    }

    @AfterEach
    void nothingIsLeft() {
        if (server != null) {
            server.close();
            assertThat(server.outstanding()).isEmpty();
            assertThat(server.violations()).isEmpty();
        }
    }

    private static SystemProperties system(String name, int count, String... ancestors) {
        return new SystemProperties(
                SystemProperties.GENUS_CLASS,
                name,
                ancestors.length == 0 ? null : ancestors[0],
                ancestors.length == 0 ? name : ancestors[ancestors.length - 1],
                name,
                count,
                List.of(ancestors),
                "TCK",
                "root\\cimv2",
                "\\\\TCK\\root\\cimv2:" + name);
    }

    private static WmiQualifier id(int number) {
        return new WmiQualifier(
                "ID",
                CimValue.of(CimType.SINT32, number),
                Set.of(QualifierFlavor.TO_INSTANCE, QualifierFlavor.TO_SUBCLASS));
    }

    private static WmiParameter in(String name, WmiQualifier... qualifiers) {
        return new WmiParameter(name, TEXT, null, true, false, List.of(qualifiers));
    }

    private static WmiParameter out(String name, WmiQualifier... qualifiers) {
        return new WmiParameter(name, NUMBER, null, false, true, List.of(qualifiers));
    }

    private static WmiClass withMethod(WmiParameter... parameters) {
        return new WmiClass(
                system("A", 0),
                List.of(),
                List.of(),
                List.of(new WmiMethod("Do", List.of(parameters), null, "A", true, List.of())));
    }

    private <T> T with(ListSource source, Function<WmiSession, T> use) {
        ComServer opened = ComServer.on(port.port(), source).open();
        server = opened;
        ComBackend backend = ComBackend.over(opened.watch(port.port()), opened.symbols());
        try (ConnectArguments arguments =
                ConnectArguments.builder("root\\cimv2").build()) {
            WmiSession session = backend.connect(arguments);
            try {
                return use.apply(session);
            } finally {
                session.close();
            }
        }
    }

    private WmiClass read(WmiClass definition) {
        return with(
                new ListSource(Map.of(), List.of(definition)),
                session -> session.classDefinition(new ClassCall(definition.name(), 0, WmiContext.empty())));
    }

    private static List<String> parameters(WmiClass definition) {
        return definition.methods().get(0).parameters().stream()
                .map(WmiParameter::toString)
                .toList();
    }

    @Test
    @DisplayName("with everything in it, as it is")
    void whole() {
        WmiQualifier key = WmiQualifier.flag("key", QualifierFlavor.TO_INSTANCE, QualifierFlavor.TO_SUBCLASS);
        List<WmiProperty> properties = List.of(
                new WmiProperty("Id", TEXT, null, "Base", false, List.of(key)),
                new WmiProperty("Owner", CimValue.of(CimType.REFERENCE, null), "Owner", "A", true, List.of()),
                new WmiProperty("Parts", CimValue.ofArray(CimType.OBJECT, null), null, "A", true, List.of()),
                new WmiProperty("Size", CimValue.of(CimType.UINT64, 7), null, "A", true, List.of()));
        WmiParameter both = new WmiParameter(
                "Both",
                CimValue.ofArray(CimType.UINT8, List.of(1, 255)),
                null,
                true,
                true,
                List.of(WmiQualifier.flag("in"), id(1), WmiQualifier.flag("out")));
        WmiParameter last = in("A", WmiQualifier.flag("in"), id(2));
        WmiParameter first = out("Z", WmiQualifier.flag("out"), id(0));
        WmiParameter returned = new WmiParameter("ReturnValue", NUMBER, null, false, true, List.of());
        List<WmiMethod> methods = List.of(
                new WmiMethod("Do", List.of(first, both, last), returned, "Base", true, List.of(key)),
                new WmiMethod("Rest", List.of(), null, "Base", false, List.of()));
        WmiClass written = new WmiClass(system("A", 4, "Middle", "Base"), List.of(key), properties, methods);
        assertThat(read(written)).isEqualTo(written);
    }

    @Test
    @DisplayName("with parameters that have no ID: behind those that have one, in first and then out")
    void withoutId() {
        assertThat(parameters(read(withMethod(out("B"), in("D"), in("C", id(0)), in("A")))))
                .containsExactly("[in] string C", "[in] string A", "[in] string D", "[out] uint32 B");
    }

    @Test
    @DisplayName("with parameters whose IDs are the same or no numbers, without losing one")
    void oddIds() {
        WmiQualifier text = new WmiQualifier("ID", CimValue.of(CimType.STRING, "0"), Set.of());
        assertThat(parameters(read(withMethod(in("A", text), in("B", id(1)), out("C", id(1)), in("D", id(-1))))))
                .containsExactly("[in] string D", "[in] string B", "[out] uint32 C", "[in] string A");
    }

    @Test
    @DisplayName("with hundreds of properties and methods")
    void large() {
        List<WmiProperty> properties = new ArrayList<>();
        List<WmiMethod> methods = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            properties.add(new WmiProperty("P" + i, NUMBER, null, "A", true, List.of()));
            methods.add(new WmiMethod("M" + i, List.of(in("X", id(0))), null, "A", true, List.of()));
        }
        WmiClass written = new WmiClass(system("A", MANY), List.of(), properties, methods);
        assertThat(read(written)).isEqualTo(written);
    }

    @Test
    @DisplayName("of which the server hands out an instance: its values are no defaults, and the class is not complete")
    void instanceForClass() {
        SystemProperties instance =
                new SystemProperties(2, "A", null, null, "A.Id=\"x\"", 1, List.of(), "TCK", "root\\cimv2", null);
        WmiClass delivered = new WmiClass(
                instance,
                List.of(),
                List.of(new WmiProperty("Id", CimValue.of(CimType.STRING, "x"), null, "A", true, List.of())),
                List.of());
        WmiClass read = read(delivered);
        assertThat(read.complete()).isFalse();
        assertThat(read.properties()).singleElement().satisfies(id -> {
            assertThat(id.type()).isEqualTo(CimType.STRING);
            assertThat(id.defaultValue().isNull()).isTrue();
        });
    }

    @Test
    @DisplayName("whose origin the server cannot tell for another reason than that it never does: a failure")
    void noOrigin() {
        WmiClass written = new WmiClass(
                system("A", 1),
                List.of(),
                List.of(new WmiProperty("Id", TEXT, null, null, true, List.of())),
                List.of());
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> read(written))
                .satisfies(e -> {
                    assertThat(e.hresult()).isEqualTo(0x80041002);
                    assertThat(e.call()).contains("GetPropertyOrigin", "Id");
                });
    }

    // ---- classes as rows

    private static WmiObject row(String name, UnaryOperator<WmiObject.Builder> properties, String... ancestors) {
        WmiObject.Builder builder = properties.apply(WmiObject.builder());
        return builder.system(system(name, builder.build().names().size(), ancestors))
                .build();
    }

    @Test
    @DisplayName("as a row of a query, each with its own properties, types, defaults and system properties")
    void rows() {
        String all = "SELECT * FROM meta_class";
        List<WmiObject> written = List.of(
                row("A", it -> it.set("Id", CimType.STRING, null).set("Size", CimType.UINT32, 1)),
                row("B", it -> it.set("Id", CimType.STRING, "b").set("Size", CimType.UINT64, 2), "A"),
                row("C", it -> it.set("Id", CimType.UINT32, 3).set("Size", CimType.UINT32, 3)),
                row(
                        "D",
                        it -> it.set("Id", CimType.STRING, null).setArray("Size", CimType.UINT32, List.of(4L)),
                        "B",
                        "A"),
                row("E", it -> it),
                row("F", it -> it.set("Id", CimType.STRING, null).set("Weight", CimType.UINT32, 5)),
                row("G", it -> it.set("Id", CimType.STRING, null).set("Size", CimType.UINT32, null), "A"),
                row("A", it -> it.set("Id", CimType.STRING, null).set("Size", CimType.UINT32, 1)));
        assertThat(rows(all, Stream.concat(written.stream(), written.stream()).toList()))
                .isEqualTo(Stream.concat(written.stream(), written.stream()).toList());
    }

    @Test
    @DisplayName("as a row of a query, also when there are more shapes than the core keeps")
    void manyRows() {
        List<WmiObject> written = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            CimType type = i % 2 == 0 ? CimType.UINT32 : CimType.SINT32;
            int number = i;
            written.add(row("C" + i, it -> it.set("P" + number / 2, type, number)));
        }
        assertThat(rows("SELECT * FROM meta_class", written)).isEqualTo(written);
    }

    private List<WmiObject> rows(String query, List<WmiObject> written) {
        return with(new ListSource(Map.of(query, written)), session -> {
            WmiCursor cursor = session.execQuery(new QueryCall(
                    "WQL", query, QueryCall.RETURN_IMMEDIATELY | QueryCall.FORWARD_ONLY, true, WmiContext.empty()));
            try {
                List<WmiObject> read = new ArrayList<>();
                while (cursor.next(-1, 5, read) == WmiCursor.Progress.MORE) {
                    // goes on
                }
                return read;
            } finally {
                cursor.close();
            }
        });
    }
}
