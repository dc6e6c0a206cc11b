package org.wmisdk;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one operation of a {@link WmiNamespace} is to be done: immutable, and good for any number of operations. Every method but the
 * accessors returns a changed copy.
 *
 * <pre>{@code
 * WmiOptions patient = WmiOptions.none().timeout(Duration.ofSeconds(30)).withAmendedQualifiers();
 * WmiClass service = cimv2.classDefinition("Win32_Service", patient);
 * }</pre>
 */
public final class WmiOptions {
    private static final WmiOptions NONE = new WmiOptions(null, WmiContext.empty(), false, Set.of());

    private final @Nullable Duration timeout;
    private final WmiContext context;
    private final boolean amendedQualifiers;
    private final Set<WmiPrivilege> privileges;

    private WmiOptions(
            @Nullable Duration timeout, WmiContext context, boolean amendedQualifiers, Set<WmiPrivilege> privileges) {
        this.timeout = timeout;
        this.context = context;
        this.amendedQualifiers = amendedQualifiers;
        this.privileges = privileges;
    }

    /** No limit of time, no context values, no amended qualifiers. */
    public static WmiOptions none() {
        return NONE;
    }

    /**
     * A copy that waits at most so long. When the time is up the caller is freed at once with a {@link WmiTimeoutException}, whether the
     * server answers or not.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public WmiOptions timeout(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException(
                    "timeout must be positive, was " + limit + "; leave it out to wait without limit.");
        }
        return new WmiOptions(limit, context, amendedQualifiers, privileges);
    }

    /** A copy that hands those values to the provider of the class. */
    public WmiOptions context(WmiContext values) {
        return new WmiOptions(timeout, requireNonNull(values, "values"), amendedQualifiers, privileges);
    }

    /**
     * A copy that asks for the amended qualifiers too: those whose values belong to a language, such as {@code Description}. The language is
     * the locale of the connection.
     */
    public WmiOptions withAmendedQualifiers() {
        return new WmiOptions(timeout, context, true, privileges);
    }

    /**
     * A copy whose operation is done with those privileges enabled, on the thread that makes its calls and only while it makes them. The
     * operation fails with {@link HResult#WBEM_E_PRIVILEGE_NOT_HELD} if the account does not hold one of them.
     *
     * @param enabled all of them, in place of those that were set before; none to enable none
     */
    public WmiOptions privileges(WmiPrivilege... enabled) {
        Set<WmiPrivilege> all = EnumSet.noneOf(WmiPrivilege.class);
        for (WmiPrivilege each : enabled) {
            all.add(requireNonNull(each, "enabled"));
        }
        return new WmiOptions(timeout, context, amendedQualifiers, Collections.unmodifiableSet(all));
    }

    /** How long to wait at most; {@code null} for no limit. */
    public @Nullable Duration timeout() {
        return timeout;
    }

    /** The values for the provider; empty if there are none. */
    public WmiContext context() {
        return context;
    }

    /** Whether amended qualifiers are asked for. */
    public boolean amendedQualifiers() {
        return amendedQualifiers;
    }

    /** The privileges to be enabled; empty if there are none. */
    public Set<WmiPrivilege> privileges() {
        return privileges;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WmiOptions that
                && Objects.equals(timeout, that.timeout)
                && context.equals(that.context)
                && amendedQualifiers == that.amendedQualifiers
                && privileges.equals(that.privileges);
    }

    @Override
    public int hashCode() {
        return Objects.hash(timeout, context, amendedQualifiers, privileges);
    }

    /** What is set, with the names of the context values but not the values, which may be secret. */
    @Override
    public String toString() {
        return "WmiOptions[timeout=" + (timeout == null ? "none" : timeout) + ", context="
                + context.values().keySet() + (amendedQualifiers ? ", amended qualifiers" : "")
                + (privileges.isEmpty() ? "]" : ", privileges=" + privileges + "]");
    }
}
