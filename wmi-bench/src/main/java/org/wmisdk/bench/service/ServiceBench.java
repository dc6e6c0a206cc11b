package org.wmisdk.bench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.wmisdk.bench.report.Machine;
import org.wmisdk.bench.report.Results;

/**
 * What do the operations of a program cost on a real WMI service?
 *
 * <pre>./bench service [--quick|--full]</pre>
 */
public final class ServiceBench {
    /** The system property that names the program of the C client. */
    static final String CLIENT = "wmi.bench.client";

    private ServiceBench() {}

    /** Measures here on Windows, elsewhere in the Wine lab, and writes {@code service.json}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> options = List.of(arguments);
        for (String option : options) {
            if (!List.of("--quick", "--full").contains(option)) {
                System.err.println("service: the options are --quick and --full, not " + option);
                System.exit(2);
            }
        }
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
            measure(Effort.of(options));
        } else {
            Lab.run(options);
        }
    }

    private static void measure(Effort effort) throws IOException {
        boolean wine = "wine".equals(System.getProperty("wmi.world"));
        Path client = Path.of(System.getProperty(CLIENT, "wmi-bench/target/service/service_client.exe"));
        Results results = ServiceReport.of(new Rounds(effort, client, wine).measure());
        Path file = (wine ? onWine(results) : results).save();
        System.err.println("service: written to " + file);
    }

    /** The JVM there takes Wine for the Windows that it plays. */
    private static Results onWine(Results results) {
        Machine machine = results.machine();
        return new Results(
                results.group(),
                results.title(),
                results.command(),
                results.date(),
                new Machine(machine.cpu(), machine.cores(), "Wine 10, as " + machine.os(), machine.java()),
                results.sections(),
                results.goals());
    }
}
