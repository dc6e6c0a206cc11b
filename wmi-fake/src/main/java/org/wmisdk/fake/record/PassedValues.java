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
 * The recorded calls of one kind about one thing that no value tells apart, in their order.
 *
 * @param withheld the folded names of values that were passed and are not known
 * @param values the known ones, as one text
 */
record PassedValues<T extends RecordedCall.Passing>(Set<String> withheld, String values, Deque<T> calls) {
    private PassedValues(T first) {
        this(
                first.withheld().stream().map(Names::fold).collect(Collectors.toUnmodifiableSet()),
                text(first.passed(), Set.of()),
                new ArrayDeque<>(List.of(first)));
    }

    /** Adds a call to those that it is not told apart from; those of which most is known stand first. */
    static <T extends RecordedCall.Passing> void add(List<PassedValues<T>> recorded, T call) {
        PassedValues<T> added = new PassedValues<>(call);
        for (PassedValues<T> each : recorded) {
            if (each.withheld.equals(added.withheld) && each.values.equals(added.values)) {
                each.calls.add(call);
                return;
            }
        }
        recorded.add(added);
        recorded.sort(Comparator.comparingInt(each -> each.withheld.size()));
    }

    /** Whether it is the answer to a call: all that is known is the same, and what is not known was passed. */
    boolean answers(RecordedCall.Passing asked) {
        Set<String> passed = asked.passed().names().stream()
                .filter(name -> !asked.passed().get(name).isNull())
                .map(Names::fold)
                .collect(Collectors.toSet());
        asked.withheld().forEach(name -> passed.add(Names.fold(name)));
        return passed.containsAll(withheld) && values.equals(text(asked.passed(), withheld));
    }

    /** Values as one text: their order and the case of their names make no other call. */
    private static String text(WmiObject values, Set<String> without) {
        return values.names().stream()
                .filter(name -> !without.contains(Names.fold(name)))
                .map(name -> Names.fold(name) + "=" + values.get(name))
                .sorted()
                .collect(Collectors.joining(","));
    }
}
