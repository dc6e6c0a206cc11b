package org.wmisdk.jna;

import static org.wmisdk.Availability.Cause.FAILED;
import static org.wmisdk.Availability.Cause.NOT_64_BIT;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Port;
import org.wmisdk.com.abi.PortUnavailableException;

/**
 * Chooses how calls are made. {@code ffi_call} takes types and a calling convention that this module lays out by itself, so it is
 * tried before it is trusted: by calls of Java functions, whose addresses JNA makes with a convention of its own knowledge.
 */
final class Probe {
    /** The system property that forces the slower way, {@code function}. */
    static final String WAY = "wmi.jna.way";

    private static final String FUNCTION = "function";
    private static final int ANSWER = -5;

    private Probe() {}

    static JnaPort open(@Nullable String way) {
        // First of all: this starts JNA, and if it cannot start, then it is the one to say so a second time, not
        // classes of ours.
        if (Native.POINTER_SIZE != Long.BYTES) {
            throw new PortUnavailableException(
                    NOT_64_BIT, "This process is not one of 64 bits.", "Run on a 64-bit JVM.", null);
        }
        if (way != null && !way.equals(FUNCTION)) {
            throw new PortUnavailableException(
                    FAILED,
                    "The system property " + WAY + " is \"" + way + "\".",
                    "Leave it out, or set it to \"" + FUNCTION + "\".",
                    null);
        }
        if (way != null) {
            return new JnaPort("the system property " + WAY + " asks for it");
        }
        if (Cif.ABI < 0) {
            return new JnaPort(
                    "the calling convention of " + Platform.RESOURCE_PREFIX + " is not known to this version");
        }
        JnaPort fast = new JnaPort(null);
        return works(fast) ? fast : new JnaPort("a call by ffi_call gave a wrong answer");
    }

    /** Whether arguments and results arrive: every kind in registers and on the stack, and results of both widths. */
    static boolean works(Port port) {
        AtomicReference<long[]> seen = new AtomicReference<>();
        long ten = port.upcall("PPPPIPPPIII", arguments -> {
            seen.set(arguments);
            return ANSWER;
        });
        long sum = port.upcall("PIP", arguments -> arguments[0] + arguments[1]);
        int answer = port.callPPPPIPPPIII(ten, far(1), far(2), far(3), far(4), -5, far(6), far(7), far(8), -9, 10);
        long[] sent = {far(1), far(2), far(3), far(4), -5, far(6), far(7), far(8), -9, 10};
        return answer == ANSWER && Arrays.equals(seen.get(), sent) && port.callPIP(sum, far(1), -2) == far(1) - 2;
    }

    /** A number that no 32 bits hold. */
    private static long far(int number) {
        return (0x7FL << 40) + number;
    }
}
