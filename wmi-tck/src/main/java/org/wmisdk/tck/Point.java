package org.wmisdk.tck;

/** The calls in which a server keeps a client waiting, or fails it. */
public enum Point {
    /** Connecting to a namespace. */
    CONNECT,
    /** Reading the definition of a class, or an instance. */
    GET_OBJECT,
    /** Starting a query. */
    QUERY,
    /** Fetching one batch of rows. */
    NEXT,
    /** Calling a method. */
    METHOD,
    /** Starting to read the instances of a class. */
    INSTANCES,
    /** Going back before the first row. */
    RESET,
    /** Starting to read the classes below a class. */
    CLASSES,
    /** Connecting to a namespace below. */
    OPEN_NAMESPACE,
    /** Subscribing to events that are fetched. */
    SUBSCRIBE,
    /** Subscribing to events that are brought. */
    SUBSCRIBE_ASYNC,
    /** Writing an instance. */
    PUT,
    /** Writing a class. */
    PUT_CLASS,
    /** Deleting an instance. */
    DELETE,
    /** Deleting a class. */
    DELETE_CLASS
}
