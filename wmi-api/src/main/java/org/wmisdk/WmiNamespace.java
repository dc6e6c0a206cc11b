package org.wmisdk;

import java.lang.ref.Reference;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Budget;
import org.wmisdk.call.CallRunner;
import org.wmisdk.call.PrivilegedSession;
import org.wmisdk.call.RecoveringSession;
import org.wmisdk.call.Subject;
import org.wmisdk.call.Work;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.ClassesCall;
import org.wmisdk.spi.NamespaceCall;
import org.wmisdk.spi.ObjectCall;
import org.wmisdk.spi.WmiSession;

/**
 * A connection to one namespace of one computer: what {@code IWbemServices} is in C. Safe for use by several threads; close it when done,
 * which also ends the results that are still open.
 *
 * <p>A namespace that is never closed is found by the garbage collector at best: then a warning of the logger {@code org.wmisdk.leaks}
 * shows where it was opened.
 */
public final class WmiNamespace implements AutoCloseable {
    private final String path;
    private final Home home;
    private final String backend;
    private final WmiSession session;
    private final CallRunner runner;
    private final boolean direct;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Set<OpenResult> openResults = ConcurrentHashMap.newKeySet();
    private final KnownClasses classes = new KnownClasses();
    private final LeakNet.Watch watch;

    WmiNamespace(String path, Home home, String backend, WmiSession session, CallRunner runner, boolean direct) {
        this.path = path;
        this.home = home;
        this.backend = backend;
        this.session = session;
        this.runner = runner;
        this.direct = direct;
        this.watch = LeakNet.watch(this, "The WmiNamespace " + path, () -> runner.releaseLater(session::close));
    }

    /** The path as it was given when connecting, such as {@code root\cimv2}. */
    public String path() {
        return path;
    }

    /** The name of the backend that holds the connection, such as {@code ffm}. */
    public String backend() {
        return backend;
    }

    /**
     * Prepares a query. Nothing is asked of the server until one of the methods of the result that run it is called.
     *
     * @param wql the query, such as {@code SELECT Name, ProcessId FROM Win32_Process}; it is sent as it is. Build text from values with
     *     {@code org.wmisdk.wql.Wql}
     */
    public WmiQuery query(String wql) {
        return new WmiQuery(this, Objects.requireNonNull(wql, "wql"));
    }

    /**
     * Prepares a subscription to events. Nothing is asked of the server until one of the methods of the result that start it is called.
     *
     * @param wql the event query, such as {@code SELECT * FROM __InstanceCreationEvent WITHIN 2 WHERE TargetInstance ISA 'Win32_Process'};
     *     it is sent as it is
     */
    public WmiEvents events(String wql) {
        return new WmiEvents(this, Objects.requireNonNull(wql, "wql"));
    }

    /**
     * Reads the schema of a class: its ancestors, properties, methods and qualifiers, without the amended ones. Asks the server each
     * time; keep the result where it is needed often.
     *
     * @param className the name of the class in any case, one identifier such as {@code Win32_Service}; neither the path of an instance nor
     *     one with a namespace
     * @throws WmiNotFoundException if there is no such class
     * @throws WmiInvalidParameterException if the name is none, before anything is asked
     * @throws WmiException if it cannot be read; its subclass and {@link HResult} say why. A {@link WmiCancelledException} if the
     *     waiting thread is interrupted or the namespace is closed meanwhile
     * @throws IllegalStateException if the namespace is closed already
     */
    public WmiClass classDefinition(String className) {
        return classDefinition(className, WmiOptions.none());
    }

    /**
     * As {@link #classDefinition(String)}, with a timeout, context values or the amended qualifiers.
     *
     * @throws WmiTimeoutException also when the time is up
     */
    public WmiClass classDefinition(String className, WmiOptions options) {
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(options, "options");
        WmiSession opened = session(options);
        Subject subject = Subject.ofObject("read class", path, className);
        ClassName.check(className, subject);
        ClassCall call = new ClassCall(className, flags(options), options.context());
        return run(subject, runner.budget(options.timeout()), Work.ofValue(() -> opened.classDefinition(call)));
    }

