package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.AuthenticationLevel;
import org.wmisdk.ConnectRequest;
import org.wmisdk.HResult;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiDepth;
import org.wmisdk.WmiException;
import org.wmisdk.WmiInvalidClassException;
import org.wmisdk.WmiInvalidParameterException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiOptions;
import org.wmisdk.WmiTimeoutException;
import org.wmisdk.spi.ClassesCall;
import org.wmisdk.spi.WmiSession;

/** The classes below a class, and of a namespace. */
@DisplayName("Classes of a namespace")
public abstract class ClassContract extends Contract {
    /** For the classes that run the suite in a world. */
    protected ClassContract() {}

    @Test
    @DisplayName("CLASS-01 deep they are all descendants, shallow the children, and never the class itself")
    void depth() {
        try (WmiNamespace namespace = data()) {
            List<String> children = namespace.classNames("__SystemClass", WmiDepth.SHALLOW);
            List<String> all = namespace.classNames("__systemclass", WmiDepth.DEEP);
            assertThat(children).contains("__IndicationRelated").doesNotContain("__Event", "__SystemClass");
            assertThat(all)
                    .containsAll(children)
                    .contains("__InstanceCreationEvent")
                    .doesNotContain("__SystemClass")
                    .doesNotHaveDuplicates();
            assertThat(namespace.classNames(TestData.BASE, WmiDepth.DEEP)).containsExactly("TCK_Derived");
            assertThat(namespace.classNames("TCK_Derived", WmiDepth.DEEP)).isEmpty();
        }
    }

    @Test
    @DisplayName("CLASS-02 without a superclass they are all classes of the namespace, shallow those without a parent")
    void ofNamespace() {
        try (WmiNamespace namespace = data()) {
            assertThat(namespace.classNames(null, WmiDepth.DEEP))
                    .contains(TestData.BASE, "TCK_Derived", "__SystemClass", "__InstanceCreationEvent");
            assertThat(namespace.classNames(null, WmiDepth.SHALLOW))
                    .contains(TestData.BASE, "__SystemClass")
                    .doesNotContain("TCK_Derived", "__Event");
        }
    }

    @Test
    @DisplayName("CLASS-03 their definitions are those that classDefinition reads, however many there are")
    void definitions() {
        try (WmiNamespace namespace = data()) {
            List<WmiClass> classes = namespace.classDefinitions(null, WmiDepth.DEEP, TestData.AMENDED);
            assertThat(classes).hasSizeGreaterThan(64).isUnmodifiable();
            assertThat(classes).extracting(WmiClass::name).isEqualTo(namespace.classNames(null, WmiDepth.DEEP));
            for (WmiClass each : classes) {
                if (each.name().startsWith("TCK_")) {
                    assertThat(namespace.classDefinition(each.name(), TestData.AMENDED))
                            .isEqualTo(each);
                }
            }
            assertThat(namespace.classDefinitions(TestData.BASE, WmiDepth.SHALLOW))
                    .containsExactly(namespace.classDefinition("TCK_Derived"));
        }
    }

    @Test
    @DisplayName("CLASS-04 below a class that does not exist there is a WmiInvalidClassException that names it")
    void unknown() {
        needs(Capability.WINDOWS_CODES);
        try (WmiNamespace namespace = cimv2()) {
            assertThatThrownBy(() -> namespace.classNames("Win32_NoSuchClass", WmiDepth.DEEP))
                    .isInstanceOfSatisfying(WmiInvalidClassException.class, e -> {
                        assertThat(e.operation()).isEqualTo("read classes");
                        assertThat(e.objectPath()).isEqualTo("Win32_NoSuchClass");
                    });
        }
    }

