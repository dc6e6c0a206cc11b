package org.wmisdk.com;

import java.util.List;
import org.wmisdk.CimType;
import org.wmisdk.WmiInvalidParameterException;
import org.wmisdk.WmiShape;

/** A shape with what the server calls the types of its columns. Owns no native memory, so that connections can share it. */
final class ServerShape {
    final WmiShape shape;

    private final int[] codes;

    /**
     * @param codes for each name the CIMTYPE that the server reported, with the array flag
     * @throws MalformedValueException if there is no such type, or a name stands there twice
     */
    ServerShape(List<String> names, int[] codes) {
        this.codes = codes;
        this.shape = shape(names, codes);
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
}
