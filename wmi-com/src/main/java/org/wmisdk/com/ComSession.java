package org.wmisdk.com;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiObject;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.ClassesCall;
import org.wmisdk.spi.InstancesCall;
import org.wmisdk.spi.MethodCall;
import org.wmisdk.spi.NamespaceCall;
import org.wmisdk.spi.ObjectCall;
import org.wmisdk.spi.PutCall;
import org.wmisdk.spi.PutClassCall;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiAsyncCall;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.spi.WmiSink;

/** A connection: an {@code IWbemServices} with the security that was asked for. */
final class ComSession implements WmiSession {
    private static final String COPY_PROXY = "CoCopyProxy";
    private static final String CREATE_CLASS_ENUM = "IWbemServices::CreateClassEnum";
    private static final String CREATE_INSTANCE_ENUM = "IWbemServices::CreateInstanceEnum";
    private static final String EXEC_METHOD = "IWbemServices::ExecMethod";
    private static final String EXEC_QUERY = "IWbemServices::ExecQuery";
    private static final String EXEC_NOTIFICATION_QUERY = "IWbemServices::ExecNotificationQuery";
    private static final String EXEC_NOTIFICATION_QUERY_ASYNC = "IWbemServices::ExecNotificationQueryAsync";
    private static final String GET_OBJECT = "IWbemServices::GetObject";
    private static final String OPEN_NAMESPACE = "IWbemServices::OpenNamespace";

    private final Com com;
    private final long services;
    private final Blanket blanket;
    private final long unknown;
    private final String namespace;
    private final Gate gate = new Gate(this::end);

    private volatile @Nullable Queries queries; // made under this
    private volatile @Nullable Writers writers; // made under this
    private long cloaked; // of privileged calls; guarded by this

    /**
     * Takes a reference over, sets its security, and releases it if that fails.
     *
     * @param namespace its path
     * @param services the reference, which is the session's from now on
     * @param blanket its credentials, if any, are held until the session has released its references
     * @param secured whether the way in has set the security already
     */
    static ComSession secured(Com com, String namespace, long services, Blanket blanket, boolean secured) {
        long unknown = 0;
        try {
            secure(com, services, "IWbemServices", blanket, secured);
            if (blanket.identity() != null) {
                // The proxy's IUnknown has a security of its own, which counts when the object is asked for interfaces
                // or released.
                unknown = com.queryInterface(services, Guid.IID_IUnknown);
                secure(com, unknown, "IUnknown of IWbemServices", blanket, secured);
            }
            return new ComSession(com, namespace, services, blanket, unknown);
        } catch (Throwable failed) { // whatever it is: the references would be lost
            com.release(services);
            com.release(unknown);
            throw failed;
        }
    }

    /**
     * Sets the security of one proxy. An object that lives in this process is none and needs none ({@code E_NOINTERFACE}); one that the
     * way in has secured and wrapped may refuse to be taken for a proxy ({@code E_INVALIDARG}).
     */
    private static void secure(Com com, long proxy, String what, Blanket blanket, boolean secured) {
        checkSecured(com, blanket.set(proxy, false), what, secured);
    }

    private static void checkSecured(Com com, int hr, String what, boolean secured) {
        if (hr < 0 && hr != Codes.E_NOINTERFACE && !(secured && hr == Codes.E_INVALIDARG)) {
            throw com.errors.failure("CoSetProxyBlanket(" + what + ")", hr);
        }
    }

    private ComSession(Com com, String namespace, long services, Blanket blanket, long unknown) {
        this.com = com;
        this.services = services;
        this.blanket = blanket;
        this.unknown = unknown;
        this.namespace = namespace;
        Identity identity = blanket.identity();
        if (identity != null) {
            identity.hold();
        }
    }

    @Override
    public WmiCursor execQuery(QueryCall call) {
        return inside(EXEC_QUERY, () -> {
            Queries kept = queries();
            long enumerator = ask(EXEC_QUERY, Slots.SERVICES_EXEC_QUERY, call, kept, 0);
            return cursor(kept.list(call.text()), call.systemProperties(), kept, enumerator);
        });
    }

