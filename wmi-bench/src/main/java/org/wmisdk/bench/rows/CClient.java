package org.wmisdk.bench.rows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.wmisdk.bench.rounds.Contestant;
import org.wmisdk.bench.server.NativeCalls;
import org.wmisdk.bench.server.Table;

/** {@code client_query}: one call from Java for a whole query, so that all but one in thousands of nanoseconds is C's. */
public final class CClient implements Contestant {
    private static final MethodHandle QUERY = NativeCalls.handle(
            "client_query", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));

    private final MemorySegment services = NativeCalls.services();
    private Table table = Table.mixed(1, 1, 1);
    private MemorySegment query = MemorySegment.NULL;
    private MemorySegment names = MemorySegment.NULL;

    /** Takes no arguments. */
    public CClient(List<String> arguments) throws Throwable {}

    @Override
    public String prepare(String task) throws Throwable {
        table = Table.parse(task);
        query = NativeCalls.bstr(table.query());
        names = NativeCalls.wide(String.join("\0", table.columns()));
        MemorySegment checksum = NativeCalls.ARENA.allocate(JAVA_LONG);
        read(checksum);
        return Long.toHexString(checksum.get(JAVA_LONG, 0));
    }

    @Override
    public long run() throws Throwable {
        return read(MemorySegment.NULL);
    }

    private long read(MemorySegment checksum) throws Throwable {
        long rows = (long) QUERY.invokeExact(services, query, table.width(), names, table.batch(), checksum);
        NativeCalls.check(rows);
        return rows;
    }
}
