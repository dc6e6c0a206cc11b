package org.wmisdk.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiPrivilege;
import org.wmisdk.fake.mof.MofLoader;
import org.wmisdk.fake.record.RecordedParts;
import org.wmisdk.fake.record.Replay;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.repository.RepositoryException;

/**
 * Fills a fake. Calls take effect in their order, so that a mistake is thrown by the call that makes it; {@link
 * #machine}, {@link #namespace} and {@link #mof} choose where the following calls go. At first that is {@code root\cimv2}
 * of the machine {@code FAKE}, on which the program under test runs.
 *
 * <pre>{@code
 * FakeWmi fake = FakeWmi.builder()
 *         .sampleMachine()
 *         .machine("web01", "web01.example.com")
 *         .user("CONTOSO\\ops", password)
 *         .namespace("root\\cimv2")
 *         .define(FakeClass.named("Demo").key("Name", CimType.STRING).property("Size", CimType.UINT64))
 *         .instance("Demo", Map.of("Name", "a", "Size", 7))
 *         .build();
 * }</pre>
 *
 * <p>Not for use by several threads. A builder may go on after {@link #build()}; what was built does not change.
 */
public final class FakeWmiBuilder {
    private static final String DEFAULT_NAMESPACE = "root\\cimv2";

    private final List<Machine> machines = new ArrayList<>(List.of(new Machine(List.of("FAKE"))));
    private Machine machine = machines.get(0);
    private String namespace = DEFAULT_NAMESPACE;
    private boolean callsOnCaller = true;
    private FakePolicies policies = FakePolicies.lenient();
    private @Nullable RecordedParts recording;
    private @Nullable String currentUser;
    private @Nullable Set<String> held;
    private @Nullable FakeClock clock;

    FakeWmiBuilder() {}

    /**
     * Names the current machine anew: it is reached by these names only. Rows that were added before keep the old name in
     * their values, so say it before {@link #sampleMachine()}.
     *
     * @param name what {@code __SERVER} says
     * @param others further names of it, such as the full DNS name
     * @return this
     * @throws IllegalArgumentException if a name is empty, none of a machine, or that of another machine
     */
    public FakeWmiBuilder hostName(String name, String... others) {
        List<String> names = names(name, others);
        requireFree(names, machine);
        machine.rename(names);
        return this;
    }

    /**
     * Goes to another machine, which is added if no machine has the name yet, and to its {@code root\cimv2}.
     *
     * @param name what {@code __SERVER} says, and the host in paths that lead there
     * @param others further names and addresses by which it is reached
     * @return this
     * @throws IllegalArgumentException if a name is empty or none of a machine, or one of the others is that of another machine
     */
    public FakeWmiBuilder machine(String name, String... others) {
        List<String> names = names(name, others);
        Machine known =
                machines.stream().filter(each -> each.isNamed(name)).findFirst().orElse(null);
        requireFree(names, known);
        Machine next = known == null ? new Machine(names) : known;
        if (known == null) {
            machines.add(next);
        } else {
            known.addNames(names);
        }
        return go(next);
    }

    /**
     * Goes back to the machine that the program under test runs on, and to its {@code root\cimv2}.
     *
     * @return this
     */
    public FakeWmiBuilder localMachine() {
        return go(machines.get(0));
    }

    /**
     * Takes the current machine off the network: connections to it fail with RPC_S_SERVER_UNAVAILABLE, as to a host that
     * does not exist. To lose a machine later on use {@link FakeTrigger#loseMachine}.
     *
     * @return this
     * @throws IllegalStateException if it is the machine that the program runs on
     */
    public FakeWmiBuilder unreachable() {
        if (machine == machines.get(0)) {
            throw new IllegalStateException(
                    "the program runs on " + machine.name() + ": go to another machine first, with machine(name)");
        }
        machine.answer(Machine.Answers.UNREACHABLE);
        return this;
    }

