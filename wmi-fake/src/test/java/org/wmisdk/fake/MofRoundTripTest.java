package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.MofPrinter;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiOptions;
import org.wmisdk.fake.repository.ClassDefinition;

@DisplayName("MOF that is printed and loaded")
class MofRoundTripTest {
    private static final WmiOptions AMENDED = WmiOptions.none().withAmendedQualifiers();
    private static final String NAMESPACE = "root\\cimv2";

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("gives the same classes and objects, whatever is in them, and the same text again")
    void everything(long seed) {
        RandomSchemas random = new RandomSchemas(seed);
        List<WmiClass> classes = new ArrayList<>();
        List<WmiObject> objects = new ArrayList<>();
        for (ClassDefinition definition : random.classes()) {
            classes.add(definition.schema("FAKE", NAMESPACE));
            objects.add(random.instance(definition, objects.size()));
        }
        Collections.shuffle(classes, new Random(seed));
        String text = MofPrinter.print(NAMESPACE, classes, objects);
        List<WmiObject> loaded = new ArrayList<>();
        List<WmiClass> again = new ArrayList<>();
        FakeWmi fake = FakeWmi.builder().mof(text).build();
        try (WmiNamespace namespace = fake.locator().connect(NAMESPACE)) {
            for (WmiClass each : classes) {
                again.add(namespace.classDefinition(each.name(), AMENDED));
            }
            for (WmiObject each : objects) {
                loaded.add(only(namespace, each));
            }
        }
        assertThat(again).isEqualTo(classes);
        for (int i = 0; i < objects.size(); i++) {
            WmiObject before = objects.get(i);
            WmiObject after = loaded.get(i);
            assertThat(after.names()).isEqualTo(before.names());
            for (String name : before.names()) {
                assertThat(after.get(name)).as(name).isEqualTo(before.get(name));
            }
        }
        assertThat(MofPrinter.print(NAMESPACE, again, loaded)).isEqualTo(text);
    }

    private static WmiObject only(WmiNamespace namespace, WmiObject like) {
        String className = String.valueOf(like.system().className());
        return namespace
                .query("SELECT * FROM " + className + " WHERE __CLASS = '" + className + "'")
                .withSystemProperties()
                .first()
                .orElseThrow();
    }

    @Test
    @DisplayName("gives the same sample machine")
    void sampleMachine() {
        FakeWmi sample = FakeWmi.sampleMachine();
        List<WmiClass> classes = new ArrayList<>();
        List<WmiObject> objects = new ArrayList<>();
        List<String> names = List.of("Win32_OperatingSystem", "Win32_Process", "Win32_LogicalDisk", "Win32_Service");
        try (WmiNamespace namespace = sample.locator().connect(NAMESPACE)) {
            for (WmiObject each : namespace
                    .query("SELECT * FROM meta_class")
                    .withSystemProperties()
                    .list()) {
                String name = String.valueOf(each.system().className());
                if (!name.startsWith("__")) {
                    classes.add(namespace.classDefinition(name, AMENDED));
                }
            }
            for (String name : names) {
                objects.addAll(namespace
                        .query("SELECT * FROM " + name)
                        .withSystemProperties()
                        .list());
            }
            String text = MofPrinter.print(NAMESPACE, classes, objects);
            try (WmiNamespace copy =
                    FakeWmi.builder().mof(text).build().locator().connect(NAMESPACE)) {
                for (WmiClass each : classes) {
                    assertThat(copy.classDefinition(each.name(), AMENDED)).isEqualTo(each);
                }
                for (String name : names) {
                    assertThat(copy.query("SELECT * FROM " + name)
                                    .withSystemProperties()
                                    .list())
                            .isEqualTo(namespace
                                    .query("SELECT * FROM " + name)
                                    .withSystemProperties()
                                    .list());
                }
            }
        }
    }
}
