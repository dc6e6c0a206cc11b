package org.wmisdk.internal;

/**
 * A daemon thread of this library. It serves all callers, so it keeps nothing of the one that happens to start it, no inherited variables and
 * no class loader, and runs no code of theirs: that could wait for the very thread that it is on.
 */
public final class LibraryThread extends Thread {
    /** A thread that is still to be started. */
    public LibraryThread(Runnable task, String name) {
        super(null, task, name, 0, false);
        setDaemon(true);
    }

    /** Whether the current thread is one. */
    public static boolean isCurrent() {
        return Thread.currentThread() instanceof LibraryThread;
    }
}
