package org.wmisdk.fake.record;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.repository.Names;

/**
 * The recorded calls of a method on one target that no argument tells apart, in their order.
 *
 * @param withheld the folded names of arguments that were passed and are not known
 * @param arguments the known ones, as one text
 */
record RecordedMethod(Set<String> withheld, String arguments, Deque<RecordedCall.Method> calls) {
    private RecordedMethod(RecordedCall.Method first) {
        this(
                first.withheld().stream().map(Names::fold).collect(Collectors.toUnmodifiableSet()),
                text(first.arguments(), Set.of()),
                new ArrayDeque<>(List.of(first)));
    }

    /** Adds a call to those that it is not told apart from; those of which most is known stand first. */
    static void add(List<RecordedMethod> recorded, RecordedCall.Method call) {
        RecordedMethod added = new RecordedMethod(call);
        for (RecordedMethod each : recorded) {
            if (each.withheld.equals(added.withheld) && each.arguments.equals(added.arguments)) {
                each.calls.add(call);
                return;
            }
        }
        recorded.add(added);
        recorded.sort(Comparator.comparingInt(each -> each.withheld.size()));
    }

    /** Whether it is the answer to a call: all that is known is the same, and what is not known was passed. */
    boolean answers(RecordedCall.Method asked) {
        Set<String> passed = asked.arguments().names().stream()
                .filter(name -> !asked.arguments().get(name).isNull())
                .map(Names::fold)
                .collect(Collectors.toSet());
        asked.withheld().forEach(name -> passed.add(Names.fold(name)));
        return passed.containsAll(withheld) && arguments.equals(text(asked.arguments(), withheld));
    }

    /** Values as one text: their order and the case of their names make no other call. */
    static String text(WmiObject values, Set<String> without) {
        return values.names().stream()
                .filter(name -> !without.contains(Names.fold(name)))
                .map(name -> Names.fold(name) + "=" + values.get(name))
                .sorted()
                .collect(Collectors.joining(","));
    }
}
