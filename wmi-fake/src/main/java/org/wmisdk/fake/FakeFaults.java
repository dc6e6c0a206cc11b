package org.wmisdk.fake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;

/**
 * Trouble for the calls of a fake. Calls are counted per operation from the moment a fault is set: 1 is the next one. A
 * fault strikes once. Thread-safe.
 *
 * <pre>{@code
 * fake.faults().fail(FakeOperation.NEXT, 2, HResult.of(0x80041033)); // the second batch ends in WBEM_E_SHUTTING_DOWN
 * FakeGate silent = fake.faults().hold(FakeOperation.CONNECT, 1);    // connecting hangs until silent.open()
 * }</pre>
 */
public final class FakeFaults {
    private final Map<FakeOperation, Integer> calls = new EnumMap<>(FakeOperation.class);
    private final List<Fault> faults = new ArrayList<>();
    private final List<FakeGate> gates = new ArrayList<>();

    FakeFaults() {}

    /**
     * Lets a call fail before it has any effect.
     *
     * @param operation the kind of call
     * @param nth which one from now, at least 1
     * @param hresult its result, a code of failure
     * @throws IllegalArgumentException if the operation cannot fail, {@code nth} is below 1 or the code is one of success
     */
    public void fail(FakeOperation operation, int nth, HResult hresult) {
        failAfterRows(operation, nth, 0, hresult);
    }

    /**
     * Lets a fetch deliver some of its rows and then fail.
     *
     * @param nth which fetch from now, at least 1
     * @param rows how many rows it delivers before it fails, at least 0
     * @param hresult its result, a code of failure
     * @throws IllegalArgumentException if a number is too small or the code is one of success
     */
    public void failNext(int nth, int rows, HResult hresult) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows: " + rows + "; a fetch delivers 0 rows or more");
        }
        failAfterRows(FakeOperation.NEXT, nth, rows, hresult);
    }

    /**
     * Lets a fetch say that its time was up after some of its rows, at once and whatever time it was given.
     *
     * @param nth which fetch from now, at least 1
     * @param rows how many rows it delivers, at least 0; fewer than it is asked for
     * @throws IllegalArgumentException if a number is too small
     */
    public void timeOutNext(int nth, int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows: " + rows + "; a fetch delivers 0 rows or more");
        }
        add(FakeOperation.NEXT, nth, new Effect(rows, null, null));
    }

    /**
     * Holds a call, which then does what it would have done, or ends with RPC_E_CALL_CANCELED when it is cancelled.
     *
     * @param operation the kind of call
     * @param nth which one from now, at least 1
     * @return the gate that holds it
     * @throws IllegalArgumentException if {@code nth} is below 1
     */
    public FakeGate hold(FakeOperation operation, int nth) {
        FakeGate gate = new FakeGate();
        add(operation, nth, new Effect(0, null, gate));
        return gate;
    }

    /** Takes back all faults that have not struck yet, and opens all gates. */
    public void clear() {
        List<FakeGate> opened;
        synchronized (this) {
            faults.clear();
            opened = List.copyOf(gates);
            gates.clear();
        }
        opened.forEach(FakeGate::open);
    }

    private void failAfterRows(FakeOperation operation, int nth, int rows, HResult hresult) {
        if (!operation.canFail()) {
            throw new IllegalArgumentException("operation: " + operation + " cannot fail, only be held");
        }
        if (!hresult.isFailure()) {
            throw new IllegalArgumentException("hresult: " + hresult + " is a code of success");
        }
        add(operation, nth, new Effect(rows, hresult, null));
    }

    private synchronized void add(FakeOperation operation, int nth, Effect effect) {
        Objects.requireNonNull(operation, "operation");
        if (nth < 1) {
            throw new IllegalArgumentException("nth: " + nth + "; the next call is number 1");
        }
        faults.add(new Fault(operation, calls.getOrDefault(operation, 0) + nth, effect));
        if (effect.gate != null) {
            gates.add(effect.gate);
        }
    }

    /** Counts a call and finds what shall happen to it; several faults may meet in one call. */
    synchronized List<Effect> strike(FakeOperation operation) {
        int number = calls.merge(operation, 1, Integer::sum);
        List<Effect> effects = new ArrayList<>();
        for (Iterator<Fault> each = faults.iterator(); each.hasNext(); ) {
            Fault fault = each.next();
            if (fault.operation == operation && fault.number == number) {
                effects.add(fault.effect);
                each.remove();
            }
        }
        return effects;
    }

    /** Ends the call of a thread if a gate holds it. */
    void cancel(Thread caller) {
        List<FakeGate> known;
        synchronized (this) {
            known = List.copyOf(gates);
        }
        known.forEach(gate -> gate.cancel(caller));
    }

    /**
     * What happens to a call: it is held, or fails after some rows, or its time is up after some rows (no code, no gate).
     */
    record Effect(
            int rows, @Nullable HResult hresult, @Nullable FakeGate gate) {}

    private record Fault(FakeOperation operation, int number, Effect effect) {}
}
