package org.wmisdk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiMethodCall;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiOptions;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiPath;

/** Prepares the call of a method whose arguments are given in JSON, by the signature that its class declares. */
final class MethodArguments {
    private MethodArguments() {}

    /**
     * The prepared call. What the method does not declare is left for the call to refuse.
     *
     * @throws IllegalArgumentException if the JSON of an argument cannot stand for a value of its parameter
     */
    static WmiMethodCall prepare(
            WmiNamespace namespace,
            WmiOptions options,
            WmiPath target,
            String method,
            Map<String, JsonNode> arguments) {
        WmiMethodCall call = namespace.method(target, method);
        Duration limit = options.timeout();
        if (limit != null) {
            call = call.timeout(limit);
        }
        Optional<String> className = target.className();
        if (arguments.isEmpty() || className.isEmpty()) {
            return call;
        }
        Optional<WmiMethod> declared =
                namespace.classDefinition(className.get(), options).method(method);
        GivenValue values = new GivenValue(namespace, options);
        for (Map.Entry<String, JsonNode> argument : arguments.entrySet()) {
            Optional<WmiParameter> parameter = declared.flatMap(found -> found.parameter(argument.getKey()));
            call = call.arg(argument.getKey(), parameter.isEmpty() ? null : value(values, argument, parameter.get()));
        }
        return call;
    }

    private static @Nullable Object value(
            GivenValue values, Map.Entry<String, JsonNode> argument, WmiParameter declared) {
        try {
            return values.of(argument.getValue(), declared.defaultValue(), declared.className());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "argument " + argument.getKey() + ", declared as " + declared + ": " + e.getMessage(), e);
        }
    }
}
