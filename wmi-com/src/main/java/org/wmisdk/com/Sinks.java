package org.wmisdk.com;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.WmiSink;

/**
 * What the sinks have in common: one vtable, whose functions live as long as the process, and which sink a pointer stands for. A sink is a
 * native block that begins with the address of the vtable. Safe for use by several threads.
 */
final class Sinks {
    private static final int SLOTS = 5;

    private final Com com;
    private final Port port;
    private final Port.Scratch vtable;
    private final Map<Long, ComSink> alive = new ConcurrentHashMap<>();

    Sinks(Com com) {
        this.com = com;
        this.port = com.port;
        this.vtable = port.scratch(Layouts.POINTER * SLOTS);
        slot(Slots.UNKNOWN_QUERY_INTERFACE, "PPPI", a -> queryInterface(a[0], a[1], a[2]));
        slot(Slots.UNKNOWN_ADD_REF, "PI", a -> {
            ComSink sink = find(a[0]);
            return sink == null ? 0 : sink.addReference();
        });
        slot(Slots.UNKNOWN_RELEASE, "PI", a -> {
            ComSink sink = find(a[0]);
            return sink == null ? 0 : sink.release();
        });
        slot(Slots.SINK_INDICATE, "PIPI", a -> {
            ComSink sink = find(a[0]);
            return sink == null ? Codes.RPC_E_DISCONNECTED : sink.indicate((int) a[1], a[2]);
        });
        slot(Slots.SINK_SET_STATUS, "PIIPPI", a -> {
            ComSink sink = find(a[0]);
            return sink == null ? Codes.RPC_E_DISCONNECTED : sink.setStatus((int) a[1], (int) a[2], a[4]);
        });
    }

    private void slot(int index, String shape, Port.Upcall target) {
        port.putLong(vtable.address() + (long) Layouts.POINTER * index, port.upcall(shape, target));
    }

    /** A new sink, with one reference. */
    ComSink create(WmiSink target) {
        long block = port.allocate(Layouts.POINTER);
        port.putLong(block, vtable.address());
        ComSink sink = new ComSink(com, this, block, target);
        alive.put(block, sink);
        return sink;
    }

    /** The last reference to a sink is gone. */
    void gone(ComSink sink) {
        alive.remove(sink.pointer());
        port.free(sink.pointer());
    }

    private @Nullable ComSink find(long pointer) {
        return alive.get(pointer);
    }

    private int queryInterface(long pointer, long iid, long out) {
        if (out == 0) {
            return Codes.E_POINTER;
        }
        port.putLong(out, 0);
        ComSink sink = find(pointer);
        if (sink == null) {
            return Codes.RPC_E_DISCONNECTED;
        }
        if (!is(iid, Guid.IID_IUnknown) && !is(iid, Guid.IID_IWbemObjectSink)) {
            return Codes.E_NOINTERFACE;
        }
        sink.addReference();
        port.putLong(out, pointer);
        return Codes.S_OK;
    }

    private boolean is(long iid, Guid guid) {
        long known = com.guid(guid);
        return port.getLong(iid) == port.getLong(known)
                && port.getLong(iid + Long.BYTES) == port.getLong(known + Long.BYTES);
    }
}
