package org.wmisdk.com;

import java.util.ArrayList;
import java.util.List;
import org.wmisdk.com.abi.Port;

/**
 * Native memory of one thread for arguments and results of calls. It is a stack because a native call may call back into Java, and that
 * may call again, on the same thread: what a call has taken stays untouched until it gives it back.
 *
 * <pre>{@code
 * long mark = stack.mark();
 * try {
 *     long out = stack.take(8);
 *     ...
 * } finally {
 *     stack.giveBack(mark);
 * }
 * }</pre>
 */
final class NativeStack {
    private static final int CHUNK_BYTES = 8 * 1024;
    private static final int ALIGNMENT = 16;

    private final Port port;
    private final List<Chunk> chunks = new ArrayList<>();
    private int current;
    private int used;

    private record Chunk(Port.Scratch memory, int bytes) {}

    NativeStack(Port port) {
        this.port = port;
        chunks.add(chunk(CHUNK_BYTES));
    }

    private Chunk chunk(int bytes) {
        return new Chunk(port.scratch(bytes), bytes);
    }

    /** The present height, for {@link #giveBack}. */
    long mark() {
        return ((long) current << Integer.SIZE) | used;
    }

    /** Takes zeroed memory, aligned for any type. */
    long take(int bytes) {
        int rounded = Math.addExact(bytes, ALIGNMENT - 1) & -ALIGNMENT;
        if (rounded > chunks.get(current).bytes() - used) {
            nextChunk(rounded);
        }
        long address = chunks.get(current).memory().address() + used;
        used += rounded;
        port.zero(address, rounded);
        return address;
    }

    private void nextChunk(int bytes) {
        // A chunk above the present one holds nothing: one that is too small makes way for a larger one.
        int next = current + 1;
        if (next == chunks.size()) {
            chunks.add(chunk(Math.max(CHUNK_BYTES, bytes)));
        } else if (chunks.get(next).bytes() < bytes) {
            chunks.set(next, chunk(bytes));
        }
        current = next;
        used = 0;
    }

    /** Gives back all that was taken since the mark. */
    void giveBack(long mark) {
        current = (int) (mark >>> Integer.SIZE);
        used = (int) mark;
    }
}