    /**
     * Lets the current machine never answer: connections to it end when their timeout is up. Without one they end after two
     * minutes in RPC_S_SERVER_UNAVAILABLE, as Windows promises for the flag that this library sends, and without that flag
     * never. With a {@link FakeClock} nobody waits for that. To hold single calls use {@link FakeTrigger#hold}.
     *
     * @return this
     */
    public FakeWmiBuilder silent() {
        machine.answer(Machine.Answers.SILENT);
        return this;
    }

    /**
     * Goes to a namespace of the current machine; it and its parents are created where they are missing.
     *
     * @param path such as {@code root\cimv2}
     * @return this
     * @throws WmiException if the path is malformed or names a host
     */
    public FakeWmiBuilder namespace(String path) {
        WmiPath parsed = WmiPath.ofNamespace(path);
        if (parsed.host().isPresent()) {
            throw refusal(
                    "go to a namespace", HResult.WBEM_E_INVALID_NAMESPACE, path + " has a host: use machine(name)");
        }
        namespace = machine.repository().create(parsed.namespace().orElse(path)).name();
        return this;
    }

    /**
     * Demands encryption of connections to the current namespace: they need packet privacy (authentication 6).
     *
     * @return this
     */
    public FakeWmiBuilder requireEncryption() {
        here().requireEncryption();
        return this;
    }

    /**
     * Gives a user exactly these rights on the current namespace, and on the namespaces below it that say nothing else. A user of
     * whom nothing is said has all rights. Without {@link FakeRight#ENABLE} connections are refused with
     * WBEM_E_ACCESS_DENIED, from another machine also without {@link FakeRight#REMOTE_ACCESS}.
     *
     * @param user a user of this machine, spelled as in {@link #user} or {@link #currentUser}; on a machine that takes
     *     everybody, as in connections, with a domain from the authority in front
     * @param rights all that the user may do; none to shut the user out
     * @return this
     * @throws IllegalArgumentException if the machine has users and this is none of them
     */
    public FakeWmiBuilder rights(String user, FakeRight... rights) {
        if (!machine.takes(user) && !user.equalsIgnoreCase(currentUser)) {
            throw new IllegalArgumentException("user: machine " + machine.name() + " has no user " + user
                    + "; add it first, with user(name, password), or currentUser(name)");
        }
        here();
        machine.setRights(user, namespace, Set.of(rights));
        return this;
    }

