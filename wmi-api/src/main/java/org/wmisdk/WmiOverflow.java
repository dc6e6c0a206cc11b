package org.wmisdk;

/**
 * What becomes of events that a listener does not take in time, once {@link WmiEvents#capacity} of them wait for it. In no case is a loss
 * silent.
 *
 * <pre>{@code
 * WmiEvents stops = cimv2.events("SELECT * FROM Win32_ProcessStopTrace").capacity(100).onOverflow(WmiOverflow.LOSE);
 * WmiListening listening = stops.listen(stop -> System.out.println(stop.getString("ProcessName")));
 * }</pre>
 */
public enum WmiOverflow {
    /** The event that waits longest is thrown away for the new one. The listener is told how many, in the place where they are missing. */
    DROP_OLDEST,
    /** The new event is thrown away. The listener is told how many, in the place where they are missing. */
    DROP_NEWEST,
    /** The subscription ends: after the events that wait the listener is told that it is lost, with {@code WBEM_E_QUEUE_OVERFLOW}. */
    LOSE
}
