package org.wmisdk.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wmisdk.junit.WmiAssertions.WMI_OBJECT;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wmisdk.WmiNamespace;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.Recording;

@DisplayName("Where the annotation may stand, and what it can name")
class AnnotationsTest {
    @Retention(RetentionPolicy.RUNTIME)
    @WmiFake(resources = "lamp.mof")
    @interface Lamps {}

    @Retention(RetentionPolicy.RUNTIME)
    @Lamps
    @WmiFake(mof = "instance of Lamp { Name = \"desk\"; };")
    @interface DeskLamp {}

    @DeskLamp
    interface HasDeskLamp {}

    @WmiFake(mof = "instance of Lamp { Name = \"of the superclass\"; };")
    abstract static class WithLamp implements HasDeskLamp {}

    @Nested
    @DisplayName("Annotations of interfaces, superclasses and the class add up")
    @Lamps
    @WmiFake(mof = "instance of Lamp { Name = \"first\"; };")
    @WmiFake(mof = "instance of Lamp { Name = \"second\"; };")
    class Inherited extends WithLamp {
        @Test
        @DisplayName("in this order, and one that is met twice counts once")
        void order(WmiNamespace namespace) {
            assertThat(WmiFakeTest.lamps(namespace)).containsExactly("desk", "of the superclass", "first", "second");
        }

        @Test
        @DeskLamp
        @DisplayName("also one that stands on a method")
        void method(WmiNamespace namespace) {
            assertThat(WmiFakeTest.lamps(namespace)).hasSize(4);
        }
    }

    @Nested
    @DisplayName("A method alone")
    class OnlyMethod {
        @Test
        @DeskLamp
        @DisplayName("can have a fake, with an annotation that carries @WmiFake")
        void composed(WmiNamespace namespace) {
            assertThat(WmiFakeTest.lamps(namespace)).containsExactly("desk");
        }
    }

    @Nested
    @WmiFake(sampleMachine = true)
    @DisplayName("The sample machine")
    class Sample {
        @Test
        @WmiFake(hostName = "DESK", sampleMachine = true)
        @DisplayName("has the name that a method gives it, and is loaded once")
        void named(WmiNamespace namespace) {
            assertThat(namespace
                            .query("SELECT CSName FROM Win32_OperatingSystem")
                            .list())
                    .singleElement(WMI_OBJECT)
                    .hasValue("CSName", "DESK");
        }
    }

    @Nested
    @WmiFake(recording = "desk")
    @DisplayName("A recording among the resources")
    class Recorded {
        @Test
        @WmiFake(mof = "instance of Lamp { Name = \"added\"; };")
        @DisplayName("answers; MOF can add to it")
        void recorded(FakeWmi fake, WmiNamespace namespace) {
            assertThat(fake.hostNames().isLocal("DESK")).isTrue();
            assertThat(WmiFakeTest.lamps(namespace)).containsExactly("desk", "hall", "added");
        }
    }

    @Test
    @DisplayName("A recording that is no resource is a folder")
    void recording_in_a_folder(@TempDir Path folder) {
        FakeSource source = new FakeSource(null, getClass(), "here");
        Recording recorded = RecordingFolder.read(source, "desk");
        recorded.write(folder.resolve("copy"));

        assertThat(RecordingFolder.read(source, folder.resolve("copy").toString()))
                .hasToString(recorded.toString());
    }

    @Test
    @DisplayName("A recording in a jar is read, and the jar is not held open")
    void recording_in_a_jar(@TempDir Path folder) throws IOException, ClassNotFoundException {
        Path jar = folder.resolve("machines.jar");
        String beside = HasDeskLamp.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (String name : List.of(
                    beside,
                    "org/wmisdk/junit/desk/recording.json",
                    "org/wmisdk/junit/desk/calls.jsonl",
                    "org/wmisdk/junit/desk/machine-1.mof")) {
                entries.putNextEntry(new JarEntry(name));
                try (InputStream in = getClass().getClassLoader().getResourceAsStream(name)) {
                    in.transferTo(entries);
                }
            }
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            FakeSource source = new FakeSource(null, loader.loadClass(HasDeskLamp.class.getName()), "a jar");
            for (String name : List.of("desk", "desk/", "/org/wmisdk/junit/desk")) {
                assertThat(RecordingFolder.read(source, name))
                        .hasToString(RecordingFolder.read(new FakeSource(null, getClass(), "a folder"), "desk")
                                .toString());
            }
        }
    }
}
