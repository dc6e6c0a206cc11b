package org.wmisdk.tck;

/** The three calls in which a server keeps a client waiting, or fails it. */
public enum Point {
    /** Connecting to a namespace. */
    CONNECT,
    /** Starting a query. */
    QUERY,
    /** Fetching one batch of rows. */
    NEXT
}
