package org.wmisdk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiChange;
import org.wmisdk.WmiEvents;
import org.wmisdk.WmiException;
import org.wmisdk.WmiMethodResult;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiOptions;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiQuery;
import org.wmisdk.WmiSubscription;
import org.wmisdk.cli.JsonFormat.Content;
import org.wmisdk.cli.ScriptLine.Mistake;

/**
 * The operations of a script over one namespace. Each reads its fields and is carried out only when all of them are right; what it gives back
 * writes the fields of the answer.
 */
final class Script implements AutoCloseable {
    /** How many events one answer has at most. */
    private static final int MOST_EVENTS = 10_000;

    private final WmiNamespace namespace;
    private final @Nullable Duration limit;
    private final @Nullable ScriptedFake fake;
    private final GivenValues values;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, WmiSubscription> watched = new LinkedHashMap<>();

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
        steps.put("put", this::put);
        steps.put("delete", this::delete);
        steps.put("call", this::call);
        steps.put("watch", this::watch);
        steps.put("events", this::events);
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

    private Content put(ScriptLine line) throws Mistake {
        String path = line.requiredText("put");
        boolean create = line.truth("create");
        boolean whole = line.truth("whole");
        Map<String, JsonNode> properties = line.object("set");
        Duration timeout = timeout(line);
        line.end();
        WmiChange change = ChangedProperties.prepare(namespace, values, timeout, path, create, properties);
        WmiPath written = (whole ? change.allProperties() : change).put();
        return json -> json.writeStringField("path", written.toString());
    }

    private Content delete(ScriptLine line) throws Mistake {
        WmiPath path = WmiPath.of(line.requiredText("delete"));
        WmiOptions options = options(line);
        line.end();
        namespace.delete(path, options);
        return json -> json.writeStringField("path", path.toString());
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

    private Content watch(ScriptLine line) throws Mistake {
        WmiEvents events = namespace.events(line.requiredText("watch"));
        String name = line.requiredText("as");
        Duration timeout = timeout(line);
        line.end();
        if (watched.containsKey(name)) {
            throw new Mistake("as: " + name + " is watched already");
        }
        watched.put(name, (timeout == null ? events : events.timeout(timeout)).subscribe());
        return json -> json.writeStringField("watching", name);
    }

    /** Those that are there, or as many as are asked for when they come in time; with the loss of the subscription behind them. */
    private Content events(ScriptLine line) throws Mistake {
        String name = line.requiredText("events");
        Integer count = line.number("count");
        Duration wait = line.duration("timeout");
        line.end();
        if (count != null && (count < 1 || count > MOST_EVENTS)) {
            throw new Mistake("count: it is from 1 to " + MOST_EVENTS);
        }
        WmiSubscription subscription = watched.get(name);
        if (subscription == null) {
            throw new Mistake("events: nothing is watched as " + name + "; there may be " + watched.keySet());
        }
        List<WmiObject> events = new ArrayList<>();
        WmiException lost = null;
        try {
            take(subscription, count == null ? MOST_EVENTS : count, wait == null ? Duration.ZERO : wait, events);
        } catch (WmiException e) {
            lost = e;
            watched.remove(name); // it can be watched again
            subscription.close();
        }
        WmiException failure = lost;
        return json -> {
            json.writeFieldName("events");
            JsonFormat.writeRows(json, events);
            if (failure != null) {
                JsonFormat.writeError(json, failure);
            }
        };
    }

    private static void take(WmiSubscription subscription, int most, Duration wait, List<WmiObject> into) {
        long begun = System.nanoTime();
        Duration left = wait;
        while (into.size() < most) {
            Optional<WmiObject> event = subscription.poll(left);
            if (event.isEmpty()) {
                return;
            }
            into.add(event.get());
            Duration rest = wait.minusNanos(System.nanoTime() - begun);
            left = rest.isNegative() ? Duration.ZERO : rest;
        }
    }

    /** Ends what is watched. */
    @Override
    public void close() {
        watched.values().forEach(WmiSubscription::close);
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
