package org.wmisdk.tck.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One COM interface that the server implements: its id, its slots in the order of the C headers, and the Java methods behind some of
 * them. All others answer {@code E_NOTIMPL}.
 */
final class InterfaceType<T extends ComObject> {
    /** What a slot does. */
    @FunctionalInterface
    interface Body<T> {
        /**
         * Runs it.
         *
         * @param self the object
         * @param a the native arguments, {@code this} first
         * @return an HRESULT
         */
        int run(T self, long[] a);
    }

    /** One slot. */
    record Slot<T>(String call, String shape, @Nullable Body<T> body) {}

    private final String name;
    private final byte[] iid;
    private final Class<T> type;
    private final List<Slot<T>> slots;

    private InterfaceType(String name, Class<T> type, Map<String, Slot<T>> bodies) {
        this.name = name;
        this.iid = Facts.guid("IID_" + name);
        this.type = type;
        List<String> methods = Facts.methods(name);
        this.slots = IntStream.range(0, methods.size())
                .mapToObj(i -> bodies.getOrDefault(methods.get(i), slot(name, methods.get(i), null)))
                .toList();
        for (String implemented : bodies.keySet()) {
            if (!methods.contains(implemented)) {
                throw new IllegalArgumentException(name + " has no method " + implemented);
            }
        }
    }

    private static <T> Slot<T> slot(String iface, String method, @Nullable Body<T> body) {
        return new Slot<>(iface + "::" + method, Facts.shape(iface, method), body);
    }

    static <T extends ComObject> Builder<T> of(String name, Class<T> type) {
        return new Builder<>(name, type);
    }

    String name() {
        return name;
    }

    byte[] iid() {
        return iid;
    }

    List<Slot<T>> slots() {
        return slots;
    }

    T cast(ComObject object) {
        return type.cast(object);
    }

    @Override
    public String toString() {
        return name;
    }

    static final class Builder<T extends ComObject> {
        private final String name;
        private final Class<T> type;
        private final Map<String, Slot<T>> bodies = new HashMap<>();

        private Builder(String name, Class<T> type) {
            this.name = name;
            this.type = type;
        }

        /** Implements one method. */
        Builder<T> method(String method, Body<T> body) {
            bodies.put(method, slot(name, method, body));
            return this;
        }

        InterfaceType<T> build() {
            return new InterfaceType<>(name, type, bodies);
        }
    }
}
