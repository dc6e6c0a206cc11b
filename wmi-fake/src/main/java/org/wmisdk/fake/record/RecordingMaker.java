package org.wmisdk.fake.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.record.RecordedCall.End;
import org.wmisdk.fake.record.RecordedCall.Target;
import org.wmisdk.fake.record.RecordedParts.RecordedMachine;
import org.wmisdk.fake.record.RecordedParts.WholeClass;
import org.wmisdk.fake.repository.Names;

/**
 * Sorts calls into what MOF can say and what it cannot. The definitions of classes become MOF, and so do the instances of a class that
 * was read whole. A query to which the MOF gives the same answer is not kept as a call, so that a person who edits the MOF changes the
 * answer.
 */
public final class RecordingMaker {
    private final List<RecordedCall> calls;
    private final Function<RecordedParts, FakeWmi> evaluated;
    private final Map<String, TargetSchema> schemas = new LinkedHashMap<>();
    private final Set<WholeClass> whole = new LinkedHashSet<>();

    private RecordingMaker(List<RecordedCall> calls, Function<RecordedParts, FakeWmi> evaluated) {
        this.calls = calls;
        this.evaluated = evaluated;
    }

    /**
     * Makes a recording of calls.
     *
     * @param withheld which values are not to be in it
     * @param texts what is not to be in any text of it
     * @param evaluated makes a fake of a recording
     */
    public static RecordedParts make(
            List<RecordedCall> calls,
            WithheldValues withheld,
            List<Pattern> texts,
            Function<RecordedParts, FakeWmi> evaluated) {
        return new RecordingMaker(Redaction.apply(withheld, texts, calls), evaluated).parts();
    }

    private RecordedParts parts() {
        for (RecordedCall call : calls) {
            if (call instanceof RecordedCall.Definition definition && definition.definition() != null) {
                schema(call.target()).define(definition.definition());
            } else if (call instanceof RecordedCall.Query query) {
                schema(call.target()).met(query.rows());
            } else if (call instanceof RecordedCall.Get get && get.object() != null) {
                schema(call.target()).met(List.of(get.object()));
            } else if (call.outcome().end() == End.COMPLETE) {
                schema(call.target()); // its namespace is one to connect to
            }
        }
        for (RecordedCall call : calls) {
            if (call instanceof RecordedCall.Query query && query.outcome().isWhole()) {
                String className = WholeClasses.asked(query.text(), query.flags());
                WholeClass stored =
                        className == null ? null : schema(call.target()).store(className, query.rows());
                if (stored != null) {
                    whole.remove(new WholeClass(stored.target(), stored.name(), !stored.inMof()));
                    whole.add(stored);
                }
            }
        }
        schemas.values().forEach(TargetSchema::dropUnloadable);
        whole.removeIf(each -> !schema(each.target()).has(each.name()));
        Map<String, List<TargetSchema>> hosts = new LinkedHashMap<>();
        schemas.values()
                .forEach(schema -> hosts.computeIfAbsent(
                                Names.fold(schema.target().host()), host -> new ArrayList<>())
                        .add(schema));
        List<RecordedMachine> machines =
                hosts.values().stream().map(RecordingMaker::machine).toList();
        return new RecordedParts(machines, whole, remaining(new RecordedParts(machines, whole, notInMof())));
    }

    private static RecordedMachine machine(List<TargetSchema> namespaces) {
        StringBuilder mof = new StringBuilder();
        String host = namespaces.get(0).target().host();
        String server = host;
        for (TargetSchema each : namespaces) {
            mof.append(each.mof());
            server = each.server() == null ? server : each.server();
        }
        return new RecordedMachine(
                host, server, namespaces.stream().map(TargetSchema::namespace).toList(), mof.toString());
    }

    private TargetSchema schema(Target target) {
        return schemas.computeIfAbsent(RecordedParts.key(target), key -> new TargetSchema(target));
    }

    /** The calls whose rows are the instances of a class. */
    private List<RecordedCall> notInMof() {
        return calls.stream().filter(this::isNotInMof).toList();
    }

    private boolean isNotInMof(RecordedCall call) {
        return call instanceof RecordedCall.Query query
                && whole.stream()
                        .anyMatch(each -> !each.inMof()
                                && RecordedParts.sameTarget(each.target(), query.target())
                                && each.name().equalsIgnoreCase(WholeClasses.asked(query.text(), query.flags())));
    }

    /** The calls that must be kept: those that the MOF alone would answer otherwise, or not at all. */
    private List<RecordedCall> remaining(RecordedParts schemaOnly) {
        Map<String, Boolean> agree = new HashMap<>();
        try (Evaluation evaluation = new Evaluation(evaluated.apply(schemaOnly))) {
            for (RecordedCall call : calls) {
                if (call instanceof RecordedCall.Query query) {
                    agree.merge(Replay.key(query), evaluation.answersAs(query), Boolean::logicalAnd);
                } else if (call instanceof RecordedCall.Get get) {
                    agree.merge(Replay.key(get), evaluation.answersAs(get), Boolean::logicalAnd);
                }
            }
        }
        List<RecordedCall> kept = new ArrayList<>();
        Set<RecordedCall> once = new LinkedHashSet<>();
        Set<String> unsteady = new HashSet<>();
        for (RecordedCall call : calls) {
            if (call instanceof RecordedCall.Connect && call.outcome().end() == End.FAILED) {
                unsteady.add(RecordedParts.key(call.target()));
            }
        }
        for (RecordedCall call : calls) {
            boolean rows = call instanceof RecordedCall.Query || call instanceof RecordedCall.Get;
            boolean inMof = rows
                    ? agree.getOrDefault(Replay.key(call), false) && !isNotInMof(call)
                    : call instanceof RecordedCall.Definition definition && definition.definition() != null;
            // What delivers rows is answered in turn, and so are methods, changes and lists of classes, and so are
            // connections where not all of them came about.
            boolean inTurn = rows
                    || call instanceof RecordedCall.Method
                    || call instanceof RecordedCall.Classes
                    || call instanceof RecordedCall.Change
                    || (call instanceof RecordedCall.Connect && unsteady.contains(RecordedParts.key(call.target())));
            if (!inMof && (inTurn || once.add(call))) {
                kept.add(call);
            }
        }
        return kept;
    }
}
