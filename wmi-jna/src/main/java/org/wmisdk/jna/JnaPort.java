package org.wmisdk.jna;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Libraries;
import org.wmisdk.com.abi.Shape;

/** The calls of the port: by {@code Native.ffi_call}, which takes no objects, or by {@link Function} where that does not work. */
final class JnaPort extends JnaMemory {
    /** What must not be collected as long as native code may use it: callbacks and libraries. */
    private static final Queue<Object> KEPT = new ConcurrentLinkedQueue<>();

    private final @Nullable String slowerBecause;
    private final boolean fast;

    /** @param slowerBecause why calls go by {@link Function}, or null to make them by {@code ffi_call} */
    JnaPort(@Nullable String slowerBecause) {
        this.slowerBecause = slowerBecause;
        this.fast = slowerBecause == null;
    }

    @Override
    public String name() {
        return "jna";
    }

    @Override
    public String way() {
        return fast ? "Native.ffi_call, ABI " + Cif.ABI : "com.sun.jna.Function, because " + slowerBecause;
    }

    @Override
    public @Nullable Library load(Path absolutePath) {
        NativeLibrary library;
        try {
            library = NativeLibrary.getInstance(
                    Libraries.requireAbsolute(absolutePath).toString());
        } catch (UnsatisfiedLinkError notALibrary) {
            return null;
        }
        KEPT.add(library); // JNA unloads what nobody refers to
        return function -> {
            try {
                return Pointer.nativeValue(library.getGlobalVariableAddress(function));
            } catch (UnsatisfiedLinkError notExported) {
                return 0;
            }
        };
    }

    @Override
    public long upcall(String shape, Upcall target) {
        Stub stub = new Stub(new Shape(shape), target);
        KEPT.add(stub);
        return stub.address();
    }

    private Arguments call(Cif cif, long fn, Arguments arguments) {
        if (fast) {
            Native.ffi_call(cif.address(), fn, arguments.resultAddress(), arguments.pointersAddress());
        } else {
            slow(cif.shape(), fn, arguments);
        }
        return arguments;
    }

    private static void slow(Shape shape, long fn, Arguments arguments) {
        Function function = Function.getFunction(new Pointer(fn));
        Object[] boxed = arguments.boxed(shape);
        switch (shape.result()) {
            case 'V' -> function.invokeVoid(boxed);
            case 'P' -> arguments.result(function.invokeLong(boxed));
            default -> arguments.result(function.invokeInt(boxed));
        }
    }

    private static final Cif V = Cif.of("V");
    private static final Cif I = Cif.of("I");
    private static final Cif PV = Cif.of("PV");
    private static final Cif PI = Cif.of("PI");
    private static final Cif II = Cif.of("II");
    private static final Cif PPI = Cif.of("PPI");
    private static final Cif PII = Cif.of("PII");
    private static final Cif IPI = Cif.of("IPI");
    private static final Cif III = Cif.of("III");
    private static final Cif PIP = Cif.of("PIP");
    private static final Cif PPPI = Cif.of("PPPI");
    private static final Cif IPPI = Cif.of("IPPI");
    private static final Cif PPIPI = Cif.of("PPIPI");
    private static final Cif PPPII = Cif.of("PPPII");
    private static final Cif PIPI = Cif.of("PIPI");
    private static final Cif PIIPI = Cif.of("PIIPI");
    private static final Cif PIPPPI = Cif.of("PIPPPI");
    private static final Cif PPIPPI = Cif.of("PPIPPI");
    private static final Cif PPIPII = Cif.of("PPIPII");
    private static final Cif PIIPPI = Cif.of("PIIPPI");
    private static final Cif PPIPPPI = Cif.of("PPIPPPI");
    private static final Cif PPPIPPI = Cif.of("PPPIPPI");
    private static final Cif PIPPPPI = Cif.of("PIPPPPI");
    private static final Cif PIPIPPI = Cif.of("PIPIPPI");
    private static final Cif PIIIPI = Cif.of("PIIIPI");
    private static final Cif PPPIPPPI = Cif.of("PPPIPPPI");
    private static final Cif PPPIPPPPI = Cif.of("PPPIPPPPI");
    private static final Cif PPPPPPPPI = Cif.of("PPPPPPPPI");
    private static final Cif PIIPIIPII = Cif.of("PIIPIIPII");
    private static final Cif PIPPIIPIPI = Cif.of("PIPPIIPIPI");
    private static final Cif PPPPPIPPPI = Cif.of("PPPPPIPPPI");
    private static final Cif PPPPIPPPIII = Cif.of("PPPPIPPPIII");

