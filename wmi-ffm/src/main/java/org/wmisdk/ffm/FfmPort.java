package org.wmisdk.ffm;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Libraries;
import org.wmisdk.com.abi.Shape;

/**
 * The calls of the port. Each shape has its handle in a class of its own: a handle is a constant to the compiler only as a static
 * final field, and is linked at the first call of its shape, since linking them all at once would cost a start 150 ms.
 */
final class FfmPort extends FfmMemory {
    @Override
    public String name() {
        return "ffm";
    }

    @Override
    public String way() {
        return "java.lang.foreign, a linked handle per shape";
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

    private static final class V {
        static final MethodHandle CALL = Link.call("V");
    }

    @Override
    public void callV(long fn) {
        try {
            V.CALL.invokeExact(at(fn));
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class I {
        static final MethodHandle CALL = Link.call("I");
    }

    @Override
    public int callI(long fn) {
        try {
            return (int) I.CALL.invokeExact(at(fn));
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PV {
        static final MethodHandle CALL = Link.call("PV");
    }

    @Override
    public void callPV(long fn, long a) {
        try {
            PV.CALL.invokeExact(at(fn), a);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PI {
        static final MethodHandle CALL = Link.call("PI");
    }

    @Override
    public int callPI(long fn, long a) {
        try {
            return (int) PI.CALL.invokeExact(at(fn), a);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class II {
        static final MethodHandle CALL = Link.call("II");
    }

    @Override
    public int callII(long fn, int a) {
        try {
            return (int) II.CALL.invokeExact(at(fn), a);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PPI {
        static final MethodHandle CALL = Link.call("PPI");
    }

    @Override
    public int callPPI(long fn, long a, long b) {
        try {
            return (int) PPI.CALL.invokeExact(at(fn), a, b);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PII {
        static final MethodHandle CALL = Link.call("PII");
    }

    @Override
    public int callPII(long fn, long a, int b) {
        try {
            return (int) PII.CALL.invokeExact(at(fn), a, b);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class IPI {
        static final MethodHandle CALL = Link.call("IPI");
    }

    @Override
    public int callIPI(long fn, int a, long b) {
        try {
            return (int) IPI.CALL.invokeExact(at(fn), a, b);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class III {
        static final MethodHandle CALL = Link.call("III");
    }

    @Override
    public int callIII(long fn, int a, int b) {
        try {
            return (int) III.CALL.invokeExact(at(fn), a, b);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PIP {
        static final MethodHandle CALL = Link.call("PIP");
    }

    @Override
    public long callPIP(long fn, long a, int b) {
        try {
            return (long) PIP.CALL.invokeExact(at(fn), a, b);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PPPI {
        static final MethodHandle CALL = Link.call("PPPI");
    }

    @Override
    public int callPPPI(long fn, long a, long b, long c) {
        try {
            return (int) PPPI.CALL.invokeExact(at(fn), a, b, c);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class IPPI {
        static final MethodHandle CALL = Link.call("IPPI");
    }

    @Override
    public int callIPPI(long fn, int a, long b, long c) {
        try {
            return (int) IPPI.CALL.invokeExact(at(fn), a, b, c);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PPIPI {
        static final MethodHandle CALL = Link.call("PPIPI");
    }

    @Override
    public int callPPIPI(long fn, long a, long b, int c, long d) {
        try {
            return (int) PPIPI.CALL.invokeExact(at(fn), a, b, c, d);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PIIPI {
        static final MethodHandle CALL = Link.call("PIIPI");
    }

    @Override
    public int callPIIPI(long fn, long a, int b, int c, long d) {
        try {
            return (int) PIIPI.CALL.invokeExact(at(fn), a, b, c, d);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PIPPPI {
        static final MethodHandle CALL = Link.call("PIPPPI");
    }

    @Override
    public int callPIPPPI(long fn, long a, int b, long c, long d, long e) {
        try {
            return (int) PIPPPI.CALL.invokeExact(at(fn), a, b, c, d, e);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PPIPPI {
        static final MethodHandle CALL = Link.call("PPIPPI");
    }

    @Override
    public int callPPIPPI(long fn, long a, long b, int c, long d, long e) {
        try {
            return (int) PPIPPI.CALL.invokeExact(at(fn), a, b, c, d, e);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PIIPPI {
        static final MethodHandle CALL = Link.call("PIIPPI");
    }

    @Override
    public int callPIIPPI(long fn, long a, int b, int c, long d, long e) {
        try {
            return (int) PIIPPI.CALL.invokeExact(at(fn), a, b, c, d, e);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PPIPPPI {
        static final MethodHandle CALL = Link.call("PPIPPPI");
    }

    @Override
    public int callPPIPPPI(long fn, long a, long b, int c, long d, long e, long f) {
        try {
            return (int) PPIPPPI.CALL.invokeExact(at(fn), a, b, c, d, e, f);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PPPIPPI {
        static final MethodHandle CALL = Link.call("PPPIPPI");
    }

    @Override
    public int callPPPIPPI(long fn, long a, long b, long c, int d, long e, long f) {
        try {
            return (int) PPPIPPI.CALL.invokeExact(at(fn), a, b, c, d, e, f);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PIPPPPI {
        static final MethodHandle CALL = Link.call("PIPPPPI");
    }

    @Override
    public int callPIPPPPI(long fn, long a, int b, long c, long d, long e, long f) {
        try {
            return (int) PIPPPPI.CALL.invokeExact(at(fn), a, b, c, d, e, f);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PPPIPPPI {
        static final MethodHandle CALL = Link.call("PPPIPPPI");
    }

    @Override
    public int callPPPIPPPI(long fn, long a, long b, long c, int d, long e, long f, long g) {
        try {
            return (int) PPPIPPPI.CALL.invokeExact(at(fn), a, b, c, d, e, f, g);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PPPPPPPPI {
        static final MethodHandle CALL = Link.call("PPPPPPPPI");
    }

    @Override
    public int callPPPPPPPPI(long fn, long a, long b, long c, long d, long e, long f, long g, long h) {
        try {
            return (int) PPPPPPPPI.CALL.invokeExact(at(fn), a, b, c, d, e, f, g, h);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PIIPIIPII {
        static final MethodHandle CALL = Link.call("PIIPIIPII");
    }

    @Override
    public int callPIIPIIPII(long fn, long a, int b, int c, long d, int e, int f, long g, int h) {
        try {
            return (int) PIIPIIPII.CALL.invokeExact(at(fn), a, b, c, d, e, f, g, h);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PIPPIIPIPI {
        static final MethodHandle CALL = Link.call("PIPPIIPIPI");
    }

    @Override
    public int callPIPPIIPIPI(long fn, long a, int b, long c, long d, int e, int f, long g, int h, long i) {
        try {
            return (int) PIPPIIPIPI.CALL.invokeExact(at(fn), a, b, c, d, e, f, g, h, i);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

    private static final class PPPPPIPPPI {
        static final MethodHandle CALL = Link.call("PPPPPIPPPI");
    }

    @Override
    public int callPPPPPIPPPI(long fn, long a, long b, long c, long d, long e, int f, long g, long h, long i) {
        try {
            return (int) PPPPPIPPPI.CALL.invokeExact(at(fn), a, b, c, d, e, f, g, h, i);
        } catch (Throwable thrown) {
            throw Link.rethrown(thrown);
        }
    }

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
