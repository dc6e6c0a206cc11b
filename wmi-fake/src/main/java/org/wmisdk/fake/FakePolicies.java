package org.wmisdk.fake;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.wmisdk.fake.rules.Rules;

/** Which decisions of this library a fake lets its callers rely on, and where one did although it must not. Thread-safe. */
final class FakePolicies {
    /** A program that swallows the error may go on for long; the first few tell enough. */
    private static final int CAPACITY = 100;

    private final boolean strict;
    private final Set<FakeRule> allowed;
    private final List<FakePolicyError> relied = new ArrayList<>();

    private FakePolicies(boolean strict, Set<FakeRule> allowed) {
        this.strict = strict;
        this.allowed = allowed;
    }

    static FakePolicies lenient() {
        return new FakePolicies(false, EnumSet.noneOf(FakeRule.class));
    }

    /** Strict with the same exceptions. */
    FakePolicies strict() {
        return new FakePolicies(true, allowed);
    }

    /** The same with one more exception. */
    FakePolicies allowing(FakeRule rule) {
        Set<FakeRule> more = EnumSet.of(rule);
        more.addAll(allowed);
        return new FakePolicies(strict, more);
    }

    /** The same with nothing relied on yet. */
    FakePolicies fresh() {
        return new FakePolicies(strict, allowed);
    }

    /**
     * What the parts of the fake are given.
     *
     * @param subject what messages begin with, such as the query
     */
    Rules about(String subject) {
        return strict ? new Watch(subject) : Rules.LENIENT;
    }

    /** Throws the first reliance again, with the others as suppressed ones. */
    synchronized void requireNone() {
        if (relied.isEmpty()) {
            return;
        }
        FakePolicyError first = relied.get(0);
        for (FakePolicyError other : relied.subList(1, relied.size())) {
            first.addSuppressed(other);
        }
        relied.subList(1, relied.size()).clear();
        throw first;
    }

    private synchronized FakePolicyError remembered(FakePolicyError error) {
        if (relied.size() < CAPACITY) {
            relied.add(error);
        }
        return error;
    }

    private final class Watch implements Rules {
        private final String subject;

        Watch(String subject) {
            this.subject = subject;
        }

        @Override
        public void rely(FakeRule rule, String detail) {
            if (refuses(rule)) {
                throw remembered(new FakePolicyError(rule, subject, detail));
            }
        }

        @Override
        public boolean refuses(FakeRule rule) {
            return rule.isPolicy() && !allowed.contains(rule);
        }
    }
}
