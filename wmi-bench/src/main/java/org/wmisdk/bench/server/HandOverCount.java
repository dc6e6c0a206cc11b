package org.wmisdk.bench.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.wmisdk.Availability;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiObject;
import org.wmisdk.spi.CallClock;
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

/**
 * A backend that counts how many times its callers hand something over to a worker. Each call with a timeout begins one stretch of
 * waiting by the backend's clock; a release has no timeout and is counted where it arrives.
 */
public final class HandOverCount implements ConnectServerWmi {
    private final ConnectServerWmi backend;
    private final AtomicInteger count = new AtomicInteger();
    private final Thread caller = Thread.currentThread();

    /** Around that backend; its calls are made by the current thread. */
    public HandOverCount(ConnectServerWmi backend) {
        this.backend = backend;
    }

    /** How many times so far. */
    public int count() {
        return count.get();
    }

    @Override
    public CallThreads callThreads() {
        CallThreads threads = backend.callThreads();
        return new CallThreads() {
            @Override
            public boolean mayRunOnCaller() {
                return threads.mayRunOnCaller();
            }

            @Override
            public Optional<String> whyNotOnWorker() {
                return threads.whyNotOnWorker();
            }

            @Override
            public CallClock clock() {
                return nanos -> {
                    count.incrementAndGet();
                    return threads.clock().begin(nanos);
                };
            }

            @Override
            public Object enterWorker() {
                return threads.enterWorker();
            }

            @Override
            public void cancel(Object worker) {
                threads.cancel(worker);
            }
        };
    }

    @Override
    public WmiSession connectServerWmi(ConnectArguments arguments) {
        WmiSession session = backend.connectServerWmi(arguments);
        return new WmiSession() {
            @Override
            public WmiCursor execQuery(QueryCall call) {
                return session.execQuery(call); // its cursor is closed by the call that reads it, in the same hand-over
            }

            @Override
            public WmiClass classDefinition(ClassCall call) {
                return session.classDefinition(call);
            }

            @Override
            public WmiObject getObject(ObjectCall call) {
                return session.getObject(call);
            }

            @Override
            public WmiObject execMethod(MethodCall call) {
                return session.execMethod(call);
            }

            @Override
            public WmiCursor createInstanceEnum(InstancesCall call) {
                return session.createInstanceEnum(call);
            }

            @Override
            public List<String> classNames(ClassesCall call) {
                return session.classNames(call);
            }

            @Override
            public List<WmiClass> classDefinitions(ClassesCall call) {
                return session.classDefinitions(call);
            }

            @Override
            public WmiSession openNamespace(NamespaceCall call) {
                return session.openNamespace(call); // what is opened is not measured
            }

            @Override
            public WmiCursor execNotificationQuery(QueryCall call) {
                return session.execNotificationQuery(call);
            }

            @Override
            public WmiAsyncCall execNotificationQueryAsync(QueryCall call, WmiSink sink) {
                return session.execNotificationQueryAsync(call, sink);
            }

            @Override
            public Optional<String> putInstance(PutCall call) {
                return session.putInstance(call);
            }

            @Override
            public void putClass(PutClassCall call) {
                session.putClass(call);
            }

            @Override
            public void deleteInstance(ObjectCall call) {
                session.deleteInstance(call);
            }

            @Override
            public void deleteClass(ClassCall call) {
                session.deleteClass(call);
            }

            @Override
            public void close() {
                if (!Thread.currentThread().equals(caller)) {
                    count.incrementAndGet();
                }
                session.close();
            }
        };
    }

    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public int priority() {
        return backend.priority();
    }

    @Override
    public Availability availability() {
        return backend.availability();
    }

    @Override
    public String entry() {
        return backend.entry();
    }

    @Override
    public HostNames hostNames() {
        return backend.hostNames();
    }
}
