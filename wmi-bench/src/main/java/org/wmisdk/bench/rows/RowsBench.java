package org.wmisdk.bench.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.wmisdk.bench.report.Results;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Goal;
import org.wmisdk.bench.report.Results.Section;
import org.wmisdk.bench.report.Samples;
import org.wmisdk.bench.rounds.Rounds;
import org.wmisdk.bench.rounds.Rounds.Measured;
import org.wmisdk.bench.rounds.Rounds.Outcome;
import org.wmisdk.bench.rounds.Rounds.Pace;
import org.wmisdk.bench.server.CLibrary;
import org.wmisdk.bench.server.Server;
import org.wmisdk.bench.server.Table;
import org.wmisdk.bench.server.Table.Kind;

/**
 * What does a row cost, of how many properties of what type, in results of what size, fetched how many at a time?
 *
 * <pre>./bench rows [--quick | --full]</pre>
 */
public final class RowsBench {
    private static final String C = "C client";
    private static final String FFM = "FFM";
    private static final String JNA = "JNA";
    private static final String LINKED = "FFM, linked per call (OSHI's way, by hand)";
    private static final String JNA_PLATFORM = "jna-platform";
    private static final String VALUES = "Java values only";

    private static final int ROWS = 1000;

    /** The slow ways take part in results of no more values than these. */
    private static final int MOST_LINKED = 100_000;

    private static final int MOST_JNA_PLATFORM = 10_000;

    private final Rounds rounds;
    private final List<Section> sections = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();

    private RowsBench(Rounds rounds) {
        this.rounds = rounds;
    }

    /** Measures and writes the results. */
    public static void main(String[] args) throws IOException {
        try (Rounds rounds = contestants(Pace.of(args))) {
            RowsBench bench = new RowsBench(rounds);
            bench.ten();
            bench.kinds();
            bench.curve(
                    "rows",
                    "rows",
                    "How does the cost of a row depend on how many there are?",
                    Table::rows,
                    rowCounts());
            bench.curve(
                    "properties",
                    "properties",
                    "How does the cost of a row grow with its properties?",
                    Table::width,
                    widths());
            bench.curve(
                    "batch",
                    "rows at a time",
                    "What does it gain to fetch many rows at a time?",
                    Table::batch,
                    batches());
            bench.calls();
            Results.of("rows", "Rows from " + Server.name(), bench.sections, bench.goals)
                    .save();
        }
    }

    private static Rounds contestants(Pace pace) {
        Rounds rounds = new Rounds(pace);
        boolean inC = CLibrary.file().isPresent();
        String noServer = CLibrary.whyAbsent();
        Predicate<String> all = task -> true;
        if (inC) {
            rounds.add(C, all, CClient.class);
        } else {
            rounds.addUnavailable(C, noServer);
        }
        rounds.add(FFM, all, Library.class, "ffm");
        rounds.add(JNA, all, Library.class, "jna");
        if (inC) {
            rounds.add(LINKED, task -> values(task) <= MOST_LINKED, LinkedPerCall.class);
            rounds.add(JNA_PLATFORM, RowsBench::suitsJnaPlatform, JnaPlatform.class);
        } else {
            rounds.addUnavailable(LINKED, noServer).addUnavailable(JNA_PLATFORM, noServer);
        }
        return rounds.add(VALUES, all, JavaValues.class);
    }

    /** It fetches rows one by one, whatever the batch. */
    private static boolean suitsJnaPlatform(String task) {
        return values(task) <= MOST_JNA_PLATFORM && Table.parse(task).batch() == Table.BATCH;
    }

    private static int values(String task) {
        Table table = Table.parse(task);
        return table.rows() * table.width();
    }

    /** Without a compiler each row passes through a server in Java, so that large results would take minutes. */
    private static int mostRows() {
        return CLibrary.file().isPresent() ? 100_000 : 1000;
    }

    private static List<Table> rowCounts() {
        List<Table> tables = new ArrayList<>();
        for (int rows = 1; rows <= mostRows(); rows *= 10) {
            tables.add(Table.mixed(10, rows, Table.BATCH));
        }
        return tables;
    }

    private static List<Table> widths() {
        return List.of(1, 2, 5, 10, 20, 40).stream()
                .map(width -> Table.mixed(width, ROWS, Table.BATCH))
                .toList();
    }

    private static List<Table> batches() {
        return List.of(1, 4, 16, 64, 256, 1000).stream()
                .map(batch -> Table.mixed(10, ROWS, batch))
                .toList();
    }

    private void ten() {
        System.out.println("rows: a row of 10 properties");
        Outcome outcome = rounds.measure(Table.mixed(10, ROWS, Table.BATCH).toString());
        sections.add(new Section(
                "row-10",
                "What does a row of 10 properties (4 string, 3 uint32, uint64, datetime, uint8[]) cost, in a result of "
                        + ROWS + " rows?",
                "ns",
                C,
                outcome.entries(C, 1)));
        List<Entry> throughput = new ArrayList<>();
        outcome.measured()
                .forEach((name, one) ->
                        throughput.add(Entry.of(name, perSecond(one)).reading(one.checksum())));
        sections.add(new Section(
                "rows-per-second",
                "How many rows of 10 properties can be read in a second?",
                "rows/s",
                null,
                throughput));
        String text = "row of 10 properties, FFM / C client <= 2.5";
        Double ratio = outcome.ratio(FFM, C);
        goals.add(
                ratio == null
                        ? Goal.notMeasured("row-10-ffm", text, 2.5, CLibrary.whyAbsent())
                        : Goal.atMost("row-10-ffm", text, 2.5, ratio));
        goals.add(bytes(outcome, FFM, "row-10-bytes-ffm"));
        goals.add(bytes(outcome, JNA, "row-10-bytes-jna"));
    }

    private static Samples perSecond(Measured one) {
        return Samples.of(one.nanos().stream().mapToDouble(nanos -> 1e9 / nanos).toArray());
    }

    private static Goal bytes(Outcome outcome, String contestant, String id) {
        String text = "bytes allocated per row of 10 properties, " + contestant
                + " / a loop that builds the same values <= 2";
        Measured one = outcome.measured().get(contestant);
        Measured values = outcome.measured().get(VALUES);
        if (one == null || values == null) {
            return Goal.notMeasured(
                    id, text, 2, String.valueOf(outcome.unavailable().get(contestant)));
        }
        return Goal.atMost(id, text, 2, one.bytes() / values.bytes());
    }

    private void kinds() {
        for (Kind kind : Kind.values()) {
            System.out.println("rows: properties of type " + kind.text());
            Outcome outcome = rounds.measure(Table.of(kind, 10, ROWS).toString());
            sections.add(new Section(
                    "property-" + kind.name().toLowerCase(Locale.ROOT),
                    "What does a property of type " + kind.text() + " cost?",
                    "ns",
                    C,
                    outcome.entries(C, 10)));
        }
    }

    private void curve(String id, String xName, String question, ToIntFunction<Table> x, List<Table> tables) {
        List<Entry> entries = new ArrayList<>();
        for (Table table : tables) {
            System.out.println("rows: " + xName + " " + x.applyAsInt(table));
            for (Entry entry : rounds.measure(table.toString()).entries(C, 1)) {
                entries.add(entry.at(x.applyAsInt(table)));
            }
        }
        sections.add(new Section(id, question, "ns", C, xName, entries));
    }

    private void calls() {
        sections.add(CountedCalls.section(goals));
    }
}
