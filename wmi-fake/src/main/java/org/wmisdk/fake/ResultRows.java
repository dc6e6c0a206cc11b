package org.wmisdk.fake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.wmisdk.WmiObject;

/** The rows of a result; of one that can be read again it keeps those that were delivered. */
final class ResultRows implements Iterator<WmiObject> {
    private final boolean kept;
    private final List<WmiObject> before = new ArrayList<>();
    private Iterator<WmiObject> rest;
    private int next; // among those before

    ResultRows(Iterator<WmiObject> rows, boolean kept) {
        this.rest = rows;
        this.kept = kept;
    }

    @Override
    public boolean hasNext() {
        return next < before.size() || rest.hasNext();
    }

    @Override
    public WmiObject next() {
        if (next < before.size()) {
            return before.get(next++);
        }
        WmiObject row = rest.next();
        if (kept) {
            before.add(row);
            next++;
        }
        return row;
    }

    /** There are no more rows than were delivered. */
    void cut() {
        rest = Collections.emptyIterator();
    }

    /** Goes back before the first row; only where they are kept. */
    void rewind() {
        next = 0;
    }
}
