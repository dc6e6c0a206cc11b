package org.wmisdk.fake.mof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.fake.MofError;
import org.wmisdk.fake.MofException;
import org.wmisdk.fake.rules.Rules;

/** The mistakes of a text and of what it includes: all are counted, the first ones are kept. */
final class MofErrors implements MofReporter {
    private static final int KEPT = 100;

    private final List<MofError> kept = new ArrayList<>();
    private final Rules rules;
    private Mof.@Nullable Place last;
    private int count;
    private boolean gaps;

    MofErrors(Rules rules) {
        this.rules = rules;
    }

    @Override
    public Rules rules() {
        return rules;
    }

    /** Counts a mistake. A second one at the same place is a consequence of the first. */
    void add(MofCode code, Mof.Place place, String message) {
        if (place.equals(last)) {
            return;
        }
        last = place;
        count++;
        if (kept.size() < KEPT) {
            kept.add(code.at(place, message));
        }
    }

    @Override
    public MofAbandoned error(MofCode code, Mof.Place place, String message) {
        add(code, place, message);
        return abandon();
    }

    /** Notes that part of the text is not known. */
    MofAbandoned abandon() {
        gaps = true;
        return new MofAbandoned();
    }

    /** Whether part of the text is not known, so that what seems to be missing may be there. */
    boolean hasGaps() {
        return gaps;
    }

    /** Does something that may be given up; what it reported is kept either way. */
    static void attempt(Runnable work) {
        try {
            work.run();
        } catch (MofAbandoned reported) {
            // Nothing depends on the outcome.
        }
    }

    int count() {
        return count;
    }

    /** In the order of the text; texts in the order in which they were read. */
    List<MofError> sorted() {
        Set<String> sources = new LinkedHashSet<>();
        kept.forEach(error -> sources.add(error.source()));
        List<String> order = List.copyOf(sources);
        List<MofError> sorted = new ArrayList<>(kept);
        sorted.sort(Comparator.<MofError>comparingInt(error -> order.indexOf(error.source()))
                .thenComparingInt(MofError::line)
                .thenComparingInt(MofError::column));
        return sorted;
    }

    void throwIfAny() {
        if (count > 0) {
            throw new MofException(sorted(), count);
        }
    }
}
