package org.wmisdk.fake.record;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.record.RecordedCall.Outcome;

/**
 * Takes out of calls what is not to be written. All calls are gone through twice: the first time shows what is withheld, the second
 * time every text of every call gives its stand-ins for it, so that keys, references, queries and messages agree.
 */
final class Redaction {
    private final TextRedaction texts;
    private final PathRedaction paths;
    private final ObjectRedaction objects;
    private final QueryRedaction queries;
    private final SchemaRedaction schemas;

    private Redaction(WithheldValues withheld, List<Pattern> patterns) {
        texts = new TextRedaction(patterns);
        paths = new PathRedaction(withheld, texts);
        objects = new ObjectRedaction(withheld, texts, paths);
        queries = new QueryRedaction(withheld, texts, paths);
        schemas = new SchemaRedaction(objects, texts);
    }

    static List<RecordedCall> apply(WithheldValues withheld, List<Pattern> patterns, List<RecordedCall> calls) {
        Redaction redaction = new Redaction(withheld, patterns);
        for (RecordedCall call : calls) {
            if (call instanceof RecordedCall.Definition definition && definition.definition() != null) {
                redaction.paths.learn(definition.definition());
            }
        }
        calls.forEach(redaction::call);
        return calls.stream().map(redaction::call).toList();
    }

    private RecordedCall call(RecordedCall call) {
        RecordedCall.Target target = texts.target(call.target());
        Outcome outcome = outcome(call.outcome());
        if (call instanceof RecordedCall.Query query) {
            return new RecordedCall.Query(
                    target,
                    query.language(),
                    queries.query(query.text()),
                    query.flags(),
                    query.systemProperties(),
                    query.rows().stream().map(objects::object).toList(),
                    outcome);
        }
        if (call instanceof RecordedCall.Get get) {
            WmiObject object = get.object();
            return new RecordedCall.Get(
                    target,
                    paths.path(get.path()),
                    get.flags(),
                    object == null ? null : objects.object(object),
                    outcome);
        }
        if (call instanceof RecordedCall.Method method) {
            return method(target, method, outcome);
        }
        if (call instanceof RecordedCall.Change change) {
            String written = change.written();
            Kept kept = kept(change);
            return new RecordedCall.Change(
                    target,
                    change.verb(),
                    paths.path(change.subject()),
                    kept.values,
                    kept.withheld,
                    written == null ? null : paths.path(written),
                    outcome);
        }
        if (call instanceof RecordedCall.Definition definition) {
            WmiClass known = definition.definition();
            return new RecordedCall.Definition(
                    target, definition.className(), known == null ? null : schemas.definition(known), outcome);
        }
        if (call instanceof RecordedCall.Classes list) {
            return new RecordedCall.Classes(target, list.superclass(), list.direct(), list.names(), outcome);
        }
        return new RecordedCall.Connect(target, outcome);
    }

    private RecordedCall method(RecordedCall.Target target, RecordedCall.Method method, Outcome outcome) {
        Kept kept = kept(method);
        WmiObject out = method.out();
        return new RecordedCall.Method(
                target,
                paths.path(method.path()),
                method.method(),
                kept.values,
                kept.withheld,
                out == null ? null : objects.object(out),
                outcome);
    }

    private record Kept(WmiObject values, List<String> withheld) {}

    /** A program passes values as they are, also to a replay: what stands for them would find no call again, so nothing does. */
    private Kept kept(RecordedCall.Passing call) {
        WmiObject before = call.passed();
        WmiObject after = objects.object(before);
        WmiObject.Builder values =
                WmiObject.builder().system(before.findSystem().orElse(null));
        List<String> withheld = new ArrayList<>(call.withheld());
        for (String name : before.names()) {
            if (after.get(name).equals(before.get(name))) {
                values.set(name, before.get(name));
            } else {
                withheld.add(name);
            }
        }
        return new Kept(values.build(), withheld);
    }

    private Outcome outcome(Outcome outcome) {
        String detail = outcome.detail();
        return new Outcome(
                outcome.end(), outcome.call(), outcome.hresult(), detail == null ? null : texts.text(detail));
    }
}
