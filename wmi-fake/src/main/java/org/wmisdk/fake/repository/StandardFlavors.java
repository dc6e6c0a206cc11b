package org.wmisdk.fake.repository;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;

/**
 * The flavors that WMI gives by itself. A qualifier without a flavor stays where it is written; Microsoft says so of all
 * but {@code key}, which needs none. What the class {@code is} rather than says of itself goes with {@code key}: were
 * {@code Association} and {@code Singleton} not passed on, a subclass would be something else than its parent.
 */
final class StandardFlavors {
    private static final Set<String> KINDS_OF_CLASS = Set.of("association", "indication", "singleton");
    private static final Set<String> KEY = Set.of("key");

    private StandardFlavors() {}

    static List<WmiQualifier> qualifiers(List<WmiQualifier> ofClass) {
        return complete(ofClass, KINDS_OF_CLASS);
    }

    /** Properties as a class declares them: where they come from and that they are local goes without saying. */
    static List<WmiProperty> properties(List<WmiProperty> own) {
        return own.stream()
                .map(property -> new WmiProperty(
                        property.name(),
                        property.defaultValue(),
                        property.className(),
                        null,
                        true,
                        complete(property.qualifiers(), KEY)))
                .toList();
    }

    /**
     * The qualifiers that a class passes on to subclasses although nobody wrote so.
     *
     * @param written the qualifiers of the class, as they were written
     * @param inherited what the parent passes on so
     */
    static Set<String> unwritten(List<WmiQualifier> written, Set<String> inherited) {
        Set<String> names = new LinkedHashSet<>(inherited);
        for (WmiQualifier each : written) {
            String name = Names.fold(each.name());
            names.remove(name);
            if (KINDS_OF_CLASS.contains(name) && !each.has(QualifierFlavor.TO_SUBCLASS)) {
                names.add(name);
            }
        }
        return names;
    }

    private static List<WmiQualifier> complete(List<WmiQualifier> qualifiers, Set<String> names) {
        return qualifiers.stream()
                .map(each -> names.contains(Names.fold(each.name())) ? complete(each) : each)
                .toList();
    }

    private static WmiQualifier complete(WmiQualifier qualifier) {
        Set<QualifierFlavor> flavors =
                EnumSet.of(QualifierFlavor.TO_INSTANCE, QualifierFlavor.TO_SUBCLASS, QualifierFlavor.NOT_OVERRIDABLE);
        flavors.addAll(qualifier.flavors());
        return new WmiQualifier(qualifier.name(), qualifier.value(), flavors);
    }
}
