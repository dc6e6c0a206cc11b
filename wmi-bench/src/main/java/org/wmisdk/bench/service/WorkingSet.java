package org.wmisdk.bench.service;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** Asks Windows for the working set of a process. */
@SuppressWarnings("restricted") // there is no other way to learn it
final class WorkingSet {
    private static final SymbolLookup KERNEL32 = SymbolLookup.libraryLookup("kernel32.dll", Arena.global());
    private static final MethodHandle OPEN_PROCESS =
            function("OpenProcess", FunctionDescriptor.of(ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle CLOSE_HANDLE = function("CloseHandle", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private static final MethodHandle GET_PROCESS_MEMORY_INFO =
            function("K32GetProcessMemoryInfo", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));

    private static final int QUERY_INFORMATION_AND_READ = 0x0410;
    private static final int COUNTERS_BYTES = 72;
    private static final int WORKING_SET = 16;

    private WorkingSet() {}

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(KERNEL32.find(name).orElseThrow(), descriptor);
    }

    static long bytesOf(long pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment process = (MemorySegment) OPEN_PROCESS.invokeExact(QUERY_INFORMATION_AND_READ, 0, (int) pid);
            if (process.address() == 0) {
                throw new IllegalStateException("OpenProcess failed for " + pid);
            }
            try {
                MemorySegment counters = arena.allocate(COUNTERS_BYTES, 8);
                counters.set(JAVA_INT, 0, COUNTERS_BYTES);
                if ((int) GET_PROCESS_MEMORY_INFO.invokeExact(process, counters, COUNTERS_BYTES) == 0) {
                    throw new IllegalStateException("K32GetProcessMemoryInfo failed for " + pid);
                }
                return counters.get(JAVA_LONG, WORKING_SET);
            } finally {
                int closed = (int) CLOSE_HANDLE.invokeExact(process);
                assert closed != 0;
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) { // a handle declares everything
            throw new IllegalStateException(t);
        }
    }
}
