package org.wmisdk.com;

import java.util.Map;
import org.wmisdk.CimValue;
import org.wmisdk.WmiContext;
import org.wmisdk.spi.SessionException;

/** Makes an {@code IWbemContext} of named values. */
final class Contexts {
    private static final String SET_VALUE = "IWbemContext::SetValue";

    private Contexts() {}

    /**
     * Makes the object.
     *
     * @return a reference that the caller releases, NULL for a context without values
     */
    static long create(Com com, WmiContext values) {
        if (values.isEmpty()) {
            return 0;
        }
        long context = com.createInProcess(Guid.CLSID_WbemContext, Guid.IID_IWbemContext);
        boolean done = false;
        try {
            for (Map.Entry<String, CimValue> value : values.values().entrySet()) {
                set(com, context, value.getKey(), value.getValue());
            }
            done = true;
            return context;
        } finally {
            if (!done) {
                com.release(context);
            }
        }
    }

    private static void set(Com com, long context, String name, CimValue value) {
        CallScratch scratch = com.scratch();
        long mark = scratch.stack.mark();
        try (VariantWriter writer = new VariantWriter(com)) {
            long variant = writer.write(value);
            com.errors.forget();
            int hr = com.port.callPPIPI(
                    com.method(context, Slots.CONTEXT_SET_VALUE), context, scratch.wide(name), 0, variant);
            if (hr < 0) {
                throw com.errors.failure(SET_VALUE + "(" + name + ")", hr);
            }
        } catch (MalformedValueException e) {
            throw new SessionException(SET_VALUE, e.code(), "context value " + name + ": " + e.getMessage(), e);
        } finally {
            scratch.stack.giveBack(mark);
        }
    }
}
