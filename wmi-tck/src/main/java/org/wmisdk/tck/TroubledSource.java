package org.wmisdk.tck;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiObject;
import org.wmisdk.spi.CallClock;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.ClassesCall;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ConnectServerWmi;
import org.wmisdk.spi.ExtendedStatus;
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

/** A backend in which calls fail or wait as a test plans it; otherwise it is the one beneath it. */
final class TroubledSource extends ForwardingBackend implements Trouble {
    private final Object lock = new Object();
    private final Map<Point, Integer> counts = new EnumMap<>(Point.class);
    private final Map<Point, Thread> threads = new EnumMap<>(Point.class);
    private final Map<Point, Map<Integer, Plan>> plans = new EnumMap<>(Point.class);
    private final List<Gate> gates = new ArrayList<>();
    private final Map<Thread, Gate> waiting = new ConcurrentHashMap<>();
    private final IdentityHashMap<Object, Throwable> open = new IdentityHashMap<>();

    /** What happens to one call: it fails, or it says that its time is up, or it waits. */
    private record Plan(
            @Nullable SessionException failure,
            boolean timesOut,
            @Nullable Gate gate) {}

    TroubledSource(ConnectServerWmi target) {
        super(target);
    }

    // ---- what a test plans and sees

    @Override
    public void fail(Point point, int nth, int hresult) {
        plan(point, nth, new Plan(new SessionException(point.name(), hresult, null), false, null));
    }

    @Override
    public void fail(Point point, int nth, int hresult, String description) {
        ExtendedStatus status = new ExtendedStatus(description, "WinMgmt", point.name(), null, HResult.of(hresult));
        plan(point, nth, new Plan(SessionException.of(point.name(), hresult, status), false, null));
    }

    @Override
    public void timeOutWithRows(int nth) {
        plan(Point.NEXT, nth, new Plan(null, true, null));
    }

    @Override
    public Gate hold(Point point, int nth) {
        return hold(point, nth, new Gate(point.name(), true));
    }

    @Override
    public Gate holdDeaf(Point point, int nth) {
        return hold(point, nth, new Gate(point.name(), false));
    }

    private Gate hold(Point point, int nth, Gate gate) {
        gates.add(gate);
        plan(point, nth, new Plan(null, false, gate));
        return gate;
    }

    private void plan(Point point, int nth, Plan plan) {
        synchronized (lock) {
            plans.computeIfAbsent(point, p -> new HashMap<>()).put(counts.getOrDefault(point, 0) + nth, plan);
        }
    }

    @Override
    public int count(Point point) {
        synchronized (lock) {
            return counts.getOrDefault(point, 0);
        }
    }

    @Override
    public Thread lastThread(Point point) {
        synchronized (lock) {
            Thread thread = threads.get(point);
            if (thread == null) {
                throw new IllegalStateException("no call of " + point + " has come");
            }
            return thread;
        }
    }

