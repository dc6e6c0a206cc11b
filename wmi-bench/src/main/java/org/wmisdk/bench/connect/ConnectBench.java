package org.wmisdk.bench.connect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.wmisdk.bench.report.Results;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Goal;
import org.wmisdk.bench.report.Results.Section;
import org.wmisdk.bench.rounds.Rounds;
import org.wmisdk.bench.rounds.Rounds.Clock;
import org.wmisdk.bench.rounds.Rounds.Pace;
import org.wmisdk.bench.server.CLibrary;
import org.wmisdk.bench.server.Server;

/**
 * What does a connection cost, what does it gain to keep one, and what does the first query cost in a new JVM?
 *
 * <pre>./bench connect [--quick | --full]</pre>
 */
public final class ConnectBench {
    private static final String C = "C client";

    /** A connection runs through most of the library, so that the compiler has much to do. */
    private static final int WARM_UPS = 3;

    /** The most first: the compiler then knows queries well when connections become many. */
    private static final List<Integer> QUERIES = List.of(64, 16, 4, 1);

    private ConnectBench() {}

    /**
     * How often what takes a process each time is done.
     *
     * @param starts how many processes of each contestant
     * @param cycles how many connections between two looks at the memory
     * @param looks how many
     */
    private record Effort(int starts, int cycles, int looks) {
        static Effort of(String... arguments) {
            List<String> all = List.of(arguments);
            if (all.contains("--quick")) {
                return new Effort(4, 1000, 4);
            }
            return all.contains("--full") ? new Effort(41, 5000, 20) : new Effort(15, 5000, 6);
        }
    }

    /** Measures and writes the results. */
    public static void main(String[] args) throws IOException {
        Effort effort = Effort.of(args);
        List<Section> sections = new ArrayList<>();
        List<Goal> goals = new ArrayList<>();
        Pace pace = Pace.of(args).warming(WARM_UPS);
        try (Rounds rounds = contestants(new Rounds(pace), List.of())) {
            Section reuse = reuse(rounds);
            sections.add(connect(rounds));
            sections.add(reuse);
        }
        // Who goes through a worker waits for it, and must not wait for the compiler as well.
        List<String> compiling = List.of("-XX:+BackgroundCompilation");
        try (Rounds rounds = contestants(new Rounds(pace, Clock.ELAPSED), compiling)) {
            rounds.add("FFM, worker", ConnectBench::all, compiling, LibrarySession.class, "ffm", LibrarySession.WORKER)
                    .add(
                            "JNA, worker",
                            ConnectBench::all,
                            compiling,
                            LibrarySession.class,
                            "jna",
                            LibrarySession.WORKER);
            sections.add(worker(rounds));
        }
        Program program = Program.make();
        System.out.println("connect: " + effort.starts() + " starts of each contestant");
        new ColdStarts(program, effort.starts()).measure(sections, goals);
        System.out.println("connect: working set");
        new WorkingSets(program, effort.cycles(), effort.looks()).measure(sections, goals);
        Results.of("connect", "Connections to " + Server.name(), sections, goals)
                .save();
    }

    private static Rounds contestants(Rounds rounds, List<String> flags) {
        if (CLibrary.file().isPresent()) {
            rounds.add(C, ConnectBench::all, flags, CSession.class);
        } else {
            rounds.addUnavailable(C, CLibrary.whyAbsent());
        }
        return rounds.add("FFM", ConnectBench::all, flags, LibrarySession.class, "ffm")
                .add("JNA", ConnectBench::all, flags, LibrarySession.class, "jna");
    }

    private static boolean all(String task) {
        return true;
    }

    private static Section connect(Rounds rounds) {
        System.out.println("connect: a connection");
        return new Section(
                "connect-close",
                "What does a connection cost, opened and closed?",
                "ns",
                C,
                rounds.measure("0").entries(C, 1));
    }

    private static Section worker(Rounds rounds) {
        System.out.println("connect: workers");
        return new Section(
                "connect-worker",
                "What does a connection with one query cost in elapsed time, each call with a timeout and so through a worker?",
                "ns",
                C,
                rounds.measure("1").entries(C, 1));
    }

    private static Section reuse(Rounds rounds) {
        List<Entry> entries = new ArrayList<>();
        for (int queries : QUERIES) {
            System.out.println("connect: queries for each connection: " + queries);
            List<Entry> measured = rounds.measure(Integer.toString(queries)).entries(C, 1);
            entries.addAll(0, measured.stream().map(entry -> entry.at(queries)).toList());
        }
        return new Section(
                "reuse",
                "What does a query of one row cost, the more of them share a connection?",
                "ns",
                C,
                "queries on each connection",
                entries);
    }
}
