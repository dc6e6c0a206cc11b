package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.AuthenticationLevel;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.ConnectRequest;
import org.wmisdk.HResult;
import org.wmisdk.WmiCancelledException;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiException;
import org.wmisdk.WmiInvalidParameterException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiNotFoundException;
import org.wmisdk.WmiOptions;
import org.wmisdk.WmiTimeoutException;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.tck.server.Faults;

/** Reading a schema as a call: what is refused, what fails, and what becomes of it when nobody waits any more. */
@DisplayName("Reading schemas")
public abstract class SchemaCallContract extends Contract {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(1);

    /** For the classes that run the suite in a world. */
    protected SchemaCallContract() {}

    @Test
    @DisplayName("SCHEMA-41 a class that does not exist is a WmiNotFoundException that names it")
    void unknown() {
        try (WmiNamespace namespace = cimv2()) {
            assertThatThrownBy(() -> namespace.classDefinition("Win32_NoSuchClass"))
                    .isInstanceOfSatisfying(WmiNotFoundException.class, e -> {
                        assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_NOT_FOUND);
                        assertThat(e.objectPath()).isEqualTo("Win32_NoSuchClass");
                        assertThat(e.namespace()).isEqualTo("root\\cimv2");
                        assertThat(e.query()).isNull();
                    })
                    .hasMessageContaining("Win32_NoSuchClass");
            assertThat(namespace.classDefinition("Win32_Process").properties()).isNotEmpty();
        }
    }

    @Test
    @DisplayName("SCHEMA-42 a text that is no name of a class is refused with the rule, before anything is asked")
    void badNames() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            for (String bad : List.of(
                    "",
                    " ",
                    "TCK_Schema ",
                    "TCK Schema",
                    "9Lives",
                    "TCK_Schema\0",
                    "TCK_Schema.Name=\"a\"",
                    "TCK_Schema=@",
                    "root\\tck:TCK_Schema",
                    "\\\\.\\root\\tck",
                    "a".repeat(4097))) {
                assertThatThrownBy(() -> namespace.classDefinition(bad))
                        .as(bad)
                        .isInstanceOf(WmiInvalidParameterException.class)
                        .hasMessageContaining("class name");
            }
            assertThat(trouble.count(Point.GET_OBJECT)).isZero();
        }
    }

    @Test
    @DisplayName(
            "SCHEMA-43 context values and the wish for amended qualifiers go to the server, and nothing else unasked")
    void options() {
        needs(Capability.OWN_DATA);
        List<ClassCall> calls = new ArrayList<>();
        open(Setup.of(new ForwardingBackend(TestData.source()) {
            @Override
            protected WmiClass classDefinition(WmiSession session, ClassCall call) {
                calls.add(call);
                return super.classDefinition(session, call);
            }
        }));
        WmiContext context = WmiContext.empty()
                .with("Depth", CimValue.of(CimType.SINT32, 3))
                .with("Names", CimValue.ofArray(CimType.STRING, List.of("a", "b")));
        try (WmiNamespace namespace = data()) {
            namespace.classDefinition(TestData.SCHEMA);
            namespace.classDefinition(TestData.SCHEMA, TestData.AMENDED.context(context));
        }
        assertThat(calls)
                .containsExactly(
                        new ClassCall(TestData.SCHEMA, 0, WmiContext.empty()),
                        new ClassCall(TestData.SCHEMA, ClassCall.USE_AMENDED_QUALIFIERS, context));
    }

    @Test
    @DisplayName("SCHEMA-44 a failure has the server's code and words, the class and the namespace")
    void failure() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            trouble.fail(Point.GET_OBJECT, 1, HResult.WBEM_E_ACCESS_DENIED.value(), "the schema is not for you");
            assertThatThrownBy(() -> namespace.classDefinition(TestData.SCHEMA))
                    .isInstanceOfSatisfying(
                            WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_ACCESS_DENIED))
                    .hasMessageContainingAll("the schema is not for you", TestData.SCHEMA, TestData.NAMESPACE);
            assertThat(namespace.classDefinition(TestData.SCHEMA).name()).isEqualTo(TestData.SCHEMA);
        }
    }

    @Test
    @DisplayName("SCHEMA-45 without a deadline it runs on the thread that asks, with one on a worker")
    void thread() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            WmiClass here = namespace.classDefinition(TestData.SCHEMA);
            assertThat(trouble.lastThread(Point.GET_OBJECT)).isSameAs(Thread.currentThread());
            WmiClass there =
                    namespace.classDefinition(TestData.SCHEMA, WmiOptions.none().timeout(LONG));
            assertThat(trouble.lastThread(Point.GET_OBJECT)).isNotSameAs(Thread.currentThread());
            assertThat(there).isEqualTo(here);
        }
    }

    @Test
    @DisplayName("SCHEMA-46 at the deadline the caller is freed although the server still does not answer")
    void deadline() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            Gate gate = trouble.holdDeaf(Point.GET_OBJECT, 1);
            assertThatThrownBy(() -> namespace.classDefinition(
                            TestData.SCHEMA, WmiOptions.none().timeout(SHORT)))
                    .isInstanceOf(WmiTimeoutException.class)
                    .hasMessageContainingAll("timeout", TestData.SCHEMA);
            assertThat(gate.isOpen()).isFalse();
            gate.open();
        }
    }

    @Test
    @DisplayName("SCHEMA-47 an interrupt frees the caller, and cancels the call where the server can be reached")
    void interrupt() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            Gate gate = trouble.hold(Point.GET_OBJECT, 1);
            Threads.Running<Boolean> caller = Threads.start("caller", () -> {
                assertThatThrownBy(() -> namespace.classDefinition(
                                TestData.SCHEMA, WmiOptions.none().timeout(LONG)))
                        .isInstanceOf(WmiCancelledException.class)
                        .hasMessageContaining("interrupted");
                return Thread.interrupted();
            });
            gate.awaitArrival();
            caller.thread().interrupt();
            assertThat(caller.await()).as("the interrupt flag").isTrue();
            gate.awaitOpened();
        }
    }

    @Test
    @DisplayName(
            "SCHEMA-48 a closed namespace says that it is closed; one that is closed meanwhile cancels, or answers still")
    void closed() {
        WmiNamespace gone = cimv2();
        gone.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> gone.classDefinition("Win32_Process"))
                .withMessageContaining("closed");
        Trouble trouble = trouble();
        WmiNamespace namespace = data();
        Gate gate = trouble.holdDeaf(Point.GET_OBJECT, 1);
        Threads.Running<Object> reader = Threads.start("reader", () -> {
            try {
                return namespace.classDefinition(TestData.SCHEMA);
            } catch (WmiCancelledException e) {
                return e.getMessage();
            }
        });
        gate.awaitArrival();
        namespace.close();
        assertThat(reader.task().isDone()).isFalse();
        gate.open();
        assertThat(reader.await())
                .satisfiesAnyOf(
                        answer -> assertThat(answer)
                                .isInstanceOfSatisfying(
                                        WmiClass.class,
                                        found -> assertThat(found.name()).isEqualTo(TestData.SCHEMA)),
                        message -> assertThat(message)
                                .isInstanceOfSatisfying(
                                        String.class, text -> assertThat(text).contains("closed meanwhile")));
    }

    @Test
    @DisplayName("SCHEMA-49 what a server does not implement is missing, and the class says that it is not complete")
    void incomplete() {
        Faults faults = comServer().faults();
        try (WmiNamespace namespace = data()) {
            WmiClass whole = namespace.classDefinition("TCK_SchemaMethods");
            assertThat(whole.complete()).isTrue();
            for (String call : List.of(
                    "IWbemQualifierSet::BeginEnumeration",
                    "IWbemClassObject::GetQualifierSet",
                    "IWbemClassObject::GetPropertyQualifierSet",
                    "IWbemClassObject::GetMethodQualifierSet",
                    "IWbemClassObject::GetPropertyOrigin",
                    "IWbemClassObject::GetMethodOrigin")) {
                faults.answer(call, 1, HResult.E_NOTIMPL.value());
                WmiClass part = namespace.classDefinition("TCK_SchemaMethods");
                assertThat(part.complete()).as(call).isFalse();
                assertThat(part.methods()).as(call).hasSameSizeAs(whole.methods());
                assertThat(part.properties()).as(call).hasSameSizeAs(whole.properties());
            }
            faults.answer("IWbemClassObject::GetPropertyOrigin", 1, HResult.E_NOTIMPL.value());
            faults.answer("IWbemClassObject::GetMethodOrigin", 1, HResult.E_NOTIMPL.value());
            WmiClass part = namespace.classDefinition("TCK_SchemaMethods");
            assertThat(part.properties().get(0).origin()).isNull();
            assertThat(part.methods().get(0).origin()).isNull();
            assertThat(part.methods().get(1).origin()).isEqualTo("TCK_SchemaMethods");
        }
    }

    @Test
    @DisplayName("SCHEMA-50 a class that was read is a copy, and no proxy whose security would have to be set")
    void noBlanket() {
        comServer();
        ConnectRequest encrypted = ConnectRequest.builder(TestData.NAMESPACE)
                .authentication(AuthenticationLevel.PACKET_PRIVACY)
                .build();
        try (WmiNamespace namespace = locator().connect(encrypted)) {
            int connected = comServer().faults().count("CoSetProxyBlanket");
            assertThat(namespace.classDefinition(TestData.SCHEMA).complete()).isTrue();
            assertThat(comServer().faults().count("CoSetProxyBlanket")).isEqualTo(connected);
            assertThat(numbers(namespace).list()).hasSize(TestData.COUNT);
            assertThat(comServer().faults().count("CoSetProxyBlanket")).isGreaterThan(connected);
        }
    }
}
