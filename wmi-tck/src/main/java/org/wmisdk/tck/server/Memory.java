package org.wmisdk.tck.server;

import org.wmisdk.com.abi.Port;

/** The native memory of the server's port, as the server needs it. */
record Memory(Port port) {
    byte[] bytes(long address, int count) {
        byte[] bytes = new byte[count];
        port.getBytes(address, bytes, 0, count);
        return bytes;
    }

    String text(long address, int chars) {
        char[] text = new char[chars];
        port.getChars(address, text, 0, chars);
        return new String(text);
    }

    /** UTF-16 text up to its NUL. */
    String text(long address) {
        int length = 0;
        while (port.getShort(address + 2L * length) != 0) {
            length++;
        }
        return text(address, length);
    }

    void putText(long address, String text) {
        port.putChars(address, text.toCharArray(), 0, text.length());
        port.putShort(address + 2L * text.length(), (short) 0);
    }

    short getShort(long address) {
        return port.getShort(address);
    }

    int getInt(long address) {
        return port.getInt(address);
    }

    long getLong(long address) {
        return port.getLong(address);
    }

    void putByte(long address, int value) {
        port.putByte(address, (byte) value);
    }

    void putShort(long address, int value) {
        port.putShort(address, (short) value);
    }

    void putInt(long address, int value) {
        port.putInt(address, value);
    }

    void putLong(long address, long value) {
        port.putLong(address, value);
    }

    /** Writes an out parameter that may be NULL. */
    void putIntIfWanted(long address, int value) {
        if (address != 0) {
            putInt(address, value);
        }
    }

    /** Writes an out parameter that may be NULL. */
    void putLongIfWanted(long address, long value) {
        if (address != 0) {
            putLong(address, value);
        }
    }
}
