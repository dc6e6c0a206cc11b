package org.wmisdk;

/**
 * What does not count when two objects or two classes are compared ({@link WmiObject#sameAs}, {@link WmiClass#sameAs}): the flags of {@code
 * IWbemClassObject::CompareTo}.
 *
 * <pre>{@code
 * WmiClass here = cimv2.classDefinition("Win32_Service");
 * WmiClass there = web01.classDefinition("Win32_Service");
 * if (!here.sameAs(there, WmiComparison.IGNORE_OBJECT_SOURCE, WmiComparison.IGNORE_QUALIFIERS)) {
 *     System.out.println("the machines have different classes of services");
 * }
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/api/wbemcli/nf-wbemcli-iwbemclassobject-compareto">CompareTo</a>
 */
public enum WmiComparison {
    /** Qualifiers, {@code key} among them. Objects are delivered without qualifiers, so that this makes no difference to them. */
    IGNORE_QUALIFIERS(0x1),
    /** The machine and the namespace from which they came. */
    IGNORE_OBJECT_SOURCE(0x2),
    /** The default values of properties and parameters of a class. */
    IGNORE_DEFAULT_VALUES(0x4),
    /** The class of an object, or the name and the ancestors of a class: what is left are its members. */
    IGNORE_CLASS(0x8),
    /** The case of texts; that of names never counts. */
    IGNORE_CASE(0x10),
    /** The flavors of qualifiers, though not their values. */
    IGNORE_FLAVOR(0x20);

    private final int value;

    WmiComparison(int value) {
        this.value = value;
    }

    /** The bit in {@code WBEM_COMPARISON_FLAG}. */
    public int value() {
        return value;
    }
}
