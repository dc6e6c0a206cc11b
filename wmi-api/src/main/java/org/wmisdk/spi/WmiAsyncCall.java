package org.wmisdk.spi;

/** An asynchronous call that is under way. */
public interface WmiAsyncCall {
    /**
     * Ends the call; again is allowed and does nothing. When this returns its sink is not called any more, unless the current thread is
     * one that calls it. Never throws; may wait for the server.
     */
    void cancel();
}