    /** Opens all gates and waits until everything that was opened is closed, or the time is up; where what is not was opened. */
    List<Throwable> settle(long millis) {
        gates.forEach(Gate::open);
        long end = System.nanoTime() + millis * 1_000_000;
        synchronized (lock) {
            try {
                for (long left = millis; !open.isEmpty() && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                    lock.wait(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.copyOf(open.values());
        }
    }

    // ---- the calls

    /** Counts a call, and fails it or lets it wait; otherwise says whether its time is up. */
    private boolean enter(Point point) {
        Plan plan;
        synchronized (lock) {
            threads.put(point, Thread.currentThread());
            int number = counts.merge(point, 1, Integer::sum);
            plan = plans.getOrDefault(point, Map.of()).get(number);
        }
        if (plan == null) {
            return false;
        }
        if (plan.failure() != null) {
            throw plan.failure();
        }
        if (plan.gate() != null && pass(plan.gate())) {
            throw new SessionException(point.name(), HResult.RPC_E_CALL_CANCELED.value(), null);
        }
        return plan.timesOut();
    }

    private boolean pass(Gate gate) {
        waiting.put(Thread.currentThread(), gate);
        try {
            return gate.pass();
        } finally {
            waiting.remove(Thread.currentThread());
        }
    }

    @Override
    protected WmiSession connect(ConnectArguments arguments) {
        enter(Point.CONNECT);
        return opened(super.connect(arguments));
    }

    @Override
    protected WmiClass classDefinition(WmiSession session, ClassCall call) {
        enter(Point.GET_OBJECT);
        return super.classDefinition(session, call);
    }

    @Override
    protected WmiObject getObject(WmiSession session, ObjectCall call) {
        enter(Point.GET_OBJECT);
        return super.getObject(session, call);
    }

    @Override
    protected WmiObject execMethod(WmiSession session, MethodCall call) {
        enter(Point.METHOD);
        return super.execMethod(session, call);
    }

    @Override
    protected Optional<String> putInstance(WmiSession session, PutCall call) {
        enter(Point.PUT);
        return super.putInstance(session, call);
    }

    @Override
    protected void putClass(WmiSession session, PutClassCall call) {
        enter(Point.PUT_CLASS);
        super.putClass(session, call);
    }

    @Override
    protected void deleteInstance(WmiSession session, ObjectCall call) {
        enter(Point.DELETE);
        super.deleteInstance(session, call);
    }

    @Override
    protected void deleteClass(WmiSession session, ClassCall call) {
        enter(Point.DELETE_CLASS);
        super.deleteClass(session, call);
    }

    @Override
    protected WmiCursor execQuery(WmiSession session, QueryCall call) {
        enter(Point.QUERY);
        return opened(super.execQuery(session, call));
    }

    @Override
    protected WmiCursor createInstanceEnum(WmiSession session, InstancesCall call) {
        enter(Point.INSTANCES);
        return opened(super.createInstanceEnum(session, call));
    }

    @Override
    protected List<String> classNames(WmiSession session, ClassesCall call) {
        enter(Point.CLASSES);
        return super.classNames(session, call);
    }

    @Override
    protected List<WmiClass> classDefinitions(WmiSession session, ClassesCall call) {
        enter(Point.CLASSES);
        return super.classDefinitions(session, call);
    }

    @Override
    protected WmiSession openNamespace(WmiSession session, NamespaceCall call) {
        enter(Point.OPEN_NAMESPACE);
        return opened(super.openNamespace(session, call));
    }

    @Override
    protected void rewind(WmiCursor cursor) {
        enter(Point.RESET);
        super.rewind(cursor);
    }

    @Override
    protected WmiCursor execNotificationQuery(WmiSession session, QueryCall call) {
        enter(Point.SUBSCRIBE);
        return opened(super.execNotificationQuery(session, call));
    }

    @Override
    protected WmiAsyncCall execNotificationQueryAsync(WmiSession session, QueryCall call, WmiSink sink) {
        enter(Point.SUBSCRIBE_ASYNC);
        WmiAsyncCall started = opened(super.execNotificationQueryAsync(session, call, sink));
        return () -> {
            started.cancel();
            closed(started);
        };
    }

    @Override
    protected Progress next(WmiCursor cursor, int timeoutMillis, int count, List<WmiObject> into) {
        boolean timesOut = enter(Point.NEXT);
        Progress progress = super.next(cursor, timeoutMillis, count, into);
        return timesOut ? Progress.TIMED_OUT : progress;
    }

    @Override
    protected void close(WmiCursor cursor) {
        super.close(cursor);
        closed(cursor);
    }

    @Override
    protected void close(WmiSession session) {
        super.close(session);
        closed(session);
    }

    private <T> T opened(T what) {
        synchronized (lock) {
            open.put(what, new Throwable("opened here"));
        }
        return what;
    }

    private void closed(Object what) {
        synchronized (lock) {
            open.remove(what);
            lock.notifyAll();
        }
    }

    @Override
    public CallThreads callThreads() {
        CallThreads beneath = super.callThreads();
        return new CallThreads() {
            @Override
            public boolean mayRunOnCaller() {
                return beneath.mayRunOnCaller();
            }

            @Override
            public Optional<String> whyNotOnWorker() {
                return beneath.whyNotOnWorker();
            }

            @Override
            public Privileges enablePrivileges(List<String> names) {
                return beneath.enablePrivileges(names);
            }

            @Override
            public CallClock clock() {
                return beneath.clock();
            }

            @Override
            public Object enterWorker() {
                return new Worker(Thread.currentThread(), beneath.enterWorker());
            }

            @Override
            public void cancel(Object worker) {
                Worker known = (Worker) worker;
                Gate gate = waiting.get(known.thread());
                if (gate == null || !gate.cancel()) {
                    beneath.cancel(known.token());
                }
            }
        };
    }

    private record Worker(Thread thread, Object token) {}
}
