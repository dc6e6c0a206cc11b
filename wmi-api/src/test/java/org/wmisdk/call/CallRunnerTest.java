package org.wmisdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wmisdk.HResult;
import org.wmisdk.WmiCancelledException;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNotFoundException;
import org.wmisdk.WmiTimeoutException;
import org.wmisdk.spi.CallClock;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.SessionException;

/** Which thread a call runs on, when its caller is freed, and who owns what it leaves. A gate stands for a server that does not answer. */
class CallRunnerTest {
    private static final Subject SUBJECT = Subject.ofQuery("root\\cimv2", "SELECT * FROM X");
    private static final Budget NO_LIMIT = Budget.of(null);

    private final Threads threads = new Threads();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void openTheGate() {
        gate.countDown();
    }

    private CallRunner runner(int bound) {
        return new CallRunner(new WorkerPool("test", threads, bound));
    }

    /** A time that is up as soon as the work has begun. */
    private static Budget untilBegun(Stuck stuck) {
        AtomicInteger readings = new AtomicInteger();
        return Budget.of(Duration.ofNanos(1), CallClock.reading(() -> {
            if (readings.getAndIncrement() == 0) {
                return 0; // the start
            }
            awaitUninterrupted(stuck.begun);
            return 2;
        }));
    }

    @Test
    void withoutDeadlineACallRunsOnItsCaller() {
        Thread ran = runner(1).run(SUBJECT, NO_LIMIT, new Step<>(Thread::currentThread));
        assertThat(ran).isSameAs(Thread.currentThread());
        assertThat(threads.entered).hasValue(0);
    }

    @Test
    void withADeadlineACallRunsOnAWorkerThatWasPrepared() {
        Thread ran = runner(1).run(SUBJECT, Budget.of(Duration.ofMinutes(1)), new Step<>(Thread::currentThread));
        assertThat(ran).isNotSameAs(Thread.currentThread());
        assertThat(ran.isDaemon()).isTrue();
        assertThat(threads.entered).hasValue(1);
    }

    @Test
    void whereTheBackendForbidsTheCallerAWorkerRunsTheCall() {
        threads.mayRunOnCaller = false;
        Thread ran = runner(1).run(SUBJECT, NO_LIMIT, new Step<>(Thread::currentThread));
        assertThat(ran).isNotSameAs(Thread.currentThread());
    }

    @Test
    void aCallThatNoWorkerMayMakeIsRefusedAndNeverRuns() {
        threads.whyNotOnWorker = "the thread is somebody else";
        CallRunner runner = runner(1);
        Step<Integer> refused = new Step<>(() -> 1);
        assertThatThrownBy(() -> runner.run(SUBJECT, Budget.of(Duration.ofMinutes(1)), refused))
                .isInstanceOfSatisfying(WmiException.class, e -> {
                    assertThat(e.hresult().name()).isEqualTo("CO_E_FAILEDTOIMPERSONATE");
                    assertThat(e.detail()).isEqualTo("the thread is somebody else");
                    assertThat(e.hint()).contains("without a timeout").contains("credentials");
                });
        assertThat(refused.neverRun).isTrue();
        assertThat(threads.entered).hasValue(0);
    }

    @Test
    void whatOnlyAWorkerMayNotDoRunsOnItsCaller() {
        threads.whyNotOnWorker = "the thread is somebody else";
        Thread ran = runner(1).run(SUBJECT, NO_LIMIT, new Step<>(Thread::currentThread));
        assertThat(ran).isSameAs(Thread.currentThread());
    }

