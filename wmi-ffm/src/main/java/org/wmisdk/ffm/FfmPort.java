package org.wmisdk.ffm;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Libraries;
import org.wmisdk.com.abi.Shape;

/**
 * The calls of the port. All with the same number of arguments share a handle: in registers a 32-bit argument is the lower half of a
 * 64-bit one, and so is a result, in every calling convention that is supported. Each handle has a class of its own: it is a constant to
 * the compiler only as a static final field, and is linked at its first call. Both are for the start of a program, where linking takes
 * some milliseconds for each handle.
 */
final class FfmPort extends FfmMemory {
    @Override
    public String name() {
        return "ffm";
    }

    @Override
    public String way() {
        return "java.lang.foreign, a linked handle per number of arguments";
    }

    @Override
    public @Nullable Library load(Path absolutePath) {
        return Link.load(Libraries.requireAbsolute(absolutePath));
    }

    @Override
    public long upcall(String shape, Upcall target) {
        return Link.upcall(new Shape(shape), target);
    }

    private static MemorySegment at(long function) {
        return MemorySegment.ofAddress(function);
    }

    private static final class None {
        static final MethodHandle CALL = Link.call("P");
    }

    private static long call(long fn) {
        try {
            return (long) None.CALL.invokeExact(at(fn));
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class One {
        static final MethodHandle CALL = Link.call("PP");
    }

    private static long call(long fn, long a) {
        try {
            return (long) One.CALL.invokeExact(at(fn), a);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class Two {
        static final MethodHandle CALL = Link.call("PPP");
    }

    static long call(long fn, long a, long b) {
        try {
            return (long) Two.CALL.invokeExact(at(fn), a, b);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class Three {
        static final MethodHandle CALL = Link.call("PPPP");
    }

    private static long call(long fn, long a, long b, long c) {
        try {
            return (long) Three.CALL.invokeExact(at(fn), a, b, c);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class Four {
        static final MethodHandle CALL = Link.call("PPPPP");
    }

    private static long call(long fn, long a, long b, long c, long d) {
        try {
            return (long) Four.CALL.invokeExact(at(fn), a, b, c, d);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class Five {
        static final MethodHandle CALL = Link.call("PPPPPP");
    }

    private static long call(long fn, long a, long b, long c, long d, long e) {
        try {
            return (long) Five.CALL.invokeExact(at(fn), a, b, c, d, e);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class Six {
        static final MethodHandle CALL = Link.call("PPPPPPP");
    }

    private static long call(long fn, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) Six.CALL.invokeExact(at(fn), a, b, c, d, e, f);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class Seven {
        static final MethodHandle CALL = Link.call("PPPPPPPP");
    }

    private static long call(long fn, long a, long b, long c, long d, long e, long f, long g) {
        try {
            return (long) Seven.CALL.invokeExact(at(fn), a, b, c, d, e, f, g);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class Eight {
        static final MethodHandle CALL = Link.call("PPPPPPPPP");
    }

    private static long call(long fn, long a, long b, long c, long d, long e, long f, long g, long h) {
        try {
            return (long) Eight.CALL.invokeExact(at(fn), a, b, c, d, e, f, g, h);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class Nine {
        static final MethodHandle CALL = Link.call("PPPPPPPPPP");
    }

    private static long call(long fn, long a, long b, long c, long d, long e, long f, long g, long h, long i) {
        try {
            return (long) Nine.CALL.invokeExact(at(fn), a, b, c, d, e, f, g, h, i);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    @Override
    public void callV(long fn) {
        call(fn);
    }

    @Override
    public int callI(long fn) {
        return (int) call(fn);
    }

    @Override
    public void callPV(long fn, long a) {
        call(fn, a);
    }

    @Override
    public int callPI(long fn, long a) {
        return (int) call(fn, a);
    }

    @Override
    public int callII(long fn, int a) {
        return (int) call(fn, a);
    }

    @Override
    public int callPPI(long fn, long a, long b) {
        return (int) call(fn, a, b);
    }

    @Override
    public int callPII(long fn, long a, int b) {
        return (int) call(fn, a, b);
    }

    @Override
    public int callIPI(long fn, int a, long b) {
        return (int) call(fn, a, b);
    }

    @Override
    public int callIII(long fn, int a, int b) {
        return (int) call(fn, a, b);
    }

    @Override
    public long callPIP(long fn, long a, int b) {
        return call(fn, a, b);
    }

    @Override
    public int callPPPI(long fn, long a, long b, long c) {
        return (int) call(fn, a, b, c);
    }

    @Override
    public int callIPPI(long fn, int a, long b, long c) {
        return (int) call(fn, a, b, c);
    }

    @Override
    public int callPPIPI(long fn, long a, long b, int c, long d) {
        return (int) call(fn, a, b, c, d);
    }

    @Override
    public int callPPPII(long fn, long a, long b, long c, int d) {
        return (int) call(fn, a, b, c, d);
    }

    @Override
    public int callPIPI(long fn, long a, int b, long c) {
        return (int) call(fn, a, b, c);
    }

    @Override
    public int callPIIPI(long fn, long a, int b, int c, long d) {
        return (int) call(fn, a, b, c, d);
    }

    @Override
    public int callPIPPPI(long fn, long a, int b, long c, long d, long e) {
        return (int) call(fn, a, b, c, d, e);
    }

    @Override
    public int callPPIPPI(long fn, long a, long b, int c, long d, long e) {
        return (int) call(fn, a, b, c, d, e);
    }

    @Override
    public int callPPIPII(long fn, long a, long b, int c, long d, int e) {
        return (int) call(fn, a, b, c, d, e);
    }

    @Override
    public int callPIIPPI(long fn, long a, int b, int c, long d, long e) {
        return (int) call(fn, a, b, c, d, e);
    }

    @Override
    public int callPPIPPPI(long fn, long a, long b, int c, long d, long e, long f) {
        return (int) call(fn, a, b, c, d, e, f);
    }

    @Override
    public int callPPPIPPI(long fn, long a, long b, long c, int d, long e, long f) {
        return (int) call(fn, a, b, c, d, e, f);
    }

    @Override
    public int callPIPPPPI(long fn, long a, int b, long c, long d, long e, long f) {
        return (int) call(fn, a, b, c, d, e, f);
    }

    @Override
    public int callPIIIPI(long fn, long a, int b, int c, int d, long e) {
        return (int) call(fn, a, b, c, d, e);
    }

    @Override
    public int callPIPIPPI(long fn, long a, int b, long c, int d, long e, long f) {
        return (int) call(fn, a, b, c, d, e, f);
    }

    @Override
    public int callPPPIPPPI(long fn, long a, long b, long c, int d, long e, long f, long g) {
        return (int) call(fn, a, b, c, d, e, f, g);
    }

    @Override
    public int callPPPIPPPPI(long fn, long a, long b, long c, int d, long e, long f, long g, long h) {
        return (int) call(fn, a, b, c, d, e, f, g, h);
    }

    @Override
    public int callPPPPPPPPI(long fn, long a, long b, long c, long d, long e, long f, long g, long h) {
        return (int) call(fn, a, b, c, d, e, f, g, h);
    }

    @Override
    public int callPIIPIIPII(long fn, long a, int b, int c, long d, int e, int f, long g, int h) {
        return (int) call(fn, a, b, c, d, e, f, g, h);
    }

    @Override
    public int callPIPPIIPIPI(long fn, long a, int b, long c, long d, int e, int f, long g, int h, long i) {
        return (int) call(fn, a, b, c, d, e, f, g, h, i);
    }

    @Override
    public int callPPPPPIPPPI(long fn, long a, long b, long c, long d, long e, int f, long g, long h, long i) {
        return (int) call(fn, a, b, c, d, e, f, g, h, i);
    }

    /** The last two arguments are on the stack, where they may be packed: described as they are. */
    private static final class PPPPIPPPIII {
        static final MethodHandle CALL = Link.call("PPPPIPPPIII");
    }

    @Override
    public int callPPPPIPPPIII(long fn, long a, long b, long c, long d, int e, long f, long g, long h, int i, int j) {
        try {
            return (int) PPPPIPPPIII.CALL.invokeExact(at(fn), a, b, c, d, e, f, g, h, i, j);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }
}
