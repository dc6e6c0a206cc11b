package org.wmisdk.fake.mof;

/** Part of a text cannot be understood. Why was reported already; whoever catches this goes on behind the part. */
final class MofAbandoned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MofAbandoned() {
        super(null, null, false, false);
    }
}