    @Test
    void aReleaseIsDoneByAWorkerEvenWhereACallWouldBeRefused() throws Exception {
        threads.whyNotOnWorker = "the thread is somebody else";
        CountDownLatch released = new CountDownLatch(1);
        runner(1).release(false, released::countDown);
        assertThat(released.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void workersAreUsedAgain() {
        threads.mayRunOnCaller = false;
        CallRunner runner = runner(4);
        for (int i = 0; i < 100; i++) {
            runner.run(SUBJECT, NO_LIMIT, new Step<>(() -> 1));
        }
        assertThat(threads.entered).hasValue(1);
    }

    @Test
    void aFailureOfTheBackendBecomesTheExceptionOfItsCode() {
        assertThatThrownBy(() -> runner(1).run(SUBJECT, NO_LIMIT, new Step<>(() -> {
                    throw new SessionException("IWbemServices::GetObject", 0x80041002, "no such thing");
                })))
                .isInstanceOfSatisfying(WmiNotFoundException.class, e -> {
                    assertThat(e.operation()).isEqualTo("query");
                    assertThat(e.namespace()).isEqualTo("root\\cimv2");
                    assertThat(e.query()).isEqualTo("SELECT * FROM X");
                    assertThat(e.detail()).contains("IWbemServices::GetObject").contains("no such thing");
                    assertThat(e.getCause()).isInstanceOf(SessionException.class);
                });
    }

    @Test
    void whenTheTimeIsUpTheCallerIsFreedWhileTheCallIsStillStuck() throws Exception {
        CallRunner runner = runner(1);
        Stuck stuck = new Stuck();
        assertThatThrownBy(() -> runner.run(SUBJECT, untilBegun(stuck), stuck)).isInstanceOf(WmiTimeoutException.class);
        assertThat(gate.getCount()).isEqualTo(1); // the server has still not answered
        assertThat(runner.pool().stuck()).isEqualTo(1);
        assertThat(threads.cancelled.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(stuck.left).isTrue();
        gate.countDown();
        assertThat(stuck.releasedLate.poll(10, TimeUnit.SECONDS)).isEqualTo("the result");
        awaitFree(runner);
    }

    @Test
    void aCallThatFailsLateStillReleasesWhatItHolds() throws Exception {
        CallRunner runner = runner(1);
        Stuck stuck = new Stuck();
        stuck.fails = true;
        assertThatThrownBy(() -> runner.run(SUBJECT, untilBegun(stuck), stuck)).isInstanceOf(WmiTimeoutException.class);
        gate.countDown();
        assertThat(stuck.releasedLate.poll(10, TimeUnit.SECONDS)).isEqualTo("nothing");
    }

    @Test
    void whenAllWorkersAreHeldByAbandonedCallsTheNextFailsAtOnce() throws Exception {
        CallRunner runner = runner(2);
        for (int i = 0; i < 2; i++) {
            Stuck stuck = new Stuck();
            assertThatThrownBy(() -> runner.run(SUBJECT, untilBegun(stuck), stuck))
                    .isInstanceOf(WmiTimeoutException.class);
        }
        Step<Integer> refused = new Step<>(() -> 1);
        assertThatThrownBy(() -> runner.run(SUBJECT, Budget.of(Duration.ofDays(1)), refused))
                .isInstanceOfSatisfying(WmiException.class, e -> {
                    assertThat(e.hresult()).isEqualTo(HResult.of(0x80010101));
                    assertThat(e.detail()).contains("all 2 worker threads");
                });
        assertThat(refused.neverRun).isTrue();
        gate.countDown();
        awaitFree(runner);
        assertThat(runner.run(SUBJECT, Budget.of(Duration.ofMinutes(1)), new Step<>(() -> 7)))
                .isEqualTo(7);
    }

    @Test
    void aDeadlineGoesByTheClockOfTheBackend() throws Exception {
        Stuck stuck = new Stuck();
        List<String> heard = new CopyOnWriteArrayList<>();
        threads.clock = nanos -> new CallClock.Deadline() {
            private boolean over;

            @Override
            public long leftNanos() {
                return over ? 0 : nanos;
            }

            @Override
            public boolean await(CountDownLatch returned) {
                awaitUninterrupted(stuck.begun);
                over = true; // after days, by this clock
                return false;
            }

            @Override
            public void whenUp(Runnable action) {
                throw new AssertionError("the caller waits itself");
            }

            @Override
            public void callBegins() {
                heard.add("begins");
            }

            @Override
            public void callEnds() {
                heard.add("ends");
            }

            @Override
            public void end() {
                heard.add("is given up");
            }
        };
        CallRunner runner = runner(1);
        Budget budget = runner.budget(Duration.ofDays(1));
        assertThatThrownBy(() -> runner.run(SUBJECT, budget, stuck)).isInstanceOf(WmiTimeoutException.class);
        assertThat(budget.leftNanos()).isZero();
        assertThat(heard).containsExactly("begins", "is given up");
        gate.countDown();
        awaitFree(runner);
        assertThat(heard).containsExactly("begins", "is given up", "ends");
    }

    @Test
    void aCallThatFindsNoFreeWorkerInTimeNeverRuns() {
        CallRunner runner = runner(1);
        Stuck stuck = new Stuck();
        Thread holder = new Thread(() -> runner.run(SUBJECT, Budget.of(Duration.ofDays(1)), stuck));
        holder.start();
        awaitUninterrupted(stuck.begun);
        Step<Integer> waiting = new Step<>(() -> 1);
        assertThatThrownBy(() -> runner.run(SUBJECT, Budget.of(Duration.ofMillis(5)), waiting))
                .isInstanceOf(WmiTimeoutException.class);
        assertThat(waiting.neverRun).isTrue();
        assertThat(runner.pool().stuck()).isZero();
    }

    @Test
    void interruptingTheCallerCancelsAndKeepsTheFlag() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> runner(1).run(SUBJECT, Budget.of(Duration.ofDays(1)), new Stuck()))
                .isInstanceOf(WmiCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aWorkerThatCannotBePreparedFailsItsCall() {
        threads.unfit = new IllegalStateException("no COM here");
        assertThatThrownBy(() -> runner(1).run(SUBJECT, Budget.of(Duration.ofDays(1)), new Step<>(() -> 1)))
                .isSameAs(threads.unfit);
    }

    @Test
    void aReleaseThatIsStuckIsWaitedForAMomentOnly() {
        threads.mayRunOnCaller = false;
        CallRunner runner = runner(1);
        runner.release(true, this::passGate);
        assertThat(gate.getCount()).isEqualTo(1);
        assertThat(runner.pool().stuck()).isEqualTo(1);
    }

    @Test
    void aReleaseIsDoneEvenWhenEveryWorkerIsStuck() throws Exception {
        CallRunner runner = runner(1);
        Stuck stuck = new Stuck();
        assertThatThrownBy(() -> runner.run(SUBJECT, untilBegun(stuck), stuck)).isInstanceOf(WmiTimeoutException.class);
        CountDownLatch released = new CountDownLatch(1);
        runner.releaseLater(released::countDown);
        gate.countDown();
        assertThat(released.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aReleaseOfADirectCallRunsOnItsCaller() {
        AtomicReference<Thread> ran = new AtomicReference<>();
        runner(1).release(true, () -> ran.set(Thread.currentThread()));
        assertThat(ran).hasValue(Thread.currentThread());
    }

    private void awaitFree(CallRunner runner) throws InterruptedException {
        while (runner.pool().stuck() != 0) {
            Thread.onSpinWait(); // the gate is open: the worker is on its way
        }
    }

    private void passGate() {
        awaitUninterrupted(gate);
    }

    /** A native call would not notice an interrupt either. */
    private static void awaitUninterrupted(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Step<T> implements Work<T> {
        private final java.util.function.Supplier<T> step;
        private boolean neverRun;

        Step(java.util.function.Supplier<T> step) {
            this.step = step;
        }

        @Override
        public T run(CallState call) {
            return step.get();
        }

        @Override
        public void neverRun() {
            neverRun = true;
        }

        @Override
        public void releaseLate(@Nullable T result) {
            throw new AssertionError("nobody left");
        }
    }

    private final class Stuck implements Work<String> {
        private final LinkedBlockingQueue<String> releasedLate = new LinkedBlockingQueue<>();
        private final CountDownLatch begun = new CountDownLatch(1);
        private boolean fails;
        private boolean left;

        @Override
        public String run(CallState call) {
            begun.countDown();
            passGate();
            if (fails) {
                throw new SessionException("Next", 0x800706BE, null);
            }
            return "the result";
        }

        @Override
        public void left() {
            left = true;
        }

        @Override
        public void releaseLate(@Nullable String result) {
            releasedLate.add(result == null ? "nothing" : result);
        }
    }

    private static final class Threads implements CallThreads {
        private final AtomicInteger entered = new AtomicInteger();
        private final LinkedBlockingQueue<Object> cancelled = new LinkedBlockingQueue<>();
        private volatile boolean mayRunOnCaller = true;
        private volatile @Nullable RuntimeException unfit;
        private volatile @Nullable String whyNotOnWorker;
        private volatile CallClock clock = CallClock.SYSTEM;

        @Override
        public CallClock clock() {
            return clock;
        }

        @Override
        public boolean mayRunOnCaller() {
            return mayRunOnCaller;
        }

        @Override
        public Optional<String> whyNotOnWorker() {
            return Optional.ofNullable(whyNotOnWorker);
        }

        @Override
        public Object enterWorker() {
            entered.incrementAndGet();
            RuntimeException failure = unfit;
            if (failure != null) {
                throw failure;
            }
            return "worker";
        }

        @Override
        public void cancel(Object worker) {
            cancelled.add(worker);
        }
    }
}
