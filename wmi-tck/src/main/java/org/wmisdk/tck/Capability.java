package org.wmisdk.tck;

/** What a rule needs of a world in order to be shown there. */
public enum Capability {
    /** Serves what a test defines. */
    OWN_DATA,
    /** Fails or waits on demand, and counts calls. */
    TROUBLE,
    /** Answers a connect, and a class that does not exist, as Windows does. */
    WINDOWS_CODES,
    /** Has other hosts than this computer, and checks credentials. */
    REMOTE_HOSTS,
    /** Is reached through native calls that the kit sees: references, blankets, apartments. */
    COM_SERVER,
    /** Its strings and arrays are the kit's own: they are counted, and may be malformed. */
    OWN_STRINGS,
    /** Runs on a Java that has virtual threads. */
    VIRTUAL_THREADS
}
