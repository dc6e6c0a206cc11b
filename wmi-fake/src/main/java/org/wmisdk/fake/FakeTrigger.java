package org.wmisdk.fake;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.spi.ExtendedStatus;

/**
 * Which calls a fault strikes; made by {@link FakeFaults#on}. First comes what the calls have in common ({@link #ofClass},
 * {@link #inNamespace}, {@link #onHost}, {@link #containing}), then which of them are struck ({@link #nth}, {@link #first},
 * {@link #every}, {@link #probability}; all of them if none is said), then what happens to these, which sets the fault.
 *
 * <p>Immutable: each method returns a new trigger, and one trigger can set several faults. Whatever makes no sense is refused
 * with an {@link IllegalArgumentException} at once.
 */
public final class FakeTrigger {
    private static final FakeOccurrence ALWAYS = new FakeOccurrence.Always();

    private final FakeFaults faults;
    private final FakePattern pattern;
    private final FakeOccurrence occurrence;

    FakeTrigger(FakeFaults faults, Set<FakeOperation> operations) {
        this(faults, new FakePattern(operations), ALWAYS);
    }

    private FakeTrigger(FakeFaults faults, FakePattern pattern, FakeOccurrence occurrence) {
        this.faults = faults;
        this.pattern = pattern;
        this.occurrence = occurrence;
    }

    /**
     * Only calls about a class: the one that the query names, not those derived from it.
     *
     * @param name its name, in any case
     * @return the narrower trigger
     * @throws IllegalArgumentException if the name is blank, a class was said before, or an operation is about none
     */
    public FakeTrigger ofClass(String name) {
        requireSubject("ofClass");
        requireFirst("ofClass", pattern.className());
        return narrowed(pattern.withClass(text("name", name)));
    }

    /**
     * Only calls in a namespace; not those below it.
     *
     * @param path such as {@code root\cimv2}, in any case
     * @return the narrower trigger
     * @throws IllegalArgumentException if the path is blank or has a host, or a namespace was said before
     */
    public FakeTrigger inNamespace(String path) {
        requireFirst("inNamespace", pattern.namespace());
        String spelled = text("path", path).replace('/', '\\');
        if (spelled.startsWith("\\")) {
            throw new IllegalArgumentException("path: " + path + " begins with a host; say that with onHost(name)");
        }
        return narrowed(pattern.withNamespace(spelled));
    }

    /**
     * Only calls to a machine.
     *
     * @param name any of its names or addresses, or the name of a host that does not exist
     * @return the narrower trigger
     * @throws IllegalArgumentException if the name is blank, or a host was said before
     */
    public FakeTrigger onHost(String name) {
        requireFirst("onHost", pattern.host());
        return narrowed(pattern.withHost(text("name", name)));
    }

    /**
     * Only calls whose query or path contains a text.
     *
     * @param text the text, in any case
     * @return the narrower trigger
     * @throws IllegalArgumentException if it is blank, a text was said before, or an operation has none
     */
    public FakeTrigger containing(String text) {
        requireSubject("containing");
        requireFirst("containing", pattern.part());
        return narrowed(pattern.withPart(text("text", text)));
    }

    /**
     * One of the calls, counted from the moment the fault is set.
     *
     * @param n which one; 1 is the next
     * @return the narrower trigger
     * @throws IllegalArgumentException if it is below 1, or it was said before which calls are struck
     */
    public FakeTrigger nth(int n) {
        return striking(new FakeOccurrence.Nth(atLeastOne(n)));
    }

    /**
     * The first calls from the moment the fault is set.
     *
     * @param n how many, at least 1
     * @return the narrower trigger
     * @throws IllegalArgumentException if it is below 1, or it was said before which calls are struck
     */
    public FakeTrigger first(int n) {
        return striking(new FakeOccurrence.First(atLeastOne(n)));
    }

    /**
     * One call out of so many: the n-th, the 2n-th and so on.
     *
     * @param n how many, at least 1
     * @return the narrower trigger
     * @throws IllegalArgumentException if it is below 1, or it was said before which calls are struck
     */
    public FakeTrigger every(int n) {
        return striking(new FakeOccurrence.Every(atLeastOne(n)));
    }

    /**
     * Calls as chance has it; the same ones each time as long as the calls come in the same order.
     *
     * @param p above 0, at most 1
     * @param seed begins the chance
     * @return the narrower trigger
     * @throws IllegalArgumentException if p is outside of that, or it was said before which calls are struck
     */
    public FakeTrigger probability(double p, long seed) {
        if (!(p > 0 && p <= 1)) {
            throw new IllegalArgumentException("p: " + p + "; a probability is above 0 and at most 1");
        }
        return striking(new FakeOccurrence.Probability(p, seed));
    }

