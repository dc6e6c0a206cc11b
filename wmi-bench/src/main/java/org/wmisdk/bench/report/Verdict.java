package org.wmisdk.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Goal;
import org.wmisdk.bench.report.Results.Section;

/** Which backend to choose, and what it costs, in sentences that follow from the numbers alone. */
public final class Verdict {
    /** Closer than this, two contestants are not told apart. */
    private static final double ALIKE = 1.05;

    private Verdict() {}

    /** For a program's author: choice, cost against C, cost against what people use; says so when that was not measured. */
    public static List<String> sentences(Report report) {
        List<Section> sections = report.comparisons();
        if (sections.isEmpty()) {
            return List.of(
                    "Which backend to choose was not measured: neither `./bench service` nor `./bench rows` has left"
                            + " results in which one takes part beside C.");
        }
        String where = report.group("service").isPresent()
                        && report.group("service").orElseThrow().sections().containsAll(sections)
                ? "a real WMI service (`./bench service`)"
                : "a server that does nothing else (`./bench rows`)";
        List<String> sentences = new ArrayList<>();
        sentences.add(choice(sections));
        List<String> againstC = new ArrayList<>();
        for (String backend : List.of(Contestants.FFM, Contestants.JNA)) {
            Range range = Range.of(sections, backend::equals, section -> OptionalDouble.of(1));
            if (range.count() > 0) {
                againstC.add(backend + (againstC.isEmpty() ? " takes " + range + " as long" : " " + range));
            }
        }
        sentences.add("Beside C, on " + where + ", " + String.join(", ", againstC) + ".");
        List<String> peers = new ArrayList<>();
        String ours = againstOurs(sections, Contestants.FFM) ? Contestants.FFM : Contestants.JNA;
        for (String peer : Contestants.PEERS) {
            Range range = Range.of(sections, name -> name.endsWith(peer), section -> ratio(section, ours));
            if (range.count() > 0) {
                peers.add(peer + (peers.isEmpty() ? " takes " + range + " as long as " + ours : " " + range));
            }
        }
        sentences.add(
                peers.isEmpty()
                        ? "Of what people use today nothing was measured beside it."
                        : "Of what people use today, " + String.join(", ", peers) + ".");
        return sentences;
    }

    private static boolean againstOurs(List<Section> sections, String backend) {
        return sections.stream().anyMatch(section -> ratio(section, backend).isPresent());
    }

    private static String choice(List<Section> sections) {
        Range range = Range.of(sections, Contestants.JNA::equals, section -> ratio(section, Contestants.FFM));
        if (range.count() == 0) {
            return "Only one backend was measured, so that there is no choice.";
        }
        if (range.mean() > ALIKE) {
            return "On Java 22 and newer take FFM; on 17 to 21 there is JNA, which takes " + range + " as long.";
        }
        if (range.mean() < 1 / ALIKE) {
            return "Take JNA, which takes " + range + " as long as FFM.";
        }
        return "Take either backend: JNA takes " + range + " as long as FFM.";
    }

    /** The ratio of a contestant to the baseline of the section. */
    private static OptionalDouble ratio(Section section, String contestant) {
        return ratio(section, contestant::equals);
    }

    private static OptionalDouble ratio(Section section, Predicate<String> contestant) {
        Optional<Double> ratio = section.entries().stream()
                .filter(entry -> contestant.test(entry.contestant()))
                .map(Entry::ratio)
                .filter(Objects::nonNull)
                .findFirst();
        return ratio.isPresent() ? OptionalDouble.of(ratio.orElseThrow()) : OptionalDouble.empty();
    }

    /**
     * From the least to the greatest of some ratios.
     *
     * @param mean the geometric mean
     */
    private record Range(double low, double high, double mean, int count) {
        interface Divisor {
            OptionalDouble of(Section section);
        }

        static Range of(List<Section> sections, Predicate<String> contestant, Divisor divisor) {
            List<Double> ratios = new ArrayList<>();
            for (Section section : sections) {
                OptionalDouble ratio = ratio(section, contestant);
                OptionalDouble by = divisor.of(section);
                if (ratio.isPresent() && by.isPresent()) {
                    ratios.add(ratio.orElseThrow() / by.orElseThrow());
                }
            }
            double[] all =
                    ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            if (all.length == 0) {
                return new Range(Double.NaN, Double.NaN, Double.NaN, 0);
            }
            double logarithms = 0;
            for (double ratio : all) {
                logarithms += Math.log(ratio);
            }
            return new Range(all[0], all[all.length - 1], Math.exp(logarithms / all.length), all.length);
        }

        @Override
        public String toString() {
            String from = Numbers.shown(low);
            String to = Numbers.shown(high);
            return (from.equals(to) ? from : from + " to " + to) + " times";
        }
    }

    /** One line each: goals with their values, met, missed or not measured. */
    public static List<String> goals(Report report) {
        return report.goals().stream().map(Verdict::line).toList();
    }

    private static String line(Goal goal) {
        Double value = goal.value();
        return String.format(
                Locale.ROOT,
                "%-12s %s%s%s",
                state(goal),
                goal.text(),
                value == null ? "" : ": " + value(goal, value),
                goal.note() == null ? "" : " (" + goal.note() + ")");
    }

    /** With so many digits that it is not taken for the limit when it is not. */
    static String value(Goal goal, double value) {
        String shown = Numbers.shown(value);
        return Double.compare(value, goal.limit()) != 0
                        && shown.replaceAll("\\.0+$", "").equals(Numbers.shown(goal.limit()))
                ? Numbers.plain(value)
                : shown;
    }

    static String state(Goal goal) {
        if (goal.value() == null) {
            return "not measured";
        }
        return goal.met() ? "met" : "MISSED";
    }

    /** How many goals are met, missed and not measured. */
    static String count(Report report) {
        long met = report.goals().stream().filter(Goal::met).count();
        long open = report.goals().stream().filter(goal -> goal.value() == null).count();
        int all = report.goals().size();
        return met + " of " + all + " goals are met, " + (all - met - open) + " missed, " + open + " not measured.";
    }
}
