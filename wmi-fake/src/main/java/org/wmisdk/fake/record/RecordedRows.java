package org.wmisdk.fake.record;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.record.RecordedCall.End;
import org.wmisdk.spi.SessionException;

/** The rows of a recorded answer, and then its end: none, a failure, or that more was not recorded. */
final class RecordedRows implements Iterator<WmiObject> {
    private final RecordedCall.Query query;
    private final boolean systemProperties;
    private int next;

    RecordedRows(RecordedCall.Query query, boolean systemProperties) {
        this.query = query;
        this.systemProperties = systemProperties;
    }

    /**
     * Whether there is another row.
     *
     * @throws SessionException what was recorded after the last one
     */
    @Override
    public boolean hasNext() {
        if (next < query.rows().size()) {
            return true;
        }
        if (query.outcome().end() == End.FAILED) {
            throw query.outcome().failure();
        }
        if (query.outcome().end() == End.LEFT) {
            throw Replay.leftHere(query);
        }
        return false;
    }

    @Override
    public WmiObject next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        WmiObject row = query.rows().get(next++);
        return systemProperties ? row : Rows.withoutSystem(row);
    }
}
