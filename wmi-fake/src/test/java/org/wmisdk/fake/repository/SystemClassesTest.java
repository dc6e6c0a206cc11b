package org.wmisdk.fake.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wmisdk.fake.repository.Stores.definition;
import static org.wmisdk.fake.repository.Stores.found;
import static org.wmisdk.fake.repository.Stores.load;
import static org.wmisdk.fake.repository.Stores.refusal;
import static org.wmisdk.fake.repository.Stores.refused;
import static org.wmisdk.fake.repository.Stores.stored;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiProperty;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.Shows;
import org.wmisdk.fake.rules.Rules;

/** Marks: D documented, O as a Windows Server shows it, U decided here. */
@DisplayName("Every namespace has system classes")
class SystemClassesTest {
    @ParameterizedTest(name = "{0} : {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "__SystemClass | |",
                "__NAMESPACE | __SystemClass | Name",
                "__Provider | __SystemClass | Name",
                "__Win32Provider | __Provider | CLSID HostingModel",
                "__ProviderRegistration | __SystemClass | provider",
                "__InstanceProviderRegistration | __ObjectProviderRegistration | SupportsGet",
                "__EventProviderRegistration | __ProviderRegistration | EventQueryList",
                "__IndicationRelated | __SystemClass |",
                "__EventConsumer | __IndicationRelated | CreatorSID MachineName MaximumQueueSize",
                "__EventFilter | __IndicationRelated | Name Query QueryLanguage EventNamespace EventAccess",
                "__FilterToConsumerBinding | __IndicationRelated | Consumer Filter",
                "__Event | __IndicationRelated | SECURITY_DESCRIPTOR TIME_CREATED",
                "__InstanceOperationEvent | __Event | TargetInstance",
                "__InstanceModificationEvent | __InstanceOperationEvent | PreviousInstance TargetInstance",
                "__ClassModificationEvent | __ClassOperationEvent | PreviousClass TargetClass",
                "__NamespaceModificationEvent | __NamespaceOperationEvent | PreviousNamespace TargetNamespace",
                "__MethodInvocationEvent | __InstanceOperationEvent | Method Parameters PreCall",
                "__TimerEvent | __Event | TimerId NumFirings",
                "__ExtrinsicEvent | __Event |",
                "__SystemEvent | __ExtrinsicEvent |",
                "__EventDroppedEvent | __SystemEvent | Event IntendedConsumer",
                "__EventQueueOverflowEvent | __EventDroppedEvent | CurrentQueueSize",
                "__ConsumerFailureEvent | __EventDroppedEvent | ErrorCode ErrorDescription ErrorObject",
                "__AggregateEvent | __IndicationRelated | NumberOfEvents Representative",
                "__IntervalTimerInstruction | __TimerInstruction | TimerId SkipIfPassed IntervalBetweenEvents",
                "__AbsoluteTimerInstruction | __TimerInstruction | EventDateTime",
                "__ExtendedStatus | __NotifyStatus | Description Operation ParameterInfo ProviderName StatusCode",
                "__NotifyStatus | | StatusCode",
                "__SecurityRelatedClass | |",
                "__Trustee | __SecurityRelatedClass | SID SidLength SIDString",
                "__ACE | __SecurityRelatedClass | AccessMask Trustee",
                "__SecurityDescriptor | __SecurityRelatedClass | DACL SACL Owner Group ControlFlags",
                "__NTLMUser9X | __SecurityRelatedClass | Authority Flags Mask Name Type",
                "__PARAMETERS | |",
                "__SystemSecurity | |",
                "__thisNAMESPACE | __SystemClass | SECURITY_DESCRIPTOR"
            })
    @Shows(FakeRule.STORE_SYSTEM_CLASSES)
    @DisplayName("with these parents and properties (D)")
    void hierarchy(String className, @Nullable String parent, @Nullable String properties) {
        ClassDefinition definition = definition(Stores.of(""), className);
        ClassDefinition superclass = definition.superclass();
        assertThat(superclass == null ? null : superclass.name()).isEqualTo(parent);
        for (String property : properties == null ? new String[0] : properties.split(" ")) {
            assertThat(definition.find(property)).as(property).isNotNull();
        }
    }

    @Test
    @DisplayName("that are the same objects in all namespaces of all repositories")
    void shared() {
        Namespace one = Stores.of("");
        Namespace two = new Repository().create("root\\other\\deep");
        assertThat(two.find("__event")).isSameAs(one.find("__Event"));
        assertThat(one.classes()).contains(definition(one, "__SystemClass")).hasSameSizeAs(two.classes());
    }

    @Test
    @DisplayName("in front of its own, which may derive from them and are found below them")
    void derived() {
        Namespace namespace =
                Stores.of("class My : __EventConsumer { [key] string Name; }; class Ev : __ExtrinsicEvent { };");
        assertThat(namespace.withSubclasses(definition(namespace, "__EventConsumer")))
                .extracting(ClassDefinition::name)
                .containsExactly("__EventConsumer", "My");
        assertThat(namespace.withSubclasses(definition(namespace, "__Event")))
                .extracting(ClassDefinition::name)
                .contains("__TimerEvent", "Ev");
        assertThat(namespace.classes()).extracting(ClassDefinition::name).endsWith("My", "Ev");
        assertThat(Stores.of("").withSubclasses(definition(namespace, "__EventConsumer")))
                .hasSize(1);
    }

    @Test
    @DisplayName("that nobody defines, changes or deletes: 0x80041016 (D)")
    void reserved() {
        Namespace namespace = Stores.of("");
        assertThat(refused(namespace, "class __Mine { };")).isEqualTo("0x80041016");
        assertThat(refused(namespace, "class __SystemClass { string More; };")).isEqualTo("0x80041016");
        assertThat(refusal(() -> namespace.deleteClass("__Event")).hresult().hex())
                .isEqualTo("0x80041016");
    }

    @Test
    @DisplayName("and some only in root (O)")
    void root() {
        Repository repository = new Repository();
        assertThat(Objects.requireNonNull(repository.find("root")).find("__CIMOMIdentification"))
                .isNotNull();
        assertThat(repository.create("root\\cimv2").find("__CIMOMIdentification"))
                .isNull();
    }

    @Test
    @DisplayName("whose instances are stored like others: one provider may have several kinds of registration (O)")
    void registrations() {
        Namespace namespace = Stores.of("instance of __Win32Provider as $P { Name = \"p\"; CLSID = \"{1}\"; };"
                + "instance of __InstanceProviderRegistration { provider = $P; SupportsGet = TRUE; };"
                + "instance of __MethodProviderRegistration { provider = $P; };"
                + "instance of __EventFilter as $F { Name = \"f\"; Query = \"q\"; QueryLanguage = \"WQL\"; };"
                + "class Log : __EventConsumer { [key] string Name; };"
                + "instance of Log as $C { Name = \"c\"; };"
                + "instance of __FilterToConsumerBinding { Filter = $F; Consumer = $C; };");
        assertThat(found(namespace, "__Provider=\"P\"")).isEqualTo("__Win32Provider.Name=\"p\"");
        assertThat(stored(namespace, "__InstanceProviderRegistration")).hasSize(1);
        assertThat(stored(namespace, "__MethodProviderRegistration")).hasSize(1);
        assertThat(stored(namespace, "__FilterToConsumerBinding"))
                .containsExactly(
                        "__FilterToConsumerBinding.Consumer=\"Log.Name=\\\"c\\\"\",Filter=\"__EventFilter.Name=\\\"f\\\"\"");
        assertThat(definition(namespace, "__EventFilter").defaults()[0]).isInstanceOf(byte[].class);
    }

    @Test
    @Shows(FakeRule.STORE_SYSTEM_CLASSES)
    @DisplayName("of which __NAMESPACE has an instance for each namespace directly below (D)")
    void children() {
        Repository repository = new Repository();
        repository.create("root\\a\\b");
        Namespace root = repository.create("root");
        ClassDefinition definition = definition(root, "__NAMESPACE");
        assertThat(stored(root, "__NAMESPACE")).containsExactly("__NAMESPACE.Name=\"a\"");
        root.put(definition, new @Nullable Object[] {"New"}, Namespace.CREATE_ONLY);
        assertThat(stored(root, "__NAMESPACE")).containsExactly("__NAMESPACE.Name=\"a\"", "__NAMESPACE.Name=\"New\"");
        assertThat(repository.find("ROOT\\new")).isNotNull();
        assertThat(refusal(() -> root.put(definition, new @Nullable Object[] {"A"}, Namespace.CREATE_ONLY))
                        .hresult()
                        .hex())
                .isEqualTo("0x80041019");
        assertThat(found(root, "__Namespace='A'")).isEqualTo("__NAMESPACE.Name=\"a\"");
        assertThat(root.deleteInstance(WmiPath.of("__namespace.name=\"A\""), Rules.LENIENT))
                .isTrue();
        assertThat(root.deleteInstance(WmiPath.of("__namespace.name=\"A\""), Rules.LENIENT))
                .isFalse();
        assertThat(repository.find("root\\a\\b")).isNull();
        assertThat(stored(root, "__NAMESPACE")).containsExactly("__NAMESPACE.Name=\"New\"");
    }

    @Test
    @Shows(FakeRule.STORE_NAMESPACE)
    @DisplayName("whose namespaces have names without separators: 0x80041008; root stays (U)")
    void names() {
        Repository repository = new Repository();
        Namespace root = repository.create("root");
        ClassDefinition definition = definition(root, "__NAMESPACE");
        for (String name : new String[] {"", "a\\b", "a/b"}) {
            RepositoryException refusal = refusal(() -> root.put(definition, new @Nullable Object[] {name}, 0));
            assertThat(refusal.hresult().hex()).isEqualTo("0x80041008");
            assertThat(refusal.rule()).isEqualTo(FakeRule.STORE_NAMESPACE);
        }
        assertThat(refusal(() -> repository.delete("Root")).hresult().hex()).isEqualTo("0x80041016");
    }

    @Test
    @DisplayName("and __SystemSecurity one instance (D)")
    void security() {
        assertThat(found(Stores.of(""), "__SystemSecurity=@")).isEqualTo("__SystemSecurity=@");
    }

    @Test
    @DisplayName("with the keys that Microsoft names")
    void keys() {
        Namespace namespace = Stores.of("");
        assertThat(definition(namespace, "__FilterToConsumerBinding").keys())
                .extracting(WmiProperty::name)
                .containsExactly("Consumer", "Filter");
        assertThat(definition(namespace, "__IntervalTimerInstruction").keys())
                .extracting(WmiProperty::name)
                .containsExactly("TimerId");
        load(namespace, "instance of __IntervalTimerInstruction { TimerId = \"t\"; IntervalBetweenEvents = 10; };");
        assertThat(refused(namespace, "instance of __AbsoluteTimerInstruction { TimerId = \"T\"; };"))
                .isEqualTo("0x80041019");
    }
}
