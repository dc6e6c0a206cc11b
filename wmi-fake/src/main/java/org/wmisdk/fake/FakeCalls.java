package org.wmisdk.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.spi.CallClock;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.ExtendedStatus;
import org.wmisdk.spi.SessionException;

/** What every call of a fake goes through: the faults at its start, the clock, the journal at its end. */
final class FakeCalls implements CallThreads {
    private final WaitingRoom room = new WaitingRoom();
    private final FakeJournal journal = new FakeJournal();
    private final FakeFaults faults = new FakeFaults(room);
    private final @Nullable FakeClock clock;
    private final boolean onCaller;
    private final FakePrivileges privileges;

    /** The clock is null for that of the computer. */
    FakeCalls(@Nullable FakeClock clock, boolean onCaller, FakePrivileges privileges) {
        this.clock = clock;
        this.onCaller = onCaller;
        this.privileges = privileges;
    }

    FakeJournal journal() {
        return journal;
    }

    FakeFaults faults() {
        return faults;
    }

    /**
     * Starts a call: counts it, and lets the faults that strike it have their way.
     *
     * @return the faults that are left for the call itself: those about its rows; for a fetch, which has a time of its own, all
     *     that do not hold it or lose its connection
     * @throws SessionException if the call shall fail, or was cancelled while it was held or delayed
     */
    List<FakeFault> enter(FakeCall call) {
        List<FakeFault> left = new ArrayList<>();
        for (FakeFault fault : faults.strike(call)) {
            FakeEffect effect = fault.effect();
            if (effect instanceof FakeEffect.Hold hold) {
                fault.count();
                requireNotCancelled(call, hold.gate().pass());
            } else if (effect instanceof FakeEffect.Delay delay && call.operation() != FakeOperation.NEXT) {
                fault.count();
                requireNotCancelled(call, pass(nanos(delay.time()), fault::isRemoved) != WaitingRoom.End.CANCELLED);
            } else if (effect instanceof FakeEffect.Lose lose) {
                fault.count();
                fault.lose(FakeFaults.lostThing(lose, call));
            } else {
                left.add(fault);
            }
        }
        FakeFault lost = call.operation().canFail() ? faults.lostBy(call) : null;
        if (lost != null && lost.effect() instanceof FakeEffect.Lose lose) {
            throw failed(call, 0, lose.hresult(), "the connection was lost by a fault: " + lost);
        }
        if (call.operation() != FakeOperation.NEXT) {
            failIfStruck(call, left);
        }
        return left;
    }

    /** Lets the call fail if one of the faults says so. */
    void failIfStruck(FakeCall call, List<FakeFault> struck) {
        for (FakeFault fault : struck) {
            if (fault.effect() instanceof FakeEffect.Fail fail && !fault.isRemoved()) {
                fault.count();
                throw struck(call, fail);
            }
        }
    }

    private void requireNotCancelled(FakeCall call, boolean goesOn) {
        if (!goesOn && call.operation().canFail()) {
            throw cancelled(call, 0);
        }
    }

    /** A call that the library has given up. */
    SessionException cancelled(FakeCall call, int rows) {
        return failed(call, rows, HResult.RPC_E_CALL_CANCELED, "the call did not return in time and was cancelled");
    }

    /**
     * Lets the current call take time.
     *
     * @param nanos how long, or {@link WaitingRoom#FOR_EVER}
     * @param over ends it early
     */
    WaitingRoom.End pass(long nanos, BooleanSupplier over) {
        if (clock == null || (nanos == WaitingRoom.FOR_EVER && !clock.hasDeadline())) {
            return room.await(over, nanos);
        }
        // Nobody can cancel the call between the moment when its caller is freed and that in which it begins to wait.
        return room.locked(() -> clock.spend(nanos) ? WaitingRoom.End.TIME_UP : room.await(over, WaitingRoom.FOR_EVER));
    }

    /** Lets the current call wait out a time that it was given and whose end it will report itself. */
    WaitingRoom.End waitOut(long nanos, BooleanSupplier over) {
        if (clock == null) {
            return room.await(over, nanos);
        }
        clock.use(nanos);
        return WaitingRoom.End.TIME_UP;
    }

    /**
     * Lets the current call wait for something that others bring. With a clock of the test's own a wait with an end is over at once.
     *
     * @param nanos how long at most, or {@link WaitingRoom#FOR_EVER}
     * @param over whether it is there
     */
    WaitingRoom.End await(long nanos, BooleanSupplier over) {
        return nanos == WaitingRoom.FOR_EVER ? room.await(over, nanos) : waitOut(nanos, over);
    }

    /** Whether time is that of a clock of the test. */
    boolean isTimeOfTest() {
        return clock != null;
    }

    /** Tells calls that wait that something may be there. */
    void changed() {
        room.change(() -> {});
    }

    static long nanos(Duration time) {
        return TimeUnit.NANOSECONDS.convert(time);
    }

    /** Ends a call that did what it should. */
    void succeeded(FakeCall call, int rows, HResult hresult) {
        journal.record(call.entry(rows, hresult));
    }

    /** Ends a call that did not. */
    SessionException failed(FakeCall call, int rows, HResult hresult, @Nullable String detail) {
        return failed(call, rows, hresult, detail, null);
    }

    /** As {@link #failed(FakeCall, int, HResult, String)}, for what code of the test has thrown. */
    SessionException failed(
            FakeCall call, int rows, HResult hresult, @Nullable String detail, @Nullable Throwable cause) {
        journal.record(call.entry(rows, hresult));
        return new SessionException(call.operation().call(), hresult.value(), detail, cause);
    }

    private SessionException struck(FakeCall call, FakeEffect.Fail fail) {
        SessionException failure = failed(call, 0, fail.hresult(), null);
        ExtendedStatus status = fail.status();
        return status == null ? failure : SessionException.of(failure.call(), failure.hresult(), status);
    }

    @Override
    public boolean mayRunOnCaller() {
        return onCaller;
    }

    FakePrivileges privileges() {
        return privileges;
    }

    @Override
    public Privileges enablePrivileges(List<String> names) {
        return privileges.enable(names);
    }

    @Override
    public CallClock clock() {
        return clock == null ? CallClock.SYSTEM : clock.callClock();
    }

    @Override
    public Object enterWorker() {
        journal.workersCall();
        return Thread.currentThread();
    }

    @Override
    public void cancel(Object worker) {
        room.cancel((Thread) worker);
    }
}
