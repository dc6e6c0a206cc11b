package org.wmisdk.fake;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.query.ObjectByPath;
import org.wmisdk.fake.query.Query;
import org.wmisdk.fake.query.QueryException;
import org.wmisdk.fake.query.QueryScope;
import org.wmisdk.fake.record.RecordedRows;
import org.wmisdk.fake.record.ReplayedNamespace;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.repository.RepositoryException;
import org.wmisdk.fake.rules.Rules;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.ClassesCall;
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
import org.wmisdk.wql.WqlEventSelect;
import org.wmisdk.wql.WqlStatement;

/** A connection to a namespace of a fake machine. */
final class FakeSession implements WmiSession {
    /** From here on the server may act as the caller; below it WMI lets a client connect, but not query. */
    private static final int IMPERSONATE = 3;

    private final FakeCalls calls;
    private final FakeConnector connector;
    private final Connection connection;
    private final Machine machine;
    private final Namespace namespace;
    private final FakePolicies policies;
    private final FakeConnector.Login login;
    private final boolean mayQuery;
    private final Set<FakeRight> rights;
    private final Map<String, Set<String>> privileges; // by the class that needs them, as its subclasses do
    private final @Nullable ReplayedNamespace replayed;
    private volatile boolean closed;

    /** The recorded answers are null where nothing was recorded. */
    FakeSession(
            FakeCalls calls,
            FakeConnector connector,
            Connection connection,
            Machine machine,
            Namespace namespace,
            FakePolicies policies,
            FakeConnector.Login login,
            Set<FakeRight> rights,
            Map<String, Set<String>> privileges,
            @Nullable ReplayedNamespace replayed) {
        this.calls = calls;
        this.connector = connector;
        this.connection = connection;
        this.machine = machine;
        this.namespace = namespace;
        this.policies = policies;
        this.login = login;
        this.mayQuery = login.impersonationLevel() == 0 || login.impersonationLevel() >= IMPERSONATE;
        this.rights = rights;
        this.privileges = privileges;
        this.replayed = replayed;
    }

    @Override
    public WmiCursor execQuery(QueryCall asked) {
        ParsedQuery parsed = ParsedQuery.of(asked.text());
        FakeCall call = new FakeCall(
                FakeOperation.EXEC_QUERY, connection, asked.text(), parsed.className(), queryOptions(asked));
        List<FakeFault> faults = calls.enter(call);
        requireOpen(call);
        requireWql(call, asked);
        requireMayQuery(call);
        requirePrivileges(call);
        RecordedRows recorded = recorded(call, answers -> answers.query(asked, this::derives));
        return open(
                call,
                faults,
                "query " + asked.text(),
                asked.flags(),
                scope -> recorded == null ? prepare(call, parsed, asked, scope) : () -> recorded);
    }

    /** Opens a result over what the namespace has now. */
    private FakeCursor open(
            FakeCall call,
            List<FakeFault> faults,
            String what,
            int flags,
            Function<QueryScope, Supplier<Iterator<WmiObject>>> source) {
        FakeCursor cursor;
        try {
            Rules rules = policies.about(what);
            Namespace view = namespace.snapshot(rules);
            cursor = new FakeCursor(
                    calls,
                    call,
                    faults,
                    source.apply(new QueryScope(view, machine.names(), rules)),
                    (flags & QueryCall.FORWARD_ONLY) == 0,
                    view::closeRows);
            if ((flags & QueryCall.RETURN_IMMEDIATELY) == 0) {
                cursor.start();
            }
        } catch (QueryException e) {
            throw calls.failed(call, 0, e.hresult(), e.getMessage());
        } catch (RepositoryException e) {
            throw calls.failed(call, 0, e.hresult(), e.getMessage());
        }
        calls.succeeded(call, 0, HResult.WBEM_S_NO_ERROR);
        calls.journal().opened(cursor, call);
        return cursor;
    }

