package org.wmisdk.spi;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.wmisdk.internal.LibraryThread;

/** The thread that tells callers who do not wait themselves that their time is up: one for the process, as long as there is such a caller. */
final class CallTimer {
    private static final long KEEP_ALIVE_SECONDS = 10;

    /** Made with the first such caller. */
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private CallTimer() {}

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, task -> new LibraryThread(task, "wmi-timer"));
        timer.setKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true); // a call that returned in time leaves nothing behind
        return timer;
    }

    static Future<?> after(long nanos, Runnable action) {
        return TIMER.schedule(action, nanos, TimeUnit.NANOSECONDS);
    }
}
