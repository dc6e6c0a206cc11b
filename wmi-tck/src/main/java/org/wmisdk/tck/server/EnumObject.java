package org.wmisdk.tck.server;

import java.util.ArrayList;
import java.util.List;

/** {@code IEnumWbemClassObject} over a result of the source. */
final class EnumObject extends ComObject {
    static final InterfaceType<EnumObject> ENUM = InterfaceType.of("IEnumWbemClassObject", EnumObject.class)
            .method("Reset", EnumObject::reset)
            .method("Next", EnumObject::next)
            .build();

    private final Result result;

    /** What is delivered, batch by batch. One call at a time. */
    interface Result {
        /** Appends what comes next and returns the code of {@code Next}. */
        int fetch(int timeoutMillis, int count, List<ObjectContent> into);

        /** Goes back before the first object. */
        void rewind();

        /** Nobody wants more. */
        void close();
    }

    EnumObject(ComServer server, Result result) {
        super(server, "result");
        this.result = result;
    }

    @Override
    List<InterfaceType<?>> interfaces() {
        return List.of(ENUM);
    }

    @Override
    synchronized void gone() {
        result.close();
    }

    private synchronized int reset(long[] a) {
        result.rewind();
        return Codes.S_OK;
    }

    private int next(long[] a) {
        if (a[3] == 0 || a[4] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server().memory().putInt(a[4], 0);
        int count = (int) a[2];
        if (count == 0) {
            return Codes.S_OK;
        }
        List<ObjectContent> objects = new ArrayList<>();
        int code;
        synchronized (this) {
            code = result.fetch((int) a[1], count, objects);
        }
        for (int i = 0; i < objects.size(); i++) {
            long object = new ClassObject(server(), objects.get(i)).reference(ClassObject.CLASS_OBJECT);
            server().memory().putLong(a[3] + 8L * i, object);
        }
        server().memory().putInt(a[4], objects.size());
        return code;
    }
}