    @Override
    public WmiCursor execNotificationQuery(QueryCall call) {
        return inside(EXEC_NOTIFICATION_QUERY, () -> {
            Queries kept = queries();
            long enumerator = ask(EXEC_NOTIFICATION_QUERY, Slots.SERVICES_EXEC_NOTIFICATION_QUERY, call, kept, 0);
            return cursor(SelectList.UNKNOWN, call.systemProperties(), kept, enumerator)
                    .ofEvents();
        });
    }

    @Override
    public WmiAsyncCall execNotificationQueryAsync(QueryCall call, WmiSink target) {
        if (!gate.enter()) { // and stays inside until the call is cancelled
            throw new SessionException(
                    EXEC_NOTIFICATION_QUERY_ASYNC, Codes.RPC_E_DISCONNECTED, "the connection is closed");
        }
        ComSink sink = null;
        try {
            sink = com.sinks().create(target);
            ask(
                    EXEC_NOTIFICATION_QUERY_ASYNC,
                    Slots.SERVICES_EXEC_NOTIFICATION_QUERY_ASYNC,
                    call,
                    queries(),
                    sink.pointer());
            return new ComAsyncCall(com, services, sink, gate);
        } catch (Throwable failed) { // whatever it is: the sink and the session would be held for ever
            if (sink != null) {
                sink.end();
            }
            gate.leave();
            throw failed;
        }
    }

    @Override
    public WmiClass classDefinition(ClassCall call) {
        return inside(GET_OBJECT, () -> {
            // It comes as a copy into this process, so that it has no security of its own.
            long object = get(call.className(), call.flags(), call.context());
            try {
                return ClassReader.read(com, object);
            } finally {
                com.release(object);
            }
        });
    }

    @Override
    public WmiObject getObject(ObjectCall call) {
        return inside(GET_OBJECT, () -> {
            Readers readers = queries().readers;
            return readers.readAndRelease(
                    SelectList.ofPath(call.path()), get(call.path(), call.flags(), call.context()), true);
        });
    }

    /** Made with the first query; read without a lock, since all threads of a connection pass here with each query. */
    private Queries queries() {
        Queries known = queries;
        return known == null ? madeOnce() : known;
    }

    private synchronized Queries madeOnce() {
        Queries kept = queries;
        if (kept == null) {
            kept = new Queries(com, namespace);
            queries = kept;
        }
        return kept;
    }

    private Writers writers() {
        Writers known = writers;
        return known == null ? writersMadeOnce() : known;
    }

    private synchronized Writers writersMadeOnce() {
        Writers kept = writers;
        if (kept == null) {
            kept = new Writers(
                    com,
                    this::services,
                    queries().readers,
                    (path, context) -> get(path, 0, context),
                    result ->
                            checkSecured(com, blanket.set(result, com.scratch().privileged), "IWbemCallResult", false));
            writers = kept;
        }
        return kept;
    }

    @Override
    public WmiObject execMethod(MethodCall call) {
        return inside(EXEC_METHOD, () -> writers().methods.call(call));
    }

    @Override
    public Optional<String> putInstance(PutCall call) {
        return inside("IWbemServices::PutInstance", () -> writers().changes.put(call));
    }

    @Override
    public void putClass(PutClassCall call) {
        changeClasses("IWbemServices::PutClass", changes -> changes.put(call));
    }

    @Override
    public void deleteInstance(ObjectCall call) {
        change("IWbemServices::DeleteInstance", changes -> changes.delete(call));
    }

    @Override
    public void deleteClass(ClassCall call) {
        changeClasses("IWbemServices::DeleteClass", changes -> changes.delete(call));
    }

    private void changeClasses(String name, Consumer<Changer> change) {
        change(name, changes -> {
            try {
                change.accept(changes);
            } finally { // it may have been done although it failed
                writers().forget();
            }
        });
    }

