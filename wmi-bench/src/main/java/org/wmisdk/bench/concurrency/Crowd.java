package org.wmisdk.bench.concurrency;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wmisdk.bench.rounds.Contestant;

/**
 * Threads that ask at the same time, again and again until the time is up. Each number of threads has its time in every turn, so that
 * what else the machine does meets all alike. Of each number is observed:
 *
 * <ul>
 *   <li>{@value #QUERIES}: how many queries all of them had answered in a second
 *   <li>{@value #FAIRNESS}: what the slowest had answered over what the fastest had
 *   <li>{@value #BLOCKED}: how many times a query had to wait to enter a monitor; of virtual threads, a query's worker
 * </ul>
 */
abstract class Crowd implements Contestant {
    static final String QUERIES = "queries";
    static final String FAIRNESS = "fairness";
    static final String BLOCKED = "blocked";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Connection> connections = new ArrayList<>();
    private final Map<String, Double> observed = new LinkedHashMap<>();
    private Load load = new Load(false, true, 1);

    /** What a thread asks on. */
    interface Connection {
        /** Asks and reads all of the answer. */
        void query() throws Throwable;
    }

    /** One observed number, by its word. */
    static String word(String what, int threads) {
        return what + threads;
    }

    /** Another connection, for ever. */
    abstract Connection connect() throws Throwable;

    /** The checksum of what a query reads; empty for one that nobody else reads. */
    abstract String checksum() throws Throwable;

    @Override
    public String prepare(String task) throws Throwable {
        load = Load.parse(task);
        while (connections.size() < Load.MOST_THREADS) {
            connections.add(connect());
        }
        return checksum();
    }

    @Override
    public Map<String, Double> observed() {
        return observed;
    }

    @Override
    public long run() throws Throwable {
        long all = 0;
        for (int threads : Load.THREADS) {
            all += ask(threads);
        }
        return all;
    }

    private long ask(int threads) throws Throwable {
        Thread.Builder builder = load.virtual() ? Thread.ofVirtual() : Thread.ofPlatform();
        CountDownLatch ready = new CountDownLatch(threads);
        CountDownLatch begin = new CountDownLatch(1);
        List<Asker> askers = new ArrayList<>();
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Asker asker = new Asker(connections.get(load.shared() ? 0 : i), ready, begin);
            askers.add(asker);
            started.add(builder.start(asker));
        }
        ready.await();
        long blocked = blockedOfOthers();
        long begun = System.nanoTime();
        begin.countDown();
        TimeUnit.NANOSECONDS.sleep(load.nanos(threads));
        askers.forEach(asker -> asker.stopped = true);
        for (Thread thread : started) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begun) * 1e-9;
        blocked = blockedOfOthers() - blocked;
        long all = 0;
        long fewest = Long.MAX_VALUE;
        long most = 0;
        for (Asker asker : askers) {
            Throwable failure = asker.failure;
            if (failure != null) {
                throw failure;
            }
            all += asker.queries;
            blocked += asker.blocked;
            fewest = Math.min(fewest, asker.queries);
            most = Math.max(most, asker.queries);
        }
        observed.put(word(QUERIES, threads), all / seconds);
        observed.put(word(FAIRNESS, threads), (double) fewest / Math.max(1, most));
        observed.put(word(BLOCKED, threads), (double) blocked / Math.max(1, all));
        return Math.max(1, all);
    }

    /** How many times the workers, whoever's they are, had to wait for a monitor: those of virtual threads are not told. */
    private long blockedOfOthers() {
        if (!load.virtual()) {
            return 0; // the threads ask themselves, and tell it of themselves
        }
        long blocked = 0;
        for (ThreadInfo info : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (info != null && info.getThreadName().startsWith("wmi-")) {
                blocked += info.getBlockedCount();
            }
        }
        return blocked;
    }

    private static final class Asker implements Runnable {
        private final Connection connection;
        private final CountDownLatch ready;
        private final CountDownLatch begin;
        private @Nullable Throwable failure; // read after the thread has ended, as are the next two
        private long queries;
        private long blocked;
        private volatile boolean stopped;

        Asker(Connection connection, CountDownLatch ready, CountDownLatch begin) {
            this.connection = connection;
            this.ready = ready;
            this.begin = begin;
        }

        @Override
        public void run() {
            try {
                ready.countDown();
                begin.await();
                long before = blockedHere();
                while (!stopped) {
                    connection.query();
                    queries++;
                }
                blocked = blockedHere() - before;
            } catch (Throwable thrown) { // the turn fails with it
                failure = thrown;
            }
        }

        private static long blockedHere() {
            Thread thread = Thread.currentThread();
            ThreadInfo info = thread.isVirtual() ? null : THREADS.getThreadInfo(thread.threadId());
            return info == null ? 0 : info.getBlockedCount();
        }
    }
}
