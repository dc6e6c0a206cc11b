package org.wmisdk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Budget;
import org.wmisdk.call.Subject;
import org.wmisdk.call.Work;
import org.wmisdk.internal.Text;
import org.wmisdk.spi.MethodCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiSession;

/**
 * A prepared call of a method: immutable. {@link #call} makes it, each time anew; {@link #arg}, {@link #timeout} and {@link #context} return
 * changed copies.
 *
 * <pre>{@code
 * WmiMethodResult created = cimv2.method(WmiPath.of("Win32_Process"), "Create").arg("CommandLine", "notepad.exe").call();
 * if (created.returnCode() == 0) {
 *     System.out.println("process " + created.get("ProcessId").asLong());
 * } else {
 *     System.err.println(created.returnText().orElse("failed with " + created.returnCode()));
 * }
 * }</pre>
 *
 * <p><b>Arguments</b> are checked before the call, and converted to the types that the signature of the method says. The signature is read with
 * the first call of a method of a class, and kept by the namespace. A parameter that is not given keeps the default of the schema, mostly NULL:
 * that is how WMI knows optional ones. A call is never repeated by the library.
 *
 * <p><b>Timeout.</b> When it is up the caller is freed at once with a {@link WmiTimeoutException}; whether the method was carried out is then
 * unknown.
 */
public final class WmiMethodCall {
    private final WmiNamespace namespace;
    private final WmiPath target;
    private final String name;
    private final Map<String, @Nullable Object> arguments; // never changed, so that copies can be made of it
    private final WmiOptions options;

    WmiMethodCall(WmiNamespace namespace, WmiPath target, String name) {
        this(namespace, target, name, Map.of(), WmiOptions.none());
    }

    private WmiMethodCall(
            WmiNamespace namespace,
            WmiPath target,
            String name,
            Map<String, @Nullable Object> arguments,
            WmiOptions options) {
        this.namespace = namespace;
        this.target = target;
        this.name = name;
        this.arguments = arguments;
        this.options = options;
    }

    /**
     * A copy with an argument more, or with another value for it.
     *
     * @param parameter the name of a parameter that goes in, in any case
     * @param value as {@link CimValue#of} and, of an array, {@link CimValue#ofArray} take it for the type of the parameter; {@code null} passes
     *     NULL
     */
    public WmiMethodCall arg(String parameter, @Nullable Object value) {
        Objects.requireNonNull(parameter, "parameter");
        Map<String, @Nullable Object> more = new LinkedHashMap<>(arguments);
        more.keySet().removeIf(parameter::equalsIgnoreCase);
        more.put(parameter, value);
        return new WmiMethodCall(namespace, target, name, more, options);
    }

    /** A copy with all those arguments too. */
    public WmiMethodCall args(Map<String, ? extends @Nullable Object> values) {
        WmiMethodCall copy = this;
        for (Map.Entry<String, ? extends @Nullable Object> value : values.entrySet()) {
            copy = copy.arg(value.getKey(), value.getValue());
        }
        return copy;
    }

    /**
     * A copy that waits at most so long.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public WmiMethodCall timeout(Duration limit) {
        return new WmiMethodCall(namespace, target, name, arguments, options.timeout(limit));
    }

    /** A copy that hands those values to the provider of the class. */
    public WmiMethodCall context(WmiContext values) {
        return new WmiMethodCall(namespace, target, name, arguments, options.context(values));
    }

    /**
     * Calls the method and waits until it has returned.
     *
     * @throws WmiNotFoundException if there is no such class, or no such instance
     * @throws WmiInvalidParameterException before the call, if the class has no such method, an argument is none of its parameters, or its value
     *     does not fit
     * @throws WmiException if the method could not be called, or failed; its subclass and {@link HResult} say how. A {@link
     *     WmiCancelledException} if the waiting thread is interrupted or the namespace is closed meanwhile
     * @throws IllegalStateException if the namespace is closed already
     */
    public WmiMethodResult call() {
        return operation().run();
    }

    /**
     * Calls the method and returns at once; see {@link WmiQuery#listAsync()} for the thread that makes the call, and for cancelling it.
     *
     * @return fails with what {@link #call} throws
     * @throws IllegalStateException if the namespace is closed already
     */
    public CompletableFuture<WmiMethodResult> callAsync() {
        return operation().start();
    }

    /** As {@link #callAsync()}, with an executor that completes the future. */
    public CompletableFuture<WmiMethodResult> callAsync(Executor executor) {
        return operation().start(executor);
    }

    private Operation<WmiMethodResult> operation() {
        WmiSession session = namespace.session();
        Subject subject = Subject.ofObject("call method " + name, namespace.path(), target.toString());
        WmiPath own = namespace.home().own(target, subject);
        String className = own.className()
                .orElseThrow(() -> subject.failed(
                        HResult.WBEM_E_INVALID_OBJECT_PATH,
                        "path " + Text.quote(target.toString()) + " is that of a namespace",
                        "Give the path of a class for a static method, or that of an instance."));
        Budget budget = namespace.runner().budget(options.timeout());
        return new Operation<>(
                namespace, subject, budget, Work.ofValue(() -> execute(session, subject, own.toString(), className)));
    }

    private WmiMethodResult execute(WmiSession session, Subject subject, String path, String className) {
        WmiMethod method = namespace.classes().method(session, className, name, options.context(), subject);
        MethodCall call = new MethodCall(path, className, method.name(), converted(method, subject), options.context());
        try {
            return new WmiMethodResult(method, session.execMethod(call));
        } catch (SessionException e) {
            namespace.classes().forget(className); // in case that the class was changed: the next call reads it anew
            throw e;
        }
    }

    private List<MethodCall.Argument> converted(WmiMethod method, Subject subject) {
        List<MethodCall.Argument> converted = new ArrayList<>();
        arguments.forEach((parameter, value) -> {
            WmiParameter declared = method.parameter(parameter)
                    .filter(WmiParameter::in)
                    .orElseThrow(() -> subject.failed(
                            HResult.WBEM_E_INVALID_METHOD_PARAMETERS,
                            "argument " + Text.quote(parameter) + ": the method has no such parameter that goes in",
                            "It is " + method));
            try {
                converted.add(new MethodCall.Argument(
                        declared.name(),
                        declared.isArray()
                                ? CimValue.ofArray(declared.type(), value)
                                : CimValue.of(declared.type(), value)));
            } catch (WmiException e) {
                throw subject.failed(
                        HResult.WBEM_E_INVALID_METHOD_PARAMETERS,
                        "argument " + Text.quote(parameter) + ", declared as " + declared + ": " + e.detail(),
                        e.hint());
            }
        });
        return converted;
    }

    /** The target, the method and the names of its arguments, but not their values, which may be secret. */
    @Override
    public String toString() {
        return "WmiMethodCall[" + target + ", " + name
                + arguments.keySet().stream().collect(Collectors.joining(", ", "(", ")]"));
    }
}
