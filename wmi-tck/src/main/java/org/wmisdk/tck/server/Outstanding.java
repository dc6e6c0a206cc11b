package org.wmisdk.tck.server;

/**
 * Something that the client got or made and has not given back.
 *
 * @param kind what sort of thing it is
 * @param what which one, for people
 * @param created where it came from: its stack is that of the call that made it
 */
public record Outstanding(Kind kind, String what, Throwable created) {
    /** The sorts of things that are counted. */
    public enum Kind {
        /** A reference to an interface of an object. */
        REFERENCE,
        /** A BSTR, free or inside a VARIANT or a SAFEARRAY. */
        STRING,
        /** A SAFEARRAY. */
        ARRAY,
        /** Memory of the COM task allocator. */
        TASK_MEMORY,
        /** A handle of the token of a thread. */
        TOKEN,
        /** Memory that the client took from its own port. */
        CLIENT_MEMORY
    }

    /** What it is, and the stack of its creation. */
    @Override
    public String toString() {
        return kind + " " + what + "\n" + Texts.stack(created);
    }
}
