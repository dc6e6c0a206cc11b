package org.wmisdk.com;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The readers of results that have ended, each kept for the next result of such a query: it knows the shape of the rows already, which
 * costs more calls to learn than a small result costs to read. Belongs to one connection. Safe for use by several threads; a reader is in
 * the hands of one result at a time.
 */
final class Readers implements AutoCloseable {
    private static final int KEPT = 16;

    /** By the query as far as its rows' shape depends on it; the one given back last is last. */
    private final Map<String, ObjectReader> kept = new LinkedHashMap<>();

    private final Com com;
    private final String namespace;
    private boolean closed;

    /** @param namespace the path of the connection */
    Readers(Com com, String namespace) {
        this.com = com;
        this.namespace = namespace;
    }

    /** The reader of an earlier result, or a new one; the caller's until it is given back. */
    ObjectReader take(SelectList list) {
        ObjectReader reader;
        synchronized (this) {
            reader = kept.remove(list.key());
        }
        if (reader == null) {
            return fresh(list);
        }
        reader.beginResult();
        return reader;
    }

    private ObjectReader fresh(SelectList list) {
        ObjectReader reader = new ObjectReader(com);
        ServerShape known = com.knownShapes.find(namespace, list.key());
        if (known != null) {
            reader.expect(known);
        }
        return reader;
    }

    /** Takes the reader of a result that has ended. */
    void giveBack(SelectList list, ObjectReader reader) {
        ServerShape shape = reader.newShape();
        if (shape != null) {
            com.knownShapes.put(namespace, list.key(), shape);
        }
        ObjectReader left = keep(list.key(), reader);
        if (left != null) {
            left.close();
        }
    }

    /** Keeps a reader that is worth it; the one that has to go, if one has to. */
    private synchronized @Nullable ObjectReader keep(@Nullable String key, ObjectReader reader) {
        if (closed || key == null || !reader.isHandy()) {
            return reader;
        }
        ObjectReader replaced = kept.put(key, reader);
        if (replaced != null || kept.size() <= KEPT) {
            return replaced;
        }
        Iterator<ObjectReader> oldest = kept.values().iterator();
        ObjectReader left = oldest.next();
        oldest.remove();
        return left;
    }

    /** Closes what is kept, and from now on what is given back; again is allowed and does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        kept.values().forEach(ObjectReader::close);
        kept.clear();
    }
}
