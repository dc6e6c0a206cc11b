package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Reading a class")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WmiNamespaceTest {
    private static final WmiClass KNOWN = new WmiClass(
            new SystemProperties(1, "A", null, "A", "A", 0, List.of(), null, null, null),
            List.of(),
            List.of(),
            List.of());

    private final ScriptedBackend backend = new ScriptedBackend().know(KNOWN);

    @Test
    @DisplayName("asks once, with flags and context only where they are wished for")
    void asks() {
        try (WmiNamespace namespace = backend.connect()) {
            assertThat(namespace.classDefinition("A")).isSameAs(KNOWN);
            WmiContext context = WmiContext.empty().withProviderArchitecture(64);
            namespace.classDefinition("A", WmiOptions.none().context(context).withAmendedQualifiers());
            assertThat(backend.calls()).containsExactly("class A 0 {}", "class A 20000 {__ProviderArchitecture=64}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', it is empty",
        "' A', letters",
        "'A B', letters",
        "'1A', does not begin with a digit",
        "A-B, letters",
        "'A.Id=\"x\"', letters",
        "root\\cimv2:A, letters",
        "A=@, letters"
    })
    @DisplayName("refuses a text that is no name of a class, with the rule, and asks nothing")
    void badName(String name, String rule) {
        try (WmiNamespace namespace = backend.connect()) {
            assertThatExceptionOfType(WmiInvalidParameterException.class)
                    .isThrownBy(() -> namespace.classDefinition(name))
                    .withMessageContaining(rule)
                    .withMessageContaining("hint: Give the name alone")
                    .satisfies(e -> {
                        assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_INVALID_PARAMETER);
                        assertThat(e.operation()).isEqualTo("read class");
                        assertThat(e.objectPath()).isEqualTo(name);
                    });
            assertThat(backend.calls()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"_A", "__SystemClass", "Win32_1", "Größe", "\u540D\u524D"})
    @DisplayName("takes every identifier for a name")
    void goodName(String name) {
        try (WmiNamespace namespace = backend.connect()) {
            namespace.classDefinition(name);
            assertThat(backend.calls()).containsExactly("class " + name + " 0 {}");
        }
    }

    @Test
    @DisplayName(
            "refuses a NUL, behind which a server would not read on, and a name beyond WMI's limit, which it does not print")
    void unreadableName() {
        try (WmiNamespace namespace = backend.connect()) {
            assertThatExceptionOfType(WmiInvalidParameterException.class)
                    .isThrownBy(() -> namespace.classDefinition("A\0B"))
                    .withMessageContaining("A\\u0000B");
            namespace.classDefinition("a".repeat(4096));
            assertThatExceptionOfType(WmiInvalidParameterException.class)
                    .isThrownBy(() -> namespace.classDefinition("a".repeat(10_000_000)))
                    .withMessageContaining("longer than 4096 characters")
                    .satisfies(e -> {
                        assertThat(e.getMessage()).hasSizeLessThan(1000);
                        assertThat(e.objectPath()).hasSize(10_000_000);
                    });
            assertThat(backend.calls()).hasSize(1);
        }
    }

    @Test
    @DisplayName("names the argument that is null")
    @SuppressWarnings("NullAway") // what a caller without nullness checks passes
    void nulls() {
        try (WmiNamespace namespace = backend.connect()) {
            assertThatNullPointerException()
                    .isThrownBy(() -> namespace.classDefinition(null))
                    .withMessage("className");
            assertThatNullPointerException()
                    .isThrownBy(() -> namespace.classDefinition("A", null))
                    .withMessage("options");
            assertThat(backend.calls()).isEmpty();
        }
    }

    @Test
    @DisplayName("says that a namespace is closed, also when it was closed on the way")
    void closed() {
        WmiNamespace namespace = backend.connect();
        backend.beforeQuery(namespace::close);
        assertThatExceptionOfType(WmiCancelledException.class)
                .isThrownBy(() -> namespace.classDefinition("A"))
                .withMessageContaining("root\\cimv2 was closed meanwhile");
        assertThatIllegalStateException()
                .isThrownBy(() -> namespace.classDefinition("A"))
                .withMessageContaining("closed");
    }

    @Test
    @DisplayName("runs on a worker with a timeout, and says which class it was about when it fails there")
    void timeout() {
        Thread[] caller = new Thread[1];
        try (WmiNamespace namespace = backend.connect()) {
            backend.beforeQuery(() -> caller[0] = Thread.currentThread());
            assertThat(namespace.classDefinition("A", WmiOptions.none().timeout(Duration.ofMinutes(1))))
                    .isSameAs(KNOWN);
            assertThat(caller[0]).isNotSameAs(Thread.currentThread());
        }
        try (WmiNamespace namespace = new ScriptedBackend().connect()) {
            assertThatExceptionOfType(WmiNotFoundException.class)
                    .isThrownBy(() -> namespace.classDefinition(
                            "Nowhere", WmiOptions.none().timeout(Duration.ofMinutes(1))))
                    .withMessageContaining("read class failed: 0x80041002 WBEM_E_NOT_FOUND")
                    .withMessageContaining("object: Nowhere");
        }
    }

    @Test
    @DisplayName("the instances of a class are asked for with depth and options as flags")
    void instances() {
        try (WmiNamespace namespace = backend.connect()) {
            assertThat(namespace.instances("A").list()).isEmpty();
            assertThat(namespace.instances("A", WmiDepth.SHALLOW).rewindable().first())
                    .isEmpty();
            assertThat(namespace.instances("A").text()).isEqualTo("A");
            assertThat(namespace.instances("A")).hasToString("WmiQuery[DEEP instances of A]");
        }
        assertThat(backend.calls()).contains("instances A 30 {}", "instances A 11 {}");
    }

    @Test
    @DisplayName("classes are asked for with depth and options as flags, and a namespace below by its relative path")
    void classesAndNamespaces() {
        try (WmiNamespace namespace = backend.connect()) {
            assertThat(namespace.classDefinitions("B", WmiDepth.DEEP)).containsExactly(KNOWN);
            assertThat(namespace.classDefinitions(
                            null, WmiDepth.SHALLOW, WmiOptions.none().withAmendedQualifiers()))
                    .containsExactly(KNOWN);
            assertThat(namespace.classNames(null, WmiDepth.DEEP)).containsExactly(KNOWN.name());
            try (WmiNamespace below = namespace.openNamespace("ms/409")) {
                assertThat(below.path()).isEqualTo("root\\cimv2\\ms\\409");
                assertThat(backend.openSessions()).isEqualTo(2);
            }
            assertThat(backend.openSessions()).isEqualTo(1);
        }
        assertThat(backend.calls())
                .containsExactly(
                        "classes below B 0 {}",
                        "classes below null 20001 {}",
                        "names below null 0 {}",
                        "open ms\\409 {}");
    }

    @Test
    @DisplayName("a namespace below has its own home: paths of its objects are its own, those of its parent are not")
    void below() {
        try (WmiNamespace namespace = backend.connect();
                WmiNamespace below = namespace.openNamespace("ms")) {
            assertThat(below.references(WmiPath.of("\\\\.\\ROOT\\cimv2\\MS:A.Id=1"))
                            .query()
                            .text())
                    .isEqualTo("REFERENCES OF {A.Id=1}");
            assertThatExceptionOfType(WmiInvalidParameterException.class)
                    .isThrownBy(() -> below.references(WmiPath.of("root\\cimv2:A.Id=1")))
                    .withMessageContaining("hint:");
        }
    }
}
