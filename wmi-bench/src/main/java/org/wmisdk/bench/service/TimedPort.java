package org.wmisdk.bench.service;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.wmisdk.com.NativeConnectServerWmi;
import org.wmisdk.com.abi.Port;
import org.wmisdk.com.abi.PortProvider;
import org.wmisdk.tck.server.ForwardingPort;

/** A port that tells how long its calls take, by what they are for. Used by one thread. */
final class TimedPort extends ForwardingPort {
    private static final int CALIBRATION = 100_000;

    private final Map<Phase, Spent> all = new EnumMap<>(Phase.class);

    private static final class Spent {
        long nanos;
        int calls;
    }

    private TimedPort(Port target) {
        super(target);
        reset();
    }

    /** That port as a backend. */
    static Backend over(Port target) {
        return new Backend(new TimedPort(target));
    }

    /** The native backend on such a port. */
    static final class Backend extends NativeConnectServerWmi {
        final TimedPort port;

        private Backend(TimedPort port) {
            super(
                    new PortProvider() {
                        @Override
                        public String name() {
                            return "timed " + port.name();
                        }

                        @Override
                        public Port port() {
                            return port;
                        }
                    },
                    0);
            this.port = port;
        }
    }

    /** Forgets what was measured. */
    final void reset() {
        for (Phase phase : Phase.values()) {
            all.put(phase, new Spent());
        }
    }

    /** Nanoseconds in the calls of each phase, and between them, while something is done; without what the clock takes by itself. */
    Map<Phase, Double> nanosOf(Runnable action) {
        double whole = wallNanos(() -> {
            for (int i = 0; i < CALIBRATION; i++) {
                ended(Phase.OTHER, System.nanoTime());
            }
        });
        double clock = whole / CALIBRATION;
        double seen = (double) spent(Phase.OTHER).nanos / CALIBRATION; // the part of it that a call seems to take
        double self = wallNanos(action);
        Map<Phase, Double> nanos = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            Spent spent = spent(phase);
            nanos.put(phase, spent.nanos - seen * spent.calls);
            self -= spent.nanos + (clock - seen) * spent.calls;
        }
        nanos.put(Phase.SELF, self);
        return nanos;
    }

    private double wallNanos(Runnable action) {
        reset();
        long begun = System.nanoTime();
        action.run();
        return System.nanoTime() - begun;
    }

    private Spent spent(Phase phase) {
        return Objects.requireNonNull(all.get(phase));
    }

    private void ended(Phase phase, long begun) {
        long nanos = System.nanoTime() - begun;
        Spent spent = spent(phase);
        spent.nanos += nanos;
        spent.calls++;
    }

    @Override
    public void callPV(long fn, long a) {
        long begun = System.nanoTime();
        super.callPV(fn, a);
        ended(Phase.TEXT, begun);
    }

    @Override
    public int callPI(long fn, long a) {
        long begun = System.nanoTime();
        int result = super.callPI(fn, a);
        ended(Phase.RELEASE, begun);
        return result;
    }

    @Override
    public int callPPI(long fn, long a, long b) {
        long begun = System.nanoTime();
        int result = super.callPPI(fn, a, b);
        ended(Phase.OTHER, begun);
        return result;
    }

    @Override
    public int callIPI(long fn, int a, long b) {
        long begun = System.nanoTime();
        int result = super.callIPI(fn, a, b);
        ended(Phase.OTHER, begun);
        return result;
    }

    @Override
    public long callPIP(long fn, long a, int b) {
        long begun = System.nanoTime();
        long result = super.callPIP(fn, a, b);
        ended(Phase.TEXT, begun);
        return result;
    }

    @Override
    public int callPIPI(long fn, long a, int b, long c) {
        long begun = System.nanoTime();
        int result = super.callPIPI(fn, a, b, c);
        ended(Phase.PUT, begun);
        return result;
    }

    @Override
    public int callPPIPII(long fn, long a, long b, int c, long d, int e) {
        long begun = System.nanoTime();
        int result = super.callPPIPII(fn, a, b, c, d, e);
        ended(Phase.PUT, begun);
        return result;
    }

    @Override
    public int callPPPIPPPPI(long fn, long a, long b, long c, int d, long e, long f, long g, long h) {
        long begun = System.nanoTime();
        int result = super.callPPPIPPPPI(fn, a, b, c, d, e, f, g, h);
        ended(Phase.EXEC_METHOD, begun);
        return result;
    }

    @Override
    public int callPIIPPI(long fn, long a, int b, int c, long d, long e) {
        long begun = System.nanoTime();
        int result = super.callPIIPPI(fn, a, b, c, d, e);
        ended(Phase.NEXT, begun);
        return result;
    }

    @Override
    public int callPPIPPPI(long fn, long a, long b, int c, long d, long e, long f) {
        long begun = System.nanoTime();
        int result = super.callPPIPPPI(fn, a, b, c, d, e, f);
        ended(Phase.GET, begun);
        return result;
    }

    @Override
    public int callPPPIPPI(long fn, long a, long b, long c, int d, long e, long f) {
        long begun = System.nanoTime();
        int result = super.callPPPIPPI(fn, a, b, c, d, e, f);
        ended(Phase.EXEC_QUERY, begun);
        return result;
    }

    @Override
    public int callPPPPPPPPI(long fn, long a, long b, long c, long d, long e, long f, long g, long h) {
        long begun = System.nanoTime();
        int result = super.callPPPPPPPPI(fn, a, b, c, d, e, f, g, h);
        ended(Phase.SECURITY, begun);
        return result;
    }

    @Override
    public int callPIIPIIPII(long fn, long a, int b, int c, long d, int e, int f, long g, int h) {
        long begun = System.nanoTime();
        int result = super.callPIIPIIPII(fn, a, b, c, d, e, f, g, h);
        ended(Phase.SECURITY, begun);
        return result;
    }

    @Override
    public int callPPPPIPPPIII(long fn, long a, long b, long c, long d, int e, long f, long g, long h, int i, int j) {
        long begun = System.nanoTime();
        int result = super.callPPPPIPPPIII(fn, a, b, c, d, e, f, g, h, i, j);
        ended(Phase.CONNECT, begun);
        return result;
    }
}
