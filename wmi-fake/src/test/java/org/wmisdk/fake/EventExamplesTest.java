package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.CimType;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiSubscription;

/**
 * The examples of event queries by their numbers, with what happens then. I stands for {@code SELECT * FROM __InstanceCreationEvent WITHIN
 * 5 WHERE TargetInstance ISA "D_Proc"}.
 */
@DisplayName("Events")
class EventExamplesTest {
    private static final String OF_PROC =
            "SELECT * FROM __InstanceCreationEvent WITHIN 5 WHERE TargetInstance ISA \"D_Proc\"";

    private final FakeClock clock = new FakeClock();
    private FakeWmi fake;
    private FakeNamespace demo;
    private WmiNamespace client;

    @BeforeEach
    void build() {
        fake = FakeWmi.builder()
                .clock(clock)
                .namespace("root\\demo")
                .mof(QueryExamplesTest.class, "demo.mof")
                .build();
        demo = fake.namespace("root\\demo");
        client = fake.locator().connect("root\\demo");
    }

    @AfterEach
    void nothingIsLeftOpen() {
        client.close();
        fake.journal().requireNothingOpen();
    }

    private static List<WmiObject> drain(WmiSubscription subscription) {
        List<WmiObject> events = new ArrayList<>();
        for (WmiObject event = subscription.poll(Duration.ZERO).orElse(null);
                event != null;
                event = subscription.poll(Duration.ZERO).orElse(null)) {
            events.add(event);
        }
        return events;
    }

    private List<WmiObject> events(String query, Runnable change) {
        try (WmiSubscription subscription = client.events(query).subscribe()) {
            change.run();
            return drain(subscription);
        }
    }

    private static WmiObject object(WmiObject event, String property) {
        return Objects.requireNonNull(event.getObject(property), property);
    }

    private static @Nullable String className(WmiObject event) {
        return event.system().className();
    }

    private void process(int handle, String name) {
        demo.put("D_Proc", Map.of("Handle", handle, "Name", name));
    }

    @Test
    @Shows(FakeRule.EVENT_STORED)
    @DisplayName("104, 105: tell of an instance that is created, also of a subclass")
    void creation() {
        List<WmiObject> events =
                events("SELECT * FROM __InstanceCreationEvent WITHIN 5 WHERE TargetInstance ISA \"D_Disk\"", () -> {
                    demo.put("D_Disk", Map.of("DeviceID", "F:"));
                    process(400, "other.exe");
                    demo.put("D_NetDisk", Map.of("DeviceID", "Y:"));
                    demo.delete("D_Disk.DeviceID=\"F:\"");
                });

        assertThat(events)
                .hasSize(2)
                .allSatisfy(event -> assertThat(className(event)).isEqualTo("__InstanceCreationEvent"));
        assertThat(object(events.get(0), "TargetInstance").getString("DeviceID"))
                .isEqualTo("F:");
        assertThat(className(object(events.get(1), "TargetInstance"))).isEqualTo("D_NetDisk");
    }

    @Test
    @Shows(FakeRule.EVENT_PROPERTIES)
    @DisplayName("106: compare a property with what it was before")
    void growth() {
        List<WmiObject> events = events(
                "SELECT * FROM __InstanceModificationEvent WITHIN 5 WHERE TargetInstance ISA \"D_Disk\""
                        + " AND TargetInstance.Delta > PreviousInstance.Delta",
                () -> {
                    demo.change("D_Disk.DeviceID=\"C:\"", Map.of("Delta", 5));
                    demo.change("D_Disk.DeviceID=\"C:\"", Map.of("Delta", 4));
                    Map<String, @Nullable Object> unknown = new HashMap<>();
                    unknown.put("Delta", null);
                    demo.change("D_Disk.DeviceID=\"C:\"", unknown);
                    demo.change("D_Disk.DeviceID=\"C:\"", Map.of("Delta", 9));
                });

        assertThat(events).hasSize(1);
        assertThat(object(events.get(0), "TargetInstance").getInt("Delta")).isEqualTo(5);
        assertThat(object(events.get(0), "PreviousInstance").getInt("Delta")).isZero();
    }

