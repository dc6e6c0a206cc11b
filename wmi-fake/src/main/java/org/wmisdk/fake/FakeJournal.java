package org.wmisdk.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wmisdk.HResult;

/**
 * What was called on a fake, and what is still open. Thread-safe.
 *
 * <pre>{@code
 * programUnderTest(fake.locator());
 * assertThat(fake.journal().entries()).extracting(FakeJournal.Entry::subject).contains("SELECT * FROM Win32_Service");
 * fake.journal().requireNothingOpen();
 * }</pre>
 */
public final class FakeJournal {
    /** A fake may live as long as its process; the journal then keeps the latest calls. */
    private static final int CAPACITY = 10_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<Object, OpenedHere> open = new LinkedHashMap<>();

    FakeJournal() {}

    /**
     * One call.
     *
     * @param operation which one
     * @param subject what it was about: the path of the namespace, or the text of the query; never a password
     * @param rows how many rows it delivered
     * @param hresult how it ended
     */
    public record Entry(FakeOperation operation, String subject, int rows, HResult hresult) {}

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
    }

    /**
     * How many connections are open.
     *
     * @return connections that were made and not closed
     */
    public int openSessions() {
        return count(FakeOperation.CONNECT);
    }

    /**
     * How many results of queries are open.
     *
     * @return results that were opened and not closed
     */
    public int openResults() {
        return count(FakeOperation.EXEC_QUERY);
    }

    /**
     * Fails if a connection or a result was not closed.
     *
     * @throws IllegalStateException if something is open; each suppressed exception has the stack that opened one of them
     */
    public synchronized void requireNothingOpen() {
        if (open.isEmpty()) {
            return;
        }
        List<String> subjects = new ArrayList<>();
        open.values().forEach(opened -> subjects.add(String.valueOf(opened.getMessage())));
        IllegalStateException leak = new IllegalStateException("not closed: " + String.join(", ", subjects));
        open.values().forEach(leak::addSuppressed);
        throw leak;
    }

    synchronized void record(FakeOperation operation, String subject, int rows, HResult hresult) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
        }
        entries.addLast(new Entry(operation, subject, rows, hresult));
    }

    synchronized void opened(Object what, FakeOperation by, String subject) {
        open.put(what, new OpenedHere(by, subject));
    }

    synchronized void closed(Object what) {
        open.remove(what);
    }

    private synchronized int count(FakeOperation by) {
        return (int) open.values().stream().filter(opened -> opened.by == by).count();
    }

    /** The stack of the call that opened something. */
    private static final class OpenedHere extends Exception {
        private static final long serialVersionUID = 1L;

        private final FakeOperation by;

        OpenedHere(FakeOperation by, String subject) {
            super((by == FakeOperation.CONNECT ? "connection to " : "result of ") + subject);
            this.by = by;
        }
    }
}
