package org.wmisdk.tck.server;

import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Port;

/** The real oleaut32 of a Windows process. Its strings and arrays are not counted. */
final class SystemAutomation implements Automation {
    private static final int FADF_HAVEVARTYPE = Facts.constant("FADF_HAVEVARTYPE");
    private static final int FADF_BSTR = Facts.constant("FADF_BSTR");
    private static final int FADF_UNKNOWN = Facts.constant("FADF_UNKNOWN");

    private final Memory memory;
    private final Port port;
    private final ToLongFunction<String> oleaut32;

    SystemAutomation(Memory memory, ToLongFunction<String> oleaut32) {
        this.memory = memory;
        this.port = memory.port();
        this.oleaut32 = oleaut32;
    }

    @Override
    public long function(String name) {
        return oleaut32.applyAsLong(name);
    }

    private long required(String name) {
        long address = function(name);
        if (address == 0) {
            throw new IllegalStateException("oleaut32 does not export " + name);
        }
        return address;
    }

    @Override
    public long newString(String text) {
        long chars = port.allocate(2L * text.length() + 2);
        try {
            memory.putText(chars, text);
            return port.callPIP(required("SysAllocStringLen"), chars, text.length());
        } finally {
            port.free(chars);
        }
    }

    @Override
    public @Nullable String text(long bstr, String by) {
        return bstr == 0 ? null : memory.text(bstr, memory.getInt(bstr - 4) / 2);
    }

    @Override
    public void freeString(long bstr) {
        port.callPV(required("SysFreeString"), bstr);
    }

    @Override
    public long newArray(int vt, int elementSize, int count) {
        long out = port.allocate(8);
        try {
            check("SafeArrayAllocDescriptor", port.callIPI(required("SafeArrayAllocDescriptor"), 1, out));
            long array = memory.getLong(out);
            memory.putInt(array + Layout.ARRAY_ELEMENT_SIZE, elementSize);
            memory.putInt(array + Layout.ARRAY_COUNT, count);
            memory.putInt(array + Layout.ARRAY_LOWER_BOUND, 0);
            describe(array, vt);
            check("SafeArrayAllocData", port.callPI(required("SafeArrayAllocData"), array));
            return array;
        } finally {
            port.free(out);
        }
    }

    /** What {@code SafeArrayCreate} writes; the port has no call of its shape. */
    private void describe(long array, int vt) {
        int features = memory.getShort(array + Layout.ARRAY_FEATURES);
        if (vt == Layout.VT_BSTR) {
            features |= FADF_BSTR;
        } else if (vt == Layout.VT_UNKNOWN) {
            features |= FADF_UNKNOWN;
        } else {
            features |= FADF_HAVEVARTYPE;
            memory.putInt(array - 4, vt);
        }
        memory.putShort(array + Layout.ARRAY_FEATURES, features);
    }

    private static void check(String function, int result) {
        if (result < 0) {
            throw new IllegalStateException(function + ": " + Texts.hex(result & 0xFFFFFFFFL));
        }
    }

    @Override
    public int clear(long variant) {
        return port.callPI(required("VariantClear"), variant);
    }
}
