package org.wmisdk.fake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiContext;
import org.wmisdk.fake.query.Query;
import org.wmisdk.fake.query.QueryException;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.wql.WqlAssociators;
import org.wmisdk.wql.WqlEventSelect;
import org.wmisdk.wql.WqlParser;
import org.wmisdk.wql.WqlReferences;
import org.wmisdk.wql.WqlSelect;
import org.wmisdk.wql.WqlStatement;
import org.wmisdk.wql.WqlSyntaxException;

/** A connection to a namespace of a fake machine. */
final class FakeSession implements WmiSession {
    /** From here on the server may act as the caller; below it WMI lets a client connect, but not query. */
    private static final int IMPERSONATE = 3;

    private final FakeCalls calls;
    private final Connection connection;
    private final Namespace namespace;
    private final boolean mayQuery;
    private volatile boolean closed;

    FakeSession(FakeCalls calls, Connection connection, Namespace namespace, int impersonationLevel) {
        this.calls = calls;
        this.connection = connection;
        this.namespace = namespace;
        this.mayQuery = impersonationLevel == 0 || impersonationLevel >= IMPERSONATE;
    }

    @Override
    public WmiCursor execQuery(QueryCall asked) {
        Parsed parsed = parse(asked.text());
        FakeCall call = new FakeCall(
                FakeOperation.EXEC_QUERY, connection, asked.text(), parsed.className(), queryOptions(asked));
        List<FakeFault> faults = calls.enter(call);
        requireOpen(call);
        String language = asked.language();
        if (!language.toUpperCase(Locale.ROOT).equals("WQL")) {
            HResult code = language.isEmpty() ? HResult.WBEM_E_INVALID_PARAMETER : HResult.WBEM_E_INVALID_QUERY_TYPE;
            throw calls.failed(call, 0, code, "the query language is WQL");
        }
        requireMayQuery(call);
        WqlSelect select = parsed.select(calls, call);
        FakeCursor cursor = new FakeCursor(
                calls,
                call,
                faults,
                () -> Query.prepare(select, namespace, connection.machine(), asked.flags(), asked.systemProperties())
                        .rows());
        if ((asked.flags() & QueryCall.RETURN_IMMEDIATELY) == 0) {
            try {
                cursor.start();
            } catch (QueryException e) {
                throw calls.failed(call, 0, e.hresult(), e.getMessage());
            }
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
        if (definition == null) {
            throw calls.failed(
                    call, 0, HResult.WBEM_E_NOT_FOUND, "namespace " + namespace.name() + " has no class " + className);
        }
        calls.succeeded(call, 1, HResult.WBEM_S_NO_ERROR);
        return definition.schema(connection.machine(), namespace.name());
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

    private void requireMayQuery(FakeCall call) {
        if (!mayQuery) {
            throw calls.failed(
                    call,
                    0,
                    HResult.WBEM_E_ACCESS_DENIED,
                    "the connection has an impersonation level below impersonate");
        }
    }

    private static Map<String, String> queryOptions(QueryCall asked) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("language", asked.language());
        options.putAll(options(asked.flags(), asked.context()));
        if (asked.systemProperties()) {
            options.put("systemProperties", "true");
        }
        return Collections.unmodifiableMap(options);
    }

    private static Map<String, String> options(int flags, WmiContext context) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("flags", Flags.ofOperation(flags));
        if (!context.isEmpty()) {
            options.put("context", String.join(",", context.values().keySet()));
        }
        return Collections.unmodifiableMap(options);
    }

    /** Reads a query before the call begins, since faults are chosen by its class; a mistake in it is told in the call. */
    private static Parsed parse(String text) {
        try {
            return new Parsed(WqlParser.parse(text), null);
        } catch (WqlSyntaxException e) {
            return new Parsed(null, e);
        }
    }

    /** A statement, or what is wrong with its text. */
    private record Parsed(
            @Nullable WqlStatement statement, @Nullable WqlSyntaxException mistake) {
        @Nullable
        String className() {
            if (statement instanceof WqlSelect select) {
                return select.className();
            } else if (statement instanceof WqlEventSelect events) {
                return events.className();
            } else if (statement instanceof WqlAssociators associators) {
                return associators.source().className().orElse(null);
            } else if (statement instanceof WqlReferences references) {
                return references.source().className().orElse(null);
            }
            return null;
        }

        WqlSelect select(FakeCalls calls, FakeCall call) {
            if (mistake != null) {
                throw calls.failed(call, 0, mistake.hresult(), mistake.getMessage());
            }
            if (statement instanceof WqlSelect select) {
                return select;
            }
            throw calls.failed(call, 0, HResult.WBEM_E_NOT_SUPPORTED, "this fake answers data queries only");
        }
    }
}
