package org.wmisdk.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiObject;

/**
 * Receives what an asynchronous call delivers: what {@code IWbemObjectSink} is in C. Called on threads of the backend, by one at a time.
 * Both methods must return soon, must not call the backend and never throw: what they are given is kept, and looked at on another thread.
 */
public interface WmiSink {
    /** Some objects have come; plain values. */
    void indicate(List<WmiObject> objects);

    /**
     * The call has ended; nothing comes after this, which comes once. It does not come, or may still come, for a call that was cancelled.
     *
     * @param failure why, or null when the call reported success
     * @param said the code of success that it reported, which may say more than that; 0 beside a failure
     */
    void ended(@Nullable SessionException failure, int said);
}