    private void change(String name, Consumer<Changer> change) {
        inside(name, () -> {
            change.accept(writers().changes);
            return true;
        });
    }

    @Override
    public WmiCursor createInstanceEnum(InstancesCall call) {
        return inside(CREATE_INSTANCE_ENUM, () -> {
            long enumerator = enumerate(
                    CREATE_INSTANCE_ENUM,
                    Slots.SERVICES_CREATE_INSTANCE_ENUM,
                    call.className(),
                    call.flags(),
                    call.context());
            return cursor(SelectList.ofInstances(call.className()), call.systemProperties(), queries(), enumerator);
        });
    }

    @Override
    public List<String> classNames(ClassesCall call) {
        try (ObjectReader objects = new ObjectReader(com)) {
            return classes(call, objects, object -> ClassReader.name(com, objects, object));
        }
    }

    @Override
    public List<WmiClass> classDefinitions(ClassesCall call) {
        try (ObjectReader objects = new ObjectReader(com)) {
            return classes(call, objects, object -> ClassReader.read(com, object));
        }
    }

    private <T> List<T> classes(ClassesCall call, ObjectReader objects, Batch.Reader<T> reader) {
        return inside(CREATE_CLASS_ENUM, () -> {
            long enumerator = enumerate(
                    CREATE_CLASS_ENUM,
                    Slots.SERVICES_CREATE_CLASS_ENUM,
                    call.superclass(),
                    call.flags() | Codes.WBEM_FLAG_RETURN_IMMEDIATELY | Codes.WBEM_FLAG_FORWARD_ONLY,
                    call.context());
            try {
                checkSecured(
                        com,
                        blanket.setEnumerator(enumerator, com.scratch().privileged),
                        "IEnumWbemClassObject",
                        false);
                return Batch.classes(com, enumerator, objects, reader);
            } finally {
                com.release(enumerator);
            }
        });
    }

    @Override
    public WmiSession openNamespace(NamespaceCall call) {
        return inside(OPEN_NAMESPACE, () -> {
            long child =
                    byPath(OPEN_NAMESPACE, Slots.SERVICES_OPEN_NAMESPACE, call.name(), call.flags(), call.context());
            // The way in has secured the proxy of the connection, but not this one.
            return secured(com, namespace + "\\" + call.name(), child, blanket.another(), false);
        });
    }

    /** Calls one of the methods that enumerate what belongs to a class, or to none. */
    private long enumerate(String name, int slot, @Nullable String className, int flags, WmiContext values) {
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        long text = 0;
        long context = 0;
        try {
            text = className == null ? 0 : com.bstr(className);
            context = Contexts.create(com, values);
            long out = stack.take(Layouts.POINTER);
            long proxy = services();
            com.errors.forget();
            int hr = com.port.callPPIPPI(com.method(proxy, slot), proxy, text, flags, context, out);
            return com.errors.created(name, hr, com.port.getLong(out));
        } finally {
            com.release(context);
            com.free(text);
            stack.giveBack(mark);
        }
    }

    /**
     * The proxy for a call of the current thread. Where that has a token with privileges, it is a copy that shows the token to the server, so
     * that the calls of other threads stay what they are. With credentials of its own a connection acts for its user, whatever the thread has.
     */
    private long services() {
        return com.scratch().privileged && blanket.identity() == null ? cloaked() : services;
    }

    private synchronized long cloaked() {
        if (cloaked != 0) {
            return cloaked;
        }
        if (com.functions.coCopyProxy == 0) {
            throw new SessionException(COPY_PROXY, Codes.WBEM_E_NOT_SUPPORTED, "this Windows has no such function");
        }
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        long copy = 0;
        try {
            long out = stack.take(Layouts.POINTER);
            com.errors.forget();
            int hr = com.port.callPPI(com.functions.coCopyProxy, services, out);
            if (hr == Codes.E_NOINTERFACE) {
                return services; // no proxy: its calls run in this thread, with its token
            }
            copy = com.errors.created(COPY_PROXY, hr, com.port.getLong(out));
            checkSecured(com, blanket.set(copy, true), "copy of IWbemServices", false);
            cloaked = copy;
            return copy;
        } finally {
            if (cloaked != copy) {
                com.release(copy);
            }
            stack.giveBack(mark);
        }
    }

