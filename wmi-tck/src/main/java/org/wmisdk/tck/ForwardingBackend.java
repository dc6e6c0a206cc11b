package org.wmisdk.tck;

import java.util.List;
import java.util.Optional;
import org.wmisdk.Availability;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiObject;
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
import org.wmisdk.spi.WmiCursor.Progress;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.spi.WmiSink;

/** A backend that does what another does: the start of those that add trouble or do one thing wrong. One method for each call. */
public abstract class ForwardingBackend implements ConnectServerWmi {
    private final ConnectServerWmi target;

    /** Forwards to that backend. */
    protected ForwardingBackend(ConnectServerWmi target) {
        this.target = target;
    }

    /** Connects. */
    protected WmiSession connect(ConnectArguments arguments) {
        return target.connectServerWmi(arguments);
    }

    /** Reads the schema of a class. */
    protected WmiClass classDefinition(WmiSession session, ClassCall call) {
        return session.classDefinition(call);
    }

    /** Starts a query. */
    protected WmiCursor execQuery(WmiSession session, QueryCall call) {
        return session.execQuery(call);
    }

    /** Reads an instance. */
    protected WmiObject getObject(WmiSession session, ObjectCall call) {
        return session.getObject(call);
    }

    /** Calls a method. */
    protected WmiObject execMethod(WmiSession session, MethodCall call) {
        return session.execMethod(call);
    }

    /** Starts to read the instances of a class. */
    protected WmiCursor createInstanceEnum(WmiSession session, InstancesCall call) {
        return session.createInstanceEnum(call);
    }

    /** Lists the names of classes. */
    protected List<String> classNames(WmiSession session, ClassesCall call) {
        return session.classNames(call);
    }

    /** Reads the schemas of classes. */
    protected List<WmiClass> classDefinitions(WmiSession session, ClassesCall call) {
        return session.classDefinitions(call);
    }

    /** Connects to a namespace below. */
    protected WmiSession openNamespace(WmiSession session, NamespaceCall call) {
        return session.openNamespace(call);
    }

    /** Goes back before the first row. */
    protected void rewind(WmiCursor cursor) {
        cursor.rewind();
    }

    /** Writes an instance. */
    protected Optional<String> putInstance(WmiSession session, PutCall call) {
        return session.putInstance(call);
    }

    /** Writes a class. */
    protected void putClass(WmiSession session, PutClassCall call) {
        session.putClass(call);
    }

    /** Deletes an instance. */
    protected void deleteInstance(WmiSession session, ObjectCall call) {
        session.deleteInstance(call);
    }

    /** Deletes a class. */
    protected void deleteClass(WmiSession session, ClassCall call) {
        session.deleteClass(call);
    }

    /** Fetches rows. */
    protected Progress next(WmiCursor cursor, int timeoutMillis, int count, List<WmiObject> into) {
        return cursor.next(timeoutMillis, count, into);
    }

    /** Subscribes to events that are fetched. */
    protected WmiCursor execNotificationQuery(WmiSession session, QueryCall call) {
        return session.execNotificationQuery(call);
    }

    /** Subscribes to events that are brought. */
    protected WmiAsyncCall execNotificationQueryAsync(WmiSession session, QueryCall call, WmiSink sink) {
        return session.execNotificationQueryAsync(call, sink);
    }

    /** Closes a cursor. */
    protected void close(WmiCursor cursor) {
        cursor.close();
    }

    /** Closes a session. */
    protected void close(WmiSession session) {
        session.close();
    }

    @Override
    public final WmiSession connectServerWmi(ConnectArguments arguments) {
        return forward(connect(arguments));
    }

    private WmiSession forward(WmiSession session) {
        return new WmiSession() {
            @Override
            public WmiCursor execQuery(QueryCall call) {
                return forward(ForwardingBackend.this.execQuery(session, call));
            }

            @Override
            public WmiClass classDefinition(ClassCall call) {
                return ForwardingBackend.this.classDefinition(session, call);
            }

            @Override
            public WmiObject getObject(ObjectCall call) {
                return ForwardingBackend.this.getObject(session, call);
            }

            @Override
            public WmiObject execMethod(MethodCall call) {
                return ForwardingBackend.this.execMethod(session, call);
            }

            @Override
            public WmiCursor createInstanceEnum(InstancesCall call) {
                return forward(ForwardingBackend.this.createInstanceEnum(session, call));
            }

            @Override
            public List<String> classNames(ClassesCall call) {
                return ForwardingBackend.this.classNames(session, call);
            }

            @Override
            public List<WmiClass> classDefinitions(ClassesCall call) {
                return ForwardingBackend.this.classDefinitions(session, call);
            }

            @Override
            public WmiSession openNamespace(NamespaceCall call) {
                return forward(ForwardingBackend.this.openNamespace(session, call));
            }

            @Override
            public WmiCursor execNotificationQuery(QueryCall call) {
                return forward(ForwardingBackend.this.execNotificationQuery(session, call));
            }

            @Override
            public WmiAsyncCall execNotificationQueryAsync(QueryCall call, WmiSink sink) {
                return ForwardingBackend.this.execNotificationQueryAsync(session, call, sink);
            }

            @Override
            public Optional<String> putInstance(PutCall call) {
                return ForwardingBackend.this.putInstance(session, call);
            }

            @Override
            public void putClass(PutClassCall call) {
                ForwardingBackend.this.putClass(session, call);
            }

            @Override
            public void deleteInstance(ObjectCall call) {
                ForwardingBackend.this.deleteInstance(session, call);
            }

            @Override
            public void deleteClass(ClassCall call) {
                ForwardingBackend.this.deleteClass(session, call);
            }

            @Override
            public void close() {
                ForwardingBackend.this.close(session);
            }
        };
    }

    private WmiCursor forward(WmiCursor cursor) {
        return new WmiCursor() {
            @Override
            public Progress next(int timeoutMillis, int count, List<WmiObject> into) {
                return ForwardingBackend.this.next(cursor, timeoutMillis, count, into);
            }

            @Override
            public int warning() {
                return cursor.warning();
            }

            @Override
            public void rewind() {
                ForwardingBackend.this.rewind(cursor);
            }

            @Override
            public void close() {
                ForwardingBackend.this.close(cursor);
            }
        };
    }

    @Override
    public String name() {
        return target.name();
    }

    @Override
    public int priority() {
        return target.priority();
    }

    @Override
    public Availability availability() {
        return target.availability();
    }

    @Override
    public String entry() {
        return target.entry();
    }

    @Override
    public HostNames hostNames() {
        return target.hostNames();
    }

    @Override
    public CallThreads callThreads() {
        return target.callThreads();
    }
}
