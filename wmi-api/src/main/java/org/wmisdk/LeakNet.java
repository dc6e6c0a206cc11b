package org.wmisdk;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The net under what a program forgets to close: it is found when the garbage collector finds it, reported with the stack that opened
 * it, and released. A net only: the collector may come late or never.
 */
final class LeakNet {
    private static final Cleaner CLEANER = Cleaner.create();

    private LeakNet() {}

    /** What is watched was closed: it is not watched any more. */
    interface Watch {
        void closed();
    }

    /**
     * Watches an object that was just opened.
     *
     * @param owner the object that the program holds
     * @param what for the report
     * @param release queues the release; runs on the cleaner's thread, so it must not wait, and must not refer to the owner
     */
    static Watch watch(Object owner, String what, Runnable release) {
        Report report = new Report(what, new Throwable("opened here"), release);
        Cleaner.Cleanable cleanable = CLEANER.register(owner, report);
        return () -> {
            report.stack.set(null);
            cleanable.clean();
        };
    }

    private static final class Report implements Runnable {
        private final String what;
        private final AtomicReference<@Nullable Throwable> stack; // null once closed
        private final Runnable release;

        Report(String what, Throwable stack, Runnable release) {
            this.what = what;
            this.stack = new AtomicReference<>(stack);
            this.release = release;
        }

        @Override
        public void run() {
            Throwable opened = stack.getAndSet(null);
            if (opened != null) {
                System.getLogger(
                                "org.wmisdk.leaks") // not before: to make the first logger takes longer than to connect
                        .log(
                                System.Logger.Level.WARNING,
                                what + " was never closed. Close it, best with try-with-resources.",
                                opened);
                release.run();
            }
        }
    }
}
