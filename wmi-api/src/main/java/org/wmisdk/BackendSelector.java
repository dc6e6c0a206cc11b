package org.wmisdk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;
import org.wmisdk.Availability.Cause;
import org.wmisdk.spi.ConnectServerWmi;

/** Finds the providers, asks them, and decides. What is injected in tests is the iterators that a ServiceLoader would give. */
final class BackendSelector {
    private final List<ConnectServerWmi> providers = new ArrayList<>();
    private final List<BackendReport.Candidate> broken = new ArrayList<>();

    /** Takes every provider that the iterators give; of several of one class, the first. */
    BackendSelector(List<Iterator<ConnectServerWmi>> sources) {
        for (Iterator<ConnectServerWmi> source : sources) {
            collect(source);
        }
        providers.sort(
                Comparator.comparingInt(ConnectServerWmi::priority).reversed().thenComparing(ConnectServerWmi::name));
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

    private void add(ConnectServerWmi provider) {
        for (ConnectServerWmi known : providers) {
            if (known.getClass() == provider.getClass()) {
                return;
            }
        }
        providers.add(provider);
    }

    private void addBroken(Throwable error) {
        String message = String.valueOf(error.getMessage());
        Availability why = Availability.unavailable(
                Cause.FAILED,
                "A provider could not be loaded: " + message + ".",
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
     * @param askAll whether those that would not be taken are asked too, for a full report
     */
    Choice choose(@Nullable String requested, boolean askAll) {
        List<BackendReport.Candidate> candidates = new ArrayList<>();
        ConnectServerWmi taken = null;
        for (ConnectServerWmi provider : providers) {
            Availability availability;
            boolean named = provider.name().equals(requested);
            if (requested != null ? !named : provider.priority() < 0) {
                availability = excluded(provider, requested);
            } else if (taken != null && !askAll) {
                availability = Availability.unavailable(
                        Cause.OUTRANKED,
                        "Not asked, since " + taken.name() + " is available and ranks higher.",
                        "Ask for it by name: " + byName(provider.name()) + ".");
            } else {
                availability = ask(provider);
            }
            boolean available = availability == Availability.available();
            if (available && taken == null) {
                taken = provider;
            }
            candidates.add(new BackendReport.Candidate(
                    provider.name(), provider.priority(), availability, available ? provider.entry() : null));
        }
        candidates.addAll(broken);
        return new Choice(taken, new BackendReport(candidates, requested, taken == null ? null : taken.name()));
    }

    boolean knows(String name) {
        return providers.stream().anyMatch(provider -> provider.name().equals(name));
    }

    List<String> names() {
        return providers.stream().map(ConnectServerWmi::name).toList();
    }

    private static Availability ask(ConnectServerWmi provider) {
        try {
            return provider.availability();
        } catch (RuntimeException
                | LinkageError e) { // against its contract, but one broken backend must not hide another
            return Availability.unavailable(
                    Cause.FAILED, "Its probe failed: " + e + ".", "Report this as a defect of that backend.");
        }
    }

    private static Availability excluded(ConnectServerWmi provider, @Nullable String requested) {
        String sentence = requested != null
                ? "Not asked, since " + requested + " was asked for."
                : "Only taken when it is asked for by name.";
        return Availability.unavailable(
                Cause.EXCLUDED, sentence, "Ask for it by name: " + byName(provider.name()) + ".");
    }

    static String byName(String name) {
        return "WmiLocator.using(\"" + name + "\"), -D" + WmiLocator.BACKEND_PROPERTY + "=" + name;
    }
}
