package org.wmisdk.com;

import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.wmisdk.WmiContext;
import org.wmisdk.com.abi.Port;
import org.wmisdk.internal.Text;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.ObjectCall;
import org.wmisdk.spi.PutCall;
import org.wmisdk.spi.PutClassCall;
import org.wmisdk.spi.SessionException;

/** Changes what is on the server over a connection. Nothing is tried twice once it may have been done. Safe for use by several threads. */
final class Changer implements AutoCloseable {
    private static final String PUT_INSTANCE = "IWbemServices::PutInstance";
    private static final String GET_RESULT_STRING = "IWbemCallResult::GetResultString";
    private static final String PUT_CLASS = "IWbemServices::PutClass";
    private static final String DELETE_INSTANCE = "IWbemServices::DeleteInstance";
    private static final String DELETE_CLASS = "IWbemServices::DeleteClass";

    private static final String UNKNOWN = "whether the object was written is unknown";

    private final Com com;
    private final Port port;
    private final LongSupplier services;
    private final ObjectGetter objects;
    private final ObjectWriter writer;
    private final LongConsumer secured;
    private final Properties properties;
    private final KeptObjects<Definition> classes;

    /** A class, to make instances of. */
    private record Definition(long object, boolean mayBeKept) implements KeptObjects.Kept {
        @Override
        public void release(Com com) {
            com.release(object);
        }
    }

    /**
     * @param services the connection for a call of the current thread, which outlives this
     * @param objects gets classes and instances
     * @param secured gives a call result the security of the connection
     */
    Changer(Com com, LongSupplier services, ObjectGetter objects, ObjectWriter writer, LongConsumer secured) {
        this.com = com;
        this.port = com.port;
        this.services = services;
        this.objects = objects;
        this.writer = writer;
        this.secured = secured;
        this.properties = new ObjectReader(com).properties;
        this.classes = new KeptObjects<>(com);
    }

    /** Writes an instance: the path as the server says it, empty where it does not. */
    Optional<String> put(PutCall call) {
        String path = call.path();
        return path == null
                ? classes.use(
                        Text.fold(call.className()),
                        () -> learn(call),
                        definition -> putAndRelease(call, writer.spawn(definition.object)))
                : putAndRelease(call, objects.get(path, call.context()));
    }

    private Definition learn(PutCall call) {
        long definition = objects.get(call.className(), call.context());
        boolean done = false;
        try {
            Definition learnt = new Definition(definition, properties.isClass(definition));
            done = true;
            return learnt;
        } finally {
            if (!done) {
                com.release(definition);
            }
        }
    }

    private Optional<String> putAndRelease(PutCall call, long object) {
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        long context = 0;
        long result = 0;
        try {
            for (PutCall.Property property : call.properties()) {
                writer.put(object, property.name(), property.value());
            }
            context = Contexts.create(com, call.putContext());
            long out = stack.take(Layouts.POINTER);
            long proxy = services.getAsLong();
            com.errors.forget();
            int hr = port.callPPIPPI(
                    com.method(proxy, Slots.SERVICES_PUT_INSTANCE),
                    proxy,
                    object,
                    call.flags() | Codes.WBEM_FLAG_RETURN_IMMEDIATELY, // else there is nothing that says the path
                    context,
                    out);
            if (hr < 0) {
                throw com.errors.failure(PUT_INSTANCE, hr);
            }
            result = port.getLong(out);
            return result == 0 ? Optional.empty() : resultString(result, call.timeoutMillis());
        } finally {
            com.release(result);
            com.release(context);
            com.release(object);
            stack.giveBack(mark);
        }
    }

    private void secure(long result) {
        try {
            secured.accept(result);
        } catch (SessionException e) {
            throw new SessionException(e.call(), e.hresult(), UNKNOWN, e);
        }
    }

    /** Waits for the end of a call, and for what came of it. */
    private Optional<String> resultString(long result, int timeoutMillis) {
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        long text = 0;
        try {
            secure(result);
            long out = stack.take(Layouts.POINTER);
            com.errors.forget();
            int hr = port.callPIPI(com.method(result, Slots.CALL_RESULT_GET_RESULT_STRING), result, timeoutMillis, out);
            if (hr < 0) {
                throw com.errors.failure(GET_RESULT_STRING, hr);
            }
            if (hr == Codes.WBEM_S_TIMEDOUT) {
                throw new SessionException(GET_RESULT_STRING, Codes.WBEM_E_TIMED_OUT, UNKNOWN);
            }
            text = port.getLong(out);
            return text == 0 ? Optional.empty() : Optional.of(com.text(text));
        } finally {
            com.free(text);
            stack.giveBack(mark);
        }
    }

    /** In case that classes were changed. */
    void forget() {
        classes.forget();
    }

    void put(PutClassCall call) {
        long definition = new ClassWriter(com, objects, writer).write(call);
        long context = 0;
        try {
            context = Contexts.create(com, call.context());
            long proxy = services.getAsLong();
            com.errors.forget();
            int hr = port.callPPIPPI(
                    com.method(proxy, Slots.SERVICES_PUT_CLASS), proxy, definition, call.flags(), context, 0);
            if (hr < 0) {
                throw com.errors.failure(PUT_CLASS, hr);
            }
        } finally {
            com.release(context);
            com.release(definition);
        }
    }

    void delete(ObjectCall call) {
        delete(DELETE_INSTANCE, Slots.SERVICES_DELETE_INSTANCE, call.path(), call.flags(), call.context());
    }

    void delete(ClassCall call) {
        delete(DELETE_CLASS, Slots.SERVICES_DELETE_CLASS, call.className(), call.flags(), call.context());
    }

    private void delete(String name, int slot, String what, int flags, WmiContext values) {
        long path = 0;
        long context = 0;
        try {
            path = com.bstr(what);
            context = Contexts.create(com, values);
            long proxy = services.getAsLong();
            com.errors.forget();
            int hr = port.callPPIPPI(com.method(proxy, slot), proxy, path, flags, context, 0);
            if (hr < 0) {
                throw com.errors.failure(name, hr);
            }
        } finally {
            com.release(context);
            com.free(path);
        }
    }

    /** Releases what is kept; again is allowed and does nothing. */
    @Override
    public void close() {
        classes.close();
    }
}
