package org.wmisdk.fake;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.spi.ExtendedStatus;

/** What a fault does to a call. Its text is the end of the sentence that describes the fault. */
sealed interface FakeEffect {
    /** The call fails before it has any effect. */
    record Fail(HResult hresult, @Nullable ExtendedStatus status) implements FakeEffect {
        @Override
        public String toString() {
            return "fail with " + hresult;
        }
    }

    /** After so many rows the result goes on no more: it fails, is at its end, or has no more rows for now. */
    record Cut(int rows, HResult hresult) implements FakeEffect {
        @Override
        public String toString() {
            return "end after " + rows + " rows with " + hresult;
        }
    }

    /** The call is held. */
    record Hold(FakeGate gate) implements FakeEffect {
        @Override
        public String toString() {
            return "hold";
        }
    }

    /** The call takes so much longer. */
    record Delay(Duration time) implements FakeEffect {
        @Override
        public String toString() {
            return "delay by " + time;
        }
    }

    /** Each row takes so much longer. */
    record SlowRows(Duration time) implements FakeEffect {
        @Override
        public String toString() {
            return "delay each row by " + time;
        }
    }

    /** The connection is lost, or all that lead to its machine. */
    record Lose(boolean machine, HResult hresult) implements FakeEffect {
        @Override
        public String toString() {
            return (machine ? "lose the machine with " : "lose the connection with ") + hresult;
        }
    }
}