    /**
     * Reads an instance by its path.
     *
     * <pre>{@code
     * WmiObject spooler = cimv2.get(WmiPath.of("Win32_Service.Name=\"Spooler\""));
     * System.out.println(spooler.getString("State"));
     * }</pre>
     *
     * @param path of an instance, such as {@code Win32_Service.Name="Spooler"}, or of the only one of a singleton class, {@code
     *     Win32_WMISetting=@}; with a namespace only if that is the one of this connection, as in the paths of its own objects
     * @return all its properties, and its system properties
     * @throws WmiNotFoundException if there is no such instance, any more or at all; or no such class
     * @throws WmiException {@link HResult#WBEM_E_INVALID_OBJECT_PATH} if the path is that of a class or namespace, leads elsewhere (before
     *     anything is asked), or does not name the keys of its class; else its subclass and {@link HResult} say why the instance cannot be
     *     read. A {@link WmiCancelledException} if the waiting thread is interrupted or the namespace is closed meanwhile
     * @throws IllegalStateException if the namespace is closed already
     */
    public WmiObject get(WmiPath path) {
        return get(path, WmiOptions.none());
    }

    /**
     * As {@link #get(WmiPath)}, with a timeout, context values or the amended qualifiers.
     *
     * @throws WmiTimeoutException also when the time is up
     */
    public WmiObject get(WmiPath path, WmiOptions options) {
        return getting(path, options).run();
    }

    /**
     * As {@link #get(WmiPath)}, for an instance that need not be there.
     *
     * @return empty if the server has no such instance, or no such class
     */
    public Optional<WmiObject> find(WmiPath path) {
        return find(path, WmiOptions.none());
    }

