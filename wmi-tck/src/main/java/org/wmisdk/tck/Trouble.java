package org.wmisdk.tck;

/** Makes the server of a stage fail or wait, and tells what it was asked. */
public interface Trouble {
    /** The {@code nth} call from now (1 is the next) fails with that code, and nothing else happens in it. */
    void fail(Point point, int nth, int hresult);

    /** As {@link #fail(Point, int, int)}, and the server has something to say about it. */
    void fail(Point point, int nth, int hresult, String description);

    /** The {@code nth} fetch from now delivers what it has and says that its time is up, although it is not. */
    void timeOutWithRows(int nth);

    /** The {@code nth} call from now waits at a gate before it does anything; a cancellation by the client opens it. */
    Gate hold(Point point, int nth);

    /** As {@link #hold}, but no cancellation reaches the server: only the test opens the gate. */
    Gate holdDeaf(Point point, int nth);

    /** How many such calls have come. */
    int count(Point point);

    /**
     * The thread in which the last such call came.
     *
     * @throws IllegalStateException if none has come
     */
    Thread lastThread(Point point);
}
