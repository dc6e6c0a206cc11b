package org.wmisdk.bench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.bench.report.Samples;

/** Measures: starts the contestants, warms them up, asks them in rounds. */
final class Rounds {
    /** The name under which the first query has the JVM that only links a handle. */
    static final String LINKED_HANDLE = "a main that links one handle";

    private static final List<Contestant> CYCLED =
            List.of(Contestant.C, Contestant.FFM, Contestant.JNA, Contestant.FFM_WORKER, Contestant.JNA_WORKER);
    private static final List<Contestant> STARTED = List.of(
            Contestant.C,
            Contestant.FFM,
            Contestant.JNA,
            Contestant.WBEMCLI_UTIL,
            Contestant.OSHI,
            Contestant.WMI_JAVA);

    private static final List<Contestant> PROFILED = List.of(Contestant.FFM, Contestant.JNA);

    /** A part of a first query, as the answer and as the table names it. */
    private record Part(String word, String text) {}

    private static final List<Part> PARTS = List.of(
            new Part("load", "of that choosing the backend"),
            new Part("open", "of that connecting"),
            new Part("query", "of that the query"));

    /** The heap has its size from the start and the compiler that needs much memory does not run, so that what grows is neither. */
    private static final String[] FIXED_HEAP = {"-Xms48m", "-Xmx48m", "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1"};

    private static final double WARM_UP_STEP_MILLIS = 50;
    private static final double MOST_WARM_UPS = 8;
    private static final double FASTER = 0.98;

    private final Effort effort;
    private final Path client;
    private final List<Question> questions;
    private final Measured measured = new Measured();

    /** What an operation of a contestant is asked with. */
    private static final class Slot {
        final Contender contender;
        final Operation operation;
        final Operation.Kind kind;
        int times = 1;
        final List<Double> nanos = new ArrayList<>();
        final List<Double> bytes = new ArrayList<>();

        Slot(Contender contender, Operation operation, Operation.Kind kind) {
            this.contender = contender;
            this.operation = operation;
            this.kind = kind;
        }

        /** Does the operation some times; nanoseconds for each. */
        double run() throws IOException {
            Map<String, Object> answer = contender.ask("run", kind.word, operation.questionId, Integer.toString(times));
            Double allocated = Contender.findNumber(answer, "bytes");
            if (allocated != null) {
                bytes.add(allocated / times);
            }
            double each = Contender.number(answer, "nanos") / times;
            nanos.add(each);
            return each;
        }
    }

    /** @param client the program of the C client */
    Rounds(Effort effort, Path client, boolean wine) {
        this.effort = effort;
        this.client = client;
        this.questions = Question.all(wine, nameOfBios());
    }

    private static String nameOfBios() {
        try (WmiNamespace cimv2 = WmiLocator.using("ffm").connect(Client.NAMESPACE)) {
            WmiObject bios = cimv2.query("SELECT Name FROM Win32_BIOS").first().orElseThrow();
            String name = bios.getString("Name");
            if (name == null) {
                throw new IllegalStateException("Win32_BIOS has no name");
            }
            return name;
        }
    }

    Measured measure() throws IOException {
        List<Contender> contenders = new ArrayList<>();
        try {
            for (Contestant contestant : Contestant.values()) {
                start(contestant, contenders);
            }
            List<Slot> slots = slots(contenders);
            rounds(slots);
            slots.forEach(measured::add);
            countHandOvers(contenders);
            profile(contenders);
        } finally {
            contenders.forEach(Contender::close);
        }
        for (Contestant contestant : CYCLED) {
            cycle(contestant);
        }
        firstQueries();
        return measured;
    }

    private void start(Contestant contestant, List<Contender> contenders) {
        try {
            Contender contender = Contender.serving(contestant, client);
            contenders.add(contender);
            for (Question question : questions) {
                contender.ask(question.definition());
                read(contender, question.id(), "read", question.id());
            }
            if (contestant.cannot(Operation.METHOD) == null) {
                read(contender, Operation.METHOD.questionId, "call");
            }
        } catch (IOException e) {
            say(contestant.text + " cannot take part: " + e.getMessage());
            measured.failed(contestant, e);
        }
    }