    /**
     * The calls fail, without having any effect.
     *
     * @param hresult with what, a code of failure
     * @return the fault
     * @throws IllegalArgumentException if an operation cannot fail or the code is one of success
     */
    public FakeFault fail(HResult hresult) {
        return fail(hresult, null);
    }

    /**
     * The calls fail, and the server says more about it in an {@code __ExtendedStatus}, which becomes the {@link
     * org.wmisdk.WmiException#detail detail} of the exception as with the native backends.
     *
     * @param hresult with what, a code of failure
     * @param status what the server says, or null for nothing
     * @return the fault
     * @throws IllegalArgumentException if an operation cannot fail or the code is one of success
     */
    public FakeFault fail(HResult hresult, @Nullable ExtendedStatus status) {
        requireCanFail("fail");
        return faults.add(this, new FakeEffect.Fail(failure(hresult), status));
    }

    /**
     * Rows end in a failure: on {@link FakeOperation#NEXT} after so many rows of that fetch, on {@link
     * FakeOperation#EXEC_QUERY} after so many of the whole result. Fewer rows than that are delivered as ever.
     *
     * @param rows how many rows are delivered, at least 0
     * @param hresult what follows them, a code of failure
     * @return the fault
     * @throws IllegalArgumentException if an operation delivers no rows, the number is negative or the code is one of success
     */
    public FakeFault failAfter(int rows, HResult hresult) {
        return cut("failAfter", rows, failure(hresult));
    }

    /**
     * Rows end early, as if there were no more; counted as in {@link #failAfter}.
     *
     * @param rows how many rows are delivered, at least 0
     * @return the fault
     * @throws IllegalArgumentException if an operation delivers no rows or the number is negative
     */
    public FakeFault endAfter(int rows) {
        return cut("endAfter", rows, HResult.WBEM_S_FALSE);
    }

    /**
     * Rows end early with a code of success that says so; counted as in {@link #failAfter}. The journal shows the code.
     *
     * @param rows how many rows are delivered, at least 0
     * @param hresult such as 0x00040010 WBEM_S_PARTIAL_RESULTS
     * @return the fault
     * @throws IllegalArgumentException if an operation delivers no rows, the number is negative, or the code is one of failure
     *     or one that says nothing of the kind: WBEM_S_NO_ERROR, WBEM_S_FALSE, WBEM_S_TIMEDOUT
     */
    public FakeFault partial(int rows, HResult hresult) {
        if (hresult.isFailure()) {
            throw new IllegalArgumentException(
                    "hresult: " + hresult + " is a code of failure: use failAfter(rows, hresult)");
        }
        if (hresult.equals(HResult.WBEM_S_NO_ERROR)
                || hresult.equals(HResult.WBEM_S_FALSE)
                || hresult.equals(HResult.WBEM_S_TIMEDOUT)) {
            throw new IllegalArgumentException(
                    "hresult: " + hresult + " says nothing of missing rows: use endAfter(rows) or timeOutAfter(rows)");
        }
        return cut("partial", rows, hresult);
    }

    /**
     * Fetches say that their time is up after so many rows, at once and whatever time they were given. The rows that are left
     * come with the next fetch.
     *
     * @param rows how many rows are delivered, at least 0
     * @return the fault
     * @throws IllegalArgumentException if an operation is not {@link FakeOperation#NEXT} or the number is negative
     */
    public FakeFault timeOutAfter(int rows) {
        for (FakeOperation operation : pattern.operations()) {
            if (operation != FakeOperation.NEXT) {
                throw new IllegalArgumentException(
                        "timeOutAfter: only NEXT has a time that can be up, not " + operation);
            }
        }
        return cut("timeOutAfter", rows, HResult.WBEM_S_TIMEDOUT);
    }

    /**
     * The calls are held; they do then what they would have done, or end with RPC_E_CALL_CANCELED when they are cancelled.
     * Closing is held too, but not ended by that.
     *
     * @return the gate that holds them
     */
    public FakeGate hold() {
        FakeGate gate = faults.newGate();
        faults.add(this, new FakeEffect.Hold(gate));
        return gate;
    }

    /**
     * The calls take longer, by the clock of the fake; see {@link FakeClock}. A fetch that is given less time says that its
     * time is up, and the next one waits for the rest.
     *
     * @param time how much longer, more than 0
     * @return the fault
     * @throws IllegalArgumentException if the time is not positive
     */
    public FakeFault delay(Duration time) {
        return faults.add(this, new FakeEffect.Delay(positive(time)));
    }