    @Test
    @DisplayName("107: hold the instance as it is and as it was")
    void modification() {
        List<WmiObject> events = events(
                "SELECT * FROM __InstanceModificationEvent WITHIN 5 WHERE TargetInstance ISA \"D_Disk\""
                        + " AND TargetInstance.Delta > 10",
                () -> {
                    demo.change("D_Disk.DeviceID=\"C:\"", Map.of("Delta", 20));
                    demo.change("D_Disk.DeviceID=\"D:\"", Map.of("Delta", 3));
                });

        assertThat(events).hasSize(1);
        assertThat(object(events.get(0), "TargetInstance").getInt("Delta")).isEqualTo(20);
        assertThat(object(events.get(0), "TargetInstance").getString("Label")).isEqualTo("System");
        assertThat(object(events.get(0), "PreviousInstance").getInt("Delta")).isZero();
    }

    @Test
    @DisplayName("108: are of the class that tells what was done")
    void operations() {
        List<WmiObject> events =
                events("SELECT * FROM __InstanceOperationEvent WITHIN 1.5 WHERE TargetInstance ISA \"D_Proc\"", () -> {
                    process(400, "new.exe");
                    demo.change("D_Proc.Handle=400", Map.of("Threads", 2));
                    demo.delete("D_Proc.Handle=400");
                });

        assertThat(events)
                .extracting(EventExamplesTest::className)
                .containsExactly("__InstanceCreationEvent", "__InstanceModificationEvent", "__InstanceDeletionEvent");
        assertThat(object(events.get(2), "TargetInstance").getInt("Threads")).isEqualTo(2);
    }

    @Test
    @Shows(FakeRule.EVENT_WITHIN)
    @DisplayName("109: come without WITHIN where the class is stored; a class of a provider needs it")
    void deletion() {
        String query = "SELECT * FROM __InstanceDeletionEvent WHERE TargetInstance ISA ";
        assertThat(events(query + "\"D_Disk\"", () -> demo.delete("D_Disk.DeviceID=\"E:\"")))
                .hasSize(1);

        demo.define(FakeClass.named("D_Live").key("Name", CimType.STRING).qualifier("dynamic"));
        assertThatThrownBy(() -> client.events(query + "\"D_Live\"").subscribe())
                .isInstanceOfSatisfying(
                        WmiException.class, e -> assertThat(e.hresult().hex()).isEqualTo("0x80042002"));
    }

    @Test
    @DisplayName("110: tell of a class that is derived from another, and of none else")
    void classes() {
        List<WmiObject> events = events("SELECT * FROM __ClassCreationEvent WHERE TargetClass ISA \"D_Disk\"", () -> {
            demo.define(FakeClass.named("D_X").extending("D_Disk"));
            demo.define(FakeClass.named("D_Y").key("Id", CimType.UINT32));
        });

        assertThat(events).hasSize(1);
        assertThat(className(object(events.get(0), "TargetClass"))).isEqualTo("D_X");
        assertThat(events(
                        "SELECT * FROM __ClassOperationEvent WHERE TargetClass ISA \"D_X\"",
                        () -> demo.deleteClass("D_X")))
                .extracting(EventExamplesTest::className)
                .containsExactly("__ClassDeletionEvent");
    }

    @Test
    @DisplayName("111: of a timer come once for each firing")
    void timer() {
        List<WmiObject> events = events("SELECT * FROM __TimerEvent WHERE TimerId = \"t1\"", () -> {
            demo.raise("__TimerEvent", Map.of("TimerId", "t1", "NumFirings", 1));
            demo.raise("__TimerEvent", Map.of("TimerId", "t2", "NumFirings", 1));
            demo.raise("__TimerEvent", Map.of("TimerId", "t1", "NumFirings", 3));
        });

        assertThat(events).extracting(event -> event.getLong("NumFirings")).containsExactly(1L, 3L);
    }

