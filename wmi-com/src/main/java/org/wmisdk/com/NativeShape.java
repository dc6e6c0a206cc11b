package org.wmisdk.com;

import java.util.List;
import org.wmisdk.CimType;
import org.wmisdk.WmiInvalidParameterException;
import org.wmisdk.WmiShape;
import org.wmisdk.com.abi.Port;

/**
 * The columns of a result as both sides need them: the shape that its rows share, and its names and type numbers for calls. Owns native
 * memory, which {@link #close} frees; to be called once.
 */
final class NativeShape implements AutoCloseable {
    final WmiShape shape;

    private final Port port;
    private final int[] codes;
    private final long memory;
    private final NativeNames names;

    /**
     * @param codes for each name the CIMTYPE that the server reported, with the array flag
     */
    NativeShape(Port port, List<String> names, int[] codes) {
        this.port = port;
        this.codes = codes;
        this.shape = shape(names, codes);
        this.memory = port.allocate(NativeNames.bytes(names));
        try {
            this.names = new NativeNames(port, names, memory);
        } catch (Throwable failed) { // such as a full heap: nobody else could free it
            port.free(memory);
            throw failed;
        }
    }

    private static WmiShape shape(List<String> names, int[] codes) {
        WmiShape.Builder builder = WmiShape.builder();
        for (int i = 0; i < codes.length; i++) {
            try {
                boolean array = (codes[i] & Codes.CIM_FLAG_ARRAY) != 0;
                builder.add(names.get(i), CimType.of(codes[i] & ~Codes.CIM_FLAG_ARRAY), array);
            } catch (IllegalArgumentException | WmiInvalidParameterException e) { // no such type, or a name twice
                throw new MalformedValueException("property " + names.get(i) + ": " + e.getMessage());
            }
        }
        return builder.build();
    }

    int size() {
        return codes.length;
    }

    /** The CIMTYPE of a column, as the server reports it. */
    int code(int column) {
        return codes[column];
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
