package org.wmisdk;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A value is NULL, out of range or of another type than was asked for. {@link #detail()} names the property and its CIM type,
 * {@link #hint()} the way out.
 */
public final class WmiValueException extends WmiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What is wrong, without the value; null where the detail has none in it. */
    private final @Nullable String rule;

    WmiValueException(Builder builder) {
        this(builder, null);
    }

    WmiValueException(Builder builder, @Nullable String rule) {
        super(builder);
        this.rule = rule;
    }

    /** The detail, without the value that was given, which may be secret. */
    String detailWithoutValue() {
        return rule == null ? String.valueOf(detail()) : rule;
    }
}
