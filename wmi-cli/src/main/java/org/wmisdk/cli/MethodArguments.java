package org.wmisdk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiMethodCall;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiPath;

/** Prepares the call of a method whose arguments are given in JSON, by the signature that its class declares. */
final class MethodArguments {
    private MethodArguments() {}

    /**
     * The prepared call. What the method does not declare is left for the call to refuse.
     *
     * @param values knows the classes of the namespace
     * @throws IllegalArgumentException if the JSON of an argument cannot stand for a value of its parameter
     */
    static WmiMethodCall prepare(
            WmiNamespace namespace,
            GivenValues values,
            @Nullable Duration limit,
            WmiPath target,
            String method,
            Map<String, JsonNode> arguments) {
        WmiMethodCall call = namespace.method(target, method);
        call = limit == null ? call : call.timeout(limit);
        Optional<String> className = target.className();
        if (arguments.isEmpty() || className.isEmpty()) {
            return call;
        }
        Optional<WmiMethod> declared = values.definition(className.get()).method(method);
        for (Map.Entry<String, JsonNode> argument : arguments.entrySet()) {
            Optional<WmiParameter> parameter = declared.flatMap(found -> found.parameter(argument.getKey()));
            call = call.arg(
                    argument.getKey(),
                    parameter.isPresent()
                            ? values.of(
                                    "argument " + argument.getKey(),
                                    parameter.get(),
                                    argument.getValue(),
                                    parameter.get().defaultValue(),
                                    parameter.get().className())
                            : argument.getValue().asText());
        }
        return call;
    }
}
