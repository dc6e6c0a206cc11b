package org.wmisdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The system properties of an object, those whose WMI names begin with two underscores. Each is {@code null} where WMI says
 * NULL or does not have it: {@code path}, {@code relpath}, {@code server} and {@code namespace}, for example, for events and
 * for rows of a query that lacks the key properties. Those of a class stand in its {@link WmiClass#system() schema}; its {@code
 * relpath} is its name.
 *
 * <p>The components stand in the order of WMI's own enumeration.
 *
 * @param genus {@code __GENUS}: {@link #GENUS_CLASS} or {@link #GENUS_INSTANCE}
 * @param className {@code __CLASS}
 * @param superclass {@code __SUPERCLASS}: the parent class; {@code null} for a top-level class
 * @param dynasty {@code __DYNASTY}: the top-most ancestor, the class itself if it has none
 * @param relpath {@code __RELPATH}: class and keys, e.g. {@code Win32_LogicalDisk.DeviceID="C:"}
 * @param propertyCount {@code __PROPERTY_COUNT}: how many properties the object has that are not system properties
 * @param derivation {@code __DERIVATION}: the ancestors, parent first; empty for a top-level class
 * @param server {@code __SERVER}
 * @param namespace {@code __NAMESPACE}: without a leading separator, e.g. {@code root\cimv2}
 * @param path {@code __PATH}: server, namespace, class and keys
 */
public record SystemProperties(
        @Nullable Integer genus,
        @Nullable String className,
        @Nullable String superclass,
        @Nullable String dynasty,
        @Nullable String relpath,
        @Nullable Integer propertyCount,
        @Nullable List<String> derivation,
        @Nullable String server,
        @Nullable String namespace,
        @Nullable String path) {

    /** The {@link #genus()} of a class definition. */
    public static final int GENUS_CLASS = 1;

    /** The {@link #genus()} of an instance. */
    public static final int GENUS_INSTANCE = 2;

    /** Takes a copy of the derivation. */
    public SystemProperties {
        derivation = derivation == null ? null : List.copyOf(derivation);
    }

    /** The system properties of an instance about which only the class is known. */
    public static SystemProperties ofClass(String className) {
        return new SystemProperties(GENUS_INSTANCE, className, null, null, null, null, null, null, null, null);
    }
}
