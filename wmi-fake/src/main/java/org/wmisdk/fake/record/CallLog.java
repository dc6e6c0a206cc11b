package org.wmisdk.fake.record;

import java.util.ArrayList;
import java.util.List;

/** The calls in the order in which they ended. Thread-safe. */
public final class CallLog {
    private final List<RecordedCall> calls = new ArrayList<>();

    synchronized void add(RecordedCall call) {
        calls.add(call);
    }

    public synchronized List<RecordedCall> calls() {
        return List.copyOf(calls);
    }
}
