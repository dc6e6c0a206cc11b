package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wmisdk.Availability.Cause;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ConnectServerWmi;
import org.wmisdk.spi.HostNames;
import org.wmisdk.spi.WmiSession;

@DisplayName("The choice of a backend")
class BackendSelectorTest {
    private static final Availability NO =
            Availability.unavailable(Cause.NOT_WINDOWS, "This is not Windows.", "Use Windows.");

    private final High high = new High();
    private final Low low = new Low();
    private final ByName byName = new ByName();

    /** A provider that tells whether it was asked. Of one class only one is taken, so each test double is a class of its own. */
    private static class Stub implements ConnectServerWmi {
        private final String name;
        private final int priority;
        Supplier<@Nullable Availability> answer = Availability::available;
        int asked;

        Stub(String name, int priority) {
            this.name = name;
            this.priority = priority;
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
        @SuppressWarnings("NullAway") // a provider may break its contract
        public Availability availability() {
            asked++;
            return answer.get();
        }

        @Override
        public String entry() {
            return "the way into " + name;
        }

        @Override
        public HostNames hostNames() {
            return HostNames.of();
        }

        @Override
        public CallThreads callThreads() {
            throw new UnsupportedOperationException();
        }

        @Override
        public WmiSession connectServerWmi(ConnectArguments arguments) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class High extends Stub {
        High() {
            super("high", 20);
        }
    }

    private static final class Low extends Stub {
        Low() {
            super("low", 10);
        }
    }

    private static final class ByName extends Stub {
        ByName() {
            super("byname", -1);
        }
    }

    /** An iterator such as ServiceLoader's: an entry that is an error is thrown, by hasNext or by next, and passed over. */
    private static Iterator<ConnectServerWmi> source(boolean failInHasNext, Object... entries) {
        return new Iterator<>() {
            private int index;

            @Override
            public boolean hasNext() {
                if (failInHasNext) {
                    fail();
                }
                return index < entries.length;
            }

            @Override
            public ConnectServerWmi next() {
                if (index == entries.length) {
                    throw new NoSuchElementException();
                }
                fail();
                return (ConnectServerWmi) entries[index++];
            }

            private void fail() {
                if (index < entries.length && entries[index] instanceof Error error) {
                    index++;
                    throw error;
                }
            }
        };
    }

    private static BackendSelector selector(Object... entries) {
        return new BackendSelector(List.of(source(false, entries)));
    }

    private static Availability.Unavailable why(BackendReport report, String name) {
        return (Availability.Unavailable) report.candidates().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow()
                .availability();
    }

    @Test
    @DisplayName("the highest that is available is taken; those below it are not even asked")
    void outranked() {
        BackendSelector.Choice choice = selector(low, byName, high).choose(null, false);
        assertThat(choice.provider()).isSameAs(high);
        assertThat(choice.report().chosen()).contains("high");
        assertThat(choice.report().requested()).isEmpty();
        assertThat(choice.report().candidates())
                .extracting(BackendReport.Candidate::name, BackendReport.Candidate::entry)
                .containsExactly(tuple("high", "the way into high"), tuple("low", null), tuple("byname", null));
        assertThat(why(choice.report(), "low").cause()).isEqualTo(Cause.OUTRANKED);
        assertThat(low.asked).isZero();
    }

    @Test
    @DisplayName("one that is not available gives way to the next, and says why")
    void next() {
        high.answer = () -> NO;
        BackendSelector.Choice choice = selector(high, low).choose(null, false);
        assertThat(choice.provider()).isSameAs(low);
        assertThat(why(choice.report(), "high")).isEqualTo(NO);
        assertThat(choice.report().toString())
                .contains("  high: This is not Windows. Use Windows.")
                .contains("* low: available");
    }

    @Test
    @DisplayName("one of negative priority is taken by name only")
    void excluded() {
        BackendSelector.Choice choice = selector(byName).choose(null, false);
        assertThat(choice.provider()).isNull();
        assertThat(why(choice.report(), "byname").cause()).isEqualTo(Cause.EXCLUDED);
        assertThat(choice.report().toString()).contains("Add wmi-jna or wmi-ffm");
        assertThat(byName.asked).isZero();
        assertThat(selector(byName).choose("byname", false).provider()).isSameAs(byName);
    }

    @Test
    @DisplayName("a name is that backend, whatever ranks higher; no other is asked")
    void named() {
        BackendSelector.Choice choice = selector(high, low, byName).choose("low", false);
        assertThat(choice.provider()).isSameAs(low);
        assertThat(why(choice.report(), "high").sentence()).contains("low was asked for");
        assertThat(high.asked).isZero();
    }

    @Test
    @DisplayName("a name whose backend is not available is an exception, never another backend")
    void namedButUnavailable() {
        high.answer = () -> NO;
        BackendSelector selector = selector(high, low);
        assertThatExceptionOfType(WmiBackendException.class)
                .isThrownBy(() -> WmiLocator.choose(selector, "high"))
                .withMessageContaining("\"high\" was asked for and is not available")
                .withMessageContaining("This is not Windows. Use Windows.")
                .satisfies(e -> assertThat(e.report().requested()).contains("high"))
                .satisfies(e -> assertThat(e.report().chosen()).isEmpty());
        assertThat(low.asked).isZero();
    }

    @Test
    @DisplayName("a name that no backend has is an exception with the names that there are; case counts")
    void unknown() {
        BackendSelector selector = selector(high, low);
        for (String name : List.of("hgih", "HIGH", "")) {
            assertThatExceptionOfType(WmiBackendException.class)
                    .isThrownBy(() -> WmiLocator.choose(selector, name))
                    .withMessageContaining("no WMI backend named \"" + name + "\"")
                    .withMessageContaining("[high, low]");
        }
    }

    @Test
    @DisplayName("without any backend the message says what to add")
    void none() {
        assertThatExceptionOfType(WmiBackendException.class)
                .isThrownBy(() -> WmiLocator.choose(selector(), null))
                .withMessageContaining("No WMI backend is available")
                .withMessageContaining("Add wmi-jna or wmi-ffm");
    }

    @Test
    @DisplayName("providers that cannot be loaded hide no other, wherever they fail, and stand in the report")
    void broken() {
        for (boolean failInHasNext : new boolean[] {true, false}) {
            BackendSelector selector = new BackendSelector(List.of(source(
                    failInHasNext,
                    new ServiceConfigurationError("Provider x.Y not found"),
                    low,
                    new UnsupportedClassVersionError("x/Z is too new"),
                    new ServiceConfigurationError("Provider x.W not made", new IllegalStateException("no licence")),
                    high)));
            BackendReport report = selector.choose(null, false).report();
            assertThat(report.chosen()).contains("high");
            assertThat(report.candidates()).hasSize(5);
            assertThat(report.toString())
                    .contains("x.Y not found")
                    .contains("x/Z is too new")
                    .contains("no licence");
            assertThat(why(report, "(not loaded)").cause()).isEqualTo(Cause.FAILED);
        }
    }

    @Test
    @DisplayName("an iterator that fails for ever ends, with one line")
    void failsForEver() {
        Iterator<ConnectServerWmi> endless = new Iterator<>() {
            @Override
            public boolean hasNext() {
                throw new ServiceConfigurationError("the file cannot be read");
            }

            @Override
            public ConnectServerWmi next() {
                throw new AssertionError("there is nothing");
            }
        };
        BackendReport report = new BackendSelector(List.of(endless, source(false, low)))
                .choose(null, false)
                .report();
        assertThat(report.candidates()).hasSize(2);
        assertThat(report.chosen()).contains("low");
    }

    @Test
    @DisplayName("a probe that breaks its contract is not available, and hides no other")
    void brokenProbe() {
        List<Supplier<@Nullable Availability>> probes = List.of(
                () -> {
                    throw new IllegalStateException("probe");
                },
                () -> {
                    throw new NoClassDefFoundError("probe");
                },
                () -> null);
        for (Supplier<@Nullable Availability> probe : probes) {
            high.answer = probe;
            BackendSelector.Choice choice = selector(high, low).choose(null, false);
            assertThat(choice.provider()).isSameAs(low);
            assertThat(why(choice.report(), "high").cause()).isEqualTo(Cause.FAILED);
        }
    }

    @Test
    @DisplayName("one that cannot say how it connects, or what it is, hides no other")
    void brokenSelfDescription() {
        Stub noEntry = new Stub("noentry", 30) {
            @Override
            public String entry() {
                throw new IllegalStateException("entry");
            }
        };
        Stub noName = new Stub("noname", 40) {
            @Override
            public String name() {
                throw new AbstractMethodError("name");
            }
        };
        Stub nullName = new Stub("nullname", 50) {
            @Override
            @SuppressWarnings("NullAway") // a provider may break its contract
            public String name() {
                return null;
            }
        };
        BackendSelector.Choice choice = selector(noName, noEntry, nullName, low).choose(null, false);
        assertThat(choice.provider()).isSameAs(low);
        assertThat(choice.report().candidates()).hasSize(4);
        assertThat(why(choice.report(), "noentry").sentence()).contains("entry");
    }

    @Test
    @DisplayName("a full report asks all but those that are taken by name only, and says what would be taken")
    void fullReport() {
        BackendReport best = selector(high, low, byName).choose(null, true).report();
        assertThat(best.chosen()).contains("high");
        assertThat(low.asked).isEqualTo(1);
        assertThat(byName.asked).isZero();
        BackendReport named = selector(high, low, byName).choose("byname", true).report();
        assertThat(named.chosen()).contains("byname");
        assertThat(named.candidates())
                .extracting(BackendReport.Candidate::availability)
                .containsOnly(Availability.available());
        assertThat(named.toString()).contains("Taken: byname (asked for: byname).");
    }

    /** Public and on its own, since another class loader defines it again. */
    public static final class Twin implements ConnectServerWmi {
        @Override
        public String name() {
            return "twin";
        }

        @Override
        public int priority() {
            return 5;
        }

        @Override
        public Availability availability() {
            return Availability.available();
        }

        @Override
        public String entry() {
            return "a twin";
        }

        @Override
        public HostNames hostNames() {
            return HostNames.of();
        }

        @Override
        public CallThreads callThreads() {
            return new TwinThreads();
        }

        @Override
        public WmiSession connectServerWmi(ConnectArguments arguments) {
            throw new UnsupportedOperationException();
        }
    }

    /** For {@link Twin}. */
    public static final class TwinThreads implements CallThreads {
        @Override
        public boolean mayRunOnCaller() {
            return true;
        }

        @Override
        public Object enterWorker() {
            return this;
        }

        @Override
        public void cancel(Object worker) {
            // It makes no calls.
        }
    }

    /** Defines the twins anew, and offers the one as a provider. */
    private static final class TwinLoader extends ClassLoader {
        private final @Nullable Path services;

        TwinLoader(@Nullable Path services) {
            super(BackendSelectorTest.class.getClassLoader());
            this.services = services;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Twin.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            try (InputStream in =
                    BackendSelectorTest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
                byte[] bytes = Objects.requireNonNull(in).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            if (!name.equals("META-INF/services/" + ConnectServerWmi.class.getName())) {
                return super.getResources(name);
            }
            return services == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(url(services)));
        }

        private static URL url(Path path) throws MalformedURLException {
            return path.toUri().toURL();
        }
    }

    @Test
    @DisplayName("one class is one backend, though several iterators give it, or several class loaders have it")
    void duplicates() throws ReflectiveOperationException {
        ConnectServerWmi other = (ConnectServerWmi) new TwinLoader(null)
                .loadClass(Twin.class.getName())
                .getConstructor()
                .newInstance();
        assertThat(other).isNotInstanceOf(Twin.class);
        Twin first = new Twin();
        BackendSelector.Choice choice = new BackendSelector(
                        List.of(source(false, first), source(false, new Twin(), other, low)))
                .choose(null, false);
        assertThat(choice.report().candidates())
                .extracting(BackendReport.Candidate::name)
                .containsExactly("low", "twin");
        assertThat(new BackendSelector(List.of(source(false, first, other)))
                        .choose("twin", false)
                        .provider())
                .isSameAs(first);
    }

    /** A loader whose services file has those lines. */
    private static ClassLoader loader(Path folder, String... lines) throws IOException {
        return new TwinLoader(Files.write(folder.resolve("services"), Arrays.asList(lines)));
    }

    private static void withProperty(String key, String value, Runnable action) {
        String before = System.getProperty(key);
        System.setProperty(key, value);
        try {
            action.run();
        } finally {
            if (before == null) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, before);
            }
        }
    }

