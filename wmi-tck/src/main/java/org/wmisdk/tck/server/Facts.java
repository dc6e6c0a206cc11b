package org.wmisdk.tck.server;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.UUID;
import org.wmisdk.tck.CFacts;

/** The table of C facts, as the server reads it: once. */
final class Facts {
    private static final CFacts TABLE = CFacts.load();

    private Facts() {}

    static List<String> methods(String iface) {
        return TABLE.methods(iface);
    }

    static String shape(String iface, String method) {
        return TABLE.shape(iface, method);
    }

    static String shape(String function) {
        return TABLE.shape(function);
    }

    static int size(String type) {
        return TABLE.size(type);
    }

    static int offset(String struct, String field) {
        return TABLE.offset(struct, field);
    }

    static int constant(String name) {
        return TABLE.constant(name);
    }

    static int hresult(String name) {
        return TABLE.hresult(name);
    }

    /** A GUID as it stands in memory: three little-endian numbers, then eight bytes. */
    static byte[] guid(String name) {
        UUID text = UUID.fromString(TABLE.guid(name));
        long high = text.getMostSignificantBits();
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (high >>> 32))
                .putShort((short) (high >>> 16))
                .putShort((short) high)
                .order(ByteOrder.BIG_ENDIAN)
                .putLong(text.getLeastSignificantBits())
                .array();
    }
}
