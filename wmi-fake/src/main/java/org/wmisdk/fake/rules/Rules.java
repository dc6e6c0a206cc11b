package org.wmisdk.fake.rules;

import org.wmisdk.fake.FakeRule;

/** Is told on which rule an answer rests, at the place where the answer is made. */
@FunctionalInterface
public interface Rules {
    /** For fakes that are not strict: any rule will do. */
    Rules LENIENT = (rule, detail) -> {};

    /**
     * Says that the outcome of the call depends on a rule.
     *
     * @param detail what it was that the rule decided, as the beginning of a sentence
     * @throws org.wmisdk.fake.FakePolicyError if the rule is only a decision of this library and the fake is strict
     */
    void rely(FakeRule rule, String detail);

    /** Whether {@link #rely} would throw. Where finding out what to tell costs something, this is asked first. */
    default boolean refuses(FakeRule rule) {
        return false;
    }
}
