package org.wmisdk.fake.event;

/** The time by which events are polled and grouped. Thread-safe. */
public interface EventTime {
    /** Nanoseconds from anywhere; never goes back. */
    long nanos();

    /** Now as {@code TIME_CREATED} has it: in units of 100 nanoseconds since 1601, universal time. */
    long created();

    /** Runs something whenever time has passed by itself, until the result is run; a time that nobody advances need not. */
    Runnable onAdvance(Runnable tick);
}
