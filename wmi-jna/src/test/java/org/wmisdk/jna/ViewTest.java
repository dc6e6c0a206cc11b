package org.wmisdk.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.nio.ByteOrder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A view of memory")
class ViewTest {
    private static final long GB = 1L << 30;

    @Test
    @DisplayName("is the same for every address of a gigabyte, and in the byte order of the machine")
    void shared() {
        long memory = Native.malloc(16);
        try {
            assertThat(View.of(memory)).isSameAs(View.of(memory / GB * GB)).isSameAs(View.of(memory | (GB - 1)));
            assertThat(View.of(memory)).isNotSameAs(View.of(memory + GB));
            assertThat(View.of(memory).bytes().order()).isEqualTo(ByteOrder.nativeOrder());
        } finally {
            Native.free(memory);
        }
    }

    @Test
    @DisplayName("stays what it was however many others there are")
    void growing() {
        // Nothing is read through these, so nothing needs to be there; they begin where no user memory is.
        long start = 1L << 46;
        View first = View.of(start);
        for (int i = 1; i < 300; i++) {
            assertThat(View.of(start + i * GB).key()).isEqualTo((start >>> 30) + i);
        }
        assertThat(View.of(start)).isSameAs(first);
    }

    @Test
    @DisplayName("holds numbers, text and bytes that lie across its gigabytes")
    void across() {
        assumeTrue(Platform.isLinux(), "reserves memory by mmap");
        int readWrite = 3;
        int privateAnonymousUnreserved = 0x4022;
        Function mmap = Function.getFunction("c", "mmap");
        Function munmap = Function.getFunction("c", "munmap");
        long block = mmap.invokeLong(new Object[] {0L, 3 * GB, readWrite, privateAnonymousUnreserved, -1, 0L});
        assertThat(block).isNotEqualTo(-1);
        try {
            JnaPort port = new JnaPort(null);
            for (long border = (block + GB) / GB * GB; border < block + 3 * GB - GB / 2; border += GB) {
                port.putLong(border - 3, 0x8877_6655_4433_2211L);
                assertThat(port.getLong(border - 3)).isEqualTo(0x8877_6655_4433_2211L);
                assertThat(port.getByte(border)).isEqualTo((byte) 0x44);
                port.putChars(border - 8, "12345678".toCharArray(), 0, 8);
                char[] text = new char[8];
                port.getChars(border - 8, text, 0, 8);
                assertThat(new String(text)).isEqualTo("12345678");
                assertThat(port.getShort(border)).isEqualTo((short) '5');
            }
        } finally {
            assertThat(munmap.invokeInt(new Object[] {block, 3 * GB})).isZero();
        }
    }
}
