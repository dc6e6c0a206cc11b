package org.wmisdk.bench.call;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.wmisdk.bench.server.CLibrary;

/** JNA's interface mapping: {@code Native.load}. */
public class InterfaceWay extends JnaWay {
    /** The functions in C. */
    public interface Functions extends Library {
        int callee_PPPPIPPPIII(
                Pointer a, Pointer b, Pointer c, Pointer d, int e, Pointer f, Pointer g, Pointer h, int i, int j);

        int callee_PPIPPPI(Pointer a, Pointer b, int c, Pointer d, Pointer e, Pointer f);

        int callee_PIIPPI(Pointer a, int b, int c, Pointer d, Pointer e);

        int callee_PI(Pointer a);

        Pointer SysAllocStringLen(@Nullable Pointer text, int length);

        void SysFreeString(Pointer text);
    }

    private final Functions functions =
            Native.load(CLibrary.file().orElseThrow().toString(), Functions.class);

    @Benchmark
    public int connect() {
        return functions.callee_PPPPIPPPIII(pa, pb, pc, pd, e, pf, pg, ph, i, j);
    }

    @Benchmark
    public int get() {
        return functions.callee_PPIPPPI(pa, pb, e, pc, pd, pf);
    }

    @Benchmark
    public int next() {
        return functions.callee_PIIPPI(pa, e, i, pb, pc);
    }

    @Benchmark
    public int release() {
        return functions.callee_PI(pa);
    }

    @Benchmark
    public int bstr() {
        Pointer made = functions.SysAllocStringLen(null, text.length());
        int last = filled(made);
        functions.SysFreeString(made);
        return last;
    }
}
