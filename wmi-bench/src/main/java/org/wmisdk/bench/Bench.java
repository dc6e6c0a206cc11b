package org.wmisdk.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.wmisdk.bench.report.Docs;
import org.wmisdk.bench.report.Report;
import org.wmisdk.bench.report.Results;
import org.wmisdk.bench.report.Verdict;

/**
 * Runs groups of benchmarks, each in a JVM of its own, and writes the report of what they found.
 *
 * <pre>./bench --help</pre>
 */
final class Bench {
    /** The groups that there are, in the order in which they run. */
    private static final List<String> MEASURED = List.of("call", "rows", "connect", "service", "concurrency", "fake");

    /** No group takes so long, unless it hangs: several times what it says, and more in a full run. */
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private static final Duration LIMIT_OF_FULL_RUN = Duration.ofHours(2);

    private Bench() {}

    /** Runs {@code all [OPTIONS]}, {@code GROUP [OPTIONS]}, {@code report}, {@code publish} or {@code check-docs}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        String command = args[0];
        List<String> options = Arrays.asList(args).subList(1, args.length);
        boolean good = switch (command) {
            case "all" -> run(MEASURED, options);
            case "report" -> alone(options) && report(Report.of(Results.folder()));
            case "publish" -> alone(options) && publish();
            case "check-docs" -> alone(options) && checkDocs();
            default -> run(List.of(command), options);
        };
        System.exit(good ? 0 : 1);
    }

    private static boolean alone(List<String> options) {
        if (!options.isEmpty()) {
            System.err.println("bench: takes no options here, not " + options.get(0));
        }
        return options.isEmpty();
    }

    private static boolean run(List<String> groups, List<String> options) throws IOException, InterruptedException {
        List<String> failed = new ArrayList<>();
        for (String group : groups) {
            System.out.println("=== " + group + " ===");
            long begin = System.nanoTime();
            Optional<String> failure = run(group, options);
            System.out.println("--- " + group + ": " + failure.orElse("done") + ", "
                    + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
            failure.ifPresent(why -> failed.add(group + ": " + why));
        }
        boolean written = report(Report.of(Results.folder()));
        failed.forEach(line -> System.out.println("FAILED  " + line));
        return written && failed.isEmpty();
    }

    /** Runs a group; what it left before is removed first, so that no report shows it as the result of this run. */
    private static Optional<String> run(String group, List<String> options) throws IOException, InterruptedException {
        Path result = Results.folder().resolve(group + ".json");
        Files.deleteIfExists(result);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 24) {
            // JMH's own use of Unsafe makes newer JVMs warn.
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("-D" + Results.FOLDER + "=" + Results.folder());
        command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path")), main(group)));
        command.addAll(options);
        Process process = new ProcessBuilder(command).inheritIO().start();
        Duration limit = options.contains("--full") ? LIMIT_OF_FULL_RUN : LIMIT;
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                return Optional.of("ended after " + limit.toMinutes() + " minutes");
            }
        } finally {
            // Nothing of it may run on into the next group.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            return Optional.of("exit code " + process.exitValue());
        }
        return Files.exists(result) ? Optional.empty() : Optional.of("it ended well, but wrote no " + result);
    }

    private static String main(String group) {
        return "org.wmisdk.bench." + group + "." + group.substring(0, 1).toUpperCase(Locale.ROOT) + group.substring(1)
                + "Bench";
    }

    /** A group may start programs in other folders. */
    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                Arrays.stream(classPath.split(File.pathSeparator))
                        .map(part -> Path.of(part).toAbsolutePath().toString())
                        .toList());
    }

    private static boolean report(Report report) throws IOException {
        if (report.groups().isEmpty()) {
            System.err.println("bench: there is nothing to report, since no group has left results in "
                    + Results.folder() + ": run ./bench first");
            return false;
        }
        Optional<String> noCharts = Docs.whyNoCharts();
        Docs.writeReport(report, Results.folder());
        System.out.println();
        Verdict.sentences(report).forEach(System.out::println);
        System.out.println();
        Verdict.goals(report).forEach(System.out::println);
        System.out.println();
        System.out.println("The report: " + Results.folder().resolve("performance.md"));
        noCharts.ifPresent(why -> System.out.println("It has no charts. " + why));
        return true;
    }

    private static boolean publish() throws IOException {
        Report report = Report.of(Results.folder());
        Optional<String> noCharts = Docs.whyNoCharts();
        if (noCharts.isPresent() || report.groups().isEmpty()) {
            System.err.println("bench: nothing is published. "
                    + noCharts.orElse("No group has left results in " + Results.folder() + ": run ./bench first."));
            return false;
        }
        new Docs(Path.of("")).publish(report);
        System.out.println("Written: docs/performance.md, docs/performance and the block of README.md");
        return true;
    }

    private static boolean checkDocs() throws IOException {
        List<String> differences = new Docs(Path.of("")).differences();
        differences.forEach(
                difference -> System.err.println("bench: " + difference + "; ./bench publish writes it anew"));
        if (differences.isEmpty()) {
            System.out.println("docs/performance.md and README.md are what docs/performance/results.json gives.");
        }
        return differences.isEmpty();
    }
}
