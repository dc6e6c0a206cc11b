package org.wmisdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;

/** How a schema is shown. */
class SchemaTextTest {
    private static final CimValue TEXT = CimValue.of(CimType.STRING, null);
    private static final CimValue NUMBER = CimValue.of(CimType.UINT32, null);

    private static String text(WmiClass definition, int width) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SchemaText.print(definition, width, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static String json(WmiClass definition) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SchemaJson.print(definition, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static SystemProperties system(String... ancestors) {
        return new SystemProperties(
                1,
                "Demo_Disk",
                null,
                null,
                null,
                null,
                List.of(ancestors),
                null,
                null,
                "\\\\HOST\\root\\demo:Demo_Disk");
    }

    private static WmiQualifier texts(String name, String... values) {
        return new WmiQualifier(name, CimValue.ofArray(CimType.STRING, List.of(values)), Set.of());
    }

    private static WmiParameter parameter(String name, CimValue value, boolean in, WmiQualifier... qualifiers) {
        return new WmiParameter(name, value, null, in, !in, List.of(qualifiers));
    }

    private static WmiClass disk() {
        WmiQualifier key = WmiQualifier.flag("key", QualifierFlavor.TO_INSTANCE);
        WmiQualifier read = WmiQualifier.flag("read");
        return new WmiClass(
                system("Demo_Device", "Demo_Element"),
                List.of(
                        WmiQualifier.flag("Dynamic"),
                        new WmiQualifier("Provider", CimValue.of(CimType.STRING, "Demo"), Set.of())),
                List.of(
                        new WmiProperty("DeviceID", TEXT, null, "Demo_Device", false, List.of(key, read)),
                        new WmiProperty(
                                "Host", CimValue.of(CimType.REFERENCE, null), "Demo_Host", null, true, List.of()),
                        new WmiProperty(
                                "Codes", CimValue.ofArray(CimType.UINT16, List.of(1, 2)), null, null, true, List.of()),
                        new WmiProperty(
                                "State",
                                NUMBER,
                                null,
                                null,
                                true,
                                List.of(texts("ValueMap", "0", "1"), texts("Values", "Off", "On")))),
                List.of(
                        new WmiMethod(
                                "Check",
                                List.of(
                                        parameter("Depth", NUMBER, true, texts("Values", "Fast", "Full")),
                                        parameter("Report", TEXT, false)),
                                parameter("ReturnValue", NUMBER, false),
                                "Demo_Disk",
                                true,
                                List.of(
                                        WmiQualifier.flag("Static"),
                                        texts("ValueMap", "0", "5"),
                                        texts("Values", "Done", "Denied"))),
                        new WmiMethod("Reset", List.of(), null, "Demo_Disk", true, List.of())));
    }

    @Test
    void aClassIsShownWithAllThatASchemaHas() {
        assertThat(text(disk(), 80)).isEqualTo("""
                class Demo_Disk
                parents: Demo_Device, Demo_Element
                qualifiers: Dynamic, Provider("Demo")

                Property  Type           Access
                --------  -------------  ---------
                DeviceID  string         key, read
                Host      Demo_Host ref
                Codes     uint16[]
                    default: {1, 2}
                State     uint32
                    values: 0 = Off, 1 = On

                static uint32 Check([in] uint32 Depth, [out] string Report)
                    Depth: 0 = Fast, 1 = Full
                    returns: 0 = Done, 5 = Denied

                void Reset()
                """);
    }

    @Test
    void longLinesAreBrokenBetweenTheirParts() {
        assertThat(text(disk(), 30)).contains("""
                qualifiers: Dynamic,
                    Provider("Demo")
                """).contains("""
                static uint32 Check([in] uint32 Depth,
                    [out] string Report)
                    Depth: 0 = Fast, 1 = Full
                    returns: 0 = Done,
                        5 = Denied
                """);
    }

    @Test
    void aClassWithoutAnythingIsALine() {
        assertThat(text(new WmiClass(system(), List.of(), List.of(), List.of()), 80))
                .isEqualTo("class Demo_Disk\n");
    }

    @Test
    void whatTheServerWithheldIsSaid() {
        WmiClass part = new WmiClass(system(), false, List.of(), List.of(), List.of());
        assertThat(text(part, 80))
                .startsWith("class Demo_Disk\n\nThe server does not hand out all of a schema")
                .satisfies(text -> assertThat(text.lines()).allMatch(line -> line.length() <= 80));
    }

    @Test
    void textOfTheServerDrivesNoTerminal() {
        WmiClass hostile =
                new WmiClass(system(), List.of(texts("Note", "a\u001B[31mb", "line\nbreak")), List.of(), List.of());
        assertThat(text(hostile, 80)).doesNotContain("\u001B").hasLineCount(2);
    }

    @Test
    void jsonHasEveryFieldAlways() {
        assertThat(json(new WmiClass(system(), List.of(), List.of(), List.of())))
                .isEqualTo("""
                {
                  "name" : "Demo_Disk",
                  "superclass" : null,
                  "derivation" : [ ],
                  "path" : "\\\\\\\\HOST\\\\root\\\\demo:Demo_Disk",
                  "complete" : true,
                  "qualifiers" : [ ],
                  "properties" : [ ],
                  "methods" : [ ]
                }
                """);
        assertThat(json(disk()))
                .contains("\"superclass\" : \"Demo_Device\"")
                .contains("\"name\" : \"DeviceID\",\n    \"type\" : \"string\",\n    \"array\" : false")
                .contains("\"className\" : \"Demo_Host\"")
                .contains("\"default\" : [ 1, 2 ]")
                .contains("\"valueMap\" : {\n      \"0\" : \"Off\",\n      \"1\" : \"On\"\n    }")
                .contains("\"returnValue\" : null")
                .contains("\"flavors\" : [ \"TO_INSTANCE\" ]");
    }
}
