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
        KnownClasses known,
        Subject subject,
        WmiPath target,
        String name,
        Map<String, @Nullable Object> arguments,
        WmiContext context)
        implements Work<WmiMethodResult> {
    private static final String EXEC_METHOD = "IWbemServices::ExecMethod";

    /** The method, and arguments that it takes. */
    private record Checked(WmiMethod method, List<MethodCall.Argument> arguments) {}

    @Override
    public WmiMethodResult run(CallState state) {
        String className = target.className().orElseThrow(); // a namespace is refused before
        Checked checked = known.use(session, className, context, definition -> {
            WmiMethod method = KnownClasses.method(definition, name, subject);
            return new Checked(method, MethodArguments.of(method, arguments, subject));
        });
        state.requireCaller(EXEC_METHOD);
        WmiMethod method = checked.method;
        try {
            return new WmiMethodResult(
                    method,
                    session.execMethod(
                            new MethodCall(target.toString(), className, method.name(), checked.arguments, context)));
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
