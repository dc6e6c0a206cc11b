package org.wmisdk.mof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualified;
import org.wmisdk.WmiQualifier;

/** Writes lists of qualifiers: those that were written here, not what came from a parent or from WMI. */
final class MofQualifierWriter {
    private final MofLines lines;
    private final MofValueWriter values;

    MofQualifierWriter(MofLines lines, MofValueWriter values) {
        this.lines = lines;
        this.values = values;
    }

    /** In front of a class: on lines of their own. */
    void ofClass(String where, WmiQualified definition) {
        if (write(where, local(definition))) {
            lines.newLine();
        }
    }

    /** In front of a method. */
    void ofMethod(String where, WmiQualified method) {
        inFront(where, local(method));
    }

    /** In front of a property, without what {@link #size} says. */
    void ofProperty(String where, WmiProperty property) {
        List<WmiQualifier> written = local(property);
        inFront(where, size(property).isEmpty() ? written : written.subList(0, written.size() - 1));
    }

    /** The size of an array, if reading it gives the qualifier {@code MaxLen} that the property has; else an empty text. */
    static String size(WmiProperty property) {
        WmiQualifier last = last(local(property));
        boolean size = last != null
                && property.isArray()
                && last.value().raw() instanceof Integer count
                && count > 0
                && last.equals(MofRules.maxLen(count));
        return last != null && size ? last.value().toString() : "";
    }

    /** In front of a parameter, with its directions, which reading demands. */
    void ofParameter(String where, WmiParameter parameter, boolean withId) {
        if (!parameter.in() && !parameter.out()) {
            throw MofWriter.unsayable(where, "a parameter goes in, out or both");
        }
        List<WmiQualifier> written = new ArrayList<>();
        if (parameter.in() && parameter.qualifier(MofRules.IN).isEmpty()) {
            written.add(WmiQualifier.flag(MofRules.IN));
        }
        if (parameter.out() && parameter.qualifier(MofRules.OUT).isEmpty()) {
            written.add(WmiQualifier.flag(MofRules.OUT));
        }
        written.addAll(local(parameter));
        if (!withId) {
            written.removeIf(each -> each.name().equalsIgnoreCase(MofRules.ID));
        }
        inFront(where, written);
    }

    /** Whether reading gives the parameters their {@code ID} where none is written. */
    static boolean haveAutomaticIds(List<WmiParameter> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            WmiParameter parameter = parameters.get(i);
            boolean automatic =
                    parameter.qualifier(MofRules.ID).isEmpty() || MofRules.id(i).equals(last(local(parameter)));
            if (!automatic) {
                return false;
            }
        }
        return true;
    }

    /** What a method returns has the qualifier {@code out} and no place for others. */
    static void requireNone(String where, WmiParameter result) {
        for (WmiQualifier each : local(result)) {
            if (!each.name().equalsIgnoreCase(MofRules.OUT)) {
                throw MofWriter.unsayable(
                        where, "MOF has no place for qualifier " + each.name() + " of what is returned");
            }
        }
    }

    private static List<WmiQualifier> local(WmiQualified qualified) {
        return qualified.qualifiers().stream()
                .filter(each -> !each.has(QualifierFlavor.PROPAGATED) && !each.has(QualifierFlavor.SYSTEM))
                .toList();
    }

    private static @Nullable WmiQualifier last(List<WmiQualifier> qualifiers) {
        return qualifiers.isEmpty() ? null : qualifiers.get(qualifiers.size() - 1);
    }

    /** On the same line, unless they need more than one. */
    private void inFront(String where, List<WmiQualifier> written) {
        int line = lines.line();
        if (write(where, written)) {
            if (lines.line() == line) {
                lines.add(" ");
            } else {
                lines.newLine();
            }
        }
    }

    private boolean write(String where, List<WmiQualifier> written) {
        for (int i = 0; i < written.size(); i++) {
            write(where, i == 0 ? "[" : "", written.get(i));
            lines.add(i == written.size() - 1 ? "]" : ",");
        }
        return !written.isEmpty();
    }

    private void write(String where, String before, WmiQualifier qualifier) {
        String place = where + ", qualifier " + qualifier.name();
        CimValue value = qualifier.value();
        String start = before + MofWriter.name(place, qualifier.name());
        if (value.isArray()) {
            if (value.type() != CimType.STRING && value.raw() instanceof List<?> elements && elements.isEmpty()) {
                throw MofWriter.unsayable(
                        place,
                        "an empty array in MOF is one of strings, not "
                                + value.type().mofName());
            }
            values.value(place, start, value);
        } else if (qualifier.isTrue()) {
            lines.part(start);
        } else {
            values.value(place, start + "(", value);
            lines.add(")");
        }
        Set<QualifierFlavor> flavors = qualifier.flavors();
        if (!flavors.isEmpty()) {
            lines.add(flavors.stream().map(MofQualifierWriter::word).collect(Collectors.joining(" ", " : ", "")));
        }
    }

    private static String word(QualifierFlavor flavor) {
        return switch (flavor) {
            case TO_INSTANCE -> "ToInstance";
            case TO_SUBCLASS -> "ToSubClass";
            case NOT_OVERRIDABLE -> "DisableOverride";
            case AMENDED -> "Amended";
            case PROPAGATED, SYSTEM -> throw new IllegalArgumentException("not written: " + flavor);
        };
    }
}
