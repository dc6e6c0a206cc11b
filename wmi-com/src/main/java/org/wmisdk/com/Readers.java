package org.wmisdk.com;

import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiObject;

/**
 * The readers of results that have ended, each kept for the next result of such a query: it knows the shape of the rows already, which
 * costs more calls to learn than a small result costs to read. Belongs to one connection. Safe for use by several threads; a reader is in
 * the hands of one result at a time.
 */
final class Readers implements AutoCloseable {
    /** By the query as far as its rows' shape depends on it. */
    private final Spares<ObjectReader> kept = new Spares<>(ObjectReader::close);

    private final Com com;
    private final String namespace;

    /** @param namespace the path of the connection */
    Readers(Com com, String namespace) {
        this.com = com;
        this.namespace = namespace;
    }

    /** The reader of an earlier result, or a new one; the caller's until it is given back. */
    ObjectReader take(SelectList list) {
        String key = list.key();
        @Nullable ObjectReader reader = key == null ? null : kept.take(key);
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

    /** Reads one object, which is released in any case. */
    WmiObject readAndRelease(SelectList list, long object, boolean system) {
        try {
            ObjectReader reader = take(list);
            try {
                return reader.row(object, list.columns(), system);
            } finally {
                giveBack(list, reader);
            }
        } finally {
            com.release(object);
        }
    }

    /** Takes the reader of a result that has ended, and keeps it if it is worth it. */
    void giveBack(SelectList list, ObjectReader reader) {
        String key = list.key();
        ServerShape shape = reader.newShape();
        if (shape != null) {
            com.knownShapes.put(namespace, key, shape);
        }
        if (key == null || !reader.isHandy()) {
            reader.close();
        } else {
            kept.put(key, reader);
        }
    }

    /** Closes what is kept, and from now on what is given back; again is allowed and does nothing. */
    @Override
    public void close() {
        kept.close();
    }
}
