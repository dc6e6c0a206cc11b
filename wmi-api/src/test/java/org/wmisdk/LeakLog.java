package org.wmisdk;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Listens to a logger, unless told otherwise to the one by which leaks are reported. By reflection, since this module does not read java.logging. */
final class LeakLog implements AutoCloseable {
    private static final int ATTEMPTS = 600;

    private final List<Report> reports = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Report> arrived = new LinkedBlockingQueue<>();
    private final Object logger;
    private final Method setFilter;

    /** One report. */
    record Report(String message, Throwable thrown) {}

    LeakLog() throws ReflectiveOperationException {
        this("org.wmisdk.leaks");
    }

    LeakLog(String name) throws ReflectiveOperationException {
        Class<?> loggerType = Class.forName("java.util.logging.Logger");
        Class<?> filterType = Class.forName("java.util.logging.Filter");
        logger = loggerType.getMethod("getLogger", String.class).invoke(null, name);
        setFilter = loggerType.getMethod("setFilter", filterType);
        setFilter.invoke(
                logger,
                Proxy.newProxyInstance(
                        filterType.getClassLoader(), new Class<?>[] {filterType}, (proxy, method, args) -> {
                            Object record = args[0];
                            Class<?> type = record.getClass();
                            reports.add(new Report(
                                    (String) type.getMethod("getMessage").invoke(record),
                                    (Throwable) type.getMethod("getThrown").invoke(record)));
                            return false;
                        }));
    }

    /** Asks the garbage collector until it has found that; fails if it does not. */
    Report await(String text) throws InterruptedException {
        for (int i = 0; i < ATTEMPTS; i++) {
            System.gc();
            for (Report report : reports) {
                if (report.message().contains(text)) {
                    return report;
                }
            }
            arrived.poll(100, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("no report of " + text + ", only " + reports);
    }

    List<Report> reports() {
        return List.copyOf(reports);
    }

    @Override
    public void close() throws ReflectiveOperationException {
        setFilter.invoke(logger, new Object[] {null});
    }
}
