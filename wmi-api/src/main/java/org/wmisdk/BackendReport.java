package org.wmisdk;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which backends were found, which one was taken and why not the others. Immutable.
 *
 * <p>{@link #toString()} is the block of text that {@link WmiBackendException} and {@code wmi backends} show.
 */
public final class BackendReport implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ArrayList<Candidate> candidates; // a list that can be written
    private final @Nullable String requested;
    private final @Nullable String chosen;

    BackendReport(List<Candidate> candidates, @Nullable String requested, @Nullable String chosen) {
        this.candidates = new ArrayList<>(candidates);
        this.requested = requested;
        this.chosen = chosen;
    }

    /**
     * One backend that was found.
     *
     * @param name its name; of a provider that could not be loaded, what is known of it
     * @param priority its priority, 0 where it is not known
     * @param availability whether it can be used, and if not, why
     * @param entry how it connects, or null while it is not available
     */
    public record Candidate(
            String name,
            int priority,
            Availability availability,
            @Nullable String entry) implements Serializable {
        /** Checks what must not be null. */
        public Candidate {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(availability, "availability");
        }
    }

    /** The backends, highest priority first, then those that could not be loaded. */
    public List<Candidate> candidates() {
        return Collections.unmodifiableList(candidates);
    }

    /** The name that was asked for, if any. */
    public Optional<String> requested() {
        return Optional.ofNullable(requested);
    }

    /** The backend that was taken, or that would be; empty when none is available. */
    public Optional<String> chosen() {
        return Optional.ofNullable(chosen);
    }

    /** One line a backend, and a last one that says what was taken. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Candidate candidate : candidates) {
            text.append(candidate.name().equals(chosen) ? "* " : "  ")
                    .append(candidate.name())
                    .append(": ");
            if (candidate.availability() instanceof Availability.Unavailable no) {
                text.append(no.sentence()).append(' ').append(no.remedy());
            } else {
                text.append("available");
                if (candidate.entry() != null) {
                    text.append(", ").append(candidate.entry());
                }
                text.append('.');
            }
            text.append('\n');
        }
        if (chosen == null && candidates.stream().noneMatch(candidate -> candidate.priority() >= 0)) {
            text.append(
                    "  No backend for Windows was found. Add wmi-jna or wmi-ffm to the class path or module path.\n");
        }
        text.append(chosen == null ? "No backend is taken" : "Taken: " + chosen);
        if (requested != null) {
            text.append(" (asked for: ").append(requested).append(')');
        }
        return text.append('.').toString();
    }
}
