package org.wmisdk.jna;

import org.wmisdk.com.abi.Port;

/** A second JNA port beside the usual one, on the way that is taken where {@code ffi_call} does not work. */
public final class SlowPort {
    private SlowPort() {}

    public static Port open() {
        return Probe.open("function");
    }
}
