package org.wmisdk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiMethodResult;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiOptions;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiQuery;
import org.wmisdk.cli.JsonFormat.Content;
import org.wmisdk.cli.ScriptLine.Mistake;

/**
 * The operations of a script over one namespace. Each reads its fields and is carried out only when all of them are right; what it gives back
 * writes the fields of the answer.
 */
final class Script {
    private final WmiNamespace namespace;
    private final @Nullable Duration limit;
    private final @Nullable ScriptedFake fake;
    private final GivenValues values;
    private final Map<String, Step> steps = new LinkedHashMap<>();

    /** One kind of operation. */
    @FunctionalInterface
    private interface Step {
        Content answer(ScriptLine line) throws Mistake;
    }

    /**
     * @param limit how long to wait for an operation that does not say so itself, or null
     * @param fake what can be told to a fake; null over any other backend
     */
    Script(WmiNamespace namespace, @Nullable Duration limit, @Nullable ScriptedFake fake) {
        this.namespace = namespace;
        this.limit = limit;
        this.fake = fake;
        this.values = new GivenValues(namespace, NamespaceOptions.options(limit));
        steps.put("query", this::query);
        steps.put("get", this::get);
        steps.put("call", this::call);
        steps.put("advance-clock", line -> fake("advance-clock").advance(line));
        steps.put("fault", line -> fake("fault").fault(line));
    }

    /**
     * Carries out one line.
     *
     * @return the fields of its answer
     * @throws Mistake if the line cannot be understood; then nothing was done
     */
    Content answer(ScriptLine line) throws Mistake {
        for (Map.Entry<String, Step> step : steps.entrySet()) {
            if (line.has(step.getKey())) {
                return step.getValue().answer(line);
            }
        }
        throw new Mistake("a line has one of " + String.join(", ", steps.keySet()));
    }

    private Content query(ScriptLine line) throws Mistake {
        WmiQuery query = namespace.query(line.requiredText("query"));
        Duration timeout = timeout(line);
        query = timeout == null ? query : query.timeout(timeout);
        query = line.truth("system") ? query.withSystemProperties() : query;
        line.end();
        return QueryResult.of(query)::write;
    }

    private Content get(ScriptLine line) throws Mistake {
        String path = line.requiredText("get");
        WmiOptions options = options(line);
        boolean system = line.truth("system");
        line.end();
        WmiObject found = namespace.get(WmiPath.of(path), options);
        return json -> {
            json.writeFieldName("object");
            JsonFormat.writeObject(json, system ? found : Cells.withoutSystem(found));
        };
    }

    private Content call(ScriptLine line) throws Mistake {
        String path = line.requiredText("call");
        String method = line.requiredText("method");
        Map<String, JsonNode> arguments = line.object("arguments");
        WmiOptions options = options(line);
        line.end();
        WmiMethodResult result = MethodArguments.prepare(
                        namespace, values, options.timeout(), WmiPath.of(path), method, arguments)
                .call();
        return json -> CallCommand.write(result, json);
    }

    private ScriptedFake fake(String operation) throws Mistake {
        if (fake == null) {
            throw new Mistake(operation + ": only a fake can do that; give --backend fake or --replay");
        }
        return fake;
    }

    private WmiOptions options(ScriptLine line) throws Mistake {
        return NamespaceOptions.options(timeout(line));
    }

    private @Nullable Duration timeout(ScriptLine line) throws Mistake {
        Duration own = line.duration("timeout");
        return own == null ? limit : own;
    }
}
