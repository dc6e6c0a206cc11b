package org.wmisdk.spi;

import java.util.List;
import org.wmisdk.WmiObject;

/** The rows of a running query. One thread at a time; not necessarily always the same one. */
public interface WmiCursor {
    /**
     * Waits for rows and appends them.
     *
     * @param timeoutMillis how long to wait at most, -1 without limit
     * @param count how many rows at most, at least 1
     * @param into receives the rows; rows that came before an error stay in it
     * @return whether there may be more; {@link Progress#END} and {@link Progress#TIMED_OUT} may come with rows
     * @throws SessionException if the query failed; the cursor can then only be closed
     */
    Progress next(int timeoutMillis, int count, List<WmiObject> into);

    /**
     * The code of success with which the result ended, where that says more than that there are no more rows: {@code
     * WBEM_S_PARTIAL_RESULTS}, {@code WBEM_S_ACCESS_DENIED}, {@code WBEM_S_DUPLICATE_OBJECTS} or another. Asked by the thread that got {@link
     * Progress#END}, before {@link #close}.
     *
     * @return 0 if there is none
     */
    int warning();

    /**
     * Goes back before the first row, also after {@link Progress#END}; not after a failure.
     *
     * @throws SessionException if the result cannot be read again ({@code WBEM_E_INVALID_OPERATION} where it was asked for with {@code
     *     WBEM_FLAG_FORWARD_ONLY}), or the server fails
     */
    void rewind();

    /** Ends the query and releases what it holds; again is allowed and does nothing. Never throws; may wait for the server. */
    void close();

    /** What a call of {@link #next} came to. */
    enum Progress {
        /** As many rows as were asked for, and there may be more. */
        MORE,
        /** The time was up before as many rows came as were asked for. */
        TIMED_OUT,
        /** There are no more rows. */
        END
    }
}
