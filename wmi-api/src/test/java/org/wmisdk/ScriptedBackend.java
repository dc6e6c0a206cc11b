package org.wmisdk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.ClassesCall;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ConnectServerWmi;
import org.wmisdk.spi.HostNames;
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
import org.wmisdk.spi.WmiCursor.Progress;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.spi.WmiSink;

/** A backend whose results are what a test wrote down, fetch by fetch; it notes what is asked of it. Rows have one property, {@code Id}. */
final class ScriptedBackend implements ConnectServerWmi, CallThreads {
    /** What was asked, such as {@code query}, {@code next 64}, {@code close}. */
    private final List<String> calls = new ArrayList<>();

    private final Deque<Step> script = new ArrayDeque<>();
    private final List<Integer> waits = new ArrayList<>();
    private volatile boolean onCaller = true;
    private volatile Runnable beforeQuery = () -> {};
    private volatile @Nullable WmiClass known;
    private volatile @Nullable WmiSink sink;
    private int openResults;
    private int openSessions;

    /** One fetch. */
    interface Step {
        Progress next(int timeoutMillis, int count, List<WmiObject> into);
    }

    /** A fetch that brings those rows, and so ends. */
    static Step rows(Progress progress, int... ids) {
        return (timeoutMillis, count, into) -> {
            for (int id : ids) {
                into.add(row(id));
            }
            return progress;
        };
    }

    /** A fetch that brings those rows and then fails. */
    static Step fails(HResult code, int... ids) {
        return (timeoutMillis, count, into) -> {
            rows(Progress.MORE, ids).next(timeoutMillis, count, into);
            throw new SessionException("IEnumWbemClassObject::Next", code.value(), null);
        };
    }

    /** A server that does not answer before the gate is open, and is deaf to everything else. */
    static final class Held implements Step {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch gate = new CountDownLatch(1);
        private final Step then;

        Held(Step then) {
            this.then = then;
        }

        @Override
        public Progress next(int timeoutMillis, int count, List<WmiObject> into) {
            begun.countDown();
            awaitUninterrupted(gate);
            return then.next(timeoutMillis, count, into);
        }
    }

    /** Waits, though not for ever, should the test be wrong. */
    static void awaitUninterrupted(CountDownLatch latch) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (!latch.await(30, TimeUnit.SECONDS)) {
                        throw new AssertionError("waited in vain");
                    }
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static WmiObject row(int id) {
        return WmiObject.builder().set("Id", CimType.SINT32, id).build();
    }

    /** What the following fetches do; after the last one there are no more rows. */
    ScriptedBackend script(Step... steps) {
        script.addAll(List.of(steps));
        return this;
    }

    /** Happens while the following queries and readings of classes are on their way to the server. */
    ScriptedBackend beforeQuery(Runnable event) {
        beforeQuery = event;
        return this;
    }

    /** A class that is known, the only one. */
    ScriptedBackend know(WmiClass definition) {
        known = definition;
        return this;
    }

    /** All calls on workers. */
    ScriptedBackend onWorkers() {
        onCaller = false;
        return this;
    }

    /** Where the events of the last subscription go that is pushed. */
    WmiSink sink() {
        return Objects.requireNonNull(sink, "nobody has subscribed");
    }

