package org.wmisdk;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A qualifier: a named remark in a schema, on a class, a property, a method or a parameter, such as {@code key} or {@code
 * Description("...")}. Immutable.
 *
 * @param name the name in the spelling of its author; names that differ only in case are the same
 * @param value the value, never NULL: a {@code boolean}, {@code sint32}, {@code real64} or {@code string}, or an array of one
 *     of these. A qualifier that was written without a value is TRUE
 * @param flavors what its flavor says, an unmodifiable set
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/wmisdk/wmi-qualifiers">WMI qualifiers</a>
 */
public record WmiQualifier(String name, CimValue value, Set<QualifierFlavor> flavors) {
    /**
     * Checks the value and copies the flavors.
     *
     * @throws IllegalArgumentException if the value is NULL or of a type that qualifiers do not have
     */
    public WmiQualifier {
        requireNonNull(name, "name");
        boolean allowed = switch (value.type()) {
            case BOOLEAN, SINT32, REAL64, STRING -> !value.isNull();
            default -> false;
        };
        if (!allowed) {
            throw new IllegalArgumentException("value: qualifier " + name
                    + " is a boolean, sint32, real64, string or an array of one of these, and not NULL; not "
                    + value.type().mofName());
        }
        EnumSet<QualifierFlavor> copy = EnumSet.noneOf(QualifierFlavor.class);
        copy.addAll(flavors);
        flavors = Collections.unmodifiableSet(copy);
    }

    /** A qualifier with the value TRUE, such as {@code key}. */
    public static WmiQualifier flag(String name, QualifierFlavor... flavors) {
        return new WmiQualifier(name, CimValue.of(CimType.BOOLEAN, true), Set.of(flavors));
    }

    /** Whether the flavor says so. */
    public boolean has(QualifierFlavor flavor) {
        return flavors.contains(flavor);
    }

    /** Whether the value is TRUE, as that of {@code key}; false for any other value and type. */
    public boolean isTrue() {
        return !value.isArray() && value.type() == CimType.BOOLEAN && value.asBoolean();
    }

    /** Name, value and flavors as in MOF, e.g. {@code key(true) : ToInstance ToSubclass DisableOverride}. */
    @Override
    public String toString() {
        String text = value.isArray() ? name + value : name + "(" + value + ")";
        String said = flavors.stream()
                .map(WmiQualifier::keyword)
                .filter(keyword -> !keyword.isEmpty())
                .collect(Collectors.joining(" "));
        return said.isEmpty() ? text : text + " : " + said;
    }

    /** The word of MOF for a flavor that an author can write; empty for one that only WMI gives. */
    private static String keyword(QualifierFlavor flavor) {
        return switch (flavor) {
            case TO_INSTANCE -> "ToInstance";
            case TO_SUBCLASS -> "ToSubclass";
            case NOT_OVERRIDABLE -> "DisableOverride";
            case AMENDED -> "Amended";
            case PROPAGATED, SYSTEM -> "";
        };
    }
}
