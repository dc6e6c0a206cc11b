package org.wmisdk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Subject;
import org.wmisdk.internal.Text;
import org.wmisdk.spi.MethodCall;

/** Checks the arguments of a call against the declaration of the method, and makes values of its types of them. */
final class MethodArguments {
    private final WmiMethod method;
    private final Subject subject;
    private final List<MethodCall.Argument> converted = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private MethodArguments(WmiMethod method, Subject subject) {
        this.method = method;
        this.subject = subject;
    }

    /**
     * The arguments in the order of the declaration. NULL is left out where it is the default: it comes to the same, and not every server
     * takes it.
     *
     * @throws WmiException that names the argument which does not fit
     */
    static List<MethodCall.Argument> of(WmiMethod method, Map<String, @Nullable Object> given, Subject subject) {
        MethodArguments arguments = new MethodArguments(method, subject);
        Map<String, String> left = new LinkedHashMap<>();
        given.keySet().forEach(name -> left.put(Text.fold(name), name));
        for (WmiParameter parameter : method.parameters()) {
            if (parameter.in()) {
                String name = left.remove(Text.fold(parameter.name()));
                arguments.add(parameter, name == null ? null : given.get(name), name != null);
            }
        }
        if (!left.isEmpty()) {
            throw arguments.surplus(List.copyOf(left.values()));
        }
        if (!arguments.missing.isEmpty()) {
            throw arguments.refused(
                    "required and missing: " + String.join(", ", arguments.missing), "Give a value that is not NULL.");
        }
        return arguments.converted;
    }

    private void add(WmiParameter parameter, @Nullable Object given, boolean isGiven) {
        CimValue value = isGiven ? convert(parameter, given) : parameter.defaultValue();
        if (value.isNull() && (parameter.isTrue("Required") || parameter.isTrue("Not_Null"))) {
            missing.add(parameter.name());
        } else if (isGiven && !(value.isNull() && parameter.defaultValue().isNull())) {
            converted.add(new MethodCall.Argument(parameter.name(), value));
        }
    }

    private CimValue convert(WmiParameter parameter, @Nullable Object given) {
        String name = parameter.name();
        Object raw = given instanceof CimValue value ? value.raw() : given;
        try {
            CimValue value = CimValue.of(parameter.type(), parameter.isArray(), raw);
            return parameter.type() == CimType.OBJECT ? ofKnownClass(parameter, value) : value;
        } catch (WmiValueException e) {
            throw refused(
                    "argument " + Text.quote(name) + ", declared as " + parameter + ": " + e.detailWithoutValue(),
                    e.hint());
        }
    }

    /** A server makes an object of its class: it must be known. */
    private CimValue ofKnownClass(WmiParameter parameter, CimValue value) {
        if (value.isNull()) {
            return value;
        }
        if (value.raw() instanceof List<?> objects) {
            return CimValue.ofArray(
                    CimType.OBJECT,
                    objects.stream()
                            .map(each -> ofKnownClass(parameter, (WmiObject) each))
                            .toList());
        }
        return CimValue.of(CimType.OBJECT, ofKnownClass(parameter, Objects.requireNonNull(value.asObject())));
    }

    private WmiObject ofKnownClass(WmiParameter parameter, WmiObject object) {
        if (object.findSystem().map(SystemProperties::className).isPresent()) {
            return object;
        }
        String className = declaredClass(parameter);
        if (className == null) {
            throw refused(
                    "argument " + Text.quote(parameter.name()) + ": the class of the object is not known",
                    "Build it with className.");
        }
        return object.ofClass(className);
    }

    /** The class that the type names, or else a qualifier that says it of an object of any class. */
    private static @Nullable String declaredClass(WmiParameter parameter) {
        if (parameter.className() != null) {
            return parameter.className();
        }
        CimValue said =
                parameter.qualifier("EmbeddedInstance").map(WmiQualifier::value).orElse(null);
        return said != null && said.raw() instanceof String className ? className : null;
    }

    private WmiException surplus(List<String> names) {
        return refused(
                (names.size() == 1 ? "argument " : "arguments ")
                        + names.stream().map(Text::quote).collect(Collectors.joining(", "))
                        + ": the method has no such parameter that goes in",
                "It is " + method);
    }

    private WmiException refused(String finding, @Nullable String hint) {
        return subject.failed(HResult.WBEM_E_INVALID_METHOD_PARAMETERS, finding, hint);
    }
}
