package org.wmisdk.bench.call;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Variant.VARIANT;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Warmup;

/** A VARIANT read by jna-platform's own: so slow that it takes longer to warm up. */
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class JnaPlatformWay extends Way {
    private final Pointer variant = new Pointer(Callee.VARIANT.address());

    @Benchmark
    public String variant() {
        return new VARIANT(variant).stringValue();
    }
}
