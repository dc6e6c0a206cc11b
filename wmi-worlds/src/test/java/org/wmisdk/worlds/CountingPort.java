package org.wmisdk.worlds;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.wmisdk.com.abi.Port;
import org.wmisdk.tck.server.ForwardingPort;

/**
 * Counts what a client asks of its port. What is allocated on the Java heap inside, by the port and by a server in this process, is kept
 * apart from what the client allocates itself. For clients on one thread.
 */
final class CountingPort extends ForwardingPort {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long calls;
    private long bytesInside;

    CountingPort(Port target) {
        super(target);
    }

    /** Native functions called so far. */
    long calls() {
        return calls;
    }

    /** What this thread has allocated so far, less what it allocated inside the port. */
    long bytesOutside() {
        return bytes() - bytesInside;
    }

    static long bytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    private long enter() {
        return bytes();
    }

    private void leave(long before) {
        bytesInside += bytes() - before;
    }

    private long enterCall() {
        calls++;
        return bytes();
    }

    @Override
    public long allocate(long bytes) {
        long before = enter();
        try {
            return super.allocate(bytes);
        } finally {
            leave(before);
        }
    }

    @Override
    public void free(long address) {
        long before = enter();
        try {
            super.free(address);
        } finally {
            leave(before);
        }
    }

    @Override
    public Scratch scratch(int bytes) {
        long before = enter();
        try {
            return super.scratch(bytes);
        } finally {
            leave(before);
        }
    }

    @Override
    public void callV(long fn) {
        long before = enterCall();
        try {
            super.callV(fn);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callI(long fn) {
        long before = enterCall();
        try {
            return super.callI(fn);
        } finally {
            leave(before);
        }
    }

    @Override
    public void callPV(long fn, long a) {
        long before = enterCall();
        try {
            super.callPV(fn, a);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPI(long fn, long a) {
        long before = enterCall();
        try {
            return super.callPI(fn, a);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callII(long fn, int a) {
        long before = enterCall();
        try {
            return super.callII(fn, a);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPPI(long fn, long a, long b) {
        long before = enterCall();
        try {
            return super.callPPI(fn, a, b);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPII(long fn, long a, int b) {
        long before = enterCall();
        try {
            return super.callPII(fn, a, b);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callIPI(long fn, int a, long b) {
        long before = enterCall();
        try {
            return super.callIPI(fn, a, b);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callIII(long fn, int a, int b) {
        long before = enterCall();
        try {
            return super.callIII(fn, a, b);
        } finally {
            leave(before);
        }
    }

    @Override
    public long callPIP(long fn, long a, int b) {
        long before = enterCall();
        try {
            return super.callPIP(fn, a, b);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPPPI(long fn, long a, long b, long c) {
        long before = enterCall();
        try {
            return super.callPPPI(fn, a, b, c);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callIPPI(long fn, int a, long b, long c) {
        long before = enterCall();
        try {
            return super.callIPPI(fn, a, b, c);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPPIPI(long fn, long a, long b, int c, long d) {
        long before = enterCall();
        try {
            return super.callPPIPI(fn, a, b, c, d);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPPPII(long fn, long a, long b, long c, int d) {
        long before = enterCall();
        try {
            return super.callPPPII(fn, a, b, c, d);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPIPI(long fn, long a, int b, long c) {
        long before = enterCall();
        try {
            return super.callPIPI(fn, a, b, c);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPIIPI(long fn, long a, int b, int c, long d) {
        long before = enterCall();
        try {
            return super.callPIIPI(fn, a, b, c, d);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPIPPPI(long fn, long a, int b, long c, long d, long e) {
        long before = enterCall();
        try {
            return super.callPIPPPI(fn, a, b, c, d, e);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPPIPPI(long fn, long a, long b, int c, long d, long e) {
        long before = enterCall();
        try {
            return super.callPPIPPI(fn, a, b, c, d, e);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPPIPII(long fn, long a, long b, int c, long d, int e) {
        long before = enterCall();
        try {
            return super.callPPIPII(fn, a, b, c, d, e);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPIIPPI(long fn, long a, int b, int c, long d, long e) {
        long before = enterCall();
        try {
            return super.callPIIPPI(fn, a, b, c, d, e);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPPIPPPI(long fn, long a, long b, int c, long d, long e, long f) {
        long before = enterCall();
        try {
            return super.callPPIPPPI(fn, a, b, c, d, e, f);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPPPIPPI(long fn, long a, long b, long c, int d, long e, long f) {
        long before = enterCall();
        try {
            return super.callPPPIPPI(fn, a, b, c, d, e, f);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPIPPPPI(long fn, long a, int b, long c, long d, long e, long f) {
        long before = enterCall();
        try {
            return super.callPIPPPPI(fn, a, b, c, d, e, f);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPIIIPI(long fn, long a, int b, int c, int d, long e) {
        long before = enterCall();
        try {
            return super.callPIIIPI(fn, a, b, c, d, e);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPIPIPPI(long fn, long a, int b, long c, int d, long e, long f) {
        long before = enterCall();
        try {
            return super.callPIPIPPI(fn, a, b, c, d, e, f);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPPPIPPPI(long fn, long a, long b, long c, int d, long e, long f, long g) {
        long before = enterCall();
        try {
            return super.callPPPIPPPI(fn, a, b, c, d, e, f, g);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPPPIPPPPI(long fn, long a, long b, long c, int d, long e, long f, long g, long h) {
        long before = enterCall();
        try {
            return super.callPPPIPPPPI(fn, a, b, c, d, e, f, g, h);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPPPPPPPPI(long fn, long a, long b, long c, long d, long e, long f, long g, long h) {
        long before = enterCall();
        try {
            return super.callPPPPPPPPI(fn, a, b, c, d, e, f, g, h);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPIIPIIPII(long fn, long a, int b, int c, long d, int e, int f, long g, int h) {
        long before = enterCall();
        try {
            return super.callPIIPIIPII(fn, a, b, c, d, e, f, g, h);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPIPPIIPIPI(long fn, long a, int b, long c, long d, int e, int f, long g, int h, long i) {
        long before = enterCall();
        try {
            return super.callPIPPIIPIPI(fn, a, b, c, d, e, f, g, h, i);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPPPPPIPPPI(long fn, long a, long b, long c, long d, long e, int f, long g, long h, long i) {
        long before = enterCall();
        try {
            return super.callPPPPPIPPPI(fn, a, b, c, d, e, f, g, h, i);
        } finally {
            leave(before);
        }
    }

    @Override
    public int callPPPPIPPPIII(long fn, long a, long b, long c, long d, int e, long f, long g, long h, int i, int j) {
        long before = enterCall();
        try {
            return super.callPPPPIPPPIII(fn, a, b, c, d, e, f, g, h, i, j);
        } finally {
            leave(before);
        }
    }
}
