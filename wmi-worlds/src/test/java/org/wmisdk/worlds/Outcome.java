package org.wmisdk.worlds;

/**
 * What became of a rule in a world.
 *
 * @param reason why it could not be shown there, or how its test failed; "" if it passed
 */
record Outcome(Kind kind, String reason) {
    /** In this order the later outweighs the earlier. */
    enum Kind {
        PASSED,
        SKIPPED,
        FAILED
    }

    static final Outcome PASSED = new Outcome(Kind.PASSED, "");

    static Outcome skipped(String reason) {
        return new Outcome(Kind.SKIPPED, reason);
    }

    static Outcome failed(String reason) {
        return new Outcome(Kind.FAILED, reason);
    }

    /** The outcome of a rule that was asked more than once: shown only if it was shown each time. In any order the same. */
    Outcome and(Outcome other) {
        int order = kind.compareTo(other.kind);
        return order > 0 || order == 0 && reason.compareTo(other.reason) <= 0 ? this : other;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case PASSED -> "shown";
            case SKIPPED -> "not shown (" + reason + ")";
            case FAILED -> reason.isEmpty() ? "failed" : "failed (" + reason + ")";
        };
    }
}