    private void read(Contender contender, String id, String... command) throws IOException {
        Contestant contestant = contender.contestant;
        try {
            measured.checksums
                    .computeIfAbsent(id, key -> new EnumMap<>(Contestant.class))
                    .put(contestant, (String) contender.ask(command).get("checksum"));
        } catch (Contender.RefusedException e) {
            say(contestant.text + " cannot read " + id + ": " + e.getMessage());
            measured.failed(contestant, id, e);
        }
    }

    private List<Slot> slots(List<Contender> contenders) {
        List<Slot> slots = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            for (Contender contender : contenders) {
                if (contender.contestant.cannot(operation) == null) {
                    slots.add(new Slot(contender, operation, operation.kind));
                }
            }
        }
        for (Contender contender : contenders) {
            if (contender.contestant.hasWorkers()) {
                slots.add(new Slot(contender, Operation.CONNECT, Operation.Kind.HAND_OVER));
            }
        }
        return slots;
    }

    /** Each round begins with another slot, so that none always comes after the same moment of it. */
    private void rounds(List<Slot> slots) {
        say("warming up " + slots.size() + " pairs of contestant and operation");
        slots.removeIf(slot -> !attempt(slot, this::warmUp));
        say(effort.rounds() + " rounds");
        for (int round = 0; round < effort.rounds(); round++) {
            Collections.rotate(slots, slots.size() / effort.rounds() + 1);
            slots.removeIf(slot -> !attempt(slot, Slot::run));
        }
    }

    private interface Action {
        void of(Slot slot) throws IOException;
    }

    private boolean attempt(Slot slot, Action action) {
        try {
            action.of(slot);
            return true;
        } catch (IOException e) {
            say(slot.contender.contestant.text + " failed at " + slot.operation.id + ": " + e.getMessage());
            measured.failed(slot.contender.contestant, slot.operation.id, e);
            return false;
        }
    }

    /** Until it has not become faster for a while: on one core the compiler comes to its turn late. */
    private void warmUp(Slot slot) throws IOException {
        double best = slot.run();
        double each = best;
        double still = 0;
        double whole = 0;
        while (still < effort.warmUpMillis() && whole < MOST_WARM_UPS * effort.warmUpMillis()) {
            slot.times = times(each, WARM_UP_STEP_MILLIS * 1e6);
            each = slot.run();
            double millis = each * slot.times * 1e-6;
            whole += millis;
            still = each < FASTER * best ? 0 : still + millis;
            best = Math.min(best, each);
        }
        slot.times = times(best, effort.slotMillis() * 1e6);
        slot.nanos.clear();
        slot.bytes.clear();
    }

    private static int times(double each, double nanos) {
        return (int) Math.max(1, Math.min(1e6, nanos / each));
    }

    private void countHandOvers(List<Contender> contenders) throws IOException {
        for (Contender contender : contenders) {
            if (contender.contestant.hasWorkers()) {
                Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
                for (Operation operation : Operation.values()) {
                    if (!measured.has(operation, contender.contestant)) {
                        continue; // what failed at it was said
                    }
                    counts.put(operation, (int) Contender.number(
                            contender.ask("hand-overs", operation.kind.word, operation.questionId), "handOvers"));
                }
                measured.handOvers.put(contender.contestant, counts);
            }
        }
    }

    private void profile(List<Contender> contenders) {
        say("where the time goes");
        try {
            measured.profile = Profile.of(contenders, measured);
        } catch (IOException e) {
            say("no profile: " + e.getMessage());
        }
    }

    private void cycle(Contestant contestant) {
        say("working set of " + contestant.text + " over twice " + effort.cycles() + " cycles");
        try (Contender contender = Contender.serving(contestant, client, FIXED_HEAP)) {
            String[] run = {"run", Operation.Kind.CONNECT_QUERY.word, "row", Integer.toString(effort.cycles())};
            contender.ask(questions.get(0).definition());
            contender.ask(run);
            long before = WorkingSet.bytesOf(contender.pid());
            contender.ask(run);
            measured.growth.put(contestant, WorkingSet.bytesOf(contender.pid()) - before);
        } catch (IOException e) {
            say("no working set of " + contestant.text + ": " + e.getMessage());
        }
    }

    private void firstQueries() throws IOException {
        say("first queries of " + effort.starts() + " processes each");
        Question question = new Question("first", "Win32_BIOS", Properties.Bios.class, false);
        Map<String, List<Double>> all = new LinkedHashMap<>();
        List<Contestant> starting = new ArrayList<>(STARTED);
        for (int i = 0; i < effort.starts(); i++) {
            all.computeIfAbsent(LINKED_HANDLE, name -> new ArrayList<>()).add(Contender.linked());
            for (Contestant contestant : List.copyOf(starting)) {
                try {
                    Map<String, Object> answer = Contender.first(contestant, client, question);
                    all.computeIfAbsent(contestant.text, name -> new ArrayList<>())
                            .add(Contender.number(answer, "nanos"));
                    if (PROFILED.contains(contestant)) {
                        for (Part part : PARTS) {
                            all.computeIfAbsent(contestant.text + ", " + part.text, name -> new ArrayList<>())
                                    .add(Contender.number(answer, part.word));
                        }
                    }
                } catch (IOException e) {
                    say(contestant.text + " fails at its first query: " + e.getMessage());
                    all.keySet().removeIf(name -> name.startsWith(contestant.text));
                    starting.remove(contestant);
                }
            }
        }
        all.forEach((name, nanos) -> measured.first.put(name, array(nanos)));
    }

    static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void say(String what) {
        System.err.println("service: " + what);
    }

    /** What was measured; times in nanoseconds. */
    static final class Measured {
        /** By operation and contestant, a number for each round. */
        final Map<Operation, Map<Contestant, double[]>> nanos = new EnumMap<>(Operation.class);

        /** By operation and contestant: allocated on the heap by one operation. */
        final Map<Operation, Map<Contestant, Double>> bytes = new EnumMap<>(Operation.class);

        /** What a hand-over costs, a number for each round. */
        final Map<Contestant, double[]> handOver = new EnumMap<>(Contestant.class);

        final Map<Contestant, Map<Operation, Integer>> handOvers = new EnumMap<>(Contestant.class);

        /** By question. */
        final Map<String, Map<Contestant, String>> checksums = new LinkedHashMap<>();

        /** Of the working set, in bytes. */
        final Map<Contestant, Long> growth = new EnumMap<>(Contestant.class);

        @Nullable
        Profile profile;

        /** By name, a number for each process. */
        final Map<String, double[]> first = new LinkedHashMap<>();

        private final Map<String, String> failures = new LinkedHashMap<>();

        private boolean has(Operation operation, Contestant contestant) {
            return nanos.getOrDefault(operation, Map.of()).containsKey(contestant);
        }

        private void add(Slot slot) {
            Contestant contestant = slot.contender.contestant;
            double[] rounds = array(slot.nanos);
            if (slot.kind == Operation.Kind.HAND_OVER) {
                handOver.put(contestant, rounds);
                return;
            }
            nanos.computeIfAbsent(slot.operation, operation -> new EnumMap<>(Contestant.class))
                    .put(contestant, rounds);
            if (!slot.bytes.isEmpty()) {
                bytes.computeIfAbsent(slot.operation, operation -> new EnumMap<>(Contestant.class))
                        .put(contestant, Samples.of(array(slot.bytes)).median());
            }
        }

        private void failed(Contestant contestant, IOException why) {
            failures.put(contestant.name(), why.getMessage());
        }

        private void failed(Contestant contestant, String operation, IOException why) {
            failures.put(contestant + " " + operation, why.getMessage());
        }

        /** Why there are no numbers of a contestant. */
        String failure(Contestant contestant, Operation operation) {
            String why = failures.getOrDefault(
                    contestant + " " + operation.id, failures.getOrDefault(contestant.name(), "it was not measured"));
            return "It could not be measured: " + why + ".";
        }
    }
}