    @Override
    public WmiClass classDefinition(ClassCall asked) {
        String className = asked.className();
        FakeCall call = new FakeCall(
                FakeOperation.GET_OBJECT, connection, className, className, options(asked.flags(), asked.context()));
        calls.enter(call);
        requireOpen(call);
        requireMayQuery(call);
        ClassDefinition definition = namespace.find(className);
        if (replayed != null) {
            try {
                replayed.definition(className, definition != null);
            } catch (SessionException e) {
                throw calls.failed(call, 0, HResult.of(e.hresult()), e.detail());
            }
        }
        if (definition == null) {
            throw calls.failed(
                    call, 0, HResult.WBEM_E_NOT_FOUND, "namespace " + namespace.name() + " has no class " + className);
        }
        calls.succeeded(call, 1, HResult.WBEM_S_NO_ERROR);
        return schema(definition, (asked.flags() & ClassCall.USE_AMENDED_QUALIFIERS) != 0);
    }

    private WmiClass schema(ClassDefinition definition, boolean amended) {
        WmiClass schema = definition.schema(connection.machine(), namespace.name());
        return amended ? schema : Amended.without(schema);
    }

    @Override
    public WmiObject getObject(ObjectCall asked) {
        String text = asked.path();
        FakeCall call = new FakeCall(
                FakeOperation.GET_OBJECT,
                connection,
                text,
                ObjectByPath.className(text),
                options(asked.flags(), asked.context()));
        calls.enter(call);
        requireOpen(call);
        requireMayQuery(call);
        requirePrivileges(call);
        return answer(call, 1, "path " + text, scope -> {
            WmiObject recorded = recordedObject(text);
            return recorded == null ? ObjectByPath.find(text, scope) : recorded;
        });
    }

