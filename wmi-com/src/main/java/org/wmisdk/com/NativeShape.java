package org.wmisdk.com;

import org.wmisdk.WmiShape;
import org.wmisdk.com.abi.Port;

/**
 * The columns of a result as both sides need them: the shape that its rows share, and its names and type numbers for calls. Owns native
 * memory, which {@link #close} frees; to be called once.
 */
final class NativeShape implements AutoCloseable {
    final ServerShape server;
    final WmiShape shape;

    private final Port port;
    private final long memory;
    private final NativeNames names;

    NativeShape(Port port, ServerShape server) {
        this.port = port;
        this.server = server;
        this.shape = server.shape;
        this.memory = port.allocate(NativeNames.bytes(shape.names()));
        try {
            this.names = new NativeNames(port, shape.names(), memory);
        } catch (Throwable failed) { // such as a full heap: nobody else could free it
            port.free(memory);
            throw failed;
        }
    }

    int size() {
        return server.size();
    }

    /** The CIMTYPE of a column, as the server reports it. */
    int code(int column) {
        return server.code(column);
    }

    /** The name of a column in native memory. */
    long name(int column) {
        return names.address(column);
    }

    @Override
    public void close() {
        port.free(memory);
    }
}
