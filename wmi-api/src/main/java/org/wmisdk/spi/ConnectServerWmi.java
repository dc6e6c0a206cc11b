package org.wmisdk.spi;

import org.wmisdk.Availability;

/**
 * A backend: one implementation of {@code ConnectServerWmi}, found by {@link java.util.ServiceLoader}.
 *
 * <p>Everything that must not differ between backends (validation, deadlines, cancellation, error texts, leaks) stands above this
 * interface, in {@code wmi-api}; a backend connects, queries and closes. A provider class must load and answer {@link #name()},
 * {@link #priority()} and {@link #availability()} on Java 17 and on any operating system. All methods may be called from any thread.
 */
public interface ConnectServerWmi {
    /** The word by which a user chooses this backend, such as {@code ffm}: lower case, unique. */
    String name();

    /**
     * The place of this backend where the user chose none: the highest that is available is taken. A negative one is taken only by
     * name.
     */
    int priority();

    /** Whether this backend can connect in this process. Probes when called, not before; never throws. */
    Availability availability();

    /** How it connects, for people, such as {@code WMINet_Utils.dll!ConnectServerWmi}. Only meaningful while available. */
    String entry();

    /** The names of the computer that a connection without a host goes to; for {@link ConnectRules}. */
    HostNames hostNames();

    /** How the calls of this backend may be run. The same object for the life of this provider. */
    CallThreads callThreads();

    /**
     * Connects to a namespace.
     *
     * @param arguments already checked by {@link ConnectRules}; not to be used after this call returns, since its password is wiped
     * @return the open session, which the caller closes
     * @throws SessionException if the connection was refused or failed
     */
    WmiSession connectServerWmi(ConnectArguments arguments);

    /**
     * Chooses the COM security of the whole process, where this backend uses COM: see {@link
     * org.wmisdk.WmiLocator#initializeSecurity}. Never called unless a program asks for it.
     *
     * @return whether it was chosen now
     * @throws SessionException if COM refuses
     */
    default boolean initializeSecurity() {
        return false;
    }
}
