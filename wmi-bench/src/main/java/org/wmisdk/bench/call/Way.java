package org.wmisdk.bench.call;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A way to call. Iterations are shorter than the time that a busy machine gives to a thread at once, so that most of them are undisturbed.
 * JMH's own share of what an iteration allocates is below a byte for each call.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 40, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 5, timeUnit = TimeUnit.MILLISECONDS)
public abstract class Way {
    static final long A = 1; // what abs answers, and the functions in C
    static final long B = 0x2_0000_0022L;
    static final long C = 0x3_0000_0033L;
    static final long D = -4;
    static final int E = -5;
    static final long F = 6;
    static final long G = 0x7_7777_7777L;
    static final long H = 8;
    static final int I = 9;
    static final int J = -10;

    // Fields, since a compiler would know constants.
    long a = A;
    long b = B;
    long c = C;
    long d = D;
    int e = E;
    long f = F;
    long g = G;
    long h = H;
    int i = I;
    int j = J;

    /** Gets ready, and checks that every argument arrives and every answer comes back: once in each fork, before anything is timed. */
    @Setup
    public void prepareAndCheck() throws Throwable {
        prepare();
        boolean inC = Callee.inC();
        for (Operation operation : Operation.of(getClass())) {
            if (inC) {
                Callee.check(true);
                compare(operation, answer(operation), operation.checkedAnswer());
                Callee.check(false);
            }
            if (Operation.CALLS.contains(operation)) {
                compare(operation, answer(operation), 1);
            }
        }
    }

    /** For subclasses. */
    void prepare() throws Throwable {}

    long answer(Operation operation) throws Throwable {
        Object answer = getClass().getMethod(operation.method()).invoke(this);
        return answer instanceof Number number
                ? number.longValue()
                : String.valueOf(answer).hashCode();
    }

    private void compare(Operation operation, long answer, long expected) {
        if (answer != expected) {
            throw new IllegalStateException(
                    getClass() + " answers " + answer + " to " + operation + ", but should " + expected);
        }
    }
}
