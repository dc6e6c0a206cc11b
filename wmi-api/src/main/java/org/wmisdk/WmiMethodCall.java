package org.wmisdk;

import java.lang.reflect.Array;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Subject;
import org.wmisdk.internal.Text;
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
 * that is how WMI knows optional ones. Only one with the qualifier {@code Required} or {@code Not_Null} must be given a value. A call is never
 * repeated by the library.
 *
 * <p><b>Timeout.</b> When it is up the caller is freed at once with a {@link WmiTimeoutException}; whether the method was carried out is then
 * unknown.
 */
public final class WmiMethodCall {
    /** {@code WBEM_MAX_IDENTIFIER}. */
    private static final int MAX_NAME = 4096;

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
     * @param value as {@link CimValue#of} and, of an array, {@link CimValue#ofArray} take it for the type of the parameter, or a {@link
     *     CimValue} of that type; {@code null} passes NULL. A list or array is copied. An object that does not name its class is passed as one of
     *     the class that the parameter is declared to be of
     */
    public WmiMethodCall arg(String parameter, @Nullable Object value) {
        Objects.requireNonNull(parameter, "parameter");
        Map<String, @Nullable Object> more = new LinkedHashMap<>(arguments);
        more.keySet().removeIf(parameter::equalsIgnoreCase);
        more.put(parameter, copied(value));
        return new WmiMethodCall(namespace, target, name, more, options);
    }

    /** A copy that passes NULL for a parameter, also where the schema has another default; the same as {@link #arg} with {@code null}. */
    public WmiMethodCall argNull(String parameter) {
        return arg(parameter, null);
    }

    /**
     * A copy with all those arguments too, each as with {@link #arg}.
     *
     * @throws IllegalArgumentException if two of the names differ in case alone
     */
    public WmiMethodCall args(Map<String, ? extends @Nullable Object> values) {
        Set<String> names = new HashSet<>();
        WmiMethodCall copy = this;
        for (Map.Entry<String, ? extends @Nullable Object> value : values.entrySet()) {
            if (!names.add(Text.fold(value.getKey()))) {
                throw new IllegalArgumentException("values: " + Text.quote(value.getKey())
                        + " stands there twice, since case does not count in names; give each parameter once");
            }
            copy = copy.arg(value.getKey(), value.getValue());
        }
        return copy;
    }

    private static @Nullable Object copied(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return Collections.unmodifiableList(new ArrayList<>(list)); // with its nulls, which are refused later
        }
        if (value == null || !value.getClass().isArray()) {
            return value;
        }
        int length = Array.getLength(value);
        Object copy = Array.newInstance(value.getClass().getComponentType(), length);
        System.arraycopy(value, 0, copy, 0, length);
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

    /** A copy that is called with those privileges enabled; see {@link WmiOptions#privileges}. */
    public WmiMethodCall privileges(WmiPrivilege... enabled) {
        return new WmiMethodCall(namespace, target, name, arguments, options.privileges(enabled));
    }

    /**
     * Calls the method and waits until it has returned.
     *
     * @throws WmiNotFoundException if there is no such class, or no such instance
     * @throws WmiInvalidParameterException before the call, if the class has no such method, an argument is none of its parameters, its value does
     *     not fit, or a required one is missing
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
     * @throws WmiException only if the target is none here
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
        WmiSession session = namespace.session(options);
        Subject subject = Subject.ofObject("call method " + name, namespace.path(), target.toString());
        if (!target.isClass() && !target.isInstance()) {
            throw subject.failed(
                    HResult.WBEM_E_INVALID_OBJECT_PATH,
                    "path " + Text.quote(target.toString()) + " is that of a namespace",
                    "Give the path of a class for a static method, or that of an instance.");
        }
        if (name.length() > MAX_NAME || !Text.isIdentifier(name)) {
            throw subject.failed(
                    HResult.WBEM_E_INVALID_PARAMETER,
                    "method name " + Text.quote(name)
                            + ": a method has letters, digits and underscores in its name, at most " + MAX_NAME
                            + ", and does not begin with a digit",
                    "Give the name alone, such as StartService.");
        }
        WmiPath own = namespace.home().own(target, subject);
        return new Operation<>(
                namespace,
                subject,
                namespace.runner().budget(options.timeout()),
                new MethodWork(session, namespace.classes(), subject, own, name, arguments, options.context()));
    }

    /** The target, the method and the names of its arguments, but not their values, which may be secret. */
    @Override
    public String toString() {
        return "WmiMethodCall[" + target + ", " + name
                + arguments.keySet().stream().collect(Collectors.joining(", ", "(", ")]"));
    }
}
