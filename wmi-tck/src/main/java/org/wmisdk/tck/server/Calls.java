package org.wmisdk.tck.server;

import java.util.function.LongSupplier;
import org.wmisdk.spi.SessionException;
import org.wmisdk.tck.server.Faults.Fault;

/** Every call of the client goes through here: it is counted, held or failed as planned, and nothing that Java throws leaves it. */
final class Calls {
    private final Ledger ledger;
    private final Faults faults;
    private final Threads threads;

    Calls(Ledger ledger, Faults faults, Threads threads) {
        this.ledger = ledger;
        this.faults = faults;
        this.threads = threads;
    }

    /**
     * Runs a call.
     *
     * @param coded whether its result is an HRESULT; otherwise it is a pointer
     */
    long run(String call, boolean coded, LongSupplier body) {
        ledger.enter();
        try {
            Fault fault = faults.enter(call);
            if (fault == null) {
                return body.getAsLong();
            }
            if (fault.gate() != null) {
                return threads.current().pass(fault.gate()) ? Codes.RPC_E_CALL_CANCELED : body.getAsLong();
            }
            if (fault.runs()) {
                long overruled = body.getAsLong();
                return coded ? fault.hresult() : overruled;
            }
            if (fault.detail() != null) {
                threads.current().setError(call, fault.hresult(), fault.detail());
            }
            return coded ? fault.hresult() : 0;
        } catch (SessionException e) {
            threads.current().setError(e.call(), e.hresult(), e.detail());
            return coded ? e.hresult() : 0;
        } catch (Throwable t) { // it must not go into native code
            ledger.violation(call + " threw " + Texts.stack(t));
            return coded ? Codes.E_UNEXPECTED : 0;
        } finally {
            ledger.leave();
        }
    }
}
