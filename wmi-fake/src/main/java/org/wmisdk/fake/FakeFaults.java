package org.wmisdk.fake;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trouble for the calls of a fake: {@link #on} says for which operations, the {@link FakeTrigger} for which of their calls and
 * what happens to them. A call may be struck by several faults: it is held and delayed by all of them, then the first one that
 * ends it does. Thread-safe.
 *
 * <pre>{@code
 * fake.faults().on(FakeOperation.NEXT).ofClass("Win32_Process").nth(2).fail(HResult.WBEM_E_SHUTTING_DOWN);
 * fake.faults().on(FakeOperation.EXEC_QUERY).onHost("web02").probability(0.1, 42).loseConnection();
 * FakeGate silent = fake.faults().on(FakeOperation.CONNECT).nth(1).hold(); // connecting hangs until silent.open()
 * programUnderTest(fake.locator());
 * assertThat(fake.faults().unused()).isEmpty();
 * }</pre>
 */
public final class FakeFaults {
    private final WaitingRoom room;
    private volatile List<FakeFault> faults = List.of();

    FakeFaults(WaitingRoom room) {
        this.room = room;
    }

    /**
     * Starts a fault.
     *
     * @param operation the kind of calls that it strikes
     * @param more further kinds
     * @return all calls of those kinds
     */
    public FakeTrigger on(FakeOperation operation, FakeOperation... more) {
        return new FakeTrigger(this, EnumSet.of(operation, more));
    }

    /**
     * The faults that have not struck any call yet, in the order in which they were set; removed ones are not among them.
     *
     * @return a copy
     */
    public List<FakeFault> unused() {
        return faults.stream().filter(fault -> fault.struck() == 0).toList();
    }

    /** Takes back all faults: lost connections are restored, gates are opened and delays end. */
    public void clear() {
        List<FakeFault> all;
        synchronized (this) {
            all = faults;
            faults = List.of();
        }
        all.forEach(this::end);
    }

    void remove(FakeFault fault) {
        synchronized (this) {
            List<FakeFault> others = new ArrayList<>(faults);
            others.remove(fault);
            faults = List.copyOf(others);
        }
        end(fault);
    }

    private void end(FakeFault fault) {
        room.change(fault::markRemoved);
        if (fault.effect() instanceof FakeEffect.Hold hold) {
            hold.gate().open();
        }
    }

    FakeGate newGate() {
        return new FakeGate(room);
    }

    synchronized FakeFault add(FakeTrigger trigger, FakeEffect effect) {
        FakeFault fault = new FakeFault(this, trigger, effect);
        List<FakeFault> longer = new ArrayList<>(faults);
        longer.add(fault);
        faults = List.copyOf(longer);
        return fault;
    }

    /** Counts a call and finds the faults that strike it, in the order in which they were set. */
    List<FakeFault> strike(FakeCall call) {
        List<FakeFault> all = faults;
        return all.isEmpty()
                ? all
                : all.stream().filter(fault -> fault.meets(call)).toList();
    }

    /** The fault by which the connection of a call is lost, or null. */
    @Nullable
    FakeFault lostBy(FakeCall call) {
        for (FakeFault fault : faults) {
            if (fault.effect() instanceof FakeEffect.Lose lose && fault.hasLost(lostThing(lose, call))) {
                return fault;
            }
        }
        return null;
    }

    /** What a fault loses with the connection of a call. */
    static Object lostThing(FakeEffect.Lose lose, FakeCall call) {
        Connection connection = call.connection();
        return lose.machine() ? connection.machine() : connection;
    }
}
