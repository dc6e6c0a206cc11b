package org.wmisdk.bench.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.wmisdk.Availability;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiShape;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.ClassesCall;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ConnectServerWmi;
import org.wmisdk.spi.HostNames;
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

/** The rows of the server in C, made in Java: what {@code ComServer} hands out where there is no compiler. */
final class JavaRows implements ConnectServerWmi {
    @Override
    public String name() {
        return "rows";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Availability availability() {
        return Availability.available();
    }

    @Override
    public String entry() {
        return "Java";
    }

    @Override
    public HostNames hostNames() {
        return HostNames.of();
    }

    @Override
    public CallThreads callThreads() {
        return new CallThreads() {
            @Override
            public boolean mayRunOnCaller() {
                return true;
            }

            @Override
            public Object enterWorker() {
                return this;
            }

            @Override
            public void cancel(Object worker) {
                // its calls take no time
            }
        };
    }

    @Override
    public WmiSession connectServerWmi(ConnectArguments arguments) {
        return new WmiSession() {
            @Override
            public WmiCursor execQuery(QueryCall call) {
                return new Cursor(Table.ofQuery(Objects.requireNonNull(call.text())));
            }

            @Override
            public WmiClass classDefinition(ClassCall call) {
                throw new UnsupportedOperationException("there are rows, and no schema");
            }

            @Override
            public WmiObject getObject(ObjectCall call) {
                throw new UnsupportedOperationException("there are rows, and nothing with a path");
            }

            @Override
            public WmiObject execMethod(MethodCall call) {
                throw new UnsupportedOperationException("there are rows, and no methods");
            }

            @Override
            public WmiCursor createInstanceEnum(InstancesCall call) {
                throw new UnsupportedOperationException("there are rows, and they come from queries");
            }

            @Override
            public List<String> classNames(ClassesCall call) {
                throw new UnsupportedOperationException("there are rows, and no schema");
            }

            @Override
            public List<WmiClass> classDefinitions(ClassesCall call) {
                throw new UnsupportedOperationException("there are rows, and no schema");
            }

            @Override
            public WmiSession openNamespace(NamespaceCall call) {
                throw new UnsupportedOperationException("there is one namespace");
            }

            @Override
            public WmiCursor execNotificationQuery(QueryCall call) {
                throw new UnsupportedOperationException("there are rows, and no events");
            }

            @Override
            public WmiAsyncCall execNotificationQueryAsync(QueryCall call, WmiSink sink) {
                throw new UnsupportedOperationException("there are rows, and no events");
            }

            @Override
            public Optional<String> putInstance(PutCall call) {
                throw new UnsupportedOperationException("there are rows, and no changes");
            }

            @Override
            public void putClass(PutClassCall call) {
                throw new UnsupportedOperationException("there are rows, and no changes");
            }

            @Override
            public void deleteInstance(ObjectCall call) {
                throw new UnsupportedOperationException("there are rows, and no changes");
            }

            @Override
            public void deleteClass(ClassCall call) {
                throw new UnsupportedOperationException("there are rows, and no changes");
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }

    private static final class Cursor implements WmiCursor {
        private final Table table;
        private final WmiShape shape;
        private int row;

        Cursor(Table table) {
            this.table = table;
            this.shape = table.shape();
        }

        @Override
        public Progress next(int timeoutMillis, int count, List<WmiObject> into) {
            List<WmiObject> some = new ArrayList<>();
            while (some.size() < count && row < table.rows()) {
                some.add(shape.object(table.values(row++)));
            }
            into.addAll(some);
            return some.size() < count ? Progress.END : Progress.MORE;
        }

        @Override
        public int warning() {
            return 0;
        }

        @Override
        public void rewind() {
            row = 0;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
