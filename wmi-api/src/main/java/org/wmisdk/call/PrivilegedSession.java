package org.wmisdk.call;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiObject;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.ClassesCall;
import org.wmisdk.spi.InstancesCall;
import org.wmisdk.spi.MethodCall;
import org.wmisdk.spi.NamespaceCall;
import org.wmisdk.spi.ObjectCall;
import org.wmisdk.spi.PutCall;
import org.wmisdk.spi.PutClassCall;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.WmiAsyncCall;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.spi.WmiSink;

/**
 * A connection each of whose calls is made with privileges enabled, whatever thread makes it: between two calls the thread has none of them.
 *
 * @param session the connection without them
 * @param names of the privileges
 */
public record PrivilegedSession(WmiSession session, CallThreads threads, List<String> names) implements WmiSession {
    private <T> T with(Supplier<T> call) {
        try (CallThreads.Privileges enabled = threads.enablePrivileges(names)) {
            Objects.requireNonNull(enabled, "enabled");
            return call.get();
        }
    }

    private void with(Runnable call) {
        with(() -> {
            call.run();
            return true;
        });
    }

    @Override
    public WmiCursor execQuery(QueryCall call) {
        return rows(() -> session.execQuery(call));
    }

    @Override
    public WmiClass classDefinition(ClassCall call) {
        return with(() -> session.classDefinition(call));
    }

    @Override
    public WmiObject getObject(ObjectCall call) {
        return with(() -> session.getObject(call));
    }

    @Override
    public WmiObject execMethod(MethodCall call) {
        return with(() -> session.execMethod(call));
    }

    @Override
    public Optional<String> putInstance(PutCall call) {
        return with(() -> session.putInstance(call));
    }

    @Override
    public void putClass(PutClassCall call) {
        with(() -> session.putClass(call));
    }

    @Override
    public void deleteInstance(ObjectCall call) {
        with(() -> session.deleteInstance(call));
    }

    @Override
    public void deleteClass(ClassCall call) {
        with(() -> session.deleteClass(call));
    }

    @Override
    public WmiCursor createInstanceEnum(InstancesCall call) {
        return rows(() -> session.createInstanceEnum(call));
    }

    @Override
    public List<String> classNames(ClassesCall call) {
        return with(() -> session.classNames(call));
    }

    @Override
    public List<WmiClass> classDefinitions(ClassesCall call) {
        return with(() -> session.classDefinitions(call));
    }

    /** Opened with the privileges; what is asked over it has none of them. */
    @Override
    public WmiSession openNamespace(NamespaceCall call) {
        return with(() -> session.openNamespace(call));
    }

    @Override
    public WmiCursor execNotificationQuery(QueryCall call) {
        return rows(() -> session.execNotificationQuery(call));
    }

    @Override
    public WmiAsyncCall execNotificationQueryAsync(QueryCall call, WmiSink sink) {
        return with(() -> session.execNotificationQueryAsync(call, sink));
    }

    @Override
    public void close() {
        session.close();
    }

    private WmiCursor rows(Supplier<WmiCursor> query) {
        return new Rows(with(query));
    }

    private final class Rows implements WmiCursor {
        private final WmiCursor cursor;

        Rows(WmiCursor cursor) {
            this.cursor = cursor;
        }

        @Override
        public Progress next(int timeoutMillis, int count, List<WmiObject> into) {
            return with(() -> cursor.next(timeoutMillis, count, into));
        }

        @Override
        public int warning() {
            return cursor.warning();
        }

        @Override
        public void rewind() {
            with(cursor::rewind);
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