    @Test
    @Shows(FakeRule.EVENT_AGGREGATE)
    @DisplayName("112: of a group become one when its seconds are over, which begin with the first of them")
    void group() {
        try (WmiSubscription subscription =
                client.events(OF_PROC + " GROUP WITHIN 60").subscribe()) {
            clock.advance(Duration.ofSeconds(50));
            process(401, "a.exe");
            clock.advance(Duration.ofSeconds(30));
            process(402, "b.exe");
            clock.advance(Duration.ofSeconds(29));
            assertThat(drain(subscription)).isEmpty();

            clock.advance(Duration.ofSeconds(1));
            process(403, "c.exe");
            List<WmiObject> events = drain(subscription);
            assertThat(events).hasSize(1);
            assertThat(className(events.get(0))).isEqualTo("__AggregateEvent");
            assertThat(events.get(0).getLong("NumberOfEvents")).isEqualTo(2);
            WmiObject first = object(events.get(0), "Representative");
            assertThat(className(first)).isEqualTo("__InstanceCreationEvent");
            assertThat(object(first, "TargetInstance").getString("Name")).isEqualTo("a.exe");
        }
    }

    @Test
    @Shows(FakeRule.EVENT_AGGREGATE)
    @DisplayName("113: are grouped by the value of a property, whatever its case")
    void groupBy() {
        try (WmiSubscription subscription = client.events(OF_PROC + " GROUP WITHIN 60 BY TargetInstance.Name")
                .subscribe()) {
            process(401, "a.exe");
            process(402, "b.exe");
            process(403, "A.EXE");
            clock.advance(Duration.ofMinutes(1));
            assertThat(drain(subscription))
                    .extracting(event -> event.getLong("NumberOfEvents"))
                    .containsExactly(2L, 1L);
        }
    }

    @Test
    @Shows(FakeRule.EVENT_AGGREGATE)
    @DisplayName("114: of a group that HAVING does not let come never")
    void having() {
        try (WmiSubscription subscription = client.events(OF_PROC + " GROUP WITHIN 60 HAVING NumberOfEvents > 5")
                .subscribe()) {
            for (int count = 1; count <= 5; count++) {
                process(400 + count, "a.exe");
            }
            clock.advance(Duration.ofMinutes(1));
            assertThat(drain(subscription)).isEmpty();

            for (int count = 1; count <= 6; count++) {
                process(500 + count, "a.exe");
            }
            clock.advance(Duration.ofMinutes(1));
            assertThat(drain(subscription))
                    .extracting(event -> event.getLong("NumberOfEvents"))
                    .containsExactly(6L);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "115 | I GROUP BY TargetInstance.Name | 0x8004105A",
                "116 | I GROUP WITHIN 60 BY TargetInstance | 0x8004105D",
                "117 | I GROUP WITHIN 60 BY TargetInstance.Name.X | 0x8004105C",
                "118 | SELECT * FROM D_Disk | 0x80041059"
            })
    @DisplayName("are not subscribed to by a query that WMI does not take")
    void refused(int number, String query, String code) {
        String text = query.startsWith("I ") ? OF_PROC + query.substring(1) : query;
        assertThatThrownBy(() -> client.events(text).subscribe())
                .as("example %d", number)
                .isInstanceOfSatisfying(
                        WmiException.class, e -> assertThat(e.hresult().hex()).isEqualTo(code));
    }

    @Test
    @Shows({FakeRule.EVENT_EMBEDDED, FakeRule.EVENT_LIST, FakeRule.EVENT_PATHS})
    @DisplayName(
            "119: hold the whole object of which one property is selected, and nothing that is not selected; they have no path")
    void list() {
        List<WmiObject> events = events(
                "SELECT TargetInstance.Name, Nope FROM __InstanceCreationEvent WITHIN 2 WHERE TargetInstance ISA \"D_Proc\"",
                () -> process(400, "new.exe"));

        assertThat(events).hasSize(1);
        assertThat(events.get(0).names()).containsExactly("TargetInstance");
        assertThat(events.get(0).system().path()).isNull();
        assertThat(events.get(0).system().relpath()).isNull();
        assertThat(events.get(0).system().server()).isNull();
        assertThat(events.get(0).system().namespace()).isNull();
        WmiObject process = object(events.get(0), "TargetInstance");
        assertThat(process.names()).containsExactly("Handle", "Name", "Owner", "Path", "Threads");
        assertThat(process.system().relpath()).isEqualTo("D_Proc.Handle=400");
    }
}
