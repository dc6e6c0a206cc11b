package org.wmisdk.com;

import java.util.function.ToLongFunction;
import org.wmisdk.SystemProperties;
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
    private final Spares<InParameters> kept;

    /**
     * The parameters of a method that go in.
     *
     * @param object an {@code IWbemClassObject} to make instances of; 0 where nothing goes in
     * @param mayBeKept false where the server locks the class as long as somebody holds what came from it
     */
    private record InParameters(long object, boolean mayBeKept) {}

    /**
     * @param services the connection, which outlives this
     * @param readers for what comes out
     * @param classes gets a class by its name, a reference that is released here
     */
    MethodCaller(Com com, long services, Readers readers, ToLongFunction<String> classes) {
        this.com = com;
        this.port = com.port;
        this.services = services;
        this.readers = readers;
        this.classes = classes;
        this.writer = new ObjectWriter(com, classes);
        this.properties = new ObjectReader(com).properties;
        this.kept = new Spares<>(parameters -> com.release(parameters.object));
    }

    WmiObject call(MethodCall call) {
        String key = call.className() + "." + call.method();
        InParameters known = kept.take(key);
        if (known != null) {
            try {
                return call(call, key, known);
            } catch (SessionException e) {
                if (!lacksParameter(e)) {
                    throw e;
                }
                // The class was changed since, and nothing has been called yet.
            }
        }
        return call(call, key, learn(call));
    }

    /** Whether the object for the arguments has not all of them. No other failure is a reason to try again: the method may have been carried out. */
    private static boolean lacksParameter(SessionException e) {
        return e.hresult() == Codes.WBEM_E_NOT_FOUND && e.call().startsWith(ObjectWriter.PUT);
    }

    private InParameters learn(MethodCall call) {
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
            return new InParameters(port.getLong(in), isClass(definition));
        } finally {
            com.release(definition);
            scratch.stack.giveBack(mark);
        }
    }

    /**
     * Whether it is a class, as it should be. Wine hands out the first row of the class, and locks that for all other threads until the last
     * thing that was made from it is released.
     */
    private boolean isClass(long definition) {
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        try {
            Integer genus = properties.genus(definition, stack.take(Properties.CELL_BYTES));
            return genus != null && genus == SystemProperties.GENUS_CLASS;
        } finally {
            stack.giveBack(mark);
        }
    }

    /** @param parameters which are kept if all goes well and they may be, and released otherwise */
    private WmiObject call(MethodCall call, String key, InParameters parameters) {
        boolean done = false;
        try {
            WmiObject out = execute(call, key, parameters.object);
            done = true;
            return out;
        } finally {
            if (done && parameters.mayBeKept) {
                kept.put(key, parameters);
            } else {
                com.release(parameters.object);
            }
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
