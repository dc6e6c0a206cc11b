package org.wmisdk.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiEvents;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiSubscription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Subscribes to events and prints each when it comes, until it is interrupted, or as long as --count and --for say.",
            "A subscription that the server ends is an error."
        },
        footer = {
            "",
            "Example:",
            "  wmi watch \"SELECT * FROM __InstanceCreationEvent WITHIN 2",
            "      WHERE TargetInstance ISA 'Win32_Process'\""
        })
final class WatchCommand implements Callable<Integer> {
    /** How long one look at the server takes; between two it is seen whether anybody still reads. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WmiCommand wmi;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NamespaceOptions namespace;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, or json for one object on each line.")
    @SuppressWarnings("NullAway.Init") // it has a default
    private Format format;

    @Option(names = "--count", paramLabel = "N", description = "Ends after so many events.")
    private @Nullable Integer count;

    @Option(
            names = "--for",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "Ends after so long: 10s, 500ms, 2m or PT10S.")
    private @Nullable Duration limit;

    @Parameters(paramLabel = "WQL", description = "The event query. It is sent as it is.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String wql;

    @Override
    public Integer call() {
        if (count != null && count < 1) {
            throw new ParameterException(spec.commandLine(), "--count must be at least 1, was " + count + ".");
        }
        try (WmiNamespace opened = namespace.open(wmi)) {
            watch(opened, wmi.console().out());
        }
        return 0;
    }

    void watch(WmiNamespace opened, PrintStream out) {
        WmiEvents events = opened.events(wql);
        Duration timeout = namespace.timeout();
        try (WmiSubscription subscription = (timeout == null ? events : events.timeout(timeout)).subscribe()) {
            long begun = System.nanoTime();
            int left = count == null ? Integer.MAX_VALUE : count;
            while (left > 0 && !out.checkError()) {
                Duration wait = LOOK;
                if (limit != null) {
                    wait = shorter(LOOK, limit.minusNanos(System.nanoTime() - begun));
                    if (wait.isNegative()) {
                        return;
                    }
                }
                Optional<WmiObject> event = subscription.poll(wait);
                if (event.isPresent()) {
                    left--;
                    print(event.get(), out);
                }
            }
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void print(WmiObject event, PrintStream out) {
        if (format == Format.JSON) {
            JsonFormat.printLine(out, json -> JsonFormat.writeFields(json, event));
        } else {
            BlockFormat.printEvent(event, out);
        }
    }
}