    @Test
    @DisplayName("CLASS-05 a text that is no name of a class is refused with the rule, before anything is asked")
    void badNames() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            for (String bad : List.of("", " ", "A B", "9Lives", "A\0", "A.Id=1", "root\\tck:A")) {
                assertThatThrownBy(() -> namespace.classNames(bad, WmiDepth.DEEP))
                        .isInstanceOf(WmiInvalidParameterException.class)
                        .hasMessageContaining("class name");
                assertThatThrownBy(() -> namespace.classDefinitions(bad, WmiDepth.DEEP))
                        .isInstanceOf(WmiInvalidParameterException.class);
            }
            assertThat(trouble.count(Point.CLASSES)).isZero();
        }
    }

    @Test
    @DisplayName("CLASS-06 depth, context values and the wish for amended qualifiers go to the server")
    void options() {
        needs(Capability.OWN_DATA);
        List<ClassesCall> calls = new ArrayList<>();
        open(Setup.of(new ForwardingBackend(TestData.source()) {
            @Override
            protected List<WmiClass> classDefinitions(WmiSession session, ClassesCall call) {
                calls.add(call);
                return super.classDefinitions(session, call);
            }
        }));
        WmiContext context = WmiContext.empty().withProviderArchitecture(64);
        try (WmiNamespace namespace = data()) {
            namespace.classDefinitions(TestData.BASE, WmiDepth.DEEP);
            namespace.classDefinitions(null, WmiDepth.SHALLOW, TestData.AMENDED.context(context));
        }
        assertThat(calls)
                .containsExactly(
                        new ClassesCall(TestData.BASE, 0, WmiContext.empty()),
                        new ClassesCall(null, ClassesCall.SHALLOW | ClassesCall.USE_AMENDED_QUALIFIERS, context));
    }

    @Test
    @DisplayName("CLASS-07 a failure has the server's code and words; at the deadline the caller is freed")
    void failures() {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = data()) {
            trouble.fail(Point.CLASSES, 1, HResult.WBEM_E_ACCESS_DENIED.value(), "not for you");
            assertThatThrownBy(() -> namespace.classNames(null, WmiDepth.DEEP))
                    .isInstanceOfSatisfying(
                            WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_ACCESS_DENIED))
                    .hasMessageContainingAll("read classes", "not for you", TestData.NAMESPACE);
            Gate gate = trouble.holdDeaf(Point.CLASSES, 1);
            WmiOptions hurried = WmiOptions.none().timeout(Duration.ofSeconds(1));
            assertThatThrownBy(() -> namespace.classDefinitions(null, WmiDepth.DEEP, hurried))
                    .isInstanceOf(WmiTimeoutException.class);
            assertThat(gate.isOpen()).isFalse();
            gate.open();
        }
    }

    @Test
    @DisplayName("CLASS-08 the enumerator of classes is a proxy that gets the security of the connection")
    void blanket() {
        comServer();
        ConnectRequest encrypted = ConnectRequest.builder(TestData.NAMESPACE)
                .authentication(AuthenticationLevel.PACKET_PRIVACY)
                .build();
        try (WmiNamespace namespace = locator().connect(encrypted)) {
            int connected = comServer().blankets().size();
            namespace.classNames(TestData.BASE, WmiDepth.DEEP);
            assertThat(comServer().blankets())
                    .hasSize(connected + 1)
                    .last()
                    .satisfies(blanket ->
                            assertThat(blanket.authentication()).isEqualTo(AuthenticationLevel.PACKET_PRIVACY.value()));
        }
    }

    @Test
    @DisplayName(
            "CLASS-09 the classes of the machine are listed; a server that lists none says so, and gives no empty list")
    void ofTheMachine() {
        try (WmiNamespace namespace = cimv2()) {
            if (world().lacks(Capability.WINDOWS_CODES).isEmpty()) {
                assertThat(namespace.classNames("CIM_LogicalDisk", WmiDepth.DEEP))
                        .contains("Win32_LogicalDisk");
                assertThat(namespace.classDefinitions("CIM_LogicalDisk", WmiDepth.SHALLOW))
                        .extracting(WmiClass::name)
                        .isEqualTo(namespace.classNames("CIM_LogicalDisk", WmiDepth.SHALLOW));
            } else {
                assertThatThrownBy(() -> namespace.classNames("CIM_LogicalDisk", WmiDepth.DEEP))
                        .isInstanceOfSatisfying(
                                WmiException.class, e -> assertThat(e.hresult()).isEqualTo(HResult.WBEM_E_FAILED));
            }
        }
    }
}
