package org.wmisdk.fake;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimValue;
import org.wmisdk.WmiException;

/**
 * The instances of a dynamic class, computed when they are asked for: what a provider is on Windows.
 *
 * <pre>{@code
 * AtomicLong ticks = new AtomicLong();
 * builder.rows("Demo_Clock", () -> Stream.of(Map.of("Name", "main", "Ticks", ticks.incrementAndGet())));
 * }</pre>
 *
 * <p>Called by the threads of queries, by several at a time.
 *
 * @see FakeWmiBuilder#rows(String, FakeRows)
 */
@FunctionalInterface
public interface FakeRows {
    /**
     * Starts to deliver the instances.
     *
     * @return one map for each instance: values by property name, as {@link CimValue#of} and {@link CimValue#ofArray} take them;
     *     null for NULL. Other properties get the default of the class; every key needs a value. Rows are taken one by one, as the
     *     client fetches them; the stream is closed at its end, after a failure, and when the client closes its result before
     * @throws RuntimeException for a failure of the call that fetches: with the HRESULT of a {@link WmiException}, else
     *     {@code WBEM_E_PROVIDER_FAILURE}. The stream may throw in the same way
     */
    Stream<? extends Map<String, ? extends @Nullable Object>> rows();
}
