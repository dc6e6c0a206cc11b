package org.wmisdk.internal;

/** Threads of this library that code of a caller may run on. They keep nothing of the one that happens to start them, as {@link LibraryThread}s. */
public final class DaemonThread {
    private DaemonThread() {}

    /** Starts one. */
    public static void start(Runnable task, String name) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        thread.start();
    }
}