    @Override
    public void callV(long fn) {
        call(V, fn, Arguments.mine());
    }

    @Override
    public int callI(long fn) {
        return call(I, fn, Arguments.mine()).result();
    }

    @Override
    public void callPV(long fn, long a) {
        call(PV, fn, Arguments.mine().p(0, a));
    }

    @Override
    public int callPI(long fn, long a) {
        return call(PI, fn, Arguments.mine().p(0, a)).result();
    }

    @Override
    public int callII(long fn, int a) {
        return call(II, fn, Arguments.mine().i(0, a)).result();
    }

    @Override
    public int callPPI(long fn, long a, long b) {
        return call(PPI, fn, Arguments.mine().p(0, a).p(1, b)).result();
    }

    @Override
    public int callPII(long fn, long a, int b) {
        return call(PII, fn, Arguments.mine().p(0, a).i(1, b)).result();
    }

    @Override
    public int callIPI(long fn, int a, long b) {
        return call(IPI, fn, Arguments.mine().i(0, a).p(1, b)).result();
    }

    @Override
    public int callIII(long fn, int a, int b) {
        return call(III, fn, Arguments.mine().i(0, a).i(1, b)).result();
    }

    @Override
    public long callPIP(long fn, long a, int b) {
        return call(PIP, fn, Arguments.mine().p(0, a).i(1, b)).longResult();
    }

    @Override
    public int callPPPI(long fn, long a, long b, long c) {
        return call(PPPI, fn, Arguments.mine().p(0, a).p(1, b).p(2, c)).result();
    }

    @Override
    public int callIPPI(long fn, int a, long b, long c) {
        return call(IPPI, fn, Arguments.mine().i(0, a).p(1, b).p(2, c)).result();
    }

    @Override
    public int callPPIPI(long fn, long a, long b, int c, long d) {
        return call(PPIPI, fn, Arguments.mine().p(0, a).p(1, b).i(2, c).p(3, d)).result();
    }

    @Override
    public int callPPPII(long fn, long a, long b, long c, int d) {
        return call(PPPII, fn, Arguments.mine().p(0, a).p(1, b).p(2, c).i(3, d)).result();
    }

    @Override
    public int callPIPI(long fn, long a, int b, long c) {
        return call(PIPI, fn, Arguments.mine().p(0, a).i(1, b).p(2, c)).result();
    }

    @Override
    public int callPIIPI(long fn, long a, int b, int c, long d) {
        return call(PIIPI, fn, Arguments.mine().p(0, a).i(1, b).i(2, c).p(3, d)).result();
    }

    @Override
    public int callPIPPPI(long fn, long a, int b, long c, long d, long e) {
        return call(PIPPPI, fn, Arguments.mine().p(0, a).i(1, b).p(2, c).p(3, d).p(4, e))
                .result();
    }

    @Override
    public int callPPIPPI(long fn, long a, long b, int c, long d, long e) {
        return call(PPIPPI, fn, Arguments.mine().p(0, a).p(1, b).i(2, c).p(3, d).p(4, e))
                .result();
    }

    @Override
    public int callPPIPII(long fn, long a, long b, int c, long d, int e) {
        return call(PPIPII, fn, Arguments.mine().p(0, a).p(1, b).i(2, c).p(3, d).i(4, e))
                .result();
    }

    @Override
    public int callPIIPPI(long fn, long a, int b, int c, long d, long e) {
        return call(PIIPPI, fn, Arguments.mine().p(0, a).i(1, b).i(2, c).p(3, d).p(4, e))
                .result();
    }

    @Override
    public int callPPIPPPI(long fn, long a, long b, int c, long d, long e, long f) {
        return call(
                        PPIPPPI,
                        fn,
                        Arguments.mine().p(0, a).p(1, b).i(2, c).p(3, d).p(4, e).p(5, f))
                .result();
    }

