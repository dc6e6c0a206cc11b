package org.wmisdk;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wmisdk.spi.ConnectTarget;
import org.wmisdk.spi.HostNames;

/**
 * How the calls of a connection are protected on their way. A type of its own, so that it cannot be swapped with
 * {@link ImpersonationLevel}.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/com/com-authentication-level-constants">RPC_C_AUTHN_LEVEL</a>
 */
public enum AuthenticationLevel {
    /** Leaves what was negotiated; the default of this library for local connections. */
    UNCHANGED(-1),
    /** DCOM chooses. */
    DEFAULT(0),
    /** None. */
    NONE(1),
    /** Authenticates when the connection is made. */
    CONNECT(2),
    /** Authenticates each call; DCOM raises it to {@link #PACKET}. */
    CALL(3),
    /** Authenticates each packet. */
    PACKET(4),
    /** Also protects each packet against changes: the least that a hardened server (2023) admits. */
    PACKET_INTEGRITY(5),
    /**
     * Also encrypts each packet: needed by namespaces that demand encryption, and the default of this library for remote
     * connections.
     */
    PACKET_PRIVACY(6);

    private final int value;

    AuthenticationLevel(int value) {
        this.value = value;
    }

    /**
     * The number that COM has for this level.
     *
     * @return 0 to 6, or -1 for {@link #UNCHANGED}
     */
    public int value() {
        return value;
    }

    /**
     * The level of a connection that asks for none: {@link #PACKET_PRIVACY} to another computer, which hardened servers demand, and {@link
     * #UNCHANGED} on this one.
     *
     * @param networkResource the path of the namespace; one that cannot be read counts as local, since it is refused anyway
     * @return the level
     */
    public static AuthenticationLevel defaultFor(@Nullable String networkResource) {
        try {
            return ConnectTarget.of(networkResource, HostNames.of()).local() ? UNCHANGED : PACKET_PRIVACY;
        } catch (WmiInvalidParameterException | WmiInvalidNamespaceException refusedWhenItIsChecked) {
            return UNCHANGED;
        }
    }

    /**
     * Finds a level by its number.
     *
     * @param value -1 to 6
     * @return the level
     * @throws WmiException {@link HResult#WBEM_E_INVALID_PARAMETER} for another number
     */
    public static AuthenticationLevel of(int value) {
        return Arrays.stream(values())
                .filter(level -> level.value == value)
                .findFirst()
                .orElseThrow(() -> Refusals.parameter(
                        "find authentication level", value + " is no authentication level: use -1 to 6"));
    }
}
