package org.wmisdk.bench.call;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way to call, with parameters.
 *
 * @param name in the tables
 * @param way JMH's benchmarks, one for each operation that it takes part in
 * @param parameters of JMH
 * @param note for the table; null when there is nothing to say
 */
record Contestant(
        String name,
        Class<? extends Way> way,
        Map<String, String> parameters,
        @Nullable String note) {
    static final String C = "C";
    static final String HANDLE = "raw handle (java.lang.foreign, static final)";
    static final String FFM = "FFM";
    static final String FFM_BOTH = "FFM, both ports loaded";
    static final String FFI_CALL = "raw Native.ffi_call";
    static final String JNA = "JNA";
    static final String JNA_BOTH = "JNA, both ports loaded";

    private static final String BOTH = "The other port is loaded too, and has made calls from the same place.";

    /** In the order of the tables. */
    static final List<Contestant> ALL = List.of(
            new Contestant(C, CWay.class, Map.of(), "The loop is in C, too."),
            new Contestant("JMH, empty benchmark", EmptyWay.class, Map.of(), null),
            new Contestant(HANDLE, HandleWay.class, Map.of(), null),
            new Contestant(FFM, PortCalls.class, Map.of("port", "ffm", "loaded", PortCalls.ALONE), null),
            new Contestant(FFM, PortValues.class, Map.of("port", "ffm"), null),
            new Contestant(FFM_BOTH, PortCalls.class, Map.of("port", "ffm", "loaded", PortCalls.BOTH), BOTH),
            new Contestant(
                    FFI_CALL,
                    FfiCallWay.class,
                    Map.of(),
                    "Its arguments were written beforehand, and its answer is not read."),
            new Contestant(JNA, PortCalls.class, Map.of("port", "jna", "loaded", PortCalls.ALONE), null),
            new Contestant(JNA, PortValues.class, Map.of("port", "jna"), null),
            new Contestant(JNA_BOTH, PortCalls.class, Map.of("port", "jna", "loaded", PortCalls.BOTH), BOTH),
            new Contestant("raw JNA, direct mapping", DirectWay.class, Map.of(), null),
            new Contestant("raw JNA, interface mapping", InterfaceWay.class, Map.of(), null),
            new Contestant("raw JNA, Function", FunctionWay.class, Map.of(), null),
            new Contestant("raw JNA, Pointer and Callback", JnaValues.class, Map.of(), null),
            new Contestant("jna-platform", JnaPlatformWay.class, Map.of(), null));

    private static final List<Class<? extends Way>> BY_NAME = List.of(CWay.class, DirectWay.class, InterfaceWay.class);

    /** Those that take part in an operation, on any machine. */
    static List<Contestant> in(Operation operation) {
        return ALL.stream()
                .filter(one -> Operation.of(one.way).contains(operation))
                .toList();
    }

    /**
     * Why it cannot do that operation here.
     *
     * @param noC why there are no functions in C, empty when there are
     */
    Optional<String> whyAbsent(Operation operation, String noC) {
        boolean needsC = BY_NAME.contains(way) || operation == Operation.BSTR || operation == Operation.UPCALL;
        return needsC && !noC.isEmpty() ? Optional.of(noC) : Optional.empty();
    }

    /** The name of its benchmark, as {@link org.wmisdk.bench.report.JmhFile} has it. */
    String benchmark(Operation operation) {
        return way.getSimpleName() + "." + operation.method();
    }
}
