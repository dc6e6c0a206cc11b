package org.wmisdk.bench.call;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.wmisdk.bench.server.CLibrary;

/** JNA's direct mapping: {@code Native.register}. */
public class DirectWay extends JnaWay {
    /** The functions in C. */
    static final class Functions {
        static {
            Native.register(Functions.class, CLibrary.file().orElseThrow().toString());
        }

        private Functions() {}

        static native int callee_PPPPIPPPIII(
                Pointer a, Pointer b, Pointer c, Pointer d, int e, Pointer f, Pointer g, Pointer h, int i, int j);

        static native int callee_PPIPPPI(Pointer a, Pointer b, int c, Pointer d, Pointer e, Pointer f);

        static native int callee_PIIPPI(Pointer a, int b, int c, Pointer d, Pointer e);

        static native int callee_PI(Pointer a);

        static native Pointer SysAllocStringLen(@Nullable Pointer text, int length);

        static native void SysFreeString(Pointer text);
    }

    @Benchmark
    public int connect() {
        return Functions.callee_PPPPIPPPIII(pa, pb, pc, pd, e, pf, pg, ph, i, j);
    }

    @Benchmark
    public int get() {
        return Functions.callee_PPIPPPI(pa, pb, e, pc, pd, pf);
    }

    @Benchmark
    public int next() {
        return Functions.callee_PIIPPI(pa, e, i, pb, pc);
    }

    @Benchmark
    public int release() {
        return Functions.callee_PI(pa);
    }

    @Benchmark
    public int bstr() {
        Pointer made = Functions.SysAllocStringLen(null, text.length());
        int last = filled(made);
        Functions.SysFreeString(made);
        return last;
    }
}
