package org.wmisdk.com;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.SessionException;

/**
 * Where calls may run. The process gets a multithreaded apartment once and keeps it; every thread that has no apartment of its own is
 * then in it, so that COM is never initialised, and never uninitialised, on a thread that belongs to somebody else.
 */
final class Apartments implements CallThreads {
    /** What {@code GetCurrentThread} answers: a pseudo handle, which always means the thread that uses it. */
    static final long CURRENT_THREAD = -2;

    /** {@code OpenAsSelf}: whether the token may be opened is decided for the process, not for the user whom the thread impersonates. */
    static final int AS_PROCESS = 1;

    private final Com com;
    private final Port port;
    private final Functions functions;
    private volatile boolean kept; // written under the lock of this

    Apartments(Com com) {
        this.com = com;
        this.port = com.port;
        this.functions = com.functions;
    }

    /**
     * Makes sure that the process has a multithreaded apartment, for the rest of its life.
     *
     * @throws SessionException if COM refuses
     */
    void keep() {
        if (!kept) {
            keepNow();
        }
    }

    private synchronized void keepNow() {
        if (kept) {
            return;
        }
        if (functions.coIncrementMtaUsage == 0) {
            keepByThread();
        } else {
            NativeStack stack = com.scratch().stack;
            long mark = stack.mark();
            try {
                int hr = port.callPI(functions.coIncrementMtaUsage, stack.take(Layouts.POINTER));
                if (hr < 0) {
                    throw new SessionException("CoIncrementMTAUsage", hr, null);
                }
            } finally {
                stack.giveBack(mark);
            }
        }
        kept = true;
    }

    /** Before Windows 8: an apartment lives as long as a thread that has entered it, so one enters it and stays. */
    private void keepByThread() {
        CountDownLatch entered = new CountDownLatch(1);
        int[] result = new int[1];
        Thread keeper = new Thread(
                () -> {
                    result[0] = port.callPII(functions.coInitializeEx, 0, Codes.COINIT_MULTITHREADED);
                    entered.countDown();
                    while (result[0] >= 0) {
                        LockSupport.park();
                        Thread.interrupted(); // with the flag set, parking would not wait any more
                    }
                },
                "wmi-apartment");
        keeper.setDaemon(true);
        keeper.start();
        boolean interrupted = false;
        while (entered.getCount() > 0) {
            try {
                entered.await();
            } catch (InterruptedException e) {
                interrupted = true; // the call takes no time; the caller learns of it below
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (result[0] < 0) {
            throw new SessionException("CoInitializeEx", result[0], null);
        }
    }

    /**
     * A thread of a single-threaded apartment may not: it would have to dispatch messages while it waits, and what it opened could not
     * be closed by another. Where this Windows cannot tell (before 7), none may.
     */
    @Override
    public boolean mayRunOnCaller() {
        if (functions.coGetApartmentType == 0 || !isKept()) {
            return false;
        }
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        try {
            long type = stack.take(2 * Integer.BYTES);
            int hr = port.callPPI(functions.coGetApartmentType, type, type + Integer.BYTES);
            return hr >= 0 && port.getInt(type) == Codes.APTTYPE_MTA;
        } finally {
            stack.giveBack(mark);
        }
    }

    /**
     * A worker has the identity of the process, so a thread with a token of its own keeps its calls. No token is told from one that cannot
     * be opened (an anonymous one, or one that is denied even to the process) only by {@code GetLastError}, whose value the JVM may
     * overwrite before it is read. Both count as none: the thread without a token is the usual one and must not be refused.
     */
    @Override
    public Optional<String> whyNotOnWorker() {
        if (functions.openThreadToken == 0 || functions.closeHandle == 0) {
            return Optional.empty();
        }
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        try {
            long token = stack.take(Layouts.POINTER);
            if (port.callPIIPI(functions.openThreadToken, CURRENT_THREAD, Codes.TOKEN_QUERY, AS_PROCESS, token) == 0) {
                return Optional.empty();
            }
            port.callPI(functions.closeHandle, port.getLong(token)); // fails only for what is no handle
            return Optional.of("the calling thread impersonates another user, which a worker thread would not do");
        } finally {
            stack.giveBack(mark);
        }
    }

    /** A thread that impersonates is refused: a token of the process would take the place of its own. */
    @Override
    public Privileges enablePrivileges(List<String> names) {
        if (whyNotOnWorker().isPresent()) {
            throw new SessionException(
                    "ImpersonateSelf",
                    Codes.CO_E_FAILEDTOIMPERSONATE,
                    "the calling thread impersonates another user, in whose token no privileges are enabled");
        }
        return new ThreadPrivileges(com).enable(names);
    }

    /** Whether the process has its apartment now; where COM refuses one, the call that is handed to a worker will say so. */
    private boolean isKept() {
        try {
            keep();
            return true;
        } catch (SessionException refused) {
            return false;
        }
    }

    /** What {@link #cancel} needs: the thread's number, 0 when its calls cannot be cancelled. */
    private record Worker(int threadId) {}

    /** Workers need no apartment of their own: they are in the one of the process. */
    @Override
    public Object enterWorker() {
        boolean cancellable = isKept()
                && functions.coCancelCall != 0
                && functions.getCurrentThreadId != 0
                && functions.coEnableCallCancellation != 0
                && port.callPI(functions.coEnableCallCancellation, 0) >= 0;
        return new Worker(cancellable ? port.callI(functions.getCurrentThreadId) : 0);
    }

    /**
     * Asks COM to end the remote call that the worker waits for. Whether there is one, and whether the server can be told, only COM
     * knows, so its answer changes nothing; without this function (Wine) the worker stays in its call until that returns.
     */
    @Override
    public void cancel(Object worker) {
        int threadId = ((Worker) worker).threadId();
        if (threadId != 0) {
            port.callIII(functions.coCancelCall, threadId, 0);
        }
    }
}
