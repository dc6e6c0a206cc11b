package org.wmisdk.tck.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiObject;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiCursor.Progress;

/** {@code IEnumWbemClassObject} over a cursor of the source, which is opened when the first row is asked for. */
final class EnumObject extends ComObject {
    static final InterfaceType<EnumObject> ENUM = InterfaceType.of("IEnumWbemClassObject", EnumObject.class)
            .method("Reset", EnumObject::reset)
            .method("Next", EnumObject::next)
            .build();

    private final Supplier<WmiCursor> query;
    private @Nullable WmiCursor cursor;
    private @Nullable SessionException failure;

    EnumObject(ComServer server, Supplier<WmiCursor> query) {
        super(server, "result");
        this.query = query;
    }

    @Override
    List<InterfaceType<?>> interfaces() {
        return List.of(ENUM);
    }

    @Override
    synchronized void gone() {
        if (cursor != null) {
            cursor.close();
        }
    }

    private synchronized int reset(long[] a) {
        if (failure != null) {
            throw failure;
        }
        if (cursor == null) {
            cursor = query.get();
        }
        cursor.rewind();
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
        List<WmiObject> rows = new ArrayList<>();
        int result = fetch((int) a[1], count, rows);
        for (int i = 0; i < rows.size(); i++) {
            long row = new ClassObject(server(), rows.get(i)).reference(ClassObject.CLASS_OBJECT);
            server().memory().putLong(a[3] + 8L * i, row);
        }
        server().memory().putInt(a[4], rows.size());
        return result;
    }

    private synchronized int fetch(int timeoutMillis, int count, List<WmiObject> rows) {
        if (failure != null) {
            throw failure;
        }
        Progress progress;
        try {
            if (cursor == null) {
                cursor = query.get();
            }
            progress = cursor.next(timeoutMillis, count, rows);
        } catch (SessionException e) {
            failure = e;
            if (rows.isEmpty()) {
                throw e;
            }
            return Codes.WBEM_S_TIMEDOUT; // these rows first, the error with the next call
        }
        return switch (progress) {
            case MORE -> Codes.S_OK;
            case TIMED_OUT -> Codes.WBEM_S_TIMEDOUT;
            case END ->
                rows.size() == count ? Codes.S_OK : cursor.warning() == 0 ? Codes.WBEM_S_FALSE : cursor.warning();
        };
    }
}
