package org.wmisdk.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wmisdk.internal.LibraryThread;
import org.wmisdk.spi.CallThreads;

/**
 * The worker threads of one backend: daemon platform threads, started when needed, at most a fixed number, each ended after some idle
 * time. A worker whose call was abandoned keeps its place until the call returns.
 */
public final class WorkerPool {
    private static final long KEEP_ALIVE_SECONDS = 30;

    private final String name;
    private final CallThreads threads;
    private final int bound;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition queued = lock.newCondition();
    private final Deque<Job<?>> queue = new ArrayDeque<>();
    private final Map<Job<?>, Worker> running = new HashMap<>();
    private int started;
    private int stuck;
    private long numbered;

    /** Looked for when there is something to say: most programs never need it, and it would cost every one of them at its start. */
    private static final class Log {
        static final System.Logger LOG = System.getLogger("org.wmisdk.call");
    }

    /**
     * @param name for the names of the threads
     * @param threads prepares the workers and cancels their calls
     * @param bound how many workers at most, at least 1
     */
    public WorkerPool(String name, CallThreads threads, int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1, was " + bound);
        }
        this.name = name;
        this.threads = threads;
        this.bound = bound;
    }

    /** How many workers there may be. */
    public int bound() {
        return bound;
    }

    /** How many workers are in a call that nobody waits for any more. */
    public int stuck() {
        lock.lock();
        try {
            return stuck;
        } finally {
            lock.unlock();
        }
    }

    public CallThreads threads() {
        return threads;
    }

    /** Queues a job; false when every worker is held by an abandoned call, so that it could only wait for luck. */
    boolean submit(Job<?> job) {
        lock.lock();
        try {
            if (stuck >= bound) {
                return false;
            }
            queue.addLast(job);
            wakeOrStartWorker();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Queues what must happen some time and nobody waits for, whatever the state of the pool. */
    void submitRelease(Job<?> job) {
        lock.lock();
        try {
            queue.addLast(job);
            wakeOrStartWorker();
        } finally {
            lock.unlock();
        }
    }

    /** The caller of a job goes: takes it back, or counts and cancels the worker that runs it. */
    Job.State abandon(Job<?> job) {
        lock.lock();
        try {
            Job.State was = job.abandon();
            if (was == Job.State.QUEUED) {
                queue.remove(job);
            } else if (was == Job.State.RUNNING) {
                holdWorkerOf(job);
            }
            return was;
        } finally {
            lock.unlock();
        }
    }

    /** The caller goes, but the job, a release, shall still be done; when it is stuck its worker is counted and cancelled. */
    void leave(Job<?> job) {
        lock.lock();
        try {
            if (running.containsKey(job) && job.abandon() == Job.State.RUNNING) {
                holdWorkerOf(job);
            }
        } finally {
            lock.unlock();
        }
    }

    private void holdWorkerOf(Job<?> job) {
        Worker worker = running.get(job);
        if (worker != null) {
            worker.stuck = true;
            stuck++;
            try {
                cancelLater(worker, job);
            } catch (Throwable t) { // no more native threads: the caller must still hear that its time is up
                Log.LOG.log(System.Logger.Level.WARNING, "Cannot cancel a call of " + name + ".", t);
            }
        }
    }

    /** The caller is freed first: cancelling may itself take a while, so it gets a thread of its own, for as long as it takes. */
    private void cancelLater(Worker worker, Job<?> job) {
        Object token = worker.token;
        if (token == null) {
            return; // it has not begun to call yet, and will see that it is abandoned
        }
        new LibraryThread(
                        () -> {
                            lock.lock();
                            try {
                                if (running.get(job) != worker) {
                                    return; // it returned meanwhile: the worker may be in another's call already
                                }
                                worker.beingCancelled = true;
                            } finally {
                                lock.unlock();
                            }
                            try {
                                threads.cancel(token);
                            } finally {
                                lock.lock();
                                try {
                                    worker.beingCancelled = false;
                                    worker.cancelled.signalAll();
                                } finally {
                                    lock.unlock();
                                }
                            }
                        },
                        name + "-cancel")
                .start();
    }

    private void wakeOrStartWorker() {
        queued.signal();
        int free = started - running.size();
        if (queue.size() > free && started < bound) {
            startWorker();
        }
    }

    private void startWorker() {
        started++;
        try {
            new LibraryThread(new Worker(), name + "-worker-" + ++numbered).start();
        } catch (Throwable t) {
            // No more native threads: the jobs wait for the workers that exist, or their callers hear of it.
            started--;
            if (started == 0) {
                queue.clear();
                throw t;
            }
            Log.LOG.log(System.Logger.Level.WARNING, "Cannot start another worker of " + name + ".", t);
        }
    }

    private final class Worker implements Runnable {
        private final Condition cancelled = lock.newCondition();
        private volatile @Nullable Object token;
        private boolean stuck;
        private boolean beingCancelled;

        @Override
        public void run() {
            Throwable unfit = null;
            try {
                token = threads.enterWorker();
            } catch (Throwable t) { // against its contract; the jobs that this worker was started for must hear of it
                unfit = t;
            }
            for (Job<?> job = next(); job != null; job = next()) {
                Throwable lost = unfit == null ? job.run() : job.fail(unfit);
                try {
                    job.tell();
                } catch (Throwable t) { // a worker must outlive whatever becomes of one call
                    Log.LOG.log(System.Logger.Level.ERROR, "Nobody was told that a call of " + name + " is done.", t);
                }
                free(job);
                job.letGo();
                if (lost != null) {
                    Log.LOG.log(
                            System.Logger.Level.DEBUG,
                            "A call of " + name + " failed after its caller had gone.",
                            lost);
                }
            }
        }

        private @Nullable Job<?> next() {
            lock.lock();
            try {
                long nanos = TimeUnit.SECONDS.toNanos(KEEP_ALIVE_SECONDS);
                while (true) {
                    for (Job<?> job = queue.pollFirst(); job != null; job = queue.pollFirst()) {
                        if (job.claim()) {
                            running.put(job, this);
                            return job;
                        }
                    }
                    if (nanos <= 0) {
                        started--;
                        return null;
                    }
                    try {
                        nanos = queued.awaitNanos(nanos);
                    } catch (InterruptedException e) {
                        // Nobody interrupts a worker on purpose; a stray interrupt must not end it, and must not reach
                        // a call.
                        Log.LOG.log(
                                System.Logger.Level.DEBUG, "A worker of " + name + " was interrupted while idle.", e);
                    }
                }
            } finally {
                lock.unlock();
            }
        }

        private void free(Job<?> job) {
            lock.lock();
            try {
                while (beingCancelled) { // a cancel that is on its way must not hit the next call
                    cancelled.awaitUninterruptibly();
                }
                running.remove(job);
                if (stuck) {
                    stuck = false;
                    WorkerPool.this.stuck--;
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
