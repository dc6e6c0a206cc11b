package org.wmisdk.tck;

import org.wmisdk.WmiLocator;
import org.wmisdk.com.abi.Port;
import org.wmisdk.tck.server.ComServer;

/** A client and its server, for one test. */
public interface Stage extends AutoCloseable {
    /** The client. */
    WmiLocator locator();

    /**
     * The server's trouble.
     *
     * @throws UnsupportedOperationException without {@link Capability#TROUBLE}
     */
    Trouble trouble();

    /**
     * The server behind native calls.
     *
     * @throws UnsupportedOperationException without {@link Capability#COM_SERVER}
     */
    ComServer comServer();

    /**
     * The port of the client, for calls that go round the library.
     *
     * @throws UnsupportedOperationException without {@link Capability#COM_SERVER}
     */
    Port port();

    /**
     * Ends both.
     *
     * @throws AssertionError if the client still holds something of the server, or did something that only shows in native code
     */
    @Override
    void close();
}
