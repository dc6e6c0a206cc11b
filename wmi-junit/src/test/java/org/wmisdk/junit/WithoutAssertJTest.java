package org.wmisdk.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.WmiNamespace;

@DisplayName("Without AssertJ")
class WithoutAssertJTest {
    @WmiFake(resources = "lamp.mof")
    static class Fixture {
        @Test
        void good(WmiNamespace namespace) {
            Assertions.assertEquals(
                    0, namespace.query("SELECT * FROM Lamp").list().size());
        }

        @Test
        void bad(WmiNamespace namespace) {
            Assertions.assertEquals(
                    1, namespace.query("SELECT * FROM Lamp").list().size());
        }
    }

    /** Defines the classes of this module anew, and knows no AssertJ. */
    private static final class Loader extends URLClassLoader {
        Loader() {
            super(urls(WmiFake.class, WithoutAssertJTest.class), WithoutAssertJTest.class.getClassLoader());
        }

        private static URL[] urls(Class<?>... classes) {
            return Arrays.stream(classes)
                    .map(each -> each.getProtectionDomain().getCodeSource().getLocation())
                    .toArray(URL[]::new);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.assertj.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("org.wmisdk.junit.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }

    @Test
    @DisplayName("the extension works, failures and all; only the assertions do not")
    void works() throws Exception {
        try (Loader loader = new Loader()) {
            Launched launched = Launched.run(loader.loadClass(Fixture.class.getName()));

            assertThat(launched.results()).hasSize(2);
            assertThat(launched.results().get("good").getThrowable()).isEmpty();
            assertThat(launched.failure("bad")).hasMessageContaining("\n\nJournal of the fake: ");
            assertThatThrownBy(() -> Class.forName(WmiAssertions.class.getName(), true, loader))
                    .isInstanceOf(NoClassDefFoundError.class);
        }
    }
}
