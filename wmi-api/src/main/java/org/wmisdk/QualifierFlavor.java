package org.wmisdk;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the flavor of a qualifier says: where the qualifier passes on to, whether it may be given another value there, and
 * where it came from. The bits of {@code WBEM_FLAVOR_TYPE}; what has no bit there (the qualifier is local, it may be
 * overridden) is the absence of the constant here.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/wmisdk/qualifier-flavors">Qualifier flavors</a>
 */
public enum QualifierFlavor {
    /** Instances have the qualifier too. */
    TO_INSTANCE(0x1),
    /** Subclasses have the qualifier too. */
    TO_SUBCLASS(0x2),
    /** A subclass or instance cannot give it another value. */
    NOT_OVERRIDABLE(0x10),
    /** It was not written here: it came from a parent class, or from the class of an instance. */
    PROPAGATED(0x20),
    /** WMI itself made it. */
    SYSTEM(0x40),
    /** Its value belongs to a language; delivered only where amended qualifiers are asked for. */
    AMENDED(0x80);

    private final int bit;

    QualifierFlavor(int bit) {
        this.bit = bit;
    }

    /** The bit of {@code WBEM_FLAVOR_TYPE}. */
    public int bit() {
        return bit;
    }

    /**
     * The flavors in a value of {@code WBEM_FLAVOR_TYPE}.
     *
     * @param bits the value; bits that have no name are passed over
     * @return an unmodifiable set
     */
    public static Set<QualifierFlavor> of(int bits) {
        Set<QualifierFlavor> flavors = EnumSet.noneOf(QualifierFlavor.class);
        for (QualifierFlavor each : values()) {
            if ((bits & each.bit) != 0) {
                flavors.add(each);
            }
        }
        return Collections.unmodifiableSet(flavors);
    }

    /** The value of {@code WBEM_FLAVOR_TYPE} that says these flavors. */
    public static int bits(Collection<QualifierFlavor> flavors) {
        int bits = 0;
        for (QualifierFlavor each : flavors) {
            bits |= each.bit;
        }
        return bits;
    }
}
