package org.wmisdk.com;

import java.util.function.ToLongFunction;
import org.wmisdk.WmiObject;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.MethodCall;
import org.wmisdk.spi.SessionException;

/**
 * Calls methods over a connection. The object with the parameters that go in is kept for the next call of the same method, which then costs
 * one call for each argument and one for the method. Safe for use by several threads.
 */
final class MethodCaller implements AutoCloseable {
    private static final String GET_METHOD = "IWbemClassObject::GetMethod";
    private static final String EXEC_METHOD = "IWbemServices::ExecMethod";

    /** What a method gives back that gives nothing back. */
    private static final WmiObject NOTHING = WmiObject.builder().build();

    private final Com com;
    private final Port port;
    private final long services;
    private final Readers readers;
    private final ToLongFunction<String> classes;
    private final ObjectWriter writer;
    private final Properties properties;
    private final KeptObjects kept;

    /**
     * @param services the connection, which outlives this
     * @param readers for what comes out
     * @param classes gets a class by its name, a reference that is released here
     * @param writer for the arguments
     */
    MethodCaller(Com com, long services, Readers readers, ToLongFunction<String> classes, ObjectWriter writer) {
        this.com = com;
        this.port = com.port;
        this.services = services;
        this.readers = readers;
        this.classes = classes;
        this.writer = writer;
        this.properties = new ObjectReader(com).properties;
        this.kept = new KeptObjects(com);
    }

    WmiObject call(MethodCall call) {
        String key = call.className() + "." + call.method();
        return kept.use(key, () -> learn(call), parameters -> execute(call, key, parameters));
    }

    /** The parameters that go in; an object 0 where there are none. */
    private KeptObjects.Kept learn(MethodCall call) {
        CallScratch scratch = com.scratch();
        long mark = scratch.stack.mark();
        long definition = classes.applyAsLong(call.className());
        try {
            long in = scratch.stack.take(2 * Layouts.POINTER);
            long out = in + Layouts.POINTER;
            long name = scratch.wide(call.method());
            com.errors.forget();
            int hr = port.callPPIPPI(com.method(definition, Slots.OBJECT_GET_METHOD), definition, name, 0, in, out);
            if (hr < 0) {
                throw com.errors.failure(GET_METHOD + "(" + call.method() + ")", hr);
            }
            com.release(port.getLong(out)); // what comes out says itself what it is
            return new KeptObjects.Kept(port.getLong(in), properties.isClass(definition));
        } finally {
            com.release(definition);
            scratch.stack.giveBack(mark);
        }
    }

    private WmiObject execute(MethodCall call, String key, long parameters) {
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        long path = 0;
        long name = 0;
        long context = 0;
        long in = 0;
        try {
            in = fill(call, parameters);
            path = com.bstr(call.path());
            name = com.bstr(call.method());
            context = Contexts.create(com, call.context());
            long out = stack.take(Layouts.POINTER);
            com.errors.forget();
            int hr = port.callPPPIPPPPI(
                    com.method(services, Slots.SERVICES_EXEC_METHOD), services, path, name, 0, context, in, out, 0);
            if (hr < 0) {
                throw com.errors.failure(EXEC_METHOD, hr);
            }
            return read(key, port.getLong(out));
        } finally {
            com.release(context);
            com.free(name);
            com.free(path);
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

    /** @param object what came out, which is released here; 0 for nothing */
    private WmiObject read(String key, long object) {
        if (object == 0) {
            return NOTHING;
        }
        SelectList shape = SelectList.ofMethod(key);
        ObjectReader reader = readers.take(shape);
        try {
            return reader.row(object, 0, false);
        } finally {
            readers.giveBack(shape, reader);
            com.release(object);
        }
    }

    /** Releases what is kept; again is allowed and does nothing. */
    @Override
    public void close() {
        kept.close();
    }
}
