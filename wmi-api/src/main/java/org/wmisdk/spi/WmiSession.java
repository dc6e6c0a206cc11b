package org.wmisdk.spi;

import java.util.List;
import java.util.Optional;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiObject;

/** A connection to one namespace: the operations of {@code IWbemServices} in Java values. Safe for use by several threads. */
public interface WmiSession {
    /**
     * Starts a query. An error of the query may come from here or from the first {@link WmiCursor#next}.
     *
     * @throws SessionException if the query was refused or failed
     */
    WmiCursor execQuery(QueryCall call);

    /**
     * Reads the schema of a class, all of it in one call: the value holds nothing of the server. What the server does not implement is left
     * out, and {@link WmiClass#complete()} says so.
     *
     * @throws SessionException if there is no such class ({@code WBEM_E_NOT_FOUND}), or it cannot be read
     */
    WmiClass classDefinition(ClassCall call);

    /**
     * Reads an instance, with its system properties.
     *
     * @throws SessionException if there is none ({@code WBEM_E_NOT_FOUND}), the path cannot name one ({@code WBEM_E_INVALID_OBJECT_PATH}), or it
     *     cannot be read
     */
    WmiObject getObject(ObjectCall call);

    /**
     * Calls a method, and waits until it has returned.
     *
     * @return the parameters that came out and {@code ReturnValue}, where the method has such
     * @throws SessionException if the method could not be called, or failed otherwise than by what it returns
     */
    WmiObject execMethod(MethodCall call);

    /**
     * Starts to read the instances of a class. An error may come from here or from the first {@link WmiCursor#next}.
     *
     * @throws SessionException if it was refused or failed
     */
    WmiCursor createInstanceEnum(InstancesCall call);

    /**
     * Lists the names of the classes below a class, in the server's order.
     *
     * @throws SessionException if there is no such class, or they cannot be read
     */
    List<String> classNames(ClassesCall call);

    /**
     * Reads the schemas of the classes below a class, each as {@link #classDefinition} does, in the server's order.
     *
     * @throws SessionException as {@link #classNames}
     */
    List<WmiClass> classDefinitions(ClassesCall call);

    /**
     * Connects to a namespace below that of this session, with the same user and levels. The new session lives on its own.
     *
     * @throws SessionException if there is no such namespace, or it may not be connected to
     */
    WmiSession openNamespace(NamespaceCall call);

    /**
     * Subscribes to events, which are then fetched. An error of the query may come from here or from the first {@link WmiCursor#next}.
     * There {@link WmiCursor.Progress#END} means that the server has ended the subscription. Unlike that of a query this cursor may be
     * closed while another thread is in {@code next}, which then fails soon.
     *
     * @throws SessionException if the query was refused or failed
     */
    WmiCursor execNotificationQuery(QueryCall call);

    /**
     * Subscribes to events, which the backend then brings.
     *
     * @param sink is told of events from now on, also before this returns
     * @throws SessionException if the query was refused or failed; the sink may have heard of it too
     */
    WmiAsyncCall execNotificationQueryAsync(QueryCall call, WmiSink sink);

    /**
     * Deletes an instance, and waits until it is gone.
     *
     * @throws SessionException if there is none ({@code WBEM_E_NOT_FOUND}), or it cannot be deleted
     */
    void deleteInstance(ObjectCall call);

    /**
     * Writes an instance, and waits until it is written.
     *
     * @return its path as the server says it; empty where it does not
     * @throws SessionException if there is none, or is one, and the flags forbid that ({@code WBEM_E_NOT_FOUND}, {@code
     *     WBEM_E_ALREADY_EXISTS}), or it cannot be written
     */
    Optional<String> putInstance(PutCall call);

    /**
     * Writes a class, and waits until it is written.
     *
     * @throws SessionException if there is no superclass ({@code WBEM_E_NOT_FOUND}), the flags forbid that there is, or is none, of that name, or
     *     it cannot be written
     */
    void putClass(PutClassCall call);

    /**
     * Deletes a class with all that depends on it, and waits until it is gone.
     *
     * @throws SessionException if there is none ({@code WBEM_E_NOT_FOUND}), or it cannot be deleted
     */
    void deleteClass(ClassCall call);

    /**
     * Releases the connection; again is allowed and does nothing. Cursors that are still open stay usable until they are closed. Never
     * throws; may wait for the server.
     */
    void close();
}
