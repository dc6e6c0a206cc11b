package org.wmisdk.com;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.SessionException;

/** COM at the level of single references and strings: what every other class here calls with. Safe for use by several threads. */
final class Com {
    /** The longest text that a BSTR may hold here; a larger count means that there is no BSTR at the address. */
    private static final int MAX_BSTR_BYTES = 1 << 30;

    final Port port;
    final Functions functions;
    final Errors errors;
    final KnownShapes knownShapes = new KnownShapes();

    private final ThreadLocal<CallScratch> scratch;
    private final Port.Scratch guidMemory;
    private final Map<Guid, Long> guids = new EnumMap<>(Guid.class);
    private @Nullable Sinks sinks; // made when first needed, guarded by this
    private final Port.Scratch systemNameMemory;
    private final Map<SystemName, Long> systemNames = new EnumMap<>(SystemName.class);

    Com(Port port, Functions functions) {
        this.port = port;
        this.functions = functions;
        this.errors = new Errors(this);
        this.scratch = ThreadLocal.withInitial(() -> new CallScratch(port));
        Guid[] ids = Guid.values();
        guidMemory = port.scratch(Guid.SIZE * ids.length);
        for (int i = 0; i < ids.length; i++) {
            long address = guidMemory.address() + (long) Guid.SIZE * i;
            ids[i].write(port, address);
            guids.put(ids[i], address);
        }
        SystemName[] names = SystemName.values();
        systemNameMemory = port.scratch(NativeNames.bytes(SystemName.texts()));
        NativeNames texts = new NativeNames(port, SystemName.texts(), systemNameMemory.address());
        for (int i = 0; i < names.length; i++) {
            systemNames.put(names[i], texts.address(i));
        }
    }

    /** What the current thread keeps for its calls. */
    CallScratch scratch() {
        return scratch.get();
    }

    /** The sinks of this process. */
    synchronized Sinks sinks() {
        Sinks made = sinks;
        if (made == null) {
            made = new Sinks(this);
            sinks = made;
        }
        return made;
    }

    /** The address of a GUID in memory that lives as long as this object. */
    @SuppressWarnings("NullAway") // every Guid was put into the map
    long guid(Guid guid) {
        return guids.get(guid);
    }

    /** The name of a system property in memory that lives as long as this object. */
    @SuppressWarnings("NullAway") // every name was put into the map
    long systemName(SystemName name) {
        return systemNames.get(name);
    }

    // ---- references

    /** The address of a method of an object. */
    long method(long object, int slot) {
        return port.getLong(port.getLong(object) + (long) Layouts.POINTER * slot);
    }

    /** Gives a reference back; 0 is allowed and does nothing. */
    void release(long object) {
        if (object != 0) {
            // ULONG Release(void): the count is for tests of the callee, not for us
            port.callPI(method(object, Slots.UNKNOWN_RELEASE), object);
        }
    }

    /** Asks an object for another interface: a new reference, or 0 where it has none, for whatever reason. */
    long findInterface(long object, Guid iid) {
        try {
            return queryInterface(object, iid);
        } catch (SessionException e) {
            return 0;
        }
    }

    /**
     * Asks an object for another interface: a new reference.
     *
     * @throws SessionException if it has none
     */
    long queryInterface(long object, Guid iid) {
        NativeStack stack = scratch().stack;
        long mark = stack.mark();
        try {
            long out = stack.take(Layouts.POINTER);
            int hr = port.callPPPI(method(object, Slots.UNKNOWN_QUERY_INTERFACE), object, guid(iid), out);
            return errors.created("QueryInterface(" + iid + ")", hr, port.getLong(out));
        } finally {
            stack.giveBack(mark);
        }
    }

    /** Makes an object of a class that is loaded into this process; one reference. */
    long createInProcess(Guid clsid, Guid iid) {
        NativeStack stack = scratch().stack;
        long mark = stack.mark();
        try {
            long out = stack.take(Layouts.POINTER);
            errors.forget();
            int hr = port.callPPIPPI(
                    functions.coCreateInstance, guid(clsid), 0, Codes.CLSCTX_INPROC_SERVER, guid(iid), out);
            return errors.created("CoCreateInstance(" + clsid + ")", hr, port.getLong(out));
        } finally {
            stack.giveBack(mark);
        }
    }

    /** Clears a VARIANT, with a call only where it owns something. */
    void clear(long variant) {
        if (!Vartypes.ownsNothing(port.getShort(variant + Layouts.VARIANT_VT) & 0xFFFF)) {
            port.callPI(functions.variantClear, variant);
        }
    }

    // ---- strings

    /** Makes a BSTR of text, NULL for null; the caller frees it. */
    long bstr(@Nullable String text) {
        return text == null ? 0 : bstr(text.toCharArray());
    }

    /** Makes a BSTR of text; the caller frees it. The text goes nowhere else, so that wiping the BSTR wipes all of it. */
    long bstr(char[] text) {
        long bstr = port.callPIP(functions.sysAllocStringLen, 0, text.length);
        if (bstr == 0) {
            throw new SessionException("SysAllocStringLen", Codes.E_OUTOFMEMORY, null);
        }
        port.putChars(bstr, text, 0, text.length);
        port.putShort(bstr + (long) Character.BYTES * text.length, (short) 0);
        return bstr;
    }

    /** Frees a BSTR; NULL is allowed. */
    void free(long bstr) {
        if (bstr != 0) {
            port.callPV(functions.sysFreeString, bstr);
        }
    }

    /** Zeroes a BSTR and frees it; NULL is allowed. Windows keeps the memory of freed strings for the next one. */
    void wipe(long bstr) {
        if (bstr != 0) {
            port.zero(bstr, byteLength(bstr));
            free(bstr);
        }
    }

    /** The length of a BSTR that is not NULL, in characters. */
    int length(long bstr) {
        return byteLength(bstr) / Character.BYTES;
    }

    private int byteLength(long bstr) {
        int bytes = port.getInt(bstr + Layouts.BSTR_BYTES);
        if (bytes < 0 || bytes > MAX_BSTR_BYTES) {
            throw new MalformedValueException("a BSTR says that it has " + Integer.toUnsignedString(bytes) + " bytes");
        }
        return bytes;
    }

    /** Reads a BSTR that is not NULL. */
    String text(long bstr) {
        return scratch().text(bstr, length(bstr));
    }
}
