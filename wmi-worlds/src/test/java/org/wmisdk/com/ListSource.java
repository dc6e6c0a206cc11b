package org.wmisdk.com;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
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
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiAsyncCall;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.spi.WmiSink;

/** Answers each query with the rows that are listed for it, and has the classes that it is given: what stands behind the test server. */
final class ListSource implements ConnectServerWmi, WmiSession {
    private final Map<String, List<WmiObject>> answers;
    private final List<WmiClass> classes;

    ListSource(Map<String, List<WmiObject>> answers) {
        this(answers, List.of());
    }

    ListSource(Map<String, List<WmiObject>> answers, List<WmiClass> classes) {
        this.answers = answers;
        this.classes = classes;
    }

    @Override
    public WmiSession connectServerWmi(ConnectArguments arguments) {
        return this;
    }

    @Override
    public WmiCursor execQuery(QueryCall call) {
        List<WmiObject> rows = answers.get(call.text());
        if (rows == null) {
            throw new SessionException("IWbemServices::ExecQuery", 0x80041017, "no such query");
        }
        Deque<WmiObject> left = new ArrayDeque<>(rows);
        return new WmiCursor() {
            @Override
            public Progress next(int timeoutMillis, int count, List<WmiObject> into) {
                for (int i = 0; i < count; i++) {
                    if (left.isEmpty()) {
                        return Progress.END;
                    }
                    into.add(left.removeFirst());
                }
                return Progress.MORE;
            }

            @Override
            public int warning() {
                return 0;
            }

            @Override
            public void rewind() {
                left.clear();
                left.addAll(rows);
            }

            @Override
            public void close() {
                left.clear();
            }
        };
    }

    @Override
    public WmiClass classDefinition(ClassCall call) {
        return classes.stream()
                .filter(each -> each.name().equalsIgnoreCase(call.className()))
                .findFirst()
                .orElseThrow(() -> new SessionException("IWbemServices::GetObject", 0x80041002, "no such class"));
    }

    @Override
    public WmiObject getObject(ObjectCall call) {
        throw new SessionException("IWbemServices::GetObject", 0x80041002, "there are lists of rows alone");
    }

    @Override
    public WmiObject execMethod(MethodCall call) {
        throw new SessionException("IWbemServices::ExecMethod", 0x8004102E, "there are lists of rows alone");
    }

    @Override
    public WmiCursor createInstanceEnum(InstancesCall call) {
        throw new SessionException("IWbemServices::CreateInstanceEnum", 0x80041010, "there are lists of rows alone");
    }

    @Override
    public List<String> classNames(ClassesCall call) {
        return classes.stream().map(WmiClass::name).toList();
    }

    @Override
    public List<WmiClass> classDefinitions(ClassesCall call) {
        return classes;
    }

    @Override
    public WmiSession openNamespace(NamespaceCall call) {
        throw new SessionException("IWbemServices::OpenNamespace", 0x8004100E, "there are lists of rows alone");
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
        throw noChanges("IWbemServices::PutInstance");
    }

    @Override
    public void putClass(PutClassCall call) {
        throw noChanges("IWbemServices::PutClass");
    }

    @Override
    public void deleteInstance(ObjectCall call) {
        throw noChanges("IWbemServices::DeleteInstance");
    }

    @Override
    public void deleteClass(ClassCall call) {
        throw noChanges("IWbemServices::DeleteClass");
    }

    private static SessionException noChanges(String call) {
        return new SessionException(call, 0x80041024, "there are lists of rows alone");
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    @Override
    public String name() {
        return "list";
    }

    @Override
    public int priority() {
        return -1;
    }

    @Override
    public Availability availability() {
        return Availability.available();
    }

    @Override
    public String entry() {
        return "a list of rows";
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
                // Nothing here ever waits.
            }
        };
    }
}
