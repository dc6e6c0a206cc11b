package org.wmisdk.bench.concurrency;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.wmisdk.bench.server.NativeCalls;
import org.wmisdk.bench.server.Table;

/** {@code client_query} on threads of Java: what this machine, its memory allocator and the server give to many threads at all. */
public final class CCrowd extends Crowd {
    private static final MethodHandle QUERY = NativeCalls.handle(
            "client_query", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));

    private final Table table = LibraryCrowd.TABLE;
    private final MemorySegment text = NativeCalls.bstr(table.query());
    private final MemorySegment names = NativeCalls.wide(String.join("\0", table.columns()));

    /** Takes no arguments. */
    public CCrowd(List<String> arguments) throws Throwable {}

    @Override
    Connection connect() throws Throwable {
        MemorySegment services = NativeCalls.services();
        return () -> query(services, MemorySegment.NULL);
    }

    @Override
    String checksum() throws Throwable {
        MemorySegment checksum = NativeCalls.ARENA.allocate(JAVA_LONG);
        query(NativeCalls.services(), checksum);
        return Long.toHexString(checksum.get(JAVA_LONG, 0));
    }

    private void query(MemorySegment services, MemorySegment checksum) throws Throwable {
        long rows = (long) QUERY.invokeExact(services, text, table.width(), names, table.batch(), checksum);
        if (rows != table.rows()) {
            throw new IllegalStateException("client_query answered " + rows);
        }
    }
}
