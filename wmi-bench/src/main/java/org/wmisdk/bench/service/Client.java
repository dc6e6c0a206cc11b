package org.wmisdk.bench.service;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A library as a program uses it that knows it well.
 *
 * @param <R> the library's own form of a result, with the values decoded
 */
interface Client<R> {
    String NAMESPACE = "root\\cimv2";

    /** Opens the connection on which {@link #query} asks; does nothing where the library always opens its own. */
    void open() throws Exception;

    /** Opens another connection and closes it. */
    void connect() throws Exception;

    /** Asks on the open connection, or where the library cannot, on one of its own. */
    R query(Question question) throws Exception;

    /** Asks on a connection of its own, which it closes. */
    R connectAndQuery(Question question) throws Exception;

    /** Calls the method on an open connection. */
    default RegistryCall callMethod() throws Exception {
        throw new UnsupportedOperationException("it calls no methods");
    }

    int rows(R result);

    @Nullable
    Object value(R result, int row, String name);

    /** Hands nothing over to a worker and back. */
    default void handOver() {
        throw new UnsupportedOperationException("it has no workers");
    }

    /** Does an operation once, on connections that count: how many times a call went to a worker. */
    default int handOvers(Operation.Kind kind, @Nullable Question question) throws Exception {
        throw new UnsupportedOperationException("it has no workers");
    }

    /** Does an operation on the open connection, or connects, some times: nanoseconds that one of them spends in calls, by their purpose. */
    default Map<Phase, Double> phases(Operation.Kind kind, @Nullable Question question, int times) throws Exception {
        throw new UnsupportedOperationException("its calls are not timed");
    }
}
