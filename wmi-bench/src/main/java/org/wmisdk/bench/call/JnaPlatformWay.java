package org.wmisdk.bench.call;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Variant.VARIANT;
import org.openjdk.jmh.annotations.Benchmark;

/** A VARIANT read by jna-platform's own. */
public class JnaPlatformWay extends Way {
    private final Pointer variant = new Pointer(Callee.VARIANT.address());

    @Benchmark
    public String variant() {
        return new VARIANT(variant).stringValue();
    }
}
