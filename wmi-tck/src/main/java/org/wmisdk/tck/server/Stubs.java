package org.wmisdk.tck.server;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Port;
import org.wmisdk.tck.server.ComObject.Facet;
import org.wmisdk.tck.server.InterfaceType.Slot;

/**
 * The native functions of one port, made once in a process and never freed: a vtable for each interface, and the exports. A pointer
 * that a client holds leads to a block {vtable, number}; the block is never freed and its number never used again, so that a stale
 * pointer is recognised instead of reaching somebody else's object.
 */
final class Stubs {
    /** Longer than any interface: a client that counts slots wrong reaches a stub that says so. */
    private static final int VTABLE_SLOTS = 48;

    private static final IdentityHashMap<Port, Stubs> ALL = new IdentityHashMap<>();

    private final Port port;
    private final Map<InterfaceType<?>, Long> vtables = new ConcurrentHashMap<>();
    private final Map<String, Long> functions = new ConcurrentHashMap<>();
    private final Map<Long, Grave> objects = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final List<String> strays = new ArrayList<>();
    private volatile @Nullable ComServer current;

    /** What a number stands for: an object, or the memory of one. */
    private record Grave(
            ComServer server, String what, @Nullable Facet alive) {}

    private Stubs(Port port) {
        this.port = port;
    }

    static Stubs of(Port port) {
        synchronized (ALL) {
            return ALL.computeIfAbsent(port, Stubs::new);
        }
    }

    /** One server at a time answers the exports, which have no {@code this} that would tell for whom they are called. */
    synchronized void open(ComServer server) {
        if (current != null) {
            throw new IllegalStateException("the server before it on the port " + port.name() + " is not closed");
        }
        current = server;
    }

    synchronized void close(ComServer server) {
        if (current == server) {
            current = null;
            objects.values().removeIf(grave -> grave.server() == server);
        }
    }

    /** The calls that came when their server was closed already; forgets them. */
    synchronized List<String> takeStrays() {
        List<String> taken = List.copyOf(strays);
        strays.clear();
        return taken;
    }

    private synchronized void stray(String what) {
        strays.add(what);
    }

    // ---- objects

    /** Makes the native block of an interface of an object. */
    long enlist(Facet facet) {
        long number = numbers.incrementAndGet();
        long block = port.allocate(16);
        port.putLong(block, vtable(facet.type()));
        port.putLong(block + 8, number);
        objects.put(number, new Grave(facet.owner().server(), facet.toString(), facet));
        return block;
    }

    /** The object of an interface has gone. */
    void bury(Facet facet) {
        objects.computeIfPresent(
                port.getLong(facet.pointer() + 8), (number, grave) -> new Grave(grave.server(), grave.what(), null));
    }

    /** The interface that a pointer of the client stands for; null, and a violation, if it is none that the client may use. */
    @Nullable
    Facet find(long pointer, String call) {
        Grave grave = objects.get(port.getLong(pointer + 8));
        if (grave == null) {
            stray(call + " on an object of a server that was closed before");
            return null;
        }
        Facet facet = grave.alive();
        if (facet == null) {
            grave.server().ledger().usable(Outstanding.Kind.REFERENCE, pointer, call);
            return null;
        }
        return facet.isUsable(call) ? facet : null;
    }

    // ---- vtables

    private long vtable(InterfaceType<?> type) {
        Long known = vtables.get(type);
        if (known != null) {
            return known;
        }
        synchronized (this) {
            return vtables.computeIfAbsent(type, this::makeVtable);
        }
    }

    private <T extends ComObject> long makeVtable(InterfaceType<T> type) {
        long vtable = port.allocate(8L * VTABLE_SLOTS);
        List<Slot<T>> slots = type.slots();
        for (int i = 0; i < VTABLE_SLOTS; i++) {
            port.putLong(vtable + 8L * i, i < slots.size() ? stub(type, i, slots.get(i)) : beyond(type, i));
        }
        return vtable;
    }

    private <T extends ComObject> long stub(InterfaceType<T> type, int index, Slot<T> slot) {
        return switch (index) {
            case 0 ->
                port.upcall(
                        slot.shape(),
                        a -> method(slot.call(), a, facet -> facet.owner().queryInterface(a[1], a[2])));
            case 1 -> port.upcall(slot.shape(), a -> method(slot.call(), a, Facet::add));
            case 2 -> port.upcall(slot.shape(), a -> method(slot.call(), a, Facet::release));
            default -> port.upcall(slot.shape(), a -> method(slot.call(), a, facet -> run(type, slot, facet, a)));
        };
    }

    private static <T extends ComObject> int run(InterfaceType<T> type, Slot<T> slot, Facet facet, long[] a) {
        InterfaceType.Body<T> body = slot.body();
        if (body == null) {
            return Codes.E_NOTIMPL;
        }
        if (facet.type() != type) {
            facet.owner().server().ledger().violation(slot.call() + " called on " + facet);
            return Codes.E_UNEXPECTED;
        }
        facet.owner().server().security().checkIdentity(facet, slot.call());
        return facet.owner().server().tokens().seen(facet.blanket(), () -> body.run(type.cast(facet.owner()), a));
    }

    private long beyond(InterfaceType<?> type, int index) {
        return port.upcall("PI", a -> {
            ComServer server = current;
            String what = "slot " + index + " was called, which " + type + " does not have";
            if (server == null) {
                stray(what);
            } else {
                server.ledger().violation(what);
            }
            return Codes.E_UNEXPECTED;
        });
    }

    /** What a method does, once its object is known. */
    @FunctionalInterface
    private interface OnFacet {
        int run(Facet facet);
    }

    private long method(String call, long[] a, OnFacet body) {
        Facet facet = find(a[0], call);
        if (facet == null) {
            return Codes.RPC_E_DISCONNECTED;
        }
        return facet.owner().server().calls().run(call, true, () -> body.run(facet));
    }

    // ---- exports

    /** The address of an exported function; the server that is open when it is called answers. */
    long function(Export export) {
        return functions.computeIfAbsent(
                export.name(),
                name -> port.upcall(export.shape(), a -> {
                    ComServer server = current;
                    if (server == null) {
                        if (!export.isOfThread()) {
                            stray(name + " called while no server is open");
                        }
                        return export.returnsPointer() ? 0 : Codes.RPC_E_DISCONNECTED;
                    }
                    return server.calls()
                            .run(
                                    name,
                                    !export.returnsPointer(),
                                    () -> export.body().run(server, a));
                }));
    }
}
