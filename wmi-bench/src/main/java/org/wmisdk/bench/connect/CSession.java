package org.wmisdk.bench.connect;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.wmisdk.bench.rounds.Contestant;
import org.wmisdk.bench.server.NativeCalls;
import org.wmisdk.bench.server.Server;
import org.wmisdk.bench.server.Table;

/** {@code client_session}: one call from Java for a whole connection. */
public final class CSession implements Contestant {
    private static final MethodHandle SESSION = NativeCalls.handle(
            "client_session",
            FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle QUERY = NativeCalls.handle(
            "client_query", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));

    private final MemorySegment path = NativeCalls.bstr(Server.NAMESPACE);
    private final MemorySegment text = NativeCalls.bstr(LibrarySession.TABLE.query());
    private final MemorySegment names = NativeCalls.wide(String.join("\0", LibrarySession.TABLE.columns()));
    private int queries;

    /** Takes no arguments. */
    public CSession(List<String> arguments) throws Throwable {}

    @Override
    public String prepare(String task) throws Throwable {
        queries = Integer.parseInt(task);
        Table table = LibrarySession.TABLE;
        MemorySegment checksum = NativeCalls.ARENA.allocate(JAVA_LONG);
        long rows =
                (long) QUERY.invokeExact(NativeCalls.services(), text, table.width(), names, table.batch(), checksum);
        NativeCalls.check(rows);
        return Long.toHexString(checksum.get(JAVA_LONG, 0));
    }

    @Override
    public long run() throws Throwable {
        Table table = LibrarySession.TABLE;
        long rows = (long) SESSION.invokeExact(path, queries, text, table.width(), names, table.batch());
        if (rows != (long) queries * table.rows()) {
            throw new IllegalStateException(rows + " rows of " + queries + " queries");
        }
        return Math.max(1, queries);
    }
}
