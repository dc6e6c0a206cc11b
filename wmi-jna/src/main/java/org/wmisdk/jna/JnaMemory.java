package org.wmisdk.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import org.wmisdk.com.abi.Port;

/** The memory of the port: views of the address space, and the C heap. */
abstract class JnaMemory implements Port {
    /** Address 0, so that an offset from it is an address. */
    private static final Pointer ALL = new Pointer(0);

    /** What is zeroed without a call, in bytes. */
    private static final int MOST_BY_VIEW = 256;

    /** Native memory that a buffer owns. */
    static final class Owned implements Scratch {
        private static final int ALIGNMENT = 16;

        private final ByteBuffer owner;
        private final long address;

        Owned(int bytes) {
            owner = ByteBuffer.allocateDirect(Math.addExact(bytes, ALIGNMENT));
            long start = Pointer.nativeValue(Native.getDirectBufferPointer(owner));
            address = (start + ALIGNMENT - 1) & -ALIGNMENT;
        }

        @Override
        public long address() {
            return address;
        }
    }

    @Override
    public final long allocate(long bytes) {
        long size = Math.max(1, bytes);
        long address = Native.malloc(size);
        if (address == 0) {
            throw new OutOfMemoryError("no native memory for " + bytes + " bytes");
        }
        zero(address, size);
        return address;
    }

    @Override
    public final void free(long address) {
        Native.free(address);
    }

    @Override
    public final Scratch scratch(int bytes) {
        return new Owned(bytes);
    }

    @Override
    public final byte getByte(long address) {
        return View.of(address).bytes().get(View.at(address));
    }

    @Override
    public final short getShort(long address) {
        return View.of(address).bytes().getShort(View.at(address));
    }

    @Override
    public final int getInt(long address) {
        return View.of(address).bytes().getInt(View.at(address));
    }

    @Override
    public final long getLong(long address) {
        return View.of(address).bytes().getLong(View.at(address));
    }

    @Override
    public final void putByte(long address, byte value) {
        View.of(address).bytes().put(View.at(address), value);
    }

    @Override
    public final void putShort(long address, short value) {
        View.of(address).bytes().putShort(View.at(address), value);
    }

    @Override
    public final void putInt(long address, int value) {
        View.of(address).bytes().putInt(View.at(address), value);
    }

    @Override
    public final void putLong(long address, long value) {
        View.of(address).bytes().putLong(View.at(address), value);
    }

    // A view's own characters are 2 bytes on every system; those of JNA's Pointer are wchar_t, 4 bytes outside Windows.

    @Override
    public final void getChars(long address, char[] target, int offset, int count) {
        View.of(address).chars().get(View.at(address) / Character.BYTES, target, offset, count);
    }

    @Override
    public final void putChars(long address, char[] source, int offset, int count) {
        View.of(address).chars().put(View.at(address) / Character.BYTES, source, offset, count);
    }

    @Override
    public final void getBytes(long address, byte[] target, int offset, int count) {
        View.of(address).bytes().get(View.at(address), target, offset, count);
    }

    @Override
    public final void putBytes(long address, byte[] source, int offset, int count) {
        View.of(address).bytes().put(View.at(address), source, offset, count);
    }

    @Override
    public final void zero(long address, long bytes) {
        if (bytes > MOST_BY_VIEW) {
            ALL.setMemory(address, bytes, (byte) 0); // a native call, which no compiler drops
            return;
        }
        // No more can a compiler drop stores off the heap, which native code may read; a few cost less than a call.
        ByteBuffer view = View.of(address).bytes();
        int at = View.at(address);
        int end = at + (int) bytes;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            view.putLong(at, 0);
        }
        for (; at < end; at++) {
            view.put(at, (byte) 0);
        }
    }
}
