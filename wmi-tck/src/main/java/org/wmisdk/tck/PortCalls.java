package org.wmisdk.tck;

import org.wmisdk.HResult;
import org.wmisdk.com.Symbols;
import org.wmisdk.com.abi.Port;

/** Calls that go round the library, for what it never passes on. */
final class PortCalls implements AutoCloseable {
    private final Port port;
    private final Symbols symbols;
    private final long out;

    PortCalls(Stage stage) {
        this.port = stage.port();
        this.symbols = stage.comServer().symbols();
        this.out = port.allocate(8);
    }

    /** Room for a pointer. */
    long out() {
        return out;
    }

    long read(long address) {
        return port.getLong(address);
    }

    /** {@code CoIncrementMTAUsage}. */
    void keepMta() {
        int result = port.callPI(symbols.address("ole32.dll", "CoIncrementMTAUsage"), out);
        if (result < 0) {
            throw new AssertionError("CoIncrementMTAUsage: " + HResult.of(result));
        }
        port.putLong(out, 0);
    }

    /** {@code ConnectServerWmi} with a path and nothing else. */
    HResult connect(String path, long target) {
        char[] chars = path.toCharArray();
        long bstr = port.callPIP(symbols.address("oleaut32.dll", "SysAllocStringLen"), 0, chars.length);
        try {
            port.putChars(bstr, chars, 0, chars.length);
            long function = symbols.address("WMINet_Utils.dll", "ConnectServerWmi");
            return HResult.of(port.callPPPPIPPPIII(function, bstr, 0, 0, 0, 0x80, 0, 0, target, 3, -1));
        } finally {
            port.callPV(symbols.address("oleaut32.dll", "SysFreeString"), bstr);
        }
    }

    @Override
    public void close() {
        port.free(out);
    }
}
