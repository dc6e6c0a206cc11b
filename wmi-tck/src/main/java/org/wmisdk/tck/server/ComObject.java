package org.wmisdk.tck.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An object of the server. Each of its interfaces has a pointer and a count of its own, as the proxies of a real server do; the object
 * goes when the last of them is released.
 */
abstract class ComObject {
    static final InterfaceType<ComObject> UNKNOWN =
            InterfaceType.of("IUnknown", ComObject.class).build();

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final ComServer server;
    private final String what;
    private final Map<InterfaceType<?>, Facet> facets = new HashMap<>();
    private final List<Facet> copies = new ArrayList<>();
    private int references;

    ComObject(ComServer server, String what) {
        this.server = server;
        this.what = what + '#' + NUMBERS.incrementAndGet();
    }

    /** The interfaces beside {@code IUnknown}. */
    abstract List<InterfaceType<?>> interfaces();

    /** The last reference was released. */
    void gone() {}

    final ComServer server() {
        return server;
    }

    /** The object for people. */
    @Override
    public final String toString() {
        return what;
    }

    /** A new reference to one of its interfaces. */
    final synchronized long reference(InterfaceType<?> type) {
        Facet facet = facets.computeIfAbsent(type, t -> new Facet(this, t));
        facet.add();
        return facet.pointer();
    }

    /** A pointer of its own to one of its interfaces. */
    final synchronized long copy(InterfaceType<?> type) {
        Facet facet = new Facet(this, type);
        copies.add(facet);
        facet.add();
        return facet.pointer();
    }

    /** Answers {@code QueryInterface}. */
    final int queryInterface(long iid, long out) {
        if (out == 0) {
            return Codes.E_POINTER;
        }
        Memory memory = server.memory();
        memory.putLong(out, 0);
        InterfaceType<?> type = find(memory.bytes(iid, 16));
        if (type == null) {
            return Codes.E_NOINTERFACE;
        }
        memory.putLong(out, reference(type));
        return Codes.S_OK;
    }

    private @Nullable InterfaceType<?> find(byte[] iid) {
        if (Arrays.equals(iid, UNKNOWN.iid())) {
            return UNKNOWN;
        }
        return interfaces().stream()
                .filter(type -> Arrays.equals(iid, type.iid()))
                .findFirst()
                .orElse(null);
    }

    /** One interface of the object. */
    static final class Facet {
        private final ComObject owner;
        private final InterfaceType<?> type;
        private final long pointer;
        private int count;
        private @Nullable Blanket blanket;

        Facet(ComObject owner, InterfaceType<?> type) {
            this.owner = owner;
            this.type = type;
            this.pointer = owner.server.stubs().enlist(this);
        }

        ComObject owner() {
            return owner;
        }

        InterfaceType<?> type() {
            return type;
        }

        /** What the client holds: a block of the vtable's address and the number of this facet. */
        long pointer() {
            return pointer;
        }

        /** What the client set with {@code CoSetProxyBlanket}, or null. */
        @Nullable
        Blanket blanket() {
            return blanket;
        }

        void setBlanket(Blanket value) {
            blanket = value;
        }

        @Override
        public String toString() {
            return type + " of " + owner;
        }

        int add() {
            synchronized (owner) {
                if (count == 0) {
                    owner.server.ledger().created(Outstanding.Kind.REFERENCE, pointer, toString());
                }
                owner.references++;
                return ++count;
            }
        }

        int release() {
            synchronized (owner) {
                if (count == 0
                        || (count == 1 && !owner.server.ledger().released(Outstanding.Kind.REFERENCE, pointer))) {
                    return 0;
                }
                count--;
                owner.references--;
                if (owner.references == 0) {
                    owner.facets.values().forEach(owner.server.stubs()::bury);
                    owner.copies.forEach(owner.server.stubs()::bury);
                    owner.gone();
                }
                return count;
            }
        }

        /** Whether the client still holds a reference; what it does with a pointer otherwise is a violation. */
        boolean isUsable(String call) {
            synchronized (owner) {
                return count > 0 || owner.server.ledger().usable(Outstanding.Kind.REFERENCE, pointer, call);
            }
        }
    }
}
