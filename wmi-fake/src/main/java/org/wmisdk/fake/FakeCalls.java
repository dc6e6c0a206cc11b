package org.wmisdk.fake;

import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.SessionException;

/** What every call of a fake goes through: the faults at its start, the journal at its end. */
final class FakeCalls implements CallThreads {
    private final FakeJournal journal = new FakeJournal();
    private final FakeFaults faults = new FakeFaults();
    private final boolean onCaller;

    FakeCalls(boolean onCaller) {
        this.onCaller = onCaller;
    }

    FakeJournal journal() {
        return journal;
    }

    FakeFaults faults() {
        return faults;
    }

    /**
     * Starts a call: counts it and holds it where a gate says so.
     *
     * @return the fault that cuts the call short after some rows, or null
     * @throws SessionException if the call was cancelled at a gate, or shall fail and is no fetch
     */
    FakeFaults.@Nullable Effect enter(FakeOperation operation, String subject) {
        FakeFaults.Effect cut = null;
        for (FakeFaults.Effect effect : faults.strike(operation)) {
            FakeGate gate = effect.gate();
            if (gate == null) {
                cut = effect;
            } else if (!gate.pass() && operation.canFail()) {
                throw failed(
                        operation, subject, 0, HResult.RPC_E_CALL_CANCELED, "the call was held and then cancelled");
            }
        }
        HResult early = cut == null ? null : cut.hresult();
        if (early != null && operation != FakeOperation.NEXT) {
            throw failed(operation, subject, 0, early, null);
        }
        return cut;
    }

    /** Ends a call that did what it should. */
    void succeeded(FakeOperation operation, String subject, int rows, HResult hresult) {
        journal.record(operation, subject, rows, hresult);
    }

    /** Ends a call that did not. */
    SessionException failed(
            FakeOperation operation, String subject, int rows, HResult hresult, @Nullable String detail) {
        journal.record(operation, subject, rows, hresult);
        return new SessionException(operation.call(), hresult.value(), detail);
    }

    @Override
    public boolean mayRunOnCaller() {
        return onCaller;
    }

    @Override
    public Object enterWorker() {
        return Thread.currentThread();
    }

    @Override
    public void cancel(Object worker) {
        faults.cancel((Thread) worker);
    }
}
