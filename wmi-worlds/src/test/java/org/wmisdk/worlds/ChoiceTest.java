package org.wmisdk.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.Availability;
import org.wmisdk.Availability.Cause;
import org.wmisdk.BackendReport;
import org.wmisdk.WmiBackendException;
import org.wmisdk.WmiLocator;
import org.wmisdk.spi.ConnectServerWmi;
import org.wmisdk.tck.ForwardingBackend;
import org.wmisdk.tck.TestData;

/** Which backend is taken, and what is said of the others. */
@DisplayName("any backend")
class ChoiceTest {
    private static final String SERVICE = "META-INF/services/" + ConnectServerWmi.class.getName();

    /** A backend with answers of its own; loaded by the name of its class, as providers are. */
    abstract static class Candidate extends ForwardingBackend {
        private final String name;
        private final int priority;
        private final Availability availability;

        Candidate(String name, int priority, Availability availability) {
            super(TestData.source());
            this.name = name;
            this.priority = priority;
            this.availability = availability;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int priority() {
            return priority;
        }

        @Override
        public Availability availability() {
            return availability;
        }
    }

    /** The best, but not here. */
    public static final class Best extends Candidate {
        /** For the service loader. */
        public Best() {
            super("best", 30, Availability.unavailable(Cause.DLL_MISSING, "Its library is not there.", "Install it."));
        }
    }

    /** Good, and here. */
    public static final class Good extends Candidate {
        /** For the service loader. */
        public Good() {
            super("good", 20, Availability.available());
        }
    }

    /** Also here. */
    public static final class Fair extends Candidate {
        /** For the service loader. */
        public Fair() {
            super("fair", 10, Availability.available());
        }
    }

    /** Only by name. */
    public static final class Toy extends Candidate {
        /** For the service loader. */
        public Toy() {
            super("toy", -1, Availability.available());
        }
    }

    /** Cannot be made. */
    public static final class Broken extends Candidate {
        /** For the service loader. */
        public Broken() {
            super("broken", 40, Availability.available());
            throw new IllegalStateException("it fell to pieces");
        }
    }

    /** Finds the given providers instead of those of the class path. */
    private static ClassLoader loader(Class<?>... providers) {
        String names = Arrays.stream(providers).map(Class::getName).collect(Collectors.joining("\n"));
        return new ClassLoader(ChoiceTest.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.equals(SERVICE)
                        ? Collections.enumeration(List.of(new URL(null, "memory:" + name, new Memory(names))))
                        : super.getResources(name);
            }
        };
    }

    /** A resource that is nowhere but here. */
    private static final class Memory extends URLStreamHandler {
        private final String text;

        Memory(String text) {
            this.text = text;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {
                    connected = true;
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
                }
            };
        }
    }

    private static <T> T withProperty(String value, Supplier<T> body) {
        String before = System.getProperty(WmiLocator.BACKEND_PROPERTY);
        System.setProperty(WmiLocator.BACKEND_PROPERTY, value);
        try {
            return body.get();
        } finally {
            if (before == null) {
                System.clearProperty(WmiLocator.BACKEND_PROPERTY);
            } else {
                System.setProperty(WmiLocator.BACKEND_PROPERTY, before);
            }
        }
    }

    private static Availability.Unavailable why(BackendReport report, String name) {
        return report.candidates().stream()
                .filter(candidate -> candidate.name().equals(name))
                .map(candidate -> (Availability.Unavailable) candidate.availability())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "CHOICE-01 the available backend of the highest priority is taken, and the report says why not the others")
    void best() {
        WmiLocator locator = WmiLocator.load(loader(Fair.class, Toy.class, Best.class, Good.class));
        assertThat(locator.backend()).isEqualTo("good");
        BackendReport report = locator.report();
        assertThat(report.chosen()).contains("good");
        assertThat(why(report, "best").cause()).isEqualTo(Cause.DLL_MISSING);
        assertThat(why(report, "fair").cause()).isEqualTo(Cause.OUTRANKED);
        assertThat(why(report, "toy").cause()).isEqualTo(Cause.EXCLUDED);
        assertThat(report.toString()).contains("Its library is not there. Install it.");
    }

    @Test
    @DisplayName("CHOICE-02 a backend that is named is taken, whatever its priority")
    void named() {
        assertThat(withProperty("toy", () -> WmiLocator.load(loader(Good.class, Toy.class)))
                        .backend())
                .isEqualTo("toy");
    }

    @Test
    @DisplayName(
            "CHOICE-03 a backend that is named and not available is an exception with its reason, never another backend")
    void namedButUnavailable() {
        WmiBackendException e = catchThrowableOfType(
                WmiBackendException.class,
                () -> withProperty("best", () -> WmiLocator.load(loader(Good.class, Best.class))));
        assertThat(e).hasMessageContaining("best").hasMessageContaining("Its library is not there. Install it.");
    }

    @Test
    @DisplayName("CHOICE-04 an unknown name is an exception that lists the known ones")
    void unknown() {
        WmiBackendException e = catchThrowableOfType(
                WmiBackendException.class,
                () -> withProperty("bst", () -> WmiLocator.load(loader(Good.class, Fair.class))));
        assertThat(e).hasMessageContaining("bst").hasMessageContaining("good").hasMessageContaining("fair");
    }

    @Test
    @DisplayName("CHOICE-05 a provider that cannot be made hides no other, and is reported")
    void broken() {
        WmiLocator locator = WmiLocator.load(loader(Broken.class, Good.class));
        assertThat(locator.backend()).isEqualTo("good");
        assertThat(locator.report().candidates())
                .anySatisfy(candidate -> assertThat(candidate.availability())
                        .isInstanceOfSatisfying(Availability.Unavailable.class, no -> {
                            assertThat(no.cause()).isEqualTo(Cause.FAILED);
                            assertThat(no.sentence()).contains("Broken");
                        }));
    }

    @Test
    @DisplayName("CHOICE-06 where no backend is available the exception says of each why and what to do")
    void none() {
        WmiBackendException e =
                catchThrowableOfType(WmiBackendException.class, () -> WmiLocator.load(loader(Best.class, Toy.class)));
        assertThat(e)
                .hasMessageContaining("best")
                .hasMessageContaining("Install it.")
                .hasMessageContaining("toy");
    }

    @Test
    @DisplayName("CHOICE-07 elsewhere than on Windows the native backends say so and what to do")
    void notWindows() {
        assumeTrue(!Worlds.IS_WINDOWS, "This is Windows.");
        WmiBackendException e = catchThrowableOfType(WmiBackendException.class, () -> WmiLocator.using("jna"));
        assertThat(e).hasMessageContaining("Windows").hasMessageContaining("fake");
        assertThat(why(WmiLocator.backends(), "jna").cause()).isEqualTo(Cause.NOT_WINDOWS);
    }

    @Test
    @DisplayName("CHOICE-08 on a Java before 22 ffm says so; it does not keep jna from being found")
    void ffmOnOldJava() {
        BackendReport report = WmiLocator.backends();
        assertThat(report.candidates())
                .extracting(BackendReport.Candidate::name)
                .contains("jna", "ffm");
        if (Runtime.version().feature() < 22) {
            assertThat(why(report, "ffm").cause()).isIn(Cause.JAVA_TOO_OLD, Cause.NOT_WINDOWS);
        }
    }
}
