package org.wmisdk.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.wmisdk.com.abi.Shape;

/**
 * The block through which a thread hands arguments to {@code ffi_call} and gets the result: the result, then pointers to the
 * arguments, then the arguments, 8 bytes each.
 *
 * <p>One per thread is enough although a call may come back into Java and call again: {@code ffi_call} has read the arguments before
 * it enters the function, and writes the result after, just before it is read.
 */
final class Arguments {
    private static final int MOST = 10;
    private static final int RESULT = 0;
    private static final int POINTERS = 16; // libffi may write a result of two registers
    private static final int VALUES = POINTERS + MOST * Long.BYTES;
    private static final ThreadLocal<Arguments> MINE = ThreadLocal.withInitial(Arguments::new);

    private final ByteBuffer block =
            ByteBuffer.allocateDirect(VALUES + MOST * Long.BYTES).order(ByteOrder.nativeOrder());
    private final long address = Pointer.nativeValue(Native.getDirectBufferPointer(block));

    private Arguments() {
        for (int i = 0; i < MOST; i++) {
            block.putLong(POINTERS + i * Long.BYTES, address + value(i));
        }
    }

    static Arguments mine() {
        return MINE.get();
    }

    private static int value(int argument) {
        return VALUES + argument * Long.BYTES;
    }

    Arguments p(int argument, long value) {
        block.putLong(value(argument), value);
        return this;
    }

    Arguments i(int argument, int value) {
        block.putInt(value(argument), value);
        return this;
    }

    int result() {
        return block.getInt(RESULT); // the low half of the slot, as every supported machine is little endian
    }

    long longResult() {
        return block.getLong(RESULT);
    }

    void result(long value) {
        block.putLong(RESULT, value);
    }

    long resultAddress() {
        return address + RESULT;
    }

    long pointersAddress() {
        return address + POINTERS;
    }

    /** The arguments as objects, as the slower way wants them. */
    Object[] boxed(Shape shape) {
        Object[] boxed = new Object[shape.arguments()];
        for (int i = 0; i < boxed.length; i++) {
            if (shape.isPointer(i)) {
                boxed[i] = block.getLong(value(i));
            } else {
                boxed[i] = block.getInt(value(i));
            }
        }
        return boxed;
    }
}
