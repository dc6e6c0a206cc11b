package org.wmisdk.com.abi;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Native calls, callbacks, symbols and memory, over one native-call library.
 *
 * <p>Addresses are {@code long}, 0 is NULL. A call method is named after its shape, one letter an argument and the last for the
 * result: {@code P} a pointer-sized argument, {@code I} a 32-bit integer ({@code long}, {@code ULONG}, {@code DWORD},
 * {@code HRESULT} and {@code BOOL} of the Windows headers alike), {@code V} no result. Its first parameter is the address of the
 * function. No call allocates on the Java heap, none converts or checks anything: a wrong address or shape ends the process, so
 * everything above this interface must know both. Calls may block for as long as the callee does, and an upcall may arrive on the
 * same thread meanwhile.
 *
 * <p>All methods may be used by any platform thread at any time. Memory accesses need no alignment except for characters, which stand at
 * even addresses. Numbers are in the byte order of the machine (little endian on every supported one).
 */
public interface Port {
    /** The name of the backend that this port belongs to, such as {@code ffm}. */
    String name();

    /** How calls are made, for people, such as {@code Native.ffi_call}; says so when a slower way had to be taken, and why. */
    String way();

    // ---- symbols

    /**
     * Loads a library for the life of the process.
     *
     * @param absolutePath the file; never a bare name, so that no search path decides what is loaded
     * @return its symbols, or null when the file cannot be loaded as a library of this process
     * @throws IllegalArgumentException if the path is not absolute
     */
    @Nullable
    Library load(Path absolutePath);

    /** The symbols of a loaded library. */
    @FunctionalInterface
    interface Library {
        /** The address of an exported function, 0 when there is none of that name. */
        long address(String function);
    }

    // ---- memory

    /** Allocates zeroed native memory, aligned for any type. Never 0: throws {@link OutOfMemoryError}. Give it back to {@link #free}. */
    long allocate(long bytes);

    /** Frees memory of {@link #allocate}; 0 is allowed and does nothing. */
    void free(long address);

    /** Native memory, zeroed at first, that lives as long as the returned object is reachable. */
    Scratch scratch(int bytes);

    /** Native memory with an owner. */
    interface Scratch {
        /** The first byte, aligned to 16; valid while this object is reachable. */
        long address();
    }

    byte getByte(long address);

    short getShort(long address);

    int getInt(long address);

    /** Reads 64 bits: an integer or a pointer. */
    long getLong(long address);

    void putByte(long address, byte value);

    void putShort(long address, short value);

    void putInt(long address, int value);

    void putLong(long address, long value);

    /** Copies UTF-16 code units out of native memory. */
    void getChars(long address, char[] target, int offset, int count);

    /** Copies UTF-16 code units into native memory. */
    void putChars(long address, char[] source, int offset, int count);

    void getBytes(long address, byte[] target, int offset, int count);

    void putBytes(long address, byte[] source, int offset, int count);

    /** Sets bytes to zero, in a way that is not optimised away: also used to wipe secrets. */
    void zero(long address, long bytes);

    // ---- callbacks

    /** What a native callback runs. */
    @FunctionalInterface
    interface Upcall {
        /**
         * Called on whatever thread native code calls from.
         *
         * @param arguments the arguments in order, 32-bit ones sign-extended; belongs to the callee
         * @return the result, cut to the width of the shape's result
         */
        long call(long[] arguments);
    }

    /**
     * Makes a native function that runs Java code. It lives as long as the process: make one per function and process, not one per
     * object.
     *
     * @param shape as in the names of the call methods, such as {@code PIIPPI}
     * @param target must not throw; what it throws nevertheless is reported to the uncaught exception handler of the thread and the
     *     native caller receives {@code E_UNEXPECTED} (0x8000FFFF), or 0 for a pointer
     * @return the address of the function
     * @throws IllegalArgumentException if the shape is not one of {@link Shape}
     */
    long upcall(String shape, Upcall target);

    // ---- calls

    /** {@code void f(void)}: CoUninitialize. */
    void callV(long fn);

    /** {@code I f(void)}: GetCurrentThreadId. */
    int callI(long fn);

    /** {@code void f(P)}: SysFreeString, CoTaskMemFree. */
    void callPV(long fn, long a);

    /** {@code I f(P)}: AddRef, Release, VariantClear. */
    int callPI(long fn, long a);

    /** {@code I f(I)}. */
    int callII(long fn, int a);

    /** {@code I f(P, P)}: CoGetApartmentType, IWbemClassObject::GetQualifierSet. */
    int callPPI(long fn, long a, long b);

