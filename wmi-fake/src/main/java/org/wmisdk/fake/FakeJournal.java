package org.wmisdk.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;

/**
 * What was called on a fake, and what is still open. A call is recorded when it ends; one that its caller has given up may
 * end a moment after the caller went on. {@link #toString()} shows the calls, one a line. Thread-safe.
 *
 * <pre>{@code
 * programUnderTest(fake.locator());
 * assertThat(fake.journal().entries(FakeOperation.EXEC_QUERY))
 *         .as(fake.journal().toString())
 *         .extracting(FakeJournal.Entry::text)
 *         .containsExactly("SELECT Name FROM Win32_Service");
 * fake.journal().requireNothingOpen();
 * }</pre>
 */
public final class FakeJournal {
    /** A fake may live as long as its process; the journal then keeps the latest calls. */
    private static final int CAPACITY = 10_000;

    private static final int SHOWN = 50;
    private static final int WIDTH = 100;
    private static final long GRACE_MILLIS = 5_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<Object, OpenedHere> open = new LinkedHashMap<>();
    private long forgotten;
    private boolean workersCall;

    FakeJournal() {}

    /**
     * One call. It never holds a password.
     *
     * @param operation which one
     * @param machine what the machine that it went to calls itself; the host as it was asked for if there is none of that name
     * @param namespace the namespace as it was asked for, with {@code \} between its parts
     * @param text the query; of connecting the path as it was given; else null
     * @param className the class that the query names, as it names it; null where there is none, or the query is malformed
     * @param options what else was asked, by name: of connecting {@code user}, {@code authority}, {@code locale}, {@code
     *     impersonation}, {@code authentication} and {@code flags}; of queries {@code language}, {@code flags} and {@code
     *     systemProperties}; of fetches {@code count} and {@code timeout}; of all {@code context}, which has the names of the
     *     values only, and {@code privileges}, those that were enabled. What was not given is not there
     * @param rows how many rows it delivered
     * @param hresult how it ended
     */
    public record Entry(
            FakeOperation operation,
            String machine,
            String namespace,
            @Nullable String text,
            @Nullable String className,
            Map<String, String> options,
            int rows,
            HResult hresult) {
        /** All of it in one line. */
        @Override
        public String toString() {
            return line(subject(String.valueOf(text)) + (options.isEmpty() ? "" : " " + options));
        }

        private String outcome() {
            if (hresult.isFailure()) {
                return (rows == 0 ? "" : rows + " rows, ") + hresult.name();
            }
            String code = hresult.equals(HResult.WBEM_S_NO_ERROR) ? "" : ", " + hresult.name();
            return (operation == FakeOperation.NEXT ? rows + (rows == 1 ? " row" : " rows") : "ok") + code;
        }

        private String subject(String asked) {
            String place = "\\\\" + machine + "\\" + namespace;
            if (operation.hasSubject()) {
                return place + ": " + asked.strip().replaceAll("\\s+", " ");
            }
            String user = options.get("user");
            return operation == FakeOperation.CONNECT && user != null ? place + " as " + user : place;
        }

        private String line(String subject) {
            return String.format(Locale.ROOT, "%-13s %-22s %s", operation, outcome(), subject);
        }

        /** Without the options, and only as much of the text as a line can show. */
        private String brief() {
            String asked = String.valueOf(text);
            return line(subject(asked.length() <= 2 * WIDTH ? asked : asked.substring(0, 2 * WIDTH)));
        }
    }

    /**
     * The calls so far, the oldest first. Of more than 10000 only the latest are kept.
     *
     * @return a copy
     */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /**
     * The calls of one kind, the oldest first.
     *
     * @param operation the kind
     * @return a copy
     */
    public List<Entry> entries(FakeOperation operation) {
        return entries().stream()
                .filter(entry -> entry.operation() == operation)
                .toList();
    }

    /** Forgets the calls so far. What is open stays known. */
    public synchronized void clear() {
        entries.clear();
        forgotten = 0;
    }

    /**
     * How many connections are open.
     *
     * @return connections that were made and not closed
     */
    public int openSessions() {
        return count(FakeOperation::connects);
    }

    /**
     * How many results of queries and subscriptions to events are open.
     *
     * @return results and subscriptions that were opened and not closed
     */
    public int openResults() {
        return count(FakeOperation::startsResult);
    }

    /**
     * Fails if a connection or a result was not closed. Where workers of the library make the calls, as they do for callers with a
     * timeout, they may still be closing what their callers have given up: that is waited for, five seconds at most.
     *
     * @throws IllegalStateException if something is open; each suppressed exception has the stack that opened one of them
     */
    public void requireNothingOpen() {
        require(opened -> true);
    }

    /**
     * As {@link #requireNothingOpen()}, for results of queries and subscriptions only: connections may be open.
     *
     * @throws IllegalStateException if a result is open; each suppressed exception has the stack that opened one of them
     */
    public void requireResultsClosed() {
        require(opened -> opened.by.startsResult());
    }

    private synchronized void require(Predicate<OpenedHere> closed) {
        if (workersCall) {
            awaitClosing(closed);
        }
        List<OpenedHere> left = open.values().stream().filter(closed).toList();
        if (left.isEmpty()) {
            return;
        }
        List<String> subjects = new ArrayList<>();
        left.forEach(opened -> subjects.add(String.valueOf(opened.getMessage())));
        IllegalStateException leak = new IllegalStateException("not closed: " + String.join(", ", subjects));
        left.forEach(leak::addSuppressed);
        throw leak;
    }

    private void awaitClosing(Predicate<OpenedHere> closed) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
        try {
            for (long left = GRACE_MILLIS; open.values().stream().anyMatch(closed) && left > 0; ) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // what is open by now is told at once
        }
    }

    synchronized void record(Entry entry) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
            forgotten++;
        }
        entries.addLast(entry);
    }

    synchronized void opened(Object what, FakeCall by) {
        open.put(what, new OpenedHere(by));
    }

    synchronized void closed(Object what) {
        open.remove(what);
        notifyAll();
    }

    /** From now on something may be closed after its caller has gone on. */
    synchronized void workersCall() {
        workersCall = true;
    }

    private synchronized int count(Predicate<FakeOperation> by) {
        return (int) open.values().stream().filter(opened -> by.test(opened.by)).count();
    }

    /**
     * The calls for a failure message: number, operation, outcome, place and text, one call a line of at most 100 columns; of
     * more than 50 calls the latest. {@link Entry#toString} has the options too.
     */
    @Override
    public synchronized String toString() {
        long all = forgotten + entries.size();
        StringBuilder text = new StringBuilder()
                .append(all)
                .append(all == 1 ? " call; open connections: " : " calls; open connections: ")
                .append(openSessions())
                .append(", open results: ")
                .append(openResults());
        int number = 0;
        for (Entry entry : entries) {
            number++;
            if (number > entries.size() - SHOWN) {
                String line = String.format(Locale.ROOT, "%5d %s", forgotten + number, entry.brief());
                text.append('\n').append(line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...");
            }
        }
        return text.toString();
    }

    /** The stack of the call that opened something. */
    private static final class OpenedHere extends Exception {
        private static final long serialVersionUID = 1L;

        private final FakeOperation by;

        OpenedHere(FakeCall by) {
            super(what(by));
            this.by = by.operation();
        }

        private static String what(FakeCall by) {
            String namespace = by.connection().namespace();
            return switch (by.operation()) {
                case CONNECT -> "connection to " + namespace;
                case OPEN_NAMESPACE -> "connection to " + namespace + "\\" + by.text();
                default -> "result of " + by.text();
            };
        }
    }
}