    /**
     * Names the user that the program under test runs as, on all machines: connections without credentials have the {@link
     * #rights} of this user. Without a name they have all rights.
     *
     * @param name such as {@code CONTOSO\ops}
     * @return this
     */
    public FakeWmiBuilder currentUser(String name) {
        currentUser = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * Adds a user to the current machine. A machine with users refuses other users and wrong passwords; one without takes
     * any credentials. Connections without credentials run as the current user, whom every machine takes.
     *
     * @param name {@code name}, {@code DOMAIN\name} or {@code name@domain}, as connections shall spell it; with {@code
     *     DOMAIN\name} also {@code name} together with the authority {@code NTLMDOMAIN:DOMAIN}
     * @param password the password, which is copied
     * @return this
     */
    public FakeWmiBuilder user(String name, char[] password) {
        machine.addUser(Objects.requireNonNull(name, "name"), password);
        return this;
    }

    /**
     * Lets the current machine demand packet integrity (authentication 5) of remote connections, as Windows does since
     * the DCOM hardening of 2023.
     *
     * @return this
     */
    public FakeWmiBuilder hardened() {
        machine.harden();
        return this;
    }

    /**
     * Lets delays and timeouts go by a clock of the test's own instead of that of the computer.
     *
     * @param ownClock the clock, which the test keeps
     * @return this
     */
    public FakeWmiBuilder clock(FakeClock ownClock) {
        clock = Objects.requireNonNull(ownClock, "ownClock");
        return this;
    }

    /**
     * Decides whether calls without a deadline may run on the thread of the caller, as with a native backend on most
     * threads, or always on a worker, as with a native backend on a thread of a user interface.
     *
     * @param allowed true, which is the default, if they may
     * @return this
     */
    public FakeWmiBuilder callsOnCaller(boolean allowed) {
        callsOnCaller = allowed;
        return this;
    }

    /**
     * Lets the calls of this builder from here on, and all calls of the fake, fail where they rely on a rule that is only a
     * {@linkplain FakeRule#isPolicy() decision of this library}: what such a test shows may not hold on Windows. They end in
     * a {@link FakePolicyError}, which names the rule and which no handler of {@link WmiException} catches; {@link
     * FakeWmi#requireNoPolicy()} shows those that were swallowed nevertheless.
     *
     * @return this
     */
    public FakeWmiBuilder strict() {
        policies = policies.strict();
        return this;
    }

    /**
     * Accepts rules although the fake is {@link #strict()}.
     *
     * @param rules the rules that the test may rely on
     * @return this
     */
    public FakeWmiBuilder allow(FakeRule... rules) {
        for (FakeRule rule : rules) {
            policies = policies.allowing(rule);
        }
        return this;
    }

    /**
     * Adds the namespaces and the sample data of {@link FakeWmi#sampleMachine()} to the current machine, whose name it
     * carries from then on: {@link #hostName} comes first.
     *
     * @return this
     */
    public FakeWmiBuilder sampleMachine() {
        SampleMachine.load(machine);
        return this;
    }

    /**
     * Loads MOF text into the current namespace, or wherever its {@code #pragma namespace} leads.
     *
     * @param text classes and instances; it can include nothing
     * @return this
     * @throws MofException if the text has mistakes or breaks a rule of WMI
     */
    public FakeWmiBuilder mof(String text) {
        return mof(MofSource.of("mof", text));
    }

    /**
     * Loads a MOF file, as {@link #mof(MofSource)}.
     *
     * @param file a file in one of the encodings of {@link MofSource}
     * @return this
     * @throws UncheckedIOException if it cannot be read
     * @throws MofException if the text has mistakes or breaks a rule of WMI
     */
    public FakeWmiBuilder mof(Path file) {
        return mof(MofSource.of(file));
    }

    /**
     * Loads a MOF resource, as {@link #mof(MofSource)}.
     *
     * @param anchor the class beside which the resource is
     * @param resource its name, as {@link Class#getResourceAsStream} takes it
     * @return this
     * @throws IllegalArgumentException if there is no such resource
     * @throws UncheckedIOException if it cannot be read
     * @throws MofException if the text has mistakes or breaks a rule of WMI
     */
    public FakeWmiBuilder mof(Class<?> anchor, String resource) {
        if (anchor.getResource(resource) == null) {
            throw new IllegalArgumentException(
                    "resource: " + anchor.getName() + " sees no resource " + resource + "; is its package open?");
        }
        return mof(MofSource.of(anchor, resource));
    }

    /**
     * Loads MOF, with all that it includes, into the current namespace, or wherever its {@code #pragma namespace} leads. The
     * text is read whole first: if it has mistakes, nothing of it is carried out. The first statement that breaks a rule of WMI
     * ends it; those before it stay.
     *
     * @param source the text
     * @return this
     * @throws UncheckedIOException if it cannot be read
     * @throws MofException if the text has mistakes or breaks a rule of WMI
     */
    public FakeWmiBuilder mof(MofSource source) {
        here();
        try {
            MofLoader.load(
                    source,
                    machine.repository(),
                    namespace,
                    this::isCurrentMachine,
                    policies.about("MOF " + source.name()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read MOF " + source.name() + ": " + e, e);
        }
        return this;
    }

    /**
     * Adds what the schemas of DSC resources are built on, to the current namespace: {@code OMI_BaseResource}, {@code
     * OMI_ConfigurationDocument}, {@code MSFT_Credential} and {@code MSFT_KeyValuePair}. Windows has them in {@code
     * root\Microsoft\Windows\DesiredStateConfiguration}.
     *
     * @return this
     */
    public FakeWmiBuilder dscClasses() {
        return mof(FakeWmiBuilder.class, "dsc-classes.mof");
    }

    /**
     * Makes the fake answer as a recording. Every machine of it is added, the one that the recorded program ran on as the one that the
     * program under test runs on. A call gets the answer that was recorded for it; queries of classes that were read whole are answered
     * from their instances, also when other MOF has changed them since. Everything else fails with {@code WBEM_E_NOT_AVAILABLE} and
     * "not recorded: ...".
     *
     * @param recorded the recording; one for a fake
     * @return this
     * @throws IllegalStateException if there is a recording already
     * @throws MofException if its MOF, which may have been edited, has a mistake
     */
    public FakeWmiBuilder recording(Recording recorded) {
        if (recording != null) {
            throw new IllegalStateException("recording: this fake answers as one recording already");
        }
        recording = recorded.parts();
        RecordedMachines.add(recording, this);
        return localMachine();
    }

    /**
     * Adds a class to the current namespace.
     *
     * @param definition the class
     * @return this
     * @throws WmiException if the class breaks a rule of WMI, with the code that WMI has for it
     */
    public FakeWmiBuilder define(FakeClass definition) {
        String operation = "define class " + definition.name();
        String parentName = definition.parent();
        ClassDefinition parent = parentName == null ? null : here().find(parentName);
        if (parentName != null && parent == null) {
            throw refusal(operation, HResult.of(0x8004100D), "there is no class " + parentName + " in " + namespace);
        }
        try {
            ClassDefinition defined = definition.define(parent);
            defined.tell(policies.about(operation));
            here().put(defined, 0);
        } catch (RepositoryException e) {
            throw refusal(operation, e);
        }
        return this;
    }

    /**
     * Adds an instance to the current namespace; one with the same keys is replaced.
     *
     * @param className its class
     * @param values values by property name, as {@link CimValue#of} and {@link CimValue#ofArray} take them; null for
     *     NULL. Other properties get the default of the class
     * @return this
     * @throws WmiException if there is no such class or property, a value does not fit, or a key is missing
     */
    public FakeWmiBuilder instance(String className, Map<String, ? extends @Nullable Object> values) {
        String operation = "add instance of " + className;
        ClassDefinition definition = definition(operation, className);
        @Nullable Object[] row = FakeValues.of(operation, definition, values);
        try {
            here().put(definition, row, 0);
        } catch (RepositoryException e) {
            throw refusal(operation, e);
        }
        return this;
    }

    /**
     * Lets a function deliver the instances of a class of the current namespace, whenever a query asks for them; subclasses
     * have functions of their own. What is asked for by its path is searched among all rows.
     *
     * @param className the class, which is not abstract, has a key or is a singleton, and has no instances yet
     * @param rows the function, which replaces one that was set before
     * @return this
     * @throws WmiException if there is no such class, or it cannot be dynamic
     */
    public FakeWmiBuilder rows(String className, FakeRows rows) {
        return provide(className, new FakeProvider(Objects.requireNonNull(rows, "rows"), null));
    }

    /**
     * As {@link #rows(String, FakeRows)}, with a function that finds one instance: for queries that name all keys, and for
     * the ends of associations.
     *
     * @param className the class
     * @param rows the function that delivers all instances
     * @param byPath takes the relative path of an instance, with all keys of the class by their names, and delivers its
     *     values as {@code rows} does; null if there is no such instance
     * @return this
     * @throws WmiException if there is no such class, or it cannot be dynamic
     */
    public FakeWmiBuilder rows(
            String className,
            FakeRows rows,
            Function<? super WmiPath, ? extends @Nullable Map<String, ? extends @Nullable Object>> byPath) {
        return provide(
                className,
                new FakeProvider(Objects.requireNonNull(rows, "rows"), Objects.requireNonNull(byPath, "byPath")));
    }

    private FakeWmiBuilder provide(String className, FakeProvider provider) {
        String operation = "set rows of " + className;
        ClassDefinition definition = definition(operation, className);
        try {
            here().setSource(definition, provider);
        } catch (RepositoryException e) {
            throw refusal(operation, e);
        }
        return this;
    }

    /**
     * Says what a method of a class of the current namespace does, and of its subclasses that say nothing else.
     *
     * @param className the class
     * @param method a method that it has
     * @param body the function, which replaces one that was set before
     * @return this
     * @throws WmiException if there is no such class, or it has no such method
     */
    public FakeWmiBuilder method(String className, String method, FakeMethodBody body) {
        Objects.requireNonNull(body, "body");
        String operation = "give method " + method + " of " + className + " a body";
        ClassDefinition definition = definition(operation, className);
        if (definition.methods().stream().noneMatch(each -> each.name().equalsIgnoreCase(method))) {
            throw refusal(
                    operation,
                    HResult.WBEM_E_INVALID_METHOD,
                    "class " + definition.name() + " has no method " + method);
        }
        here().setBody(definition, method, body);
        return this;
    }

    private ClassDefinition definition(String operation, String className) {
        ClassDefinition definition = here().find(className);
        if (definition == null) {
            throw refusal(
                    operation, HResult.WBEM_E_INVALID_CLASS, "there is no class " + className + " in " + namespace);
        }
        return definition;
    }

    /**
     * Lets instances of a class of the current namespace, queries of it and its methods need privileges; of the classes below it too. What asks
     * for them without is refused with WBEM_E_PRIVILEGE_NOT_HELD. Connections from another machine are not asked: there an account has
     * enabled what it holds.
     *
     * @param className the class
     * @param needed all that it needs, in place of those that were set before
     * @return this
     * @throws WmiException if there is no such class
     */
    public FakeWmiBuilder requirePrivileges(String className, WmiPrivilege... needed) {
        ClassDefinition definition = definition("require privileges for " + className, className);
        machine.requirePrivileges(namespace, definition.name(), names(needed));
        return this;
    }

    /**
     * Says which privileges the user holds whom the program under test runs as, and so may enable. Unless it is said, all.
     *
     * @param privileges none to hold none
     * @return this
     */
    public FakeWmiBuilder holdPrivileges(WmiPrivilege... privileges) {
        held = names(privileges);
        return this;
    }

    private static Set<String> names(WmiPrivilege... privileges) {
        return Stream.of(privileges).map(WmiPrivilege::windowsName).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Finishes.
     *
     * @return a fake with what was added so far
     */
    public FakeWmi build() {
        return new FakeWmi(
                machines.stream().map(Machine::copy).toList(),
                policies.fresh(),
                currentUser,
                clock,
                callsOnCaller,
                new FakePrivileges(held),
                recording == null ? null : new Replay(recording));
    }

    private FakeWmiBuilder go(Machine next) {
        machine = next;
        namespace = DEFAULT_NAMESPACE;
        return this;
    }

    private boolean isCurrentMachine(String host) {
        return host.equals(".") || host.equalsIgnoreCase("localhost") || machine.isNamed(host);
    }

    private Namespace here() {
        return machine.repository().create(namespace);
    }

    private WmiException refusal(String operation, RepositoryException e) {
        e.tell(policies.about(operation));
        return refusal(operation, e.hresult(), e.getMessage());
    }

    private static WmiException refusal(String operation, HResult hresult, @Nullable String detail) {
        return FakeValues.refusal(operation, hresult, detail);
    }

    private void requireFree(List<String> names, @Nullable Machine except) {
        for (Machine other : machines) {
            for (String name : names) {
                if (other != except && other.isNamed(name)) {
                    throw new IllegalArgumentException("name: " + name + " is a name of machine " + other.name()
                            + "; one name leads to one machine");
                }
            }
        }
    }

    private static List<String> names(String name, String... others) {
        List<String> names = new ArrayList<>();
        names.add(name);
        names.addAll(List.of(others));
        if (names.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("name: the name of a machine has at least one character");
        }
        for (String each : names) {
            if (each.chars().anyMatch(c -> c == '\\' || c == '/' || c == '"' || Character.isISOControl(c))) {
                throw new IllegalArgumentException(
                        "name: " + each + "; no machine has \\, /, \" or a control character in its name");
            }
        }
        return names;
    }
}
