package org.wmisdk;

import java.util.Arrays;

/**
 * What the server may do with the identity of the caller. A type of its own, because the functions of WMI take this level
 * and {@link AuthenticationLevel} as two integers, in an order that differs between them.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/com/com-impersonation-level-constants">RPC_C_IMP_LEVEL</a>
 */
public enum ImpersonationLevel {
    /** DCOM chooses. */
    DEFAULT(0),
    /** The server cannot see who calls; calls of WMI generally fail. */
    ANONYMOUS(1),
    /** The server may look at the identity, but not act with it; most providers fail. */
    IDENTIFY(2),
    /** The server acts as the caller on its own machine: what WMI normally needs, and the default of this library. */
    IMPERSONATE(3),
    /** The server acts as the caller on other machines too; for Kerberos and accounts that are trusted for delegation. */
    DELEGATE(4);

    private final int value;

    ImpersonationLevel(int value) {
        this.value = value;
    }

    /**
     * The number that COM has for this level.
     *
     * @return 0 to 4
     */
    public int value() {
        return value;
    }

    /**
     * Finds a level by its number.
     *
     * @param value 0 to 4
     * @return the level
     * @throws WmiException {@link HResult#WBEM_E_INVALID_PARAMETER} for another number
     */
    public static ImpersonationLevel of(int value) {
        return Arrays.stream(values())
                .filter(level -> level.value == value)
                .findFirst()
                .orElseThrow(() -> Refusals.parameter(
                        "find impersonation level", value + " is no impersonation level: use 0 to 4"));
    }
}
