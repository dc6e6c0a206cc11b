package org.wmisdk.bench.call;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Benchmark;

/** {@code com.sun.jna.Function}, made once for each function: what jna-platform calls the methods of COM by. */
public class FunctionWay extends JnaWay {
    private final Function connect = function(Callee.ofShape("PPPPIPPPIII"));
    private final Function get = function(Callee.ofShape("PPIPPPI"));
    private final Function next = function(Callee.ofShape("PIIPPI"));
    private final Function release = function(Callee.ofShape("PI"));

    private static Function function(MemorySegment function) {
        return Function.getFunction(new Pointer(function.address()));
    }

    /** Found when first used: {@code abs} cannot stand for these. */
    private static final class Texts {
        static final Function ALLOCATE = function(Callee.function("SysAllocStringLen"));
        static final Function FREE = function(Callee.function("SysFreeString"));
    }

    @Benchmark
    public int connect() {
        return connect.invokeInt(new Object[] {pa, pb, pc, pd, e, pf, pg, ph, i, j});
    }

    @Benchmark
    public int get() {
        return get.invokeInt(new Object[] {pa, pb, e, pc, pd, pf});
    }

    @Benchmark
    public int next() {
        return next.invokeInt(new Object[] {pa, e, i, pb, pc});
    }

    @Benchmark
    public int release() {
        return release.invokeInt(new Object[] {pa});
    }

    @Benchmark
    public int bstr() {
        Pointer made = Texts.ALLOCATE.invokePointer(new Object[] {Pointer.NULL, text.length()});
        int last = filled(made);
        Texts.FREE.invokeVoid(new Object[] {made});
        return last;
    }
}