    @Override
    public WmiObject execMethod(MethodCall asked) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("method", asked.method());
        options.putAll(options(0, asked.context()));
        FakeCall call = new FakeCall(
                FakeOperation.EXEC_METHOD,
                connection,
                asked.path(),
                asked.className(),
                Collections.unmodifiableMap(options));
        calls.enter(call);
        requireOpen(call);
        requireMayQuery(call);
        requirePrivileges(call);
        requireRight(call, FakeRight.METHOD_EXECUTE);
        return answer(
                call,
                1,
                "method " + asked.method() + " of " + asked.path(),
                scope ->
                        replayed == null ? MethodCalls.call(asked, machine, namespace, scope) : replayed.method(asked));
    }

    @Override
    public Optional<String> putInstance(PutCall asked) {
        String path = asked.path();
        String subject = path == null ? asked.className() : path;
        FakeCall call = new FakeCall(
                FakeOperation.PUT_INSTANCE,
                connection,
                subject,
                asked.className(),
                optionsOfPut(asked.flags(), asked.putContext()));
        return change(
                call,
                "put of " + subject,
                recorded -> recorded.putInstance(asked),
                changes -> Optional.of(
                        "\\\\" + connection.machine() + "\\" + namespace.name() + ":" + changes.put(asked)));
    }

    @Override
    public void putClass(PutClassCall asked) {
        String className = asked.className();
        FakeCall call = new FakeCall(
                FakeOperation.PUT_CLASS,
                connection,
                className,
                className,
                optionsOfPut(asked.flags(), asked.context()));
        change(call, "put of class " + className, recorded -> recorded.putClass(asked), changes -> {
            changes.putClass(asked);
            return true;
        });
    }

    @Override
    public void deleteInstance(ObjectCall asked) {
        String text = asked.path();
        FakeCall call = new FakeCall(
                FakeOperation.DELETE_INSTANCE,
                connection,
                text,
                ObjectByPath.className(text),
                options(asked.flags(), asked.context()));
        change(call, "deletion of " + text, recorded -> recorded.deleteInstance(asked), changes -> {
            changes.delete(text);
            return true;
        });
    }

    @Override
    public void deleteClass(ClassCall asked) {
        String className = asked.className();
        FakeCall call = new FakeCall(
                FakeOperation.DELETE_CLASS, connection, className, className, options(asked.flags(), asked.context()));
        change(call, "deletion of class " + className, recorded -> recorded.deleteClass(asked), changes -> {
            changes.deleteClass(className);
            return true;
        });
    }

    /** What a put may find is said in its flags. */
    private Map<String, String> optionsOfPut(int flags, WmiContext context) {
        Map<String, String> options = new LinkedHashMap<>(options(0, context));
        options.put("flags", Flags.ofChange(flags));
        return Collections.unmodifiableMap(options);
    }

    /**
     * Carries a change out, or answers as it was answered.
     *
     * @param about what is asked, for the rules
     */
    private <T> T change(
            FakeCall call, String about, Function<ReplayedNamespace, T> recorded, Function<Changes, T> change) {
        calls.enter(call);
        requireOpen(call);
        requireMayQuery(call);
        requirePrivileges(call);
        return answer(
                call,
                0,
                about,
                scope -> replayed == null
                        ? change.apply(new Changes(namespace, scope, rights))
                        : recorded.apply(replayed));
    }

    /**
     * Ends a call with its answer, or with the failure that kept it from coming about.
     *
     * @param rows how many objects the call delivers
     * @param about what is asked, for the rules
     */
    private <T> T answer(FakeCall call, int rows, String about, Function<QueryScope, T> question) {
        T object;
        Rules rules = policies.about(about);
        try {
            Namespace view = namespace.snapshot(rules);
            try {
                object = question.apply(new QueryScope(view, machine.names(), rules));
            } finally {
                view.closeRows();
            }
        } catch (QueryException e) {
            throw calls.failed(call, 0, e.hresult(), e.getMessage(), e.getCause());
        } catch (RepositoryException e) {
            e.tell(rules);
            throw calls.failed(call, 0, e.hresult(), e.getMessage());
        } catch (SessionException e) {
            throw calls.failed(call, 0, HResult.of(e.hresult()), e.detail());
        }
        calls.succeeded(call, rows, HResult.WBEM_S_NO_ERROR);
        return object;
    }

    private @Nullable WmiObject recordedObject(String path) {
        return replayed == null ? null : replayed.object(path, this::derives);
    }

    @Override
    public WmiCursor createInstanceEnum(InstancesCall asked) {
        String className = asked.className();
        FakeCall call = new FakeCall(
                FakeOperation.CREATE_INSTANCE_ENUM,
                connection,
                className,
                className,
                options(asked.flags(), asked.systemProperties(), asked.context()));
        List<FakeFault> faults = calls.enter(call);
        requireOpen(call);
        requireMayQuery(call);
        requirePrivileges(call);
        RecordedRows recorded = recorded(call, answers -> answers.instances(asked, this::derives));
        return open(
                call,
                faults,
                "instances of " + className,
                asked.flags(),
                scope -> () -> recorded == null
                        ? Query.instances(className, scope, asked.flags(), asked.systemProperties())
                        : recorded);
    }

    @Override
    public List<String> classNames(ClassesCall asked) {
        return classes(asked, (call, name) -> name);
    }

    @Override
    public List<WmiClass> classDefinitions(ClassesCall asked) {
        return classes(asked, (call, name) -> {
            ClassDefinition definition = namespace.find(name);
            if (definition == null) { // of a recorded answer only: a name alone has no schema
                throw calls.failed(call, 0, HResult.WBEM_E_NOT_AVAILABLE, "not recorded: the schema of class " + name);
            }
            return schema(definition, (asked.flags() & ClassesCall.USE_AMENDED_QUALIFIERS) != 0);
        });
    }

    private <T> List<T> classes(ClassesCall asked, BiFunction<FakeCall, String, T> wanted) {
        String superclass = asked.superclass();
        FakeCall call = new FakeCall(
                FakeOperation.CREATE_CLASS_ENUM,
                connection,
                superclass,
                superclass,
                options(asked.flags(), asked.context()));
        calls.enter(call);
        requireOpen(call);
        requireMayQuery(call);
        List<String> recorded = recorded(call, answers -> answers.classes(asked));
        List<T> classes = (recorded == null ? below(call, asked) : recorded)
                .stream().map(name -> wanted.apply(call, name)).toList();
        calls.succeeded(call, classes.size(), HResult.WBEM_S_NO_ERROR);
        return classes;
    }

    /** The names of the classes that are asked for. */
    private List<String> below(FakeCall call, ClassesCall asked) {
        boolean direct = (asked.flags() & ClassesCall.SHALLOW) != 0;
        String superclass = asked.superclass();
        ClassDefinition ancestor = superclass == null ? null : namespace.find(superclass);
        if (superclass != null && ancestor == null) {
            policies.about("classes below " + superclass).rely(FakeRule.CLASSES_SUPERCLASS, "there is no such class");
            throw calls.failed(
                    call,
                    0,
                    HResult.WBEM_E_INVALID_CLASS,
                    "namespace " + namespace.name() + " has no class " + superclass);
        }
        return (ancestor == null ? namespace.classes() : namespace.withSubclasses(ancestor))
                .stream()
                        .filter(each -> direct ? each.superclass() == ancestor : each != ancestor)
                        .map(ClassDefinition::name)
                        .toList();
    }

    @Override
    public WmiSession openNamespace(NamespaceCall asked) {
        FakeCall call = new FakeCall(
                FakeOperation.OPEN_NAMESPACE, connection, asked.name(), null, options(asked.flags(), asked.context()));
        calls.enter(call);
        requireOpen(call);
        ReplayedNamespace recordedBelow = recorded(call, answers -> answers.below(asked.name()));
        Connection below = connection.below(asked.name());
        if (machine.repository().find(below.namespace()) == null) {
            policies.about("namespace " + below.namespace())
                    .rely(FakeRule.NAMESPACE_BELOW_MISSING, "there is no such namespace");
        }
        FakeSession session = connector.below(call, below, machine, login, recordedBelow);
        calls.succeeded(call, 0, HResult.WBEM_S_NO_ERROR);
        calls.journal().opened(below, call);
        return session;
    }

    @Override
    public WmiCursor execNotificationQuery(QueryCall asked) {
        return subscribe(FakeOperation.EXEC_NOTIFICATION_QUERY, asked);
    }

    @Override
    public WmiAsyncCall execNotificationQueryAsync(QueryCall asked, WmiSink sink) {
        FakeCursor cursor = subscribe(FakeOperation.EXEC_NOTIFICATION_QUERY_ASYNC, asked);
        return FakePush.start(calls, cursor, sink);
    }

    private FakeCursor subscribe(FakeOperation operation, QueryCall asked) {
        ParsedQuery parsed = ParsedQuery.of(asked.text());
        FakeCall call = new FakeCall(operation, connection, asked.text(), parsed.className(), queryOptions(asked));
        List<FakeFault> faults = calls.enter(call);
        requireOpen(call);
        requireWql(call, asked);
        requireMayQuery(call);
        requireRight(call, FakeRight.RIGHT_SUBSCRIBE);
        Rules rules = policies.about("event query " + asked.text());
        return EventCursors.open(
                calls, call, faults, parsed, asked.flags(), machine, namespace, rules, replayed != null);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            FakeCall call = new FakeCall(FakeOperation.CLOSE_SESSION, connection, null, null, Map.of());
            calls.enter(call);
            calls.succeeded(call, 0, HResult.WBEM_S_NO_ERROR);
            calls.journal().closed(connection);
        }
    }

    private void requireOpen(FakeCall call) {
        if (closed) {
            throw calls.failed(call, 0, HResult.RPC_E_DISCONNECTED, "the connection was closed");
        }
    }

    private void requireWql(FakeCall call, QueryCall asked) {
        String language = asked.language();
        if (!language.toUpperCase(Locale.ROOT).equals("WQL")) {
            HResult code = language.isEmpty() ? HResult.WBEM_E_INVALID_PARAMETER : HResult.WBEM_E_INVALID_QUERY_TYPE;
            throw calls.failed(call, 0, code, "the query language is WQL");
        }
    }

    private void requireRight(FakeCall call, FakeRight right) {
        if (!rights.contains(right)) {
            throw calls.failed(
                    call,
                    0,
                    HResult.WBEM_E_ACCESS_DENIED,
                    "the user lacks the right " + right.title() + " on " + namespace.name());
        }
    }

    private void requireMayQuery(FakeCall call) {
        if (!mayQuery) {
            throw calls.failed(
                    call,
                    0,
                    HResult.WBEM_E_ACCESS_DENIED,
                    "the connection has an impersonation level below impersonate");
        }
    }

    private void requirePrivileges(FakeCall call) {
        String className = call.className();
        if (privileges.isEmpty() || className == null) {
            return;
        }
        Set<String> enabled = calls.privileges().enabled();
        privileges.forEach((needing, names) -> {
            if (derives(className, needing) && !enabled.containsAll(names)) {
                throw calls.failed(
                        call,
                        0,
                        HResult.WBEM_E_PRIVILEGE_NOT_HELD,
                        "class " + needing + " needs these privileges to be enabled: "
                                + String.join(", ", new TreeSet<>(names)));
            }
        });
    }

    /** What was recorded; null where nothing was, or where the recorded classes may answer themselves. */
    private <T> @Nullable T recorded(FakeCall call, Function<ReplayedNamespace, @Nullable T> answer) {
        if (replayed == null) {
            return null;
        }
        try {
            return answer.apply(replayed);
        } catch (SessionException e) {
            throw calls.failed(call, 0, HResult.of(e.hresult()), e.detail());
        }
    }

    private boolean derives(String className, String ancestor) {
        ClassDefinition definition = namespace.find(className);
        return definition != null && definition.isA(ancestor);
    }

    /**
     * What a cursor asks when it is started: the schema. What the text alone shows fails here.
     *
     * @throws SessionException if the text is no query
     */
    private Supplier<Iterator<WmiObject>> prepare(
            FakeCall call, ParsedQuery parsed, QueryCall asked, QueryScope scope) {
        WqlStatement statement = parsed.statement();
        if (statement instanceof WqlEventSelect) {
            throw calls.failed(
                    call,
                    0,
                    HResult.WBEM_E_INVALID_QUERY,
                    "a data query has no WITHIN and no GROUP, and compares properties with constants (text stands in quotes)");
        }
        if (statement != null) {
            return () -> Query.run(statement, scope, asked.flags(), asked.systemProperties());
        }
        HResult code = parsed.mistakeCode();
        if (code.equals(HResult.WBEM_E_INVALID_OBJECT_PATH)) {
            // WMI reads the path in the braces only when it runs the query.
            return () -> {
                throw new QueryException(code, FakeRule.ASSOCIATION_PATH, parsed.mistakeText());
            };
        }
        if (code.equals(HResult.WBEM_E_QUOTA_VIOLATION)) {
            scope.rules().rely(FakeRule.QUERY_QUOTA, "the query is too long or nested too deep");
        }
        throw calls.failed(call, 0, code, parsed.mistakeText());
    }

    private Map<String, String> queryOptions(QueryCall asked) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("language", asked.language());
        options.putAll(options(asked.flags(), asked.systemProperties(), asked.context()));
        return Collections.unmodifiableMap(options);
    }

    private Map<String, String> options(int flags, boolean systemProperties, WmiContext context) {
        Map<String, String> options = new LinkedHashMap<>(options(flags, context));
        if (systemProperties) {
            options.put("systemProperties", "true");
        }
        return Collections.unmodifiableMap(options);
    }

    private Map<String, String> options(int flags, WmiContext context) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("flags", Flags.ofOperation(flags));
        if (!context.isEmpty()) {
            options.put("context", String.join(",", context.values().keySet()));
        }
        Set<String> enabled = calls.privileges().enabled();
        if (!enabled.isEmpty()) {
            options.put("privileges", String.join(",", enabled));
        }
        return Collections.unmodifiableMap(options);
    }
}