    WmiNamespace connect() {
        return WmiLocator.over(this).connect("root\\cimv2");
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** With which time limits was fetched, in milliseconds. */
    synchronized List<Integer> waits() {
        return List.copyOf(waits);
    }

    synchronized int openResults() {
        return openResults;
    }

    synchronized int openSessions() {
        return openSessions;
    }

    /** Waits until no result is open: one that its caller left is closed by the worker. */
    synchronized void awaitNoOpenResults() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (openResults > 0) {
            long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (millis <= 0) {
                throw new AssertionError("a result was never released");
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }
    }

    private synchronized void note(String call) {
        calls.add(call);
    }

    private synchronized void count(int results, int sessions) {
        openResults += results;
        openSessions += sessions;
        notifyAll();
    }

    private synchronized @Nullable Step nextStep(int timeoutMillis) {
        waits.add(timeoutMillis);
        return script.poll();
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Availability availability() {
        return Availability.available();
    }

    @Override
    public String entry() {
        return "a script";
    }

    @Override
    public HostNames hostNames() {
        return HostNames.of();
    }

    @Override
    public CallThreads callThreads() {
        return this;
    }

    @Override
    public boolean mayRunOnCaller() {
        return onCaller;
    }

    @Override
    public Object enterWorker() {
        return this;
    }

    @Override
    public void cancel(Object worker) {
        // Deaf, as a server may be.
    }

    @Override
    public WmiSession connectServerWmi(ConnectArguments arguments) {
        count(0, 1);
        return new Session();
    }

    private final class Session implements WmiSession {
        private volatile boolean closed;

        @Override
        public WmiCursor execQuery(QueryCall call) {
            note("query");
            beforeQuery.run();
            if (closed) {
                throw new SessionException("IWbemServices::ExecQuery", 0x80010108, null); // RPC_E_DISCONNECTED
            }
            count(1, 0);
            return new Cursor();
        }

        @Override
        public WmiClass classDefinition(ClassCall call) {
            note("class " + call.className() + " " + Integer.toHexString(call.flags()) + " " + call.context());
            beforeQuery.run();
            if (closed) {
                throw new SessionException("IWbemServices::GetObject", 0x80010108, null); // RPC_E_DISCONNECTED
            }
            WmiClass definition = known;
            if (definition == null) {
                throw new SessionException("IWbemServices::GetObject", 0x80041002, null);
            }
            return definition;
        }

        @Override
        public WmiObject execMethod(MethodCall call) {
            note("method " + call);
            return WmiObject.builder().build();
        }

        @Override
        public Optional<String> putInstance(PutCall call) {
            note("put " + call);
            return Optional.empty();
        }

        @Override
        public void putClass(PutClassCall call) {
            note("put class " + call.className());
        }

        @Override
        public void deleteInstance(ObjectCall call) {
            note("delete " + call.path() + " " + call.context());
        }

        @Override
        public void deleteClass(ClassCall call) {
            note("delete class " + call.className() + " " + call.context());
        }

        @Override
        public WmiObject getObject(ObjectCall call) {
            note("get " + call.path() + " " + Integer.toHexString(call.flags()) + " " + call.context());
            beforeQuery.run();
            if (closed) {
                throw new SessionException("IWbemServices::GetObject", 0x80010108, null); // RPC_E_DISCONNECTED
            }
            Step step = nextStep(-1);
            List<WmiObject> found = new ArrayList<>();
            if (step != null) {
                step.next(-1, 1, found);
            }
            if (found.isEmpty()) {
                throw new SessionException("IWbemServices::GetObject", 0x80041002, null);
            }
            return found.get(0);
        }

        @Override
        public WmiCursor createInstanceEnum(InstancesCall call) {
            note("instances " + call.className() + " " + Integer.toHexString(call.flags()) + " " + call.context());
            count(1, 0);
            return new Cursor();
        }

        @Override
        public List<String> classNames(ClassesCall call) {
            note("names below " + call.superclass() + " " + Integer.toHexString(call.flags()) + " " + call.context());
            WmiClass definition = known;
            return definition == null ? List.of() : List.of(definition.name());
        }

        @Override
        public List<WmiClass> classDefinitions(ClassesCall call) {
            note("classes below " + call.superclass() + " " + Integer.toHexString(call.flags()) + " " + call.context());
            WmiClass definition = known;
            return definition == null ? List.of() : List.of(definition);
        }

        @Override
        public WmiSession openNamespace(NamespaceCall call) {
            note("open " + call.name() + " " + call.context());
            beforeQuery.run();
            count(0, 1);
            return new Session();
        }

        @Override
        public WmiCursor execNotificationQuery(QueryCall call) {
            note("watch");
            beforeQuery.run();
            count(1, 0);
            return new Cursor();
        }

        @Override
        public WmiAsyncCall execNotificationQueryAsync(QueryCall call, WmiSink given) {
            note("watch over sink");
            sink = given;
            count(1, 0);
            return () -> {
                note("cancel");
                count(-1, 0);
            };
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                count(0, -1);
            }
        }
    }

    private final class Cursor implements WmiCursor {
        private boolean closed;

        @Override
        public Progress next(int timeoutMillis, int count, List<WmiObject> into) {
            note("next " + count);
            Step step = nextStep(timeoutMillis);
            return step == null ? Progress.END : step.next(timeoutMillis, count, into);
        }

        @Override
        public int warning() {
            return 0;
        }

        @Override
        public void rewind() {
            note("rewind");
        }

        @Override
        public void close() {
            note("close");
            if (closed) {
                throw new AssertionError("released twice");
            }
            closed = true;
            count(-1, 0);
        }
    }
}
