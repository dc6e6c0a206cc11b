package org.wmisdk.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiOptions;
import org.wmisdk.WmiQuery;
import picocli.CommandLine.Option;

/** The options of a command that works in one namespace: which one, how to connect to it, and how long to wait. */
final class NamespaceOptions extends ConnectOptions {
    @Option(
            names = "--namespace",
            paramLabel = "NS",
            defaultValue = "root\\cimv2",
            description = "The namespace, with its host if it is remote. Without it: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // it has a default
    private String namespace;

    @Option(
            names = "--timeout",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "How long to wait at most, for connecting and for each answer: 10s, 500ms, 2m or PT10S.")
    private @Nullable Duration timeout;

    /** Connects, with the backend that was asked for. */
    WmiNamespace open(WmiCommand wmi) {
        return open(wmi.locator(), wmi);
    }

    /** Connects with a given locator. */
    WmiNamespace open(WmiLocator locator, WmiCommand wmi) {
        return open(locator, wmi.console(), namespace, timeout);
    }

    /** How long to wait for each answer; null for no limit. */
    @Nullable
    Duration timeout() {
        return timeout;
    }

    /** The query with the timeout that was asked for. */
    WmiQuery limited(WmiQuery query) {
        return timeout == null ? query : query.timeout(timeout);
    }

    /** How operations on single objects are to be done. */
    WmiOptions options() {
        return options(timeout);
    }

    /** As {@link #options()}, with another timeout; null for no limit. */
    static WmiOptions options(@Nullable Duration limit) {
        return limit == null ? WmiOptions.none() : WmiOptions.none().timeout(limit);
    }
}
