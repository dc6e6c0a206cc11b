package org.wmisdk.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wmisdk.Availability;
import org.wmisdk.Availability.Cause;
import org.wmisdk.com.abi.PortUnavailableException;

@DisplayName("JNA itself")
class JnaLibraryTest {
    @Test
    @DisplayName("is missing where no class loader finds it")
    void missing() {
        assertThatExceptionOfType(PortUnavailableException.class)
                .isThrownBy(() -> JnaLibrary.check(Set.of()))
                .satisfies(e -> assertThat(cause(e)).isEqualTo(Cause.LIBRARY_MISSING))
                .withMessageContaining("jna-jpms");
    }

    @Test
    @DisplayName("is accepted once, wherever it is")
    void once() {
        assertThatNoException()
                .isThrownBy(
                        () -> JnaLibrary.check(JnaLibrary.locations(getClass().getClassLoader())));
    }

    @Test
    @DisplayName("is refused twice, with both places named")
    void twice(@TempDir Path folder) throws Exception {
        URL[] urls = new URL[2];
        for (int i = 0; i < 2; i++) {
            Path place = folder.resolve("copy" + i);
            Path file = place.resolve("com/sun/jna/Native.class");
            Files.createDirectories(file.getParent());
            Files.createFile(file);
            urls[i] = place.toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            assertThatExceptionOfType(PortUnavailableException.class)
                    .isThrownBy(() -> JnaLibrary.check(JnaLibrary.locations(loader)))
                    .satisfies(e -> assertThat(cause(e)).isEqualTo(Cause.LIBRARY_TWICE))
                    .withMessageContainingAll("copy0", "copy1");
        }
    }

    @Test
    @DisplayName("was denied native access, also when the JVM tells so only in the text of a later error")
    void denied() {
        Throwable first = new ExceptionInInitializerError(new IllegalCallerException("Illegal native access"));
        Throwable later = new NoClassDefFoundError("Could not initialize class com.sun.jna.Native");
        later.initCause(
                new ExceptionInInitializerError("Exception java.lang.IllegalCallerException: Illegal native access"));
        for (Throwable thrown : new Throwable[] {first, later}) {
            PortUnavailableException failed = JnaLibrary.failed(thrown);
            assertThat(cause(failed)).isEqualTo(Cause.NATIVE_ACCESS_DENIED);
            assertThat(failed).hasCause(thrown).hasMessageContaining("--enable-native-access=");
        }
    }

    @Test
    @DisplayName("does not start for another reason, which is told")
    void failed() {
        PortUnavailableException failed = JnaLibrary.failed(new UnsatisfiedLinkError("no space left on device"));
        assertThat(cause(failed)).isEqualTo(Cause.FAILED);
        assertThat(failed).hasMessageContaining("no space left on device");
    }

    @Test
    @DisplayName("does not start with a native part of another version, which JNA tells by an Error of no special kind")
    void incompatible() {
        Error told = new Error("\n\nThere is an incompatible JNA native library installed on this system\nExpected: 7");
        assertThatExceptionOfType(PortUnavailableException.class)
                .isThrownBy(() -> JnaPortProvider.started(() -> {
                    throw told;
                }))
                .withCause(told)
                .withMessageContaining("incompatible JNA native library installed on this system Expected: 7.")
                .satisfies(e -> assertThat(cause(e)).isEqualTo(Cause.FAILED));
        OutOfMemoryError full = new OutOfMemoryError("as a test");
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> JnaPortProvider.started(() -> {
                    throw full;
                }))
                .isSameAs(full);
    }

    private static Cause cause(PortUnavailableException e) {
        return ((Availability.Unavailable) e.availability()).cause();
    }
}
