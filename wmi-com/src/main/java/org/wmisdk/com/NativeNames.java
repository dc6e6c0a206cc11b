package org.wmisdk.com;

import java.util.List;
import org.wmisdk.com.abi.Port;

/** Names as zero-terminated text in native memory, written once and passed to every {@code Get}. The memory belongs to the maker. */
final class NativeNames {
    private final long[] addresses;

    /** Writes the names into zeroed memory that has {@link #bytes} of room. */
    NativeNames(Port port, List<String> names, long memory) {
        addresses = new long[names.size()];
        long next = memory;
        for (int i = 0; i < addresses.length; i++) {
            char[] chars = names.get(i).toCharArray();
            port.putChars(next, chars, 0, chars.length);
            addresses[i] = next;
            next += Character.BYTES * (chars.length + 1L);
        }
    }

    /** How much memory the names need, at least one byte. */
    static int bytes(List<String> names) {
        int bytes = 1;
        for (String name : names) {
            bytes = Math.addExact(bytes, Character.BYTES * (name.length() + 1));
        }
        return bytes;
    }

    /** The address of a name. */
    long address(int index) {
        return addresses[index];
    }
}
