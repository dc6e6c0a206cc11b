package org.wmisdk.tck.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Port;

/** A port that does what another does: the start of those that watch it or do one thing wrong. */
public class ForwardingPort implements Port {
    private final Port port;

    /** Forwards to that port. */
    protected ForwardingPort(Port target) {
        port = target;
    }

    @Override
    public String name() {
        return port.name();
    }

    @Override
    public String way() {
        return port.way();
    }

    @Override
    public @Nullable Library load(Path absolutePath) {
        return port.load(absolutePath);
    }

    @Override
    public long allocate(long bytes) {
        return port.allocate(bytes);
    }

    @Override
    public void free(long address) {
        port.free(address);
    }

    @Override
    public Scratch scratch(int bytes) {
        return port.scratch(bytes);
    }

    @Override
    public byte getByte(long address) {
        return port.getByte(address);
    }

    @Override
    public short getShort(long address) {
        return port.getShort(address);
    }

    @Override
    public int getInt(long address) {
        return port.getInt(address);
    }

    @Override
    public long getLong(long address) {
        return port.getLong(address);
    }

    @Override
    public void putByte(long address, byte value) {
        port.putByte(address, value);
    }

    @Override
    public void putShort(long address, short value) {
        port.putShort(address, value);
    }

    @Override
    public void putInt(long address, int value) {
        port.putInt(address, value);
    }

    @Override
    public void putLong(long address, long value) {
        port.putLong(address, value);
    }

    @Override
    public void getChars(long address, char[] target, int offset, int count) {
        port.getChars(address, target, offset, count);
    }

    @Override
    public void putChars(long address, char[] source, int offset, int count) {
        port.putChars(address, source, offset, count);
    }

    @Override
    public void getBytes(long address, byte[] target, int offset, int count) {
        port.getBytes(address, target, offset, count);
    }

    @Override
    public void putBytes(long address, byte[] source, int offset, int count) {
        port.putBytes(address, source, offset, count);
    }

    @Override
    public void zero(long address, long bytes) {
        port.zero(address, bytes);
    }

    @Override
    public long upcall(String shape, Upcall target) {
        return port.upcall(shape, target);
    }

    @Override
    public void callV(long fn) {
        port.callV(fn);
    }

    @Override
    public int callI(long fn) {
        return port.callI(fn);
    }

    @Override
    public void callPV(long fn, long a) {
        port.callPV(fn, a);
    }

    @Override
    public int callPI(long fn, long a) {
        return port.callPI(fn, a);
    }

    @Override
    public int callII(long fn, int a) {
        return port.callII(fn, a);
    }

    @Override
    public int callPPI(long fn, long a, long b) {
        return port.callPPI(fn, a, b);
    }

    @Override
    public int callPII(long fn, long a, int b) {
        return port.callPII(fn, a, b);
    }

    @Override
    public int callIPI(long fn, int a, long b) {
        return port.callIPI(fn, a, b);
    }

    @Override
    public int callIII(long fn, int a, int b) {
        return port.callIII(fn, a, b);
    }

    @Override
    public long callPIP(long fn, long a, int b) {
        return port.callPIP(fn, a, b);
    }

    @Override
    public int callPPPI(long fn, long a, long b, long c) {
        return port.callPPPI(fn, a, b, c);
    }

    @Override
    public int callIPPI(long fn, int a, long b, long c) {
        return port.callIPPI(fn, a, b, c);
    }

    @Override
    public int callPPIPI(long fn, long a, long b, int c, long d) {
        return port.callPPIPI(fn, a, b, c, d);
    }

    @Override
    public int callPPPII(long fn, long a, long b, long c, int d) {
        return port.callPPPII(fn, a, b, c, d);
    }

    @Override
    public int callPIPI(long fn, long a, int b, long c) {
        return port.callPIPI(fn, a, b, c);
    }

    @Override
    public int callPIIPI(long fn, long a, int b, int c, long d) {
        return port.callPIIPI(fn, a, b, c, d);
    }

    @Override
    public int callPIPPPI(long fn, long a, int b, long c, long d, long e) {
        return port.callPIPPPI(fn, a, b, c, d, e);
    }

    @Override
    public int callPPIPPI(long fn, long a, long b, int c, long d, long e) {
        return port.callPPIPPI(fn, a, b, c, d, e);
    }

    @Override
    public int callPPIPII(long fn, long a, long b, int c, long d, int e) {
        return port.callPPIPII(fn, a, b, c, d, e);
    }

    @Override
    public int callPIIPPI(long fn, long a, int b, int c, long d, long e) {
        return port.callPIIPPI(fn, a, b, c, d, e);
    }

    @Override
    public int callPPIPPPI(long fn, long a, long b, int c, long d, long e, long f) {
        return port.callPPIPPPI(fn, a, b, c, d, e, f);
    }

    @Override
    public int callPPPIPPI(long fn, long a, long b, long c, int d, long e, long f) {
        return port.callPPPIPPI(fn, a, b, c, d, e, f);
    }

    @Override
    public int callPIPPPPI(long fn, long a, int b, long c, long d, long e, long f) {
        return port.callPIPPPPI(fn, a, b, c, d, e, f);
    }

    @Override
    public int callPIIIPI(long fn, long a, int b, int c, int d, long e) {
        return port.callPIIIPI(fn, a, b, c, d, e);
    }

    @Override
    public int callPIPIPPI(long fn, long a, int b, long c, int d, long e, long f) {
        return port.callPIPIPPI(fn, a, b, c, d, e, f);
    }

    @Override
    public int callPPPIPPPI(long fn, long a, long b, long c, int d, long e, long f, long g) {
        return port.callPPPIPPPI(fn, a, b, c, d, e, f, g);
    }

    @Override
    public int callPPPIPPPPI(long fn, long a, long b, long c, int d, long e, long f, long g, long h) {
        return port.callPPPIPPPPI(fn, a, b, c, d, e, f, g, h);
    }

    @Override
    public int callPPPPPPPPI(long fn, long a, long b, long c, long d, long e, long f, long g, long h) {
        return port.callPPPPPPPPI(fn, a, b, c, d, e, f, g, h);
    }

    @Override
    public int callPIIPIIPII(long fn, long a, int b, int c, long d, int e, int f, long g, int h) {
        return port.callPIIPIIPII(fn, a, b, c, d, e, f, g, h);
    }

    @Override
    public int callPIPPIIPIPI(long fn, long a, int b, long c, long d, int e, int f, long g, int h, long i) {
        return port.callPIPPIIPIPI(fn, a, b, c, d, e, f, g, h, i);
    }

    @Override
    public int callPPPPPIPPPI(long fn, long a, long b, long c, long d, long e, int f, long g, long h, long i) {
        return port.callPPPPPIPPPI(fn, a, b, c, d, e, f, g, h, i);
    }

    @Override
    public int callPPPPIPPPIII(long fn, long a, long b, long c, long d, int e, long f, long g, long h, int i, int j) {
        return port.callPPPPIPPPIII(fn, a, b, c, d, e, f, g, h, i, j);
    }
}
