package org.wmisdk.fake.record;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.record.RecordedCall.End;
import org.wmisdk.spi.SessionException;

/** The rows of a recorded answer, and then its end: none, a failure, or that more was not recorded. */
public final class RecordedRows implements Iterator<WmiObject> {
    private final RecordedCall.Query query;
    private final boolean systemProperties;
    private int next;

    RecordedRows(RecordedCall.Query query, boolean systemProperties) {
        this.query = query;
        this.systemProperties = systemProperties;
    }

    /** The code of success with which the result ended; {@code WBEM_S_NO_ERROR} if it ended plainly, or not at all. */
    public HResult warning() {
        return query.outcome().end() == End.COMPLETE ? query.outcome().hresult() : HResult.WBEM_S_NO_ERROR;
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
