package org.wmisdk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Subject;
import org.wmisdk.call.Work;
import org.wmisdk.spi.MethodCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiSession;

/** A call of a method: its declaration, if that is not known, and the method itself, in one hand-over. */
record MethodWork(
        WmiSession session,
        KnownMethods known,
        Subject subject,
        WmiPath target,
        String name,
        Map<String, @Nullable Object> arguments,
        WmiContext context)
        implements Work<WmiMethodResult> {
    private static final String EXEC_METHOD = "IWbemServices::ExecMethod";

    @Override
    public WmiMethodResult run(CallState state) {
        String className = target.className().orElseThrow(); // a namespace is refused before
        WmiMethod method = known.find(session, className, name, context, subject);
        List<MethodCall.Argument> converted = MethodArguments.of(method, arguments, subject);
        if (state.isAbandoned()) { // nobody would learn that it was called
            throw new SessionException(
                    EXEC_METHOD,
                    HResult.WBEM_E_CALL_CANCELLED.value(),
                    "the caller has gone; the method was not called");
        }
        try {
            return new WmiMethodResult(
                    method,
                    session.execMethod(
                            new MethodCall(target.toString(), className, method.name(), converted, context)));
        } catch (SessionException e) {
            known.forget(className); // in case that the class was changed: the next call reads it anew
            throw e;
        }
    }

    @Override
    public void releaseLate(@Nullable WmiMethodResult result) {
        // A plain value: nothing is held.
    }
}
