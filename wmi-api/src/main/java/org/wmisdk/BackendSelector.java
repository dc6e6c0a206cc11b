package org.wmisdk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;
import org.wmisdk.Availability.Cause;
import org.wmisdk.spi.ConnectServerWmi;

/**
 * Finds the providers, asks them, and decides. One broken provider must not hide another, so whatever a provider throws becomes a line of
 * the report. What is injected in tests is the iterators that a ServiceLoader would give.
 */
final class BackendSelector {
    private final List<Found> providers = new ArrayList<>();
    private final List<BackendReport.Candidate> broken = new ArrayList<>();

    /** A provider that loaded, with what it says of itself, asked once. */
    private record Found(ConnectServerWmi provider, String name, int priority) implements Comparable<Found> {
        /** The higher priority first, then by name. */
        @Override
        public int compareTo(Found other) {
            int byPriority = Integer.compare(other.priority, priority);
            return byPriority == 0 ? name.compareTo(other.name) : byPriority;
        }
    }

    /** Takes every provider that the iterators give; of several of one class, the first. */
    BackendSelector(List<Iterator<ConnectServerWmi>> sources) {
        for (Iterator<ConnectServerWmi> source : sources) {
            collect(source);
        }
        Collections.sort(providers);
    }

    /** A broken provider may fail in hasNext as well as in next, with either kind of error; the iterator can go on after both. */
    private void collect(Iterator<ConnectServerWmi> source) {
        for (int failures = 0; failures < 100; ) { // an iterator that fails for ever must not be asked for ever
            try {
                if (!source.hasNext()) {
                    return;
                }
                add(source.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                failures++;
                addBroken(e);
            }
        }
    }

    /** Two class loaders may each have loaded the class; it is one backend all the same. */
    private void add(ConnectServerWmi provider) {
        String className = provider.getClass().getName();
        for (Found known : providers) {
            if (known.provider.getClass().getName().equals(className)) {
                return;
            }
        }
        try {
            providers.add(new Found(
                    provider, Objects.requireNonNull(provider.name(), "name() is null"), provider.priority()));
        } catch (RuntimeException | LinkageError e) {
            addBroken(new ServiceConfigurationError("Provider " + className + " does not say what it is", e));
        }
    }

    private void addBroken(Throwable error) {
        String message = error.getMessage();
        Throwable cause = error.getCause();
        Availability why = Availability.unavailable(
                Cause.FAILED,
                "A provider could not be loaded: " + (message == null ? error : message)
                        + (cause == null ? "" : ": " + cause) + ".",
                "Check that its jar is whole and made for Java "
                        + Runtime.version().feature() + ".");
        for (BackendReport.Candidate known : broken) {
            if (known.availability().equals(why)) {
                return;
            }
        }
        broken.add(new BackendReport.Candidate("(not loaded)", 0, why, null));
    }

    /** What a choice came to. */
    record Choice(@Nullable ConnectServerWmi provider, BackendReport report) {}

    /**
     * Decides.
     *
     * @param requested the name of the only backend to take, or null for the best
     * @param askAll whether those that would not be taken are asked too, for a full report; not those that are taken only by name
     */
    Choice choose(@Nullable String requested, boolean askAll) {
        List<BackendReport.Candidate> candidates = new ArrayList<>();
        Found taken = null;
        for (Found found : providers) {
            boolean eligible = requested == null ? found.priority >= 0 : found.name.equals(requested);
            BackendReport.Candidate candidate;
            if (!eligible && !(askAll && found.priority >= 0)) {
                candidate = notAsked(
                        found,
                        Cause.EXCLUDED,
                        found.priority < 0
                                ? "Only taken when it is asked for by name."
                                : "Not asked, since " + requested + " was asked for.");
            } else if (eligible && taken != null && !askAll) {
                candidate = notAsked(
                        found, Cause.OUTRANKED, "Not asked, since " + taken.name + " is available and ranks higher.");
            } else {
                candidate = ask(found);
            }
            if (eligible && taken == null && candidate.availability() == Availability.available()) {
                taken = found;
            }
            candidates.add(candidate);
        }
        candidates.addAll(broken);
        return new Choice(
                taken == null ? null : taken.provider,
                new BackendReport(candidates, requested, taken == null ? null : taken.name));
    }

    boolean knows(String name) {
        return names().contains(name);
    }

    List<String> names() {
        return providers.stream().map(Found::name).toList();
    }

    private static BackendReport.Candidate ask(Found found) {
        Availability availability;
        String entry = null;
        try {
            availability = Objects.requireNonNull(found.provider.availability(), "availability() is null");
            if (availability == Availability.available()) {
                entry = found.provider.entry();
            }
        } catch (RuntimeException | LinkageError e) { // against its contract
            availability = Availability.unavailable(
                    Cause.FAILED, "Its probe failed: " + e + ".", "Report this as a defect of that backend.");
        }
        return new BackendReport.Candidate(found.name, found.priority, availability, entry);
    }

    private static BackendReport.Candidate notAsked(Found found, Cause cause, String sentence) {
        Availability why = Availability.unavailable(
                cause,
                sentence,
                "Ask for it by name: WmiLocator.using(\"" + found.name + "\"), -D" + WmiLocator.BACKEND_PROPERTY + "="
                        + found.name + ".");
        return new BackendReport.Candidate(found.name, found.priority, why, null);
    }
}
