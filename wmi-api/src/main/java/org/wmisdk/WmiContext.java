package org.wmisdk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.internal.Text;

/**
 * Named values that a connection or an operation hands to the providers behind it. Which names mean something is the
 * provider's to say; WMI itself knows those that have a method here. Immutable; the order is that in which the names were
 * first given.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/wmisdk/requesting-wmi-data-on-a-64-bit-platform">Requesting
 *     WMI data on a 64-bit platform</a>
 */
public final class WmiContext {

    private static final WmiContext EMPTY = new WmiContext(Map.of());

    private final Map<String, CimValue> values;

    private WmiContext(Map<String, CimValue> values) {
        this.values = values;
    }

    /**
     * The context without values, which is no context at all to WMI.
     *
     * @return the empty context
     */
    public static WmiContext empty() {
        return EMPTY;
    }

    /**
     * This context and one value more.
     *
     * @param name the name; one that differs only in case is replaced
     * @param value the value, which may be an array or NULL
     * @return the new context
     * @throws WmiException {@link HResult#WBEM_E_INVALID_PARAMETER} if the name is empty or has a NUL character
     */
    public WmiContext with(String name, CimValue value) {
        Objects.requireNonNull(value, "value");
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw Refusals.parameter(
                    "build context", "name " + Text.quote(name) + ": a name has at least one character and no NUL");
        }
        Map<String, CimValue> more = new LinkedHashMap<>(values);
        String known = values.keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
        more.put(known, value);
        return new WmiContext(Collections.unmodifiableMap(more));
    }

    /**
     * Chooses the host of providers that exist both for 32 and for 64 bits.
     *
     * @param bits 32 or 64
     * @return this context with {@code __ProviderArchitecture}
     * @throws WmiException {@link HResult#WBEM_E_INVALID_PARAMETER} for another number
     */
    public WmiContext withProviderArchitecture(int bits) {
        if (bits != 32 && bits != 64) {
            throw Refusals.parameter("build context", "provider architecture " + bits + ": use 32 or 64");
        }
        return with("__ProviderArchitecture", CimValue.of(CimType.SINT32, bits));
    }

    /**
     * Decides what happens where the chosen architecture has no provider.
     *
     * @param required true to fail with {@code WBEM_E_PROVIDER_LOAD_FAILURE} rather than take the other architecture
     * @return this context with {@code __RequiredArchitecture}
     */
    public WmiContext withRequiredArchitecture(boolean required) {
        return with("__RequiredArchitecture", CimValue.of(CimType.BOOLEAN, required));
    }

    /**
     * The values by name.
     *
     * @return the values in their order, unmodifiable
     */
    public Map<String, CimValue> values() {
        return values;
    }

    /**
     * Tells whether there is any value.
     *
     * @return true if there is none
     */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WmiContext that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The names with their values. */
    @Override
    public String toString() {
        return values.toString();
    }
}
