package org.wmisdk.fake;

/**
 * A call depended on a {@linkplain FakeRule#isPolicy() decision of this library}, and the fake is {@linkplain
 * FakeWmiBuilder#strict() strict}: what the test shows may not hold on Windows.
 *
 * <p>An error and no {@link org.wmisdk.WmiException}, so that it passes the handlers of the program under test. Where a program
 * swallows even this, {@link FakeWmi#requireNoPolicy()} throws it again.
 */
public final class FakePolicyError extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final FakeRule rule;

    FakePolicyError(FakeRule rule, String subject, String detail) {
        super(subject + ": " + detail + ". That is no known behaviour of Windows, but a decision of the fake, " + rule
                + ": \"" + rule.sentence() + "\" Let the test not depend on it, or accept it with allow(FakeRule."
                + rule + ").");
        this.rule = rule;
    }

    /**
     * The decision.
     *
     * @return a rule whose evidence is {@link FakeRule.Evidence#POLICY}
     */
    public FakeRule rule() {
        return rule;
    }
}
