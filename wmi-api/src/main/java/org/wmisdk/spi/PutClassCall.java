package org.wmisdk.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;

/**
 * The arguments of {@code IWbemServices::PutClass}, and what the class is made of that is put.
 *
 * @param className the name of the class
 * @param superclass the class that it is derived from; null for none
 * @param qualifiers those of the class itself, without what it inherits
 * @param properties those that the class itself declares; what they say of their origin is not looked at
 * @param flags {@link PutCall#UPDATE_ONLY}, {@link PutCall#CREATE_ONLY} or 0
 * @param context values for the provider; may be empty
 */
public record PutClassCall(
        String className,
        @Nullable String superclass,
        List<WmiQualifier> qualifiers,
        List<WmiProperty> properties,
        int flags,
        WmiContext context) {
    /** Copies the lists. */
    public PutClassCall {
        qualifiers = List.copyOf(qualifiers);
        properties = List.copyOf(properties);
    }
}
