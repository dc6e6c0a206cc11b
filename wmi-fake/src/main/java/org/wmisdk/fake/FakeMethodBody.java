package org.wmisdk.fake;

import org.wmisdk.WmiException;

/**
 * What a method of a fake does.
 *
 * <pre>{@code
 * builder.method("Win32_Service", "StartService", call -> {
 *     started.add(call.instance().orElseThrow().getString("Name"));
 *     call.returns(0);
 * });
 * }</pre>
 *
 * <p>Called by the threads of the callers, by several at a time.
 *
 * @see FakeWmiBuilder#method(String, String, FakeMethodBody)
 */
@FunctionalInterface
public interface FakeMethodBody {
    /**
     * Carries the method out.
     *
     * @param call what it was called with, and what it gives back: NULL where nothing is said
     * @throws RuntimeException for a failure of the call: with the HRESULT of a {@link WmiException}, else {@code WBEM_E_PROVIDER_FAILURE}
     */
    void call(FakeInvocation call);
}
