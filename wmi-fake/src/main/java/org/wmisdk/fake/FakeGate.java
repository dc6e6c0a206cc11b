package org.wmisdk.fake;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Holds calls of a fake, like a server that does not answer, until a test opens it or the library cancels the call. So a
 * deadline can be shown while the server is still silent, without sleeping.
 *
 * <p>Made by {@link FakeTrigger#hold}. A gate that was opened stays open. Thread-safe.
 */
public final class FakeGate {
    private final WaitingRoom room;
    private int held; // guarded by the room, as is the next
    private boolean open;

    FakeGate(WaitingRoom room) {
        this.room = room;
    }

    /** Lets all held calls go on, and all later ones pass. */
    public void open() {
        room.change(() -> open = true);
    }

    /**
     * How many calls are held at this moment.
     *
     * @return the number of threads that wait here
     */
    public int held() {
        return room.locked(() -> held);
    }

    /**
     * Waits until a call is held.
     *
     * @param atMost how long to wait, in real time
     * @return false if no call came in that time
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public boolean awaitHeld(Duration atMost) throws InterruptedException {
        return room.observe(() -> held > 0, TimeUnit.NANOSECONDS.convert(atMost));
    }

    /**
     * Waits until no call is held any more: the gate was opened, or the calls were cancelled.
     *
     * @param atMost how long to wait, in real time
     * @return false if a call is still held after that time
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public boolean awaitReleased(Duration atMost) throws InterruptedException {
        return room.observe(() -> held == 0, TimeUnit.NANOSECONDS.convert(atMost));
    }

    /**
     * Waits here as a call.
     *
     * @return false if the call was cancelled
     */
    boolean pass() {
        return room.locked(() -> {
            held++;
            try {
                return room.await(() -> open, WaitingRoom.FOR_EVER) != WaitingRoom.End.CANCELLED;
            } finally {
                held--;
            }
        });
    }
}
