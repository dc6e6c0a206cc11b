package org.wmisdk.com;

import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.wmisdk.WmiObject;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.MethodCall;
import org.wmisdk.spi.SessionException;

/**
 * Calls methods over a connection. What a method needs is kept for its next call, which then costs a call for each argument and each value that
 * comes out, and a few for the method. Safe for use by several threads.
 */
final class MethodCaller implements AutoCloseable {
    private static final String GET_METHOD = "IWbemClassObject::GetMethod";
    private static final String EXEC_METHOD = "IWbemServices::ExecMethod";

    /** What a method gives back that gives nothing back. */
    private static final WmiObject NOTHING = WmiObject.builder().build();

    private final Com com;
    private final Port port;
    private final LongSupplier services;
    private final Readers readers;
    private final ToLongFunction<String> classes;
    private final ObjectWriter writer;
    private final Properties properties;
    private final KeptObjects<Prepared> kept;

    /**
     * What a method needs for a call.
     *
     * @param in an {@code IWbemClassObject} with the parameters that go in, to make instances of; 0 where nothing goes in
     * @param name the name of the method, a BSTR
     * @param path the name of the class, a BSTR: the path of a static method
     * @param results of what comes out
     */
    private record Prepared(long in, long name, long path, SelectList results, boolean mayBeKept)
            implements KeptObjects.Kept {
        @Override
        public void release(Com com) {
            com.release(in);
            com.free(name);
            com.free(path);
        }
    }

    /**
     * @param services the connection for a call of the current thread, which outlives this
     * @param readers for what comes out
     * @param classes gets a class by its name, a reference that is released here
     * @param writer for the arguments
     */
    MethodCaller(Com com, LongSupplier services, Readers readers, ToLongFunction<String> classes, ObjectWriter writer) {
        this.com = com;
        this.port = com.port;
        this.services = services;
        this.readers = readers;
        this.classes = classes;
        this.writer = writer;
        this.properties = new ObjectReader(com).properties;
        this.kept = new KeptObjects<>(com);
    }

    WmiObject call(MethodCall call) {
        String key = call.className() + "." + call.method();
        return kept.use(key, () -> prepare(call, key), prepared -> execute(call, prepared));
    }

    private Prepared prepare(MethodCall call, String key) {
        CallScratch scratch = com.scratch();
        long mark = scratch.stack.mark();
        long definition = classes.applyAsLong(call.className());
        long in = 0;
        long out = 0;
        long name = 0;
        boolean done = false;
        try {
            long cell = scratch.stack.take(Properties.CELL_BYTES);
            long inOut = scratch.stack.take(2 * Layouts.POINTER);
            long outOut = inOut + Layouts.POINTER;
            long wide = scratch.wide(call.method());
            com.errors.forget();
            int hr = port.callPPIPPI(
                    com.method(definition, Slots.OBJECT_GET_METHOD), definition, wide, 0, inOut, outOut);
            if (hr < 0) {
                throw com.errors.failure(GET_METHOD + "(" + call.method() + ")", hr);
            }
            in = port.getLong(inOut);
            out = port.getLong(outOut);
            SelectList results = SelectList.ofMethod(key, out == 0 ? 0 : Math.max(0, properties.count(out, cell)));
            boolean mayBeKept = properties.isClass(definition);
            name = com.bstr(call.method());
            Prepared prepared = new Prepared(in, name, com.bstr(call.className()), results, mayBeKept);
            done = true;
            return prepared;
        } finally {
            com.release(out);
            com.release(definition);
            if (!done) {
                com.release(in);
                com.free(name);
            }
            scratch.stack.giveBack(mark);
        }
    }

    private WmiObject execute(MethodCall call, Prepared prepared) {
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        boolean onClass = call.path().equals(call.className());
        long path = 0;
        long context = 0;
        long in = 0;
        try {
            in = fill(call, prepared.in);
            path = onClass ? prepared.path : com.bstr(call.path());
            context = Contexts.create(com, call.context());
            long out = stack.take(Layouts.POINTER);
            long proxy = services.getAsLong();
            com.errors.forget();
            int hr = port.callPPPIPPPPI(
                    com.method(proxy, Slots.SERVICES_EXEC_METHOD), proxy, path, prepared.name, 0, context, in, out, 0);
            if (hr < 0) {
                throw com.errors.failure(EXEC_METHOD, hr);
            }
            long object = port.getLong(out);
            return object == 0 ? NOTHING : readers.readAndRelease(prepared.results, object, false);
        } finally {
            com.release(context);
            if (!onClass) {
                com.free(path);
            }
            com.release(in);
            stack.giveBack(mark);
        }
    }

    private long fill(MethodCall call, long parameters) {
        if (parameters == 0) {
            if (!call.arguments().isEmpty()) {
                throw new SessionException(
                        EXEC_METHOD, Codes.WBEM_E_INVALID_METHOD_PARAMETERS, "the method takes no arguments");
            }
            return 0;
        }
        long in = writer.spawn(parameters);
        boolean done = false;
        try {
            for (MethodCall.Argument argument : call.arguments()) {
                writer.put(in, argument.name(), argument.value());
            }
            done = true;
            return in;
        } finally {
            if (!done) {
                com.release(in);
            }
        }
    }

    /** In case that classes were changed. */
    void forget() {
        kept.forget();
    }

    /** Releases what is kept; again is allowed and does nothing. */
    @Override
    public void close() {
        kept.close();
    }
}