    @Test
    @DisplayName("-Dwmi.backend is that backend or an exception; a blank one is none")
    void property(@TempDir Path folder) throws IOException {
        ClassLoader loader = loader(folder, "x.DoesNotExist", Twin.class.getName());
        assertThat(WmiLocator.load(loader).backend()).isEqualTo("twin");
        assertThat(WmiLocator.load(loader).report().toString()).contains("x.DoesNotExist");
        withProperty(
                WmiLocator.BACKEND_PROPERTY,
                " twin ",
                () -> assertThat(WmiLocator.load(loader).report().requested()).contains("twin"));
        withProperty(
                WmiLocator.BACKEND_PROPERTY,
                " ",
                () -> assertThat(WmiLocator.load(loader).report().requested()).isEmpty());
        withProperty(
                WmiLocator.BACKEND_PROPERTY,
                "other",
                () -> assertThatExceptionOfType(WmiBackendException.class)
                        .isThrownBy(() -> WmiLocator.load(loader))
                        .withMessageContaining("\"other\"")
                        .withMessageContaining("twin"));
    }

    @Test
    @DisplayName("a bound on workers that is no number from 1 to 1024 is refused")
    void workers() {
        for (String bad : List.of("0", "1025", "many", "")) {
            withProperty(
                    WmiLocator.WORKERS_PROPERTY,
                    bad,
                    () -> assertThatIllegalArgumentException()
                            .isThrownBy(() -> WmiLocator.over(new Twin()))
                            .withMessageContaining("\"" + bad + "\""));
        }
        withProperty(
                WmiLocator.WORKERS_PROPERTY,
                "1024",
                () -> assertThat(WmiLocator.over(new Twin()).backend()).isEqualTo("twin"));
    }
}
