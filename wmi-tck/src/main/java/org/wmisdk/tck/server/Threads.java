package org.wmisdk.tck.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.wmisdk.tck.Gate;

/** What COM knows of each thread: its apartment, whether its calls may be cancelled, its error object. */
final class Threads {
    static final int MTA = Facts.constant("APTTYPE_MTA");
    static final int STA = Facts.constant("APTTYPE_STA");
    static final int MAIN_STA = Facts.constant("APTTYPE_MAINSTA");
    private static final int NONE = Integer.MIN_VALUE;

    private final Map<Thread, State> states = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger(1000);
    private final AtomicInteger handles = new AtomicInteger(0x100);
    private final AtomicInteger mtaUsage = new AtomicInteger();

    State current() {
        return of(Thread.currentThread());
    }

    State of(Thread thread) {
        return states.computeIfAbsent(thread, t -> new State(t.getName(), ids.addAndGet(4)));
    }

    /** The thread of a native thread id. */
    @Nullable
    State find(int id) {
        return states.values().stream()
                .filter(state -> state.id == id)
                .findFirst()
                .orElse(null);
    }

    /** Keeps the MTA alive: every thread without an apartment of its own is in it from now on. */
    void incrementMtaUsage() {
        mtaUsage.incrementAndGet();
    }

    int mtaUsage() {
        return mtaUsage.get();
    }

    /** A handle that was never given out before. */
    int newHandle() {
        return handles.addAndGet(4);
    }

    /** A failed call, as the next {@code GetErrorInfo} of its thread reports it. */
    record Failure(String operation, int hresult, String description) {}

    /** One thread. */
    final class State {
        private final String name;
        private final int id;
        private volatile int apartment = NONE;
        private int initialised; // only the thread itself counts
        private volatile boolean cancellation;
        private volatile boolean impersonates;
        private volatile @Nullable Gate gate;
        private @Nullable Failure failure;

        State(String name, int id) {
            this.name = name;
            this.id = id;
        }

        int id() {
            return id;
        }

        /** The apartment of the thread, or null when COM is not initialised for it. */
        @Nullable
        Integer apartment() {
            if (apartment != NONE) {
                return apartment;
            }
            return mtaUsage.get() > 0 ? MTA : null;
        }

        /** Whether the thread is in the MTA only because somebody keeps that alive. */
        boolean isImplicit() {
            return apartment == NONE;
        }

        /** The host of the client put the thread into that apartment. */
        void setApartment(int type) {
            apartment = type;
        }

        boolean impersonates() {
            return impersonates;
        }

        void impersonate(boolean now) {
            impersonates = now;
        }

        int initialise(int type) {
            if (apartment != NONE && apartment != type && !(apartment == MAIN_STA && type == STA)) {
                return Codes.RPC_E_CHANGED_MODE;
            }
            boolean again = apartment != NONE;
            apartment = type;
            initialised++;
            return again ? Codes.S_FALSE : Codes.S_OK;
        }

        /** Undoes one {@link #initialise}; false when there was none. */
        boolean uninitialise() {
            if (initialised == 0) {
                return false;
            }
            initialised--;
            if (initialised == 0) {
                apartment = NONE;
            }
            return true;
        }

        void enableCancellation() {
            cancellation = true;
        }

        /** Waits at a gate; whether the call was cancelled there. */
        boolean pass(Gate at) {
            gate = at;
            try {
                return at.pass();
            } finally {
                gate = null;
            }
        }

        /** Cancels the call of this thread. */
        int cancel() {
            Gate at = gate;
            if (!cancellation) {
                return Codes.CO_E_CANCEL_DISABLED;
            }
            if (at == null) {
                return Codes.RPC_E_CALL_COMPLETE;
            }
            at.cancel(); // a server that does not listen answers S_OK too: the request was sent
            return Codes.S_OK;
        }

        /** A call of this thread failed; without a description it leaves no error object. */
        void setError(String operation, int hresult, @Nullable String description) {
            failure = description == null ? null : new Failure(operation, hresult, description);
        }

        /** The last failure; it is handed out once. */
        @Nullable
        Failure takeError() {
            Failure taken = failure;
            failure = null;
            return taken;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
