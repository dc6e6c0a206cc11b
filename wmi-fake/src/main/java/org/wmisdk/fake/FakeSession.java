package org.wmisdk.fake;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiClass;
import org.wmisdk.fake.query.Query;
import org.wmisdk.fake.query.QueryException;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.wql.WqlParser;
import org.wmisdk.wql.WqlSelect;
import org.wmisdk.wql.WqlSyntaxException;

/** A connection to a namespace of a fake machine. */
final class FakeSession implements WmiSession {
    /** From here on the server may act as the caller; below it WMI lets a client connect, but not query. */
    private static final int IMPERSONATE = 3;

    private final FakeCalls calls;
    private final String server;
    private final Namespace namespace;
    private final boolean mayQuery;
    private volatile boolean closed;

    FakeSession(FakeCalls calls, String server, Namespace namespace, int impersonationLevel) {
        this.calls = calls;
        this.server = server;
        this.namespace = namespace;
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
        WqlSelect select = parse(text);
        FakeCursor cursor = new FakeCursor(
                calls,
                text,
                () -> Query.prepare(select, namespace, server, call.flags(), call.systemProperties())
                        .rows());
        if ((call.flags() & QueryCall.RETURN_IMMEDIATELY) == 0) {
            try {
                cursor.start();
            } catch (QueryException e) {
                throw failed(text, e.hresult(), e.getMessage());
            }
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
        WmiClass schema = definition.schema(server, namespace.name());
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

    private WqlSelect parse(String text) {
        try {
            if (WqlParser.parse(text) instanceof WqlSelect select) {
                return select;
            }
            throw failed(text, HResult.WBEM_E_NOT_SUPPORTED, "this fake answers data queries only");
        } catch (WqlSyntaxException e) {
            throw failed(text, e.hresult(), e.getMessage());
        }
    }

    private RuntimeException failed(String text, HResult hresult, @Nullable String detail) {
        return calls.failed(FakeOperation.EXEC_QUERY, text, 0, hresult, detail);
    }
}
