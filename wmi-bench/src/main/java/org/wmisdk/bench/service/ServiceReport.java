package org.wmisdk.bench.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.bench.report.Ratio;
import org.wmisdk.bench.report.Results;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Goal;
import org.wmisdk.bench.report.Results.Section;
import org.wmisdk.bench.report.Samples;

/** Tables and goals of what was measured. */
final class ServiceReport {
    private static final String GROUP = "service";
    private static final String TITLE = "End to end on a real WMI service";
    private static final double KILOBYTE = 1024;

    private final Rounds.Measured measured;
    private final List<Goal> goals = new ArrayList<>();

    private ServiceReport(Rounds.Measured measured) {
        this.measured = measured;
    }

    static Results of(Rounds.Measured measured) {
        ServiceReport report = new ServiceReport(measured);
        List<Section> sections = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            sections.add(report.section(operation));
        }
        sections.add(report.handOvers());
        sections.add(report.workingSets());
        sections.add(report.firstQueries());
        if (measured.profile != null) {
            sections.addAll(measured.profile.sections());
        }
        report.goals();
        return Results.of(GROUP, TITLE, sections, report.goals);
    }

    /** Where there is no service to ask. */
    static Results unavailable(String why) {
        List<Section> sections = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            sections.add(new Section(
                    operation.id,
                    operation.heading,
                    "us",
                    null,
                    List.of(Entry.unavailable(Contestant.FFM.text, why), Entry.unavailable(Contestant.JNA.text, why))));
        }
        List<Goal> goals = new ArrayList<>();
        for (ServiceGoal goal : ServiceGoal.GOALS) {
            goals.add(Goal.notMeasured(goal.id(), goal.text(), goal.limit(), why));
        }
        return Results.of(GROUP, TITLE, sections, goals);
    }

    private Section section(Operation operation) {
        List<Entry> entries = new ArrayList<>();
        double[] c = nanos(operation, Contestant.C);
        for (Contestant contestant : Contestant.values()) {
            entries.add(entry(operation, contestant, c));
        }
        return new Section(operation.id, operation.heading, "us", c == null ? null : Contestant.C.text, entries);
    }

    private double @Nullable [] nanos(Operation operation, Contestant contestant) {
        Map<Contestant, double[]> of = measured.nanos.get(operation);
        return of == null ? null : of.get(contestant);
    }

    private Entry entry(Operation operation, Contestant contestant, double @Nullable [] c) {
        String cannot = contestant.cannot(operation);
        if (cannot != null) {
            return Entry.unavailable(contestant.text, cannot);
        }
        double[] nanos = nanos(operation, contestant);
        if (nanos == null) {
            return Entry.unavailable(contestant.text, measured.failure(contestant, operation));
        }
        Entry entry = Entry.of(contestant.text, Samples.of(nanos).times(1e-3));
        if (c != null) {
            entry = entry.against(Ratio.ofRounds(nanos, c));
        }
        Double bytes = measured.bytes.getOrDefault(operation, Map.of()).get(contestant);
        if (bytes != null) {
            entry = entry.allocating(bytes);
        }
        String note = contestant.note(operation);
        Map<Contestant, String> sums = measured.checksums.get(operation.questionId);
        String sum = sums == null ? null : sums.get(contestant);
        if (sums != null && sum != null) {
            entry = entry.reading(sum);
            if (!sum.equals(sums.get(Contestant.C))) {
                note = "It reads other values than C." + (note == null ? "" : " " + note);
            }
        }
        return note == null ? entry : entry.noting(note);
    }

    private Section handOvers() {
        List<Entry> entries = new ArrayList<>();
        measured.handOver.forEach((contestant, nanos) -> entries.add(
                Entry.of(contestant.text, Samples.of(nanos).times(1e-3)).noting(counts(contestant))));
        return new Section(
                "hand-over", "What does it cost to hand a call over to a worker and back?", "us", null, entries);
    }

    private String counts(Contestant contestant) {
        List<String> counts = new ArrayList<>();
        measured.handOvers
                .getOrDefault(contestant, Map.of())
                .forEach((operation, count) -> counts.add(operation.id + " " + count));
        return "Hand-overs counted: " + String.join(", ", counts) + ".";
    }

    private Section workingSets() {
        List<Entry> entries = new ArrayList<>();
        measured.growth.forEach(
                (contestant, bytes) -> entries.add(Entry.of(contestant.text, Samples.of(bytes / KILOBYTE))));
        return new Section(
                "working-set",
                "How much does the working set grow over the second 5,000 cycles of connecting and asking for a row?",
                "KB",
                null,
                entries);
    }

    private Section firstQueries() {
        List<Entry> entries = new ArrayList<>();
        measured.first.forEach(
                (name, nanos) -> entries.add(Entry.of(name, Samples.of(nanos).times(1e-6))));
        return new Section(
                "first-query",
                "How long after the beginning of its main has a new process its first row?",
                "ms",
                null,
                entries);
    }

    private void goals() {
        for (ServiceGoal goal : ServiceGoal.GOALS) {
            ServiceGoal.Found found = goal.find().apply(measured);
            Goal result;
            if (found == null) {
                result = Goal.notMeasured(
                        goal.id(), goal.text(), goal.limit(), "A contestant that it needs was not measured.");
            } else {
                result = goal.atLeast()
                        ? Goal.atLeast(goal.id(), goal.text(), goal.limit(), found.value())
                        : Goal.atMost(goal.id(), goal.text(), goal.limit(), found.value());
                if (found.note() != null) {
                    result = result.noting(found.note());
                }
            }
            goals.add(result);
        }
    }
}