    @Override
    public int callPPPIPPI(long fn, long a, long b, long c, int d, long e, long f) {
        return call(
                        PPPIPPI,
                        fn,
                        Arguments.mine().p(0, a).p(1, b).p(2, c).i(3, d).p(4, e).p(5, f))
                .result();
    }

    @Override
    public int callPIPPPPI(long fn, long a, int b, long c, long d, long e, long f) {
        return call(
                        PIPPPPI,
                        fn,
                        Arguments.mine().p(0, a).i(1, b).p(2, c).p(3, d).p(4, e).p(5, f))
                .result();
    }

    @Override
    public int callPIIIPI(long fn, long a, int b, int c, int d, long e) {
        return call(PIIIPI, fn, Arguments.mine().p(0, a).i(1, b).i(2, c).i(3, d).p(4, e))
                .result();
    }

    @Override
    public int callPIPIPPI(long fn, long a, int b, long c, int d, long e, long f) {
        return call(
                        PIPIPPI,
                        fn,
                        Arguments.mine().p(0, a).i(1, b).p(2, c).i(3, d).p(4, e).p(5, f))
                .result();
    }

    @Override
    public int callPPPIPPPI(long fn, long a, long b, long c, int d, long e, long f, long g) {
        return call(
                        PPPIPPPI,
                        fn,
                        Arguments.mine()
                                .p(0, a)
                                .p(1, b)
                                .p(2, c)
                                .i(3, d)
                                .p(4, e)
                                .p(5, f)
                                .p(6, g))
                .result();
    }

    @Override
    public int callPPPIPPPPI(long fn, long a, long b, long c, int d, long e, long f, long g, long h) {
        return call(
                        PPPIPPPPI,
                        fn,
                        Arguments.mine()
                                .p(0, a)
                                .p(1, b)
                                .p(2, c)
                                .i(3, d)
                                .p(4, e)
                                .p(5, f)
                                .p(6, g)
                                .p(7, h))
                .result();
    }

    @Override
    public int callPPPPPPPPI(long fn, long a, long b, long c, long d, long e, long f, long g, long h) {
        return call(
                        PPPPPPPPI,
                        fn,
                        Arguments.mine()
                                .p(0, a)
                                .p(1, b)
                                .p(2, c)
                                .p(3, d)
                                .p(4, e)
                                .p(5, f)
                                .p(6, g)
                                .p(7, h))
                .result();
    }

    @Override
    public int callPIIPIIPII(long fn, long a, int b, int c, long d, int e, int f, long g, int h) {
        return call(
                        PIIPIIPII,
                        fn,
                        Arguments.mine()
                                .p(0, a)
                                .i(1, b)
                                .i(2, c)
                                .p(3, d)
                                .i(4, e)
                                .i(5, f)
                                .p(6, g)
                                .i(7, h))
                .result();
    }

    @Override
    public int callPIPPIIPIPI(long fn, long a, int b, long c, long d, int e, int f, long g, int h, long i) {
        return call(
                        PIPPIIPIPI,
                        fn,
                        Arguments.mine()
                                .p(0, a)
                                .i(1, b)
                                .p(2, c)
                                .p(3, d)
                                .i(4, e)
                                .i(5, f)
                                .p(6, g)
                                .i(7, h)
                                .p(8, i))
                .result();
    }

    @Override
    public int callPPPPPIPPPI(long fn, long a, long b, long c, long d, long e, int f, long g, long h, long i) {
        return call(
                        PPPPPIPPPI,
                        fn,
                        Arguments.mine()
                                .p(0, a)
                                .p(1, b)
                                .p(2, c)
                                .p(3, d)
                                .p(4, e)
                                .i(5, f)
                                .p(6, g)
                                .p(7, h)
                                .p(8, i))
                .result();
    }

    @Override
    public int callPPPPIPPPIII(long fn, long a, long b, long c, long d, int e, long f, long g, long h, int i, int j) {
        return call(
                        PPPPIPPPIII,
                        fn,
                        Arguments.mine()
                                .p(0, a)
                                .p(1, b)
                                .p(2, c)
                                .p(3, d)
                                .i(4, e)
                                .p(5, f)
                                .p(6, g)
                                .p(7, h)
                                .i(8, i)
                                .i(9, j))
                .result();
    }
}