    private synchronized void endCloaked() {
        com.release(cloaked);
        cloaked = 0;
    }

    /** Runs a call with the references held until it has ended. */
    private <T> T inside(String name, Supplier<T> call) {
        if (!gate.enter()) {
            throw new SessionException(name, Codes.RPC_E_DISCONNECTED, "the connection is closed");
        }
        try {
            return call.get();
        } finally {
            gate.leave();
        }
    }

    private long get(String objectPath, int flags, WmiContext values) {
        return byPath(GET_OBJECT, Slots.SERVICES_GET_OBJECT, objectPath, flags, values);
    }

    /** Calls one of the methods that deliver what has a path, without a call result. */
    private long byPath(String name, int slot, String path, int flags, WmiContext values) {
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        long text = 0;
        long context = 0;
        try {
            text = com.bstr(path);
            context = Contexts.create(com, values);
            long out = stack.take(Layouts.POINTER);
            long proxy = services();
            com.errors.forget();
            int hr = com.port.callPPIPPPI(com.method(proxy, slot), proxy, text, flags, context, out, 0);
            return com.errors.created(name, hr, com.port.getLong(out));
        } finally {
            com.release(context);
            com.free(text);
            stack.giveBack(mark);
        }
    }

    /**
     * Runs one of the calls of IWbemServices that are given a query.
     *
     * @param sink what the call is given as its last argument, or 0 for one that makes an enumerator
     * @return the enumerator, or the sink
     */
    private long ask(String name, int slot, QueryCall call, Queries kept, long sink) {
        Port port = com.port;
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        boolean inWql = call.language().equals(Queries.WQL);
        long language = 0;
        long text = 0;
        long context = 0;
        try {
            language = inWql ? kept.wql : com.bstr(call.language());
            text = com.bstr(call.text());
            context = Contexts.create(com, call.context());
            long last = sink == 0 ? stack.take(Layouts.POINTER) : sink;
            long proxy = services();
            com.errors.forget();
            int hr = port.callPPPIPPI(com.method(proxy, slot), proxy, language, text, call.flags(), context, last);
            if (sink == 0) {
                return com.errors.created(name, hr, port.getLong(last));
            }
            if (hr < 0) {
                throw com.errors.failure(name, hr);
            }
            return sink;
        } finally {
            com.release(context);
            com.free(text);
            if (!inWql) {
                com.free(language);
            }
            stack.giveBack(mark);
        }
    }

    private ComCursor cursor(SelectList columns, boolean systemProperties, Queries kept, long enumerator) {
        try {
            checkSecured(
                    com, blanket.setEnumerator(enumerator, com.scratch().privileged), "IEnumWbemClassObject", false);
            return new ComCursor(com, enumerator, columns, systemProperties, kept.readers, blanket.identity());
        } catch (Throwable failed) { // whatever it is: the reference would be lost
            com.release(enumerator);
            throw failed;
        }
    }

    @Override
    public void close() {
        gate.close();
    }

    private void end() {
        endWriters();
        endQueries();
        endCloaked();
        blanket.end();
        com.release(services);
        com.release(unknown); // last, since the release that ends the proxy goes out with the security of its IUnknown
        Identity identity = blanket.identity();
        if (identity != null) {
            identity.letGo();
        }
    }

    private synchronized void endWriters() {
        if (writers != null) {
            writers.close();
            writers = null;
        }
    }

    private synchronized void endQueries() {
        if (queries != null) {
            queries.close();
            queries = null;
        }
    }
}
