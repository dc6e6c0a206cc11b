package org.wmisdk.fake;

import java.util.Iterator;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.query.Query;
import org.wmisdk.fake.query.QueryException;
import org.wmisdk.fake.query.QueryScope;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.repository.RepositoryException;
import org.wmisdk.fake.rules.Rules;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.wql.WqlEventSelect;
import org.wmisdk.wql.WqlParser;
import org.wmisdk.wql.WqlStatement;
import org.wmisdk.wql.WqlSyntaxException;

/** A connection to a namespace of a fake machine. */
final class FakeSession implements WmiSession {
    /** From here on the server may act as the caller; below it WMI lets a client connect, but not query. */
    private static final int IMPERSONATE = 3;

    private final FakeCalls calls;
    private final Machine machine;
    private final Namespace namespace;
    private final FakePolicies policies;
    private final boolean mayQuery;
    private volatile boolean closed;

    FakeSession(FakeCalls calls, Machine machine, Namespace namespace, FakePolicies policies, int impersonationLevel) {
        this.calls = calls;
        this.machine = machine;
        this.namespace = namespace;
        this.policies = policies;
        this.mayQuery = impersonationLevel == 0 || impersonationLevel >= IMPERSONATE;
        calls.journal().opened(this, FakeOperation.CONNECT, namespace.name());
    }

    @Override
    public WmiCursor execQuery(QueryCall call) {
        String text = call.text();
        calls.enter(FakeOperation.EXEC_QUERY, text);
        if (closed) {
            throw failed(text, HResult.RPC_E_DISCONNECTED, "the connection was closed");
        }
        if (!call.language().toUpperCase(Locale.ROOT).equals("WQL")) {
            throw failed(
                    text,
                    call.language().isEmpty() ? HResult.WBEM_E_INVALID_PARAMETER : HResult.WBEM_E_INVALID_QUERY_TYPE,
                    "the query language is WQL");
        }
        if (!mayQuery) {
            throw failed(
                    text, HResult.WBEM_E_ACCESS_DENIED, "the connection has an impersonation level below impersonate");
        }
        FakeCursor cursor;
        try {
            Namespace view = namespace.snapshot();
            cursor = new FakeCursor(calls, text, prepare(call, view), view::closeRows);
            if ((call.flags() & QueryCall.RETURN_IMMEDIATELY) == 0) {
                cursor.start();
            }
        } catch (QueryException e) {
            throw failed(text, e.hresult(), e.getMessage());
        } catch (RepositoryException e) {
            throw failed(text, e.hresult(), e.getMessage());
        }
        calls.succeeded(FakeOperation.EXEC_QUERY, text, 0, HResult.WBEM_S_NO_ERROR);
        calls.journal().opened(cursor, FakeOperation.EXEC_QUERY, text);
        return cursor;
    }

    @Override
    public WmiClass classDefinition(ClassCall call) {
        String className = call.className();
        calls.enter(FakeOperation.GET_OBJECT, className);
        if (closed) {
            throw calls.failed(
                    FakeOperation.GET_OBJECT, className, 0, HResult.RPC_E_DISCONNECTED, "the connection was closed");
        }
        if (!mayQuery) {
            throw calls.failed(
                    FakeOperation.GET_OBJECT,
                    className,
                    0,
                    HResult.WBEM_E_ACCESS_DENIED,
                    "the connection has an impersonation level below impersonate");
        }
        ClassDefinition definition = namespace.find(className);
        if (definition == null) {
            throw calls.failed(
                    FakeOperation.GET_OBJECT,
                    className,
                    0,
                    HResult.WBEM_E_NOT_FOUND,
                    "namespace " + namespace.name() + " has no class " + className);
        }
        calls.succeeded(FakeOperation.GET_OBJECT, className, 1, HResult.WBEM_S_NO_ERROR);
        WmiClass schema = definition.schema(machine.name(), namespace.name());
        return (call.flags() & ClassCall.USE_AMENDED_QUALIFIERS) != 0 ? schema : Amended.without(schema);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            calls.enter(FakeOperation.CLOSE_SESSION, namespace.name());
            calls.succeeded(FakeOperation.CLOSE_SESSION, namespace.name(), 0, HResult.WBEM_S_NO_ERROR);
            calls.journal().closed(this);
        }
    }

    /**
     * What a cursor asks when it is started: the schema. What the text alone shows fails here.
     *
     * @throws org.wmisdk.spi.SessionException if the text is no query
     */
    private Supplier<Iterator<WmiObject>> prepare(QueryCall call, Namespace view) {
        String text = call.text();
        Rules rules = policies.about("query " + text);
        QueryScope scope = new QueryScope(view, machine.names(), rules);
        try {
            WqlStatement statement = WqlParser.parse(text);
            if (statement instanceof WqlEventSelect) {
                throw failed(
                        text,
                        HResult.WBEM_E_INVALID_QUERY,
                        "a data query has no WITHIN and no GROUP, and compares properties with constants (text stands in quotes)");
            }
            return () -> Query.run(statement, scope, call.flags(), call.systemProperties());
        } catch (WqlSyntaxException e) {
            if (e.hresult().equals(HResult.WBEM_E_INVALID_OBJECT_PATH)) {
                // WMI reads the path in the braces only when it runs the query.
                return () -> {
                    throw new QueryException(e.hresult(), FakeRule.ASSOCIATION_PATH, String.valueOf(e.getMessage()));
                };
            }
            if (e.hresult().equals(HResult.WBEM_E_QUOTA_VIOLATION)) {
                rules.rely(FakeRule.QUERY_QUOTA, "the query is too long or nested too deep");
            }
            throw failed(text, e.hresult(), e.getMessage());
        }
    }

    private RuntimeException failed(String text, HResult hresult, @Nullable String detail) {
        return calls.failed(FakeOperation.EXEC_QUERY, text, 0, hresult, detail);
    }
}