    /** {@code I f(P, I)}: CoInitializeEx, BeginEnumeration. */
    int callPII(long fn, long a, int b);

    /** {@code I f(I, P)}: GetErrorInfo. */
    int callIPI(long fn, int a, long b);

    /** {@code I f(I, I)}: CoCancelCall. */
    int callIII(long fn, int a, int b);

    /** {@code P f(P, I)}: SysAllocStringLen. */
    long callPIP(long fn, long a, int b);

    /** {@code I f(P, P, P)}: QueryInterface, IWbemClassObject::GetPropertyQualifierSet. */
    int callPPPI(long fn, long a, long b, long c);

    /** {@code I f(I, P, P)}: GetComputerNameExW. */
    int callIPPI(long fn, int a, long b, long c);

    /** {@code I f(P, P, I, P)}: IWbemContext::SetValue. */
    int callPPIPI(long fn, long a, long b, int c, long d);

    /** {@code I f(P, P, P, I)}: IWbemQualifierSet::Put. */
    int callPPPII(long fn, long a, long b, long c, int d);

    /** {@code I f(P, I, P)}: IWbemClassObject::SpawnInstance, IWbemObjectSink::Indicate. */
    int callPIPI(long fn, long a, int b, long c);

    /** {@code I f(P, I, I, P)}: OpenThreadToken. */
    int callPIIPI(long fn, long a, int b, int c, long d);

    /** {@code I f(P, I, I, I, P)}: IWbemStatusCodeText::GetErrorCodeText. */
    int callPIIIPI(long fn, long a, int b, int c, int d, long e);

    /** {@code I f(P, I, P, P, P)}: IWbemQualifierSet::Next, IWbemClassObject::NextMethod. */
    int callPIPPPI(long fn, long a, int b, long c, long d, long e);

    /** {@code I f(P, P, I, P, P)}: IWbemClassObject::GetNames, CoCreateInstance. */
    int callPPIPPI(long fn, long a, long b, int c, long d, long e);

    /** {@code I f(P, P, I, P, I)}: IWbemClassObject::Put. */
    int callPPIPII(long fn, long a, long b, int c, long d, int e);

    /** {@code I f(P, I, I, P, P)}: IEnumWbemClassObject::Next. */
    int callPIIPPI(long fn, long a, int b, int c, long d, long e);

    /** {@code I f(P, P, I, P, P, P)}: IWbemClassObject::Get, IWbemServices::GetObject. */
    int callPPIPPPI(long fn, long a, long b, int c, long d, long e, long f);

    /** {@code I f(P, P, P, I, P, P)}: IWbemServices::ExecQuery. */
    int callPPPIPPI(long fn, long a, long b, long c, int d, long e, long f);

    /** {@code I f(P, I, P, P, P, P)}: IWbemClassObject::Next. */
    int callPIPPPPI(long fn, long a, int b, long c, long d, long e, long f);

    /** {@code I f(P, I, P, I, P, P)}: AdjustTokenPrivileges. */
    int callPIPIPPI(long fn, long a, int b, long c, int d, long e, long f);

    /** {@code I f(P, P, P, I, P, P, P)}: RegGetValueW. */
    int callPPPIPPPI(long fn, long a, long b, long c, int d, long e, long f, long g);

    /** {@code I f(P, P, P, I, P, P, P, P)}: IWbemServices::ExecMethod. */
    int callPPPIPPPPI(long fn, long a, long b, long c, int d, long e, long f, long g, long h);

    /** {@code I f(P, P, P, P, P, P, P, P)}: CoQueryProxyBlanket. */
    int callPPPPPPPPI(long fn, long a, long b, long c, long d, long e, long f, long g, long h);

    /** {@code I f(P, I, I, P, I, I, P, I)}: CoSetProxyBlanket. */
    int callPIIPIIPII(long fn, long a, int b, int c, long d, int e, int f, long g, int h);

    /** {@code I f(P, I, P, P, I, I, P, I, P)}: CoInitializeSecurity. */
    int callPIPPIIPIPI(long fn, long a, int b, long c, long d, int e, int f, long g, int h, long i);

    /** {@code I f(P, P, P, P, P, I, P, P, P)}: IWbemLocator::ConnectServer. */
    int callPPPPPIPPPI(long fn, long a, long b, long c, long d, long e, int f, long g, long h, long i);

    /** {@code I f(P, P, P, P, I, P, P, P, I, I)}: ConnectServerWmi. */
    int callPPPPIPPPIII(long fn, long a, long b, long c, long d, int e, long f, long g, long h, int i, int j);
}