    /** As {@link #find(WmiPath)}, with a timeout, context values or the amended qualifiers. */
    public Optional<WmiObject> find(WmiPath path, WmiOptions options) {
        try {
            return Optional.of(get(path, options));
        } catch (WmiNotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * Starts {@link #get(WmiPath, WmiOptions)} and returns at once; see {@link WmiQuery#listAsync()} for the thread that makes the call, and for
     * cancelling it.
     *
     * @return fails with what {@code get} throws
     * @throws WmiException only if the path is none of an instance here
     * @throws IllegalStateException if the namespace is closed already
     */
    public CompletableFuture<WmiObject> getAsync(WmiPath path, WmiOptions options) {
        return getting(path, options).start();
    }

    /** As {@link #getAsync(WmiPath, WmiOptions)}, with an executor that completes the future. */
    public CompletableFuture<WmiObject> getAsync(WmiPath path, WmiOptions options, Executor executor) {
        return getting(path, options).start(executor);
    }

    private Operation<WmiObject> getting(WmiPath path, WmiOptions options) {
        Objects.requireNonNull(options, "options");
        WmiSession opened = session(options);
        Subject subject = Subject.ofObject("get", this.path, path.toString());
        WmiPath own = home.ownInstance(
                path,
                subject,
                "Read the class with classDefinition, its instances with a query, or add a key to the path.");
        ObjectCall call = new ObjectCall(own.toString(), flags(options), options.context());
        return new Operation<>(
                this, subject, runner.budget(options.timeout()), Work.ofValue(() -> opened.getObject(call)));
    }

    /**
     * Prepares the call of a method. Nothing is asked of the server until it is {@linkplain WmiMethodCall#call called}.
     *
     * @param target the path of a class for a static method, such as {@code Win32_Process}, or that of the instance that the method is called
     *     on, such as {@code Win32_Service.Name="Spooler"}; with a namespace only if that is the one of this connection
     * @param name the name of the method, in any case
     */
    public WmiMethodCall method(WmiPath target, String name) {
        return new WmiMethodCall(this, Objects.requireNonNull(target, "target"), Objects.requireNonNull(name, "name"));
    }

    /**
     * Prepares to read the instances of a class and of all classes derived from it, with all properties that each has. Nothing is asked of
     * the server until one of the methods of the result that run it is called.
     *
     * <pre>{@code
     * for (WmiObject disk : cimv2.instances("Win32_LogicalDisk").list()) {
     *     System.out.println(disk.getString("DeviceID"));
     * }
     * }</pre>
     *
     * @param className the name of the class in any case, one identifier. That there is no such class is a {@link
     *     WmiInvalidClassException} of the method that runs it
     * @throws WmiInvalidParameterException if the name is none of a class
     */
    public WmiQuery instances(String className) {
        return instances(className, WmiDepth.DEEP);
    }

    /** As {@link #instances(String)}, with or without the instances of derived classes. */
    public WmiQuery instances(String className, WmiDepth depth) {
        Objects.requireNonNull(className, "className");
        ClassName.check(className, Subject.ofObject("read instances", path, className));
        return new WmiQuery(this, className, Objects.requireNonNull(depth, "depth"));
    }

    /**
     * Prepares to ask for the objects that associations link to an object. Nothing is asked of the server yet.
     *
     * @param source the path of an instance; of a class for {@link WmiAssociators#schemaOnly}. With a namespace only if that is the one of
     *     this connection
     * @throws WmiException {@link HResult#WBEM_E_INVALID_OBJECT_PATH} if the path is that of a namespace, or leads elsewhere
     */
    public WmiAssociators associators(WmiPath source) {
        return new WmiAssociators(AssociationSource.of(this, source));
    }

    /**
     * Prepares to ask for the associations that refer to an object. Nothing is asked of the server yet.
     *
     * @param source as of {@link #associators}
     * @throws WmiException as {@link #associators}
     */
    public WmiReferences references(WmiPath source) {
        return new WmiReferences(AssociationSource.of(this, source));
    }

    /**
     * Lists the names of the classes below a class.
     *
     * @param superclass the class below which they are, which is not among them; null for those of the namespace: all of them, or with
     *     {@link WmiDepth#SHALLOW} those that have no parent
     * @param depth whether all descendants are wanted or only the direct ones
     * @return the names in the server's order, unmodifiable; empty if there are none
     * @throws WmiInvalidClassException if there is no such superclass
     * @throws WmiInvalidParameterException if the name is none of a class, before anything is asked
     * @throws WmiException as {@link #classDefinition(String)}
     * @throws IllegalStateException if the namespace is closed already
     */
    public List<String> classNames(@Nullable String superclass, WmiDepth depth) {
        return classNames(superclass, depth, WmiOptions.none());
    }

    /**
     * As {@link #classNames(String, WmiDepth)}, with a timeout or context values; amended qualifiers make no difference.
     *
     * @throws WmiTimeoutException also when the time is up
     */
    public List<String> classNames(@Nullable String superclass, WmiDepth depth, WmiOptions options) {
        return classes(superclass, depth, options, WmiSession::classNames);
    }

    /**
     * Reads the schemas of the classes below a class, each as {@link #classDefinition(String)} does. Windows has more than a thousand in
     * {@code root\cimv2}: with {@code null} and {@link WmiDepth#DEEP} this takes its time.
     *
     * <pre>{@code
     * for (WmiClass disk : cimv2.classDefinitions("CIM_LogicalDisk", WmiDepth.DEEP)) {
     *     System.out.println(disk.name() + " has " + disk.properties().size() + " properties");
     * }
     * }</pre>
     *
     * @param superclass as of {@link #classNames(String, WmiDepth)}
     * @param depth as of {@link #classNames(String, WmiDepth)}
     * @return the classes in the server's order, unmodifiable; empty if there are none
     * @throws WmiException as {@link #classNames(String, WmiDepth)}
     * @throws IllegalStateException if the namespace is closed already
     */
    public List<WmiClass> classDefinitions(@Nullable String superclass, WmiDepth depth) {
        return classDefinitions(superclass, depth, WmiOptions.none());
    }

    /**
     * As {@link #classDefinitions(String, WmiDepth)}, with a timeout, context values or the amended qualifiers.
     *
     * @throws WmiTimeoutException also when the time is up
     */
    public List<WmiClass> classDefinitions(@Nullable String superclass, WmiDepth depth, WmiOptions options) {
        return classes(superclass, depth, options, WmiSession::classDefinitions);
    }

    private <T> List<T> classes(
            @Nullable String superclass,
            WmiDepth depth,
            WmiOptions options,
            BiFunction<WmiSession, ClassesCall, List<T>> read) {
        Objects.requireNonNull(depth, "depth");
        Objects.requireNonNull(options, "options");
        WmiSession opened = session(options);
        Subject subject = new Subject("read classes", path, null, superclass);
        if (superclass != null) {
            ClassName.check(superclass, subject);
        }
        int shallow = depth == WmiDepth.SHALLOW ? ClassesCall.SHALLOW : 0;
        ClassesCall call = new ClassesCall(superclass, flags(options) | shallow, options.context());
        return run(
                subject,
                runner.budget(options.timeout()),
                Work.ofValue(() -> Collections.unmodifiableList(read.apply(opened, call))));
    }

    /**
     * Lists the namespaces directly below this one, by their names without this one's path.
     *
     * @return the names in the server's order, unmodifiable; empty if there are none
     * @throws WmiException as {@link WmiQuery#list}
     * @throws IllegalStateException if the namespace is closed already
     */
    public List<String> namespaces() {
        return namespaces(WmiOptions.none());
    }

    /**
     * As {@link #namespaces()}, with a timeout or context values; amended qualifiers make no difference.
     *
     * @throws WmiTimeoutException also when the time is up
     */
    public List<String> namespaces(WmiOptions options) {
        return instances("__NAMESPACE").with(Objects.requireNonNull(options, "options")).list().stream()
                .map(row -> Objects.requireNonNull(row.getString("Name"), "Name"))
                .toList();
    }

    /**
     * Connects to a namespace below this one, as the same user and with the same levels.
     *
     * <pre>{@code
     * try (WmiNamespace root = WmiLocator.load().connect("root");
     *         WmiNamespace cimv2 = root.openNamespace("cimv2")) {
     *     System.out.println(cimv2.path() + " has " + cimv2.namespaces());
     * }
     * }</pre>
     *
     * @param child its name, or the path of one further below, such as {@code Microsoft\Windows\Storage}
     * @return a connection of its own, to be closed; it may outlive this one
     * @throws WmiInvalidNamespaceException if there is no such namespace, or the path is not relative to this one
     * @throws WmiException if it may not be connected to, or that fails otherwise
     * @throws IllegalStateException if the namespace is closed already
     */
    public WmiNamespace openNamespace(String child) {
        return openNamespace(child, WmiOptions.none());
    }

    /**
     * As {@link #openNamespace(String)}, with a timeout or context values for the call that opens it; amended qualifiers make no difference.
     *
     * @throws WmiTimeoutException also when the time is up
     */
    public WmiNamespace openNamespace(String child, WmiOptions options) {
        Objects.requireNonNull(child, "child");
        Objects.requireNonNull(options, "options");
        WmiSession opened = session(options);
        Subject subject = Subject.ofObject("open namespace", path, child);
        String relative = ChildNamespace.relative(child, path, subject);
        boolean here = options.timeout() == null && runner.mayRunHere();
        NamespaceCall call = new NamespaceCall(relative, 0, options.context());
        WmiSession session = run(subject, runner.budget(options.timeout()), new ChildNamespace(opened, call));
        return new WmiNamespace(path + '\\' + relative, home.below(relative), backend, session, runner, here);
    }

    /**
     * Deletes an instance. It is never tried twice by the library.
     *
     * @param path of an instance, as {@link #get(WmiPath)} takes it
     * @throws WmiNotFoundException if there is no such instance, any more or at all; or no such class
     * @throws WmiException {@link HResult#WBEM_E_INVALID_OBJECT_PATH} if the path is that of a class or namespace, leads elsewhere (before
     *     anything is asked), or does not name the keys of its class; {@link HResult#WBEM_E_PROVIDER_NOT_CAPABLE} if the provider of the class
     *     deletes nothing; else its subclass and {@link HResult} say why it cannot be deleted. A {@link WmiCancelledException} if the waiting
     *     thread is interrupted or the namespace is closed meanwhile
     * @throws IllegalStateException if the namespace is closed already
     */
    public void delete(WmiPath path) {
        delete(path, WmiOptions.none());
    }

    /**
     * As {@link #delete(WmiPath)}, with a timeout or context values.
     *
     * @throws WmiTimeoutException also when the time is up; whether the instance was deleted is then unknown
     */
    public void delete(WmiPath path, WmiOptions options) {
        Objects.requireNonNull(options, "options");
        WmiSession opened = session(options);
        Subject subject = Subject.ofObject("delete", this.path, path.toString());
        WmiPath own = home.ownInstance(path, subject, "Delete a class with deleteClass, or add a key to the path.");
        ObjectCall call = new ObjectCall(own.toString(), 0, options.context());
        run(subject, runner.budget(options.timeout()), Work.ofAction(() -> opened.deleteInstance(call)));
    }

    /**
     * Deletes a class, with its instances, its subclasses and theirs. It is never tried twice by the library.
     *
     * @param className the name of the class in any case, as {@link #classDefinition(String)} takes it
     * @throws WmiNotFoundException if there is no such class
     * @throws WmiInvalidParameterException if the name is none, before anything is asked
     * @throws WmiException if it cannot be deleted, such as a system class ({@link HResult#WBEM_E_INVALID_OPERATION}); its subclass and {@link
     *     HResult} say why. A {@link WmiCancelledException} if the waiting thread is interrupted or the namespace is closed meanwhile
     * @throws IllegalStateException if the namespace is closed already
     */
    public void deleteClass(String className) {
        deleteClass(className, WmiOptions.none());
    }

    /**
     * As {@link #deleteClass(String)}, with a timeout or context values.
     *
     * @throws WmiTimeoutException also when the time is up; whether the class was deleted is then unknown
     */
    public void deleteClass(String className, WmiOptions options) {
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(options, "options");
        WmiSession opened = session(options);
        Subject subject = Subject.ofObject("delete class", path, className);
        ClassName.check(className, subject);
        ClassCall call = new ClassCall(className, 0, options.context());
        try {
            run(subject, runner.budget(options.timeout()), Work.ofAction(() -> opened.deleteClass(call)));
        } finally { // it may have been done although it failed
            classes.forgetAll();
        }
    }

    /**
     * Prepares a new instance. Nothing is asked of the server until it is {@linkplain WmiChange#put put}.
     *
     * @param className the name of its class in any case, as {@link #classDefinition(String)} takes it
     */
    public WmiChange create(String className) {
        return new WmiChange(this, ChangeTarget.create(Objects.requireNonNull(className, "className")));
    }

    /**
     * Prepares the update of an instance. Nothing is asked of the server until it is {@linkplain WmiChange#put put}.
     *
     * @param path of an instance, as {@link #get(WmiPath)} takes it
     */
    public WmiChange update(WmiPath path) {
        return new WmiChange(this, ChangeTarget.update(Objects.requireNonNull(path, "path")));
    }

    /**
     * As {@link #update(WmiPath)}, of an object that was read: with its system properties, which have the path. Only what is {@linkplain
     * WmiChange#set set} is written, not what stands in the object.
     */
    public WmiChange update(WmiObject object) {
        return new WmiChange(this, ChangeTarget.update(Objects.requireNonNull(object, "object")));
    }

    /**
     * Prepares a new class without ancestors. Nothing is asked of the server until it is {@linkplain WmiClassChange#put put}.
     *
     * @param className its name
     */
    public WmiClassChange createClass(String className) {
        return new WmiClassChange(this, null, Objects.requireNonNull(className, "className"));
    }

    /**
     * Prepares a new class with all that another one has. Nothing is asked of the server until it is {@linkplain WmiClassChange#put put}.
     *
     * @param superclass the name of the other class
     * @param className its name
     */
    public WmiClassChange deriveClass(String superclass, String className) {
        return new WmiClassChange(
                this, Objects.requireNonNull(superclass, "superclass"), Objects.requireNonNull(className, "className"));
    }

    private static int flags(WmiOptions options) {
        return options.amendedQualifiers() ? ClassCall.USE_AMENDED_QUALIFIERS : 0;
    }

    /** Runs a call of this connection. A connection that was closed meanwhile ended the call, not the server. */
    <T> T run(Subject subject, Budget budget, Work<T> work) {
        return run(subject, budget, work, true);
    }

    /** As {@link #run(Subject, Budget, Work)}; where it may not be direct, who waits for it can be interrupted. */
    <T> T run(Subject subject, Budget budget, Work<T> work, boolean mayBeDirect) {
        try {
            return mayBeDirect ? runner.run(subject, budget, work) : runner.runOnWorker(subject, budget, work);
        } catch (WmiServerUnavailableException e) {
            throw explained(subject, e);
        } finally {
            Reference.reachabilityFence(this); // a forgotten namespace must not be collected under its own call
        }
    }

    /** Starts a call of this connection; see {@link CallRunner#start}. What waits for the call refers to this, so that it is not collected. */
    <T> CompletableFuture<T> start(Subject subject, Budget budget, Work<T> work, Executor executor) {
        return runner.start(subject, budget, work, executor, failure -> explained(subject, failure));
    }

    private WmiException explained(Subject subject, WmiException failure) {
        if (!(failure instanceof WmiServerUnavailableException) || !isClosed()) {
            return failure;
        }
        WmiException cancelled =
                subject.failed(HResult.WBEM_E_CALL_CANCELLED, "the namespace " + path + " was closed meanwhile", null);
        cancelled.addSuppressed(failure);
        return cancelled;
    }

    /** How many times the connection was made again after it broke, as {@link RecoveryPolicy#REPEAT_READS} does; 0 with any other policy. */
    public int reconnections() {
        return session instanceof RecoveringSession recovering ? recovering.reconnections() : 0;
    }

    /** Whether {@link #close()} was called. */
    public boolean isClosed() {
        return closed.get();
    }

    /**
     * Closes the connection and every result and subscription that is still open; again is allowed and does nothing. A thread that is
     * waiting for rows or events gets them or a {@link WmiCancelledException}, and so does one that goes on reading; a listener is told
     * that its subscription is lost. Releases on the calling thread if the connection was made on one without a timeout, and then waits as
     * long as the server takes; otherwise waits a second at most. The same holds for each open result, by how it was opened; a subscription
     * is waited for a second at most.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            watch.closed();
            openResults.forEach(OpenResult::closeWithNamespace);
            runner.release(direct, session::close);
        }
    }

    WmiSession session() {
        if (closed.get()) {
            throw new IllegalStateException("The namespace " + path + " is closed. Connect again.");
        }
        return session;
    }

    /** The connection, with the privileges enabled that the options ask for. */
    WmiSession session(WmiOptions options) {
        WmiSession opened = session();
        Set<WmiPrivilege> privileges = options.privileges();
        return privileges.isEmpty()
                ? opened
                : new PrivilegedSession(
                        opened,
                        runner.pool().threads(),
                        privileges.stream().map(WmiPrivilege::windowsName).toList());
    }

    Home home() {
        return home;
    }

    KnownClasses classes() {
        return classes;
    }

    CallRunner runner() {
        return runner;
    }

    Set<OpenResult> openResults() {
        return openResults;
    }

    @Override
    public String toString() {
        return "WmiNamespace[" + path + ", " + backend + (closed.get() ? ", closed]" : "]");
    }
}
