package org.wmisdk.tck.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.wmisdk.tck.Gate;

/**
 * What shall go wrong, and when: by the name of a call ({@code IEnumWbemClassObject::Next}, {@code CoSetProxyBlanket}) and its number,
 * counted from now. Also counts all calls.
 */
public final class Faults {
    /** What happens to one call. */
    record Fault(
            String call,
            int number,
            boolean runs,
            int hresult,
            @Nullable String detail,
            @Nullable Gate gate) {}

    private final Object lock = new Object();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Thread> threads = new HashMap<>();
    private final Map<String, Map<Integer, Fault>> planned = new HashMap<>();
    private final List<Gate> gates = new CopyOnWriteArrayList<>();

    Faults() {}

    /**
     * The {@code nth} call from now (1 is the next) does nothing and returns that. A function that returns a pointer returns NULL instead.
     */
    public void answer(String call, int nth, int hresult) {
        plan(call, nth, false, hresult, null, null);
    }

    /** As {@link #answer(String, int, int)}, and the thread's error object is an {@code __ExtendedStatus} with that description. */
    public void answer(String call, int nth, int hresult, String description) {
        plan(call, nth, false, hresult, description, null);
    }

    /** The {@code nth} call from now does its work and then returns that instead of its own result. */
    public void overrule(String call, int nth, int hresult) {
        plan(call, nth, true, hresult, null, null);
    }

    /** The {@code nth} call from now waits at a gate before it does anything; {@code CoCancelCall} opens it. */
    public Gate hold(String call, int nth) {
        return hold(call, nth, true);
    }

    /** As {@link #hold}, but deaf to {@code CoCancelCall}: only the test opens the gate. */
    public Gate holdDeaf(String call, int nth) {
        return hold(call, nth, false);
    }

    private Gate hold(String call, int nth, boolean cancellable) {
        Gate gate = new Gate(call, cancellable);
        gates.add(gate);
        plan(call, nth, true, 0, null, gate);
        return gate;
    }

    private void plan(String call, int nth, boolean runs, int hresult, @Nullable String detail, @Nullable Gate gate) {
        if (nth < 1) {
            throw new IllegalArgumentException("nth counts from 1, was " + nth);
        }
        if (!Names.isCall(call)) {
            throw new IllegalArgumentException("no such call: " + call);
        }
        synchronized (lock) {
            int number = counts.getOrDefault(call, 0) + nth;
            planned.computeIfAbsent(call, c -> new HashMap<>())
                    .put(number, new Fault(call, number, runs, hresult, detail, gate));
        }
    }

    /** Forgets what was planned and opens all gates. */
    public void clear() {
        synchronized (lock) {
            planned.clear();
        }
        gates.forEach(Gate::open);
    }

    /** How often each function and slot was called, by name. */
    public Map<String, Integer> counts() {
        synchronized (lock) {
            return new TreeMap<>(counts);
        }
    }

    /** How often one function or slot was called. */
    public int count(String call) {
        if (!Names.isCall(call)) {
            throw new IllegalArgumentException("no such call: " + call);
        }
        synchronized (lock) {
            return counts.getOrDefault(call, 0);
        }
    }

    /**
     * The thread in which the last call came.
     *
     * @throws IllegalStateException if none has come
     */
    public Thread lastThread(String call) {
        synchronized (lock) {
            Thread thread = threads.get(call);
            if (thread == null) {
                throw new IllegalStateException("no call of " + call + " has come");
            }
            return thread;
        }
    }

    /** What was planned and has not happened: a test that ends with some of it did not show what it says. */
    public List<String> unused() {
        synchronized (lock) {
            return planned.values().stream()
                    .flatMap(faults -> faults.values().stream())
                    .map(fault -> fault.call() + " number " + fault.number())
                    .sorted()
                    .toList();
        }
    }

    /** Counts a call and takes what was planned for it. */
    @Nullable
    Fault enter(String call) {
        synchronized (lock) {
            int number = counts.merge(call, 1, Integer::sum);
            threads.put(call, Thread.currentThread());
            Map<Integer, Fault> faults = planned.get(call);
            if (faults == null) {
                return null;
            }
            Fault fault = faults.remove(number);
            if (faults.isEmpty()) {
                planned.remove(call);
            }
            return fault;
        }
    }
}
