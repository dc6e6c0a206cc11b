package org.wmisdk.ffm;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_CHAR_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.wmisdk.com.abi.Port;

/** The memory of the port: one segment that covers every address, and the C heap. */
abstract class FfmMemory implements Port {
    private static final MemorySegment ALL = Link.everything();

    /** Looked up apart from the rest of the class, since most processes read memory before they allocate any. */
    private static final class Heap {
        static final long CALLOC = Link.standard("calloc").address();
        static final long FREE = Link.standard("free").address();
    }

    private static final class Automatic implements Scratch {
        private final MemorySegment memory;

        Automatic(MemorySegment memory) {
            this.memory = memory;
        }

        @Override
        public long address() {
            return memory.address();
        }
    }

    @Override
    public final long allocate(long bytes) {
        long address = FfmPort.call(Heap.CALLOC, 1, Math.max(1, bytes));
        if (address == 0) {
            throw new OutOfMemoryError("no native memory for " + bytes + " bytes");
        }
        return address;
    }

    @Override
    public final void free(long address) {
        callPV(Heap.FREE, address);
    }

    @Override
    public final Scratch scratch(int bytes) {
        return new Automatic(Arena.ofAuto().allocate(bytes, 16));
    }

    @Override
    public final byte getByte(long address) {
        return ALL.get(JAVA_BYTE, address);
    }

    @Override
    public final short getShort(long address) {
        return ALL.get(JAVA_SHORT_UNALIGNED, address);
    }

    @Override
    public final int getInt(long address) {
        return ALL.get(JAVA_INT_UNALIGNED, address);
    }

    @Override
    public final long getLong(long address) {
        return ALL.get(JAVA_LONG_UNALIGNED, address);
    }

    @Override
    public final void putByte(long address, byte value) {
        ALL.set(JAVA_BYTE, address, value);
    }

    @Override
    public final void putShort(long address, short value) {
        ALL.set(JAVA_SHORT_UNALIGNED, address, value);
    }

    @Override
    public final void putInt(long address, int value) {
        ALL.set(JAVA_INT_UNALIGNED, address, value);
    }

    @Override
    public final void putLong(long address, long value) {
        ALL.set(JAVA_LONG_UNALIGNED, address, value);
    }

    @Override
    public final void getChars(long address, char[] target, int offset, int count) {
        MemorySegment.copy(ALL, JAVA_CHAR_UNALIGNED, address, target, offset, count);
    }

    @Override
    public final void putChars(long address, char[] source, int offset, int count) {
        MemorySegment.copy(source, offset, ALL, JAVA_CHAR_UNALIGNED, address, count);
    }

    @Override
    public final void getBytes(long address, byte[] target, int offset, int count) {
        MemorySegment.copy(ALL, JAVA_BYTE, address, target, offset, count);
    }

    @Override
    public final void putBytes(long address, byte[] source, int offset, int count) {
        MemorySegment.copy(source, offset, ALL, JAVA_BYTE, address, count);
    }

    @Override
    public final void zero(long address, long bytes) {
        // Off-heap stores are effects that the compiler must keep: nobody can prove that native code does not read
        // them.
        ALL.asSlice(address, bytes).fill((byte) 0);
    }
}
