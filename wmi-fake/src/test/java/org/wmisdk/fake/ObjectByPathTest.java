package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.CimType;
import org.wmisdk.HResult;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiPath;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ObjectCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiSession;

/** Marks: T tested on Windows, U decided here. */
@DisplayName("Reading an object by its path")
class ObjectByPathTest {
    private final FakeWmi fake = FakeWmi.builder()
            .hostName("HERE")
            .namespace("root\\other")
            .namespace("root\\cimv2")
            .mof("""
                    class O_Lamp { [key] string Name; [key] uint32 Floor; string Color = "white"; };
                    instance of O_Lamp { Name = "desk"; Floor = 2; };
                    class O_Only { [key] string Name; };
                    instance of O_Only { Name = "it"; };
                    """)
            .build();

    /** What a backend answers, as one text. */
    static String answer(FakeWmi fake, String namespace, String path) {
        try (ConnectArguments arguments = ConnectArguments.builder(namespace).build()) {
            WmiSession session = fake.connectServerWmi(arguments);
            try {
                return String.valueOf(session.getObject(new ObjectCall(path, 0, WmiContext.empty()))
                        .system()
                        .relpath());
            } catch (SessionException e) {
                return HResult.of(e.hresult()).hex();
            } finally {
                session.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            O_Lamp.Floor=2,Name="desk"                       | O_Lamp.Floor=2,Name="desk"
            o_lamp.NAME="DESK",floor=2                       | O_Lamp.Floor=2,Name="desk"
            O_Only="it"                                      | O_Only.Name="it"
            \\\\.\\root\\cimv2:O_Only="it"                     | O_Only.Name="it"
            \\\\here\\ROOT\\CimV2:O_Only="it"                  | O_Only.Name="it"
            O_Lamp.Name="desk"                               | 0x8004103A
            O_Lamp.Name="desk",Floor=2,Color="white"         | 0x8004103A
            O_Lamp.Name="desk",Floor="two"                   | 0x8004103A
            O_Only.Color="it"                                | 0x8004103A
            O_Only                                           | 0x8004103A
            O_Only.Name                                      | 0x8004103A
            O_Only = "it"                                    | 0x8004103A
            O_Lamp.Name="desk",Floor=3                       | 0x80041002
            O_None.Name="desk"                               | 0x80041002
            """)
    @Shows({FakeRule.OBJECT_PATH, FakeRule.OBJECT_MISSING})
    @DisplayName("answers as WMI does")
    void answers(String path, String expected) {
        assertThat(answer(fake, "root\\cimv2", path)).isEqualTo(expected);
    }

    @Test
    @DisplayName("asks the rows of a dynamic class, and those at the time of the call")
    void dynamic() {
        FakeWmi live = FakeWmi.builder()
                .define(FakeClass.named("Tick").key("Id", CimType.UINT32).property("Text", CimType.STRING))
                .rows("Tick", () -> Stream.of(Map.of("Id", 1, "Text", "one"), Map.of("Id", 2, "Text", "two")))
                .build();
        try (WmiNamespace cimv2 = live.locator().connect("root\\cimv2")) {
            assertThat(cimv2.get(WmiPath.of("Tick.Id=2")).getString("Text")).isEqualTo("two");
            assertThat(cimv2.find(WmiPath.of("Tick.Id=3"))).isEmpty();
        }
    }

    @Test
    @DisplayName("is in the journal with its path and class")
    void journal() {
        try (WmiNamespace cimv2 = fake.locator().connect("root\\cimv2")) {
            cimv2.get(WmiPath.of("O_Only=\"it\""));
        }
        assertThat(fake.journal().toString()).contains("O_Only=\"it\"");
    }
}
