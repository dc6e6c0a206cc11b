package org.wmisdk;

/**
 * What a connection does about a failure that may be a passing one, as {@link HResult#recovery()} tells it.
 *
 * <pre>{@code
 * ConnectRequest request = ConnectRequest.builder("root\\cimv2").recovery(RecoveryPolicy.REPEAT_READS).build();
 * try (WmiNamespace cimv2 = WmiLocator.load().connect(request)) {
 *     System.out.println(cimv2.query("SELECT Name FROM Win32_Service").list().size() + " services, after "
 *             + cimv2.reconnections() + " reconnections");
 * }
 * }</pre>
 */
public enum RecoveryPolicy {
    /** Nothing: every failure is thrown. */
    NONE,

    /**
     * Asks once more what only reads: queries, instances, schemas and lists of classes, also opening a namespace below; over the same connection for {@link
     * HResult.Recovery#RETRY}, over a new one for {@link HResult.Recovery#RECONNECT}, at once and within the timeout of the operation. A
     * second failure is thrown.
     *
     * <p>What may change something, such as a method, is never repeated; after it broke the connection, the next operation makes a new one. A
     * result that breaks after its first rows fails as without a policy: rows could be missing or come twice. So does a subscription to events
     * that is lost after it was started, for nobody would know which events were missed; {@link WmiEvents#resubscribing} makes it again and
     * tells of the gap.
     *
     * <p>The connection is made again with the same arguments: a password is kept in memory for it as long as the connection is open, as it
     * is by the connection itself, and then wiped.
     */
    REPEAT_READS
}
