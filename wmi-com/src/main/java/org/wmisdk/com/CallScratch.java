package org.wmisdk.com;

import org.wmisdk.com.abi.Port;

/** What one thread needs again and again while it calls: native memory, and room for text on its way to a {@link String}. */
final class CallScratch {
    private static final int KEPT_CHARS = 64 * 1024;

    final NativeStack stack;

    /** Set while the error object of a failed call is read, whose own failures are not to be asked for error objects again. */
    boolean readsErrorInfo;

    /** Set while the thread has a token with privileges of its own, which only a proxy with cloaking shows to the server. */
    boolean privileged;

    private final Port port;
    private char[] text = new char[256];

    CallScratch(Port port) {
        this.port = port;
        this.stack = new NativeStack(port);
    }

    /** Reads text out of native memory. */
    String text(long address, int chars) {
        return chars == 0 ? "" : new String(chars(address, chars), 0, chars);
    }

    /** Reads characters out of native memory into a buffer that is theirs until the next text is read. */
    char[] chars(long address, int chars) {
        char[] buffer = chars <= text.length ? text : grown(chars);
        port.getChars(address, buffer, 0, chars);
        return buffer;
    }

    private char[] grown(int chars) {
        if (chars > KEPT_CHARS) {
            return new char[chars];
        }
        text = new char[Math.min(KEPT_CHARS, Math.max(chars, 2 * text.length))];
        return text;
    }

    /** Writes zero-terminated text to the stack, for a parameter that is no BSTR. */
    long wide(String value) {
        char[] chars = value.toCharArray();
        long address = stack.take(Character.BYTES * (chars.length + 1));
        port.putChars(address, chars, 0, chars.length);
        return address;
    }
}