    /**
     * Each row takes a time by the clock of the fake: on {@link FakeOperation#NEXT} the rows of that fetch, on {@link
     * FakeOperation#EXEC_QUERY} those of the whole result. A fetch whose time is up delivers the rows that came in it.
     *
     * @param time how long each row takes, more than 0
     * @return the fault
     * @throws IllegalArgumentException if an operation delivers no rows or the time is not positive
     */
    public FakeFault slowRows(Duration time) {
        requireRows("slowRows");
        return faults.add(this, new FakeEffect.SlowRows(positive(time)));
    }

    /**
     * The connection is lost: the call and all later ones of that connection fail with RPC_S_SERVER_UNAVAILABLE until the
     * fault is {@linkplain FakeFault#remove removed}. Other connections stay.
     *
     * @return the fault
     * @throws IllegalArgumentException if an operation cannot fail, or is the one that connects
     */
    public FakeFault loseConnection() {
        return loseConnection(HResult.RPC_S_SERVER_UNAVAILABLE);
    }

    /**
     * As {@link #loseConnection()}, with another code.
     *
     * @param hresult such as 0x80010108 RPC_E_DISCONNECTED
     * @return the fault
     * @throws IllegalArgumentException if an operation cannot fail or is the one that connects, or the code is one of success
     */
    public FakeFault loseConnection(HResult hresult) {
        requireCanFail("loseConnection");
        if (pattern.operations().contains(FakeOperation.CONNECT)) {
            throw new IllegalArgumentException(
                    "loseConnection: before CONNECT there is none: use fail(hresult) or loseMachine()");
        }
        return faults.add(this, new FakeEffect.Lose(false, failure(hresult)));
    }

    /**
     * The machine of the call is lost: the call and all later ones of all connections to it, and new connections, fail with
     * RPC_S_SERVER_UNAVAILABLE until the fault is {@linkplain FakeFault#remove removed}.
     *
     * @return the fault
     * @throws IllegalArgumentException if an operation cannot fail
     */
    public FakeFault loseMachine() {
        requireCanFail("loseMachine");
        return faults.add(this, new FakeEffect.Lose(true, HResult.RPC_S_SERVER_UNAVAILABLE));
    }

    boolean matches(FakeCall call) {
        return pattern.matches(call);
    }

    FakeOccurrence occurrence() {
        return occurrence;
    }

    private FakeTrigger narrowed(FakePattern narrower) {
        return new FakeTrigger(faults, narrower, occurrence);
    }

    private FakeTrigger striking(FakeOccurrence which) {
        if (occurrence != ALWAYS) {
            throw new IllegalArgumentException("it was said already which calls are struck (" + this + ")");
        }
        return new FakeTrigger(faults, pattern, which);
    }

    private FakeFault cut(String what, int rows, HResult hresult) {
        requireRows(what);
        if (rows < 0) {
            throw new IllegalArgumentException("rows: " + rows + "; 0 rows or more are delivered");
        }
        return faults.add(this, new FakeEffect.Cut(rows, hresult));
    }

    private void requireCanFail(String what) {
        for (FakeOperation operation : pattern.operations()) {
            if (!operation.canFail()) {
                throw new IllegalArgumentException(
                        what + ": " + operation + " cannot fail; it can be held or delayed, or take it out of on(...)");
            }
        }
    }

    private void requireRows(String what) {
        for (FakeOperation operation : pattern.operations()) {
            if (!operation.hasRows()) {
                throw new IllegalArgumentException(what + ": " + operation
                        + " has no rows; use NEXT for one fetch, EXEC_QUERY for a whole result");
            }
        }
    }

    private void requireSubject(String what) {
        for (FakeOperation operation : pattern.operations()) {
            if (!operation.hasSubject()) {
                throw new IllegalArgumentException(
                        what + ": " + operation + " has neither text nor class; use inNamespace(path) or onHost(name)");
            }
        }
    }

    private static void requireFirst(String what, @Nullable String before) {
        if (before != null) {
            throw new IllegalArgumentException(what + ": " + before + " was said before; set a fault for each");
        }
    }

    private static String text(String argument, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    argument + ": it is blank, so no call would be struck; leave it out for all");
        }
        return text;
    }

    private static int atLeastOne(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n: " + n + "; the next call is number 1");
        }
        return n;
    }

    private static Duration positive(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("time: " + time + "; a delay is more than 0");
        }
        return time;
    }

    private static HResult failure(HResult hresult) {
        if (!Objects.requireNonNull(hresult, "hresult").isFailure()) {
            throw new IllegalArgumentException("hresult: " + hresult + " is a code of success; a failure is negative");
        }
        return hresult;
    }

    /** The calls in words. */
    @Override
    public String toString() {
        return pattern.toString() + occurrence;
    }
}
