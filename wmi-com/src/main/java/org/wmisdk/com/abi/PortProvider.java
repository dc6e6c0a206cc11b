package org.wmisdk.com.abi;

/** The service by which a {@link Port} is found by the name of its backend, without asking whether WMI is there. */
public interface PortProvider {
    /** The name of the backend, such as {@code jna}. */
    String name();

    /**
     * The one port of this provider in this process.
     *
     * @throws PortUnavailableException if the native-call library cannot work in this process: says why and what to do. Asked again,
     *     a provider tries again
     */
    Port port();
}
