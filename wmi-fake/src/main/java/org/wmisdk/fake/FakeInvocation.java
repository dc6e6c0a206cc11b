package org.wmisdk.fake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimValue;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.spi.MethodCall;

/** One call of a method of a fake: what goes in, and what comes out. For the thread that carries the call out, until it returns. */
public final class FakeInvocation {
    private final Machine machine;
    private final Namespace live;
    private final WmiPath path;
    private final WmiMethod method;
    private final @Nullable WmiObject instance;
    private final WmiContext context;
    private final Map<String, CimValue> in = new HashMap<>();
    private final Map<String, CimValue> out = new HashMap<>();

    FakeInvocation(
            Machine machine,
            Namespace live,
            WmiPath path,
            WmiMethod method,
            @Nullable WmiObject instance,
            List<MethodCall.Argument> arguments,
            WmiContext context) {
        this.machine = machine;
        this.live = live;
        this.path = path;
        this.method = method;
        this.instance = instance;
        this.context = context;
        arguments.forEach(each -> in.put(Names.fold(each.name()), each.value()));
    }

    /** The machine that the method was called on. */
    Machine machine() {
        return machine;
    }

    /** The namespace as it is now, to be changed. */
    Namespace live() {
        return live;
    }

    /** The path of the class or instance that the method was called on. */
    public WmiPath path() {
        return path;
    }

    /** The instance that the method was called on; empty if it was called on its class. */
    public Optional<WmiObject> instance() {
        return Optional.ofNullable(instance);
    }

    /** The context values of the call; empty if there are none. */
    public WmiContext context() {
        return context;
    }

    /**
     * An argument.
     *
     * @param parameter the name of a parameter that goes in, in any case
     * @return what was passed, the default of the schema where nothing was; it may be NULL
     * @throws IllegalArgumentException if the signature has no such parameter
     */
    public CimValue argument(String parameter) {
        WmiParameter declared = declared(parameter, true);
        return in.getOrDefault(Names.fold(declared.name()), declared.defaultValue());
    }

    /**
     * Gives a parameter back.
     *
     * @param parameter the name of a parameter that comes out, in any case
     * @param value as {@link CimValue#of} and, of an array, {@link CimValue#ofArray} take it for its type; null for NULL
     * @return this
     * @throws IllegalArgumentException if the signature has no such parameter
     * @throws org.wmisdk.WmiValueException if the value does not fit its type
     */
    public FakeInvocation out(String parameter, @Nullable Object value) {
        WmiParameter declared = declared(parameter, false);
        out.put(Names.fold(declared.name()), value(declared, value));
        return this;
    }

    /**
     * Says what the method returns.
     *
     * @param value of the type that the signature says; null for NULL
     * @return this
     * @throws IllegalArgumentException if the signature says that the method returns nothing
     * @throws org.wmisdk.WmiValueException if the value does not fit its type
     */
    public FakeInvocation returns(@Nullable Object value) {
        WmiParameter declared = method.returnValue();
        if (declared == null) {
            throw new IllegalArgumentException("value: " + method + " returns nothing");
        }
        out.put(Names.fold(declared.name()), value(declared, value));
        return this;
    }

    private WmiParameter declared(String parameter, boolean goesIn) {
        Objects.requireNonNull(parameter, "parameter");
        return method.parameter(parameter)
                .filter(each -> goesIn ? each.in() : each.out())
                .orElseThrow(() -> new IllegalArgumentException("parameter: " + method + " has no " + parameter
                        + " that " + (goesIn ? "goes in" : "comes out")));
    }

    private static CimValue value(WmiParameter declared, @Nullable Object value) {
        return CimValue.of(declared.type(), declared.isArray(), value);
    }

    /** All that comes out. */
    WmiObject result() {
        WmiObject.Builder result = WmiObject.builder();
        for (WmiParameter each : method.parameters()) {
            if (each.out()) {
                result.set(each.name(), given(each));
            }
        }
        if (method.returnValue() != null) {
            result.set(WmiParameter.RETURN_VALUE, given(method.returnValue()));
        }
        return result.build();
    }

    private CimValue given(WmiParameter declared) {
        return out.getOrDefault(Names.fold(declared.name()), value(declared, null));
    }
}
