package org.wmisdk.tck;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to the logger by which leaks are reported, in place of the console. */
final class LeakLog implements AutoCloseable {
    private static final int ATTEMPTS = 600;

    private final Logger logger = Logger.getLogger("org.wmisdk.leaks");
    private final boolean usedParents = logger.getUseParentHandlers();
    private final BlockingQueue<LogRecord> records = new LinkedBlockingQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    };

    LeakLog() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    /** Asks the garbage collector until it has found something; fails if it finds nothing. */
    LogRecord awaitReport() {
        try {
            for (int i = 0; i < ATTEMPTS; i++) {
                System.gc();
                LogRecord record = records.poll(100, TimeUnit.MILLISECONDS);
                if (record != null) {
                    return record;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the report of a leak", e);
        }
        throw new AssertionError("no leak was reported");
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(usedParents);
    }
}
