package org.wmisdk.fake.repository;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;

/** What a class has from its parent: qualifiers by their flavor, properties and methods always. */
final class Inheritance {
    private static final String KEY = "key";

    private Inheritance() {}

    static boolean isTrue(List<WmiQualifier> qualifiers, String name) {
        for (WmiQualifier qualifier : qualifiers) {
            if (qualifier.name().equalsIgnoreCase(name)) {
                return qualifier.isTrue();
            }
        }
        return false;
    }

    /** Own qualifiers, then those of the parent that propagate to subclasses and are not written anew. */
    static List<WmiQualifier> qualifiers(List<WmiQualifier> own, List<WmiQualifier> parent) {
        List<WmiQualifier> all = new ArrayList<>(own);
        for (WmiQualifier inherited : parent) {
            // A key stays a key, whatever the flavor of the qualifier says.
            boolean propagates = inherited.has(QualifierFlavor.TO_SUBCLASS)
                    || inherited.name().equalsIgnoreCase(KEY);
            if (propagates && own.stream().noneMatch(mine -> mine.name().equalsIgnoreCase(inherited.name()))) {
                all.add(propagated(inherited));
            }
        }
        return List.copyOf(all);
    }

    /**
     * All properties of a class, in alphabetical order.
     *
     * @throws RepositoryException if one is declared anew with another type
     */
    static List<WmiProperty> properties(String className, List<WmiProperty> own, List<WmiProperty> parent) {
        Map<String, WmiProperty> joined = new LinkedHashMap<>();
        for (WmiProperty each : parent) {
            joined.put(
                    Names.fold(each.name()),
                    new WmiProperty(
                            each.name(),
                            each.defaultValue(),
                            each.className(),
                            each.origin(),
                            false,
                            qualifiers(List.of(), each.qualifiers())));
        }
        for (WmiProperty each : own) {
            joined.compute(
                    Names.fold(each.name()),
                    (name, base) -> base == null ? introduced(className, each) : overridden(base, each));
        }
        return joined.values().stream()
                .sorted(Comparator.comparing(property -> Names.fold(property.name())))
                .toList();
    }

    /** All methods of a class: those of the parent first, then new ones in the order of their declaration. */
    static List<WmiMethod> methods(String className, List<WmiMethod> own, List<WmiMethod> parent) {
        Map<String, WmiMethod> joined = new LinkedHashMap<>();
        for (WmiMethod each : parent) {
            joined.put(
                    Names.fold(each.name()),
                    method(each, each.name(), each.origin(), false, qualifiers(List.of(), each.qualifiers())));
        }
        for (WmiMethod each : own) {
            joined.compute(
                    Names.fold(each.name()),
                    (name, base) -> base == null
                            ? method(each, each.name(), className, true, each.qualifiers())
                            : method(
                                    each,
                                    base.name(),
                                    base.origin(),
                                    true,
                                    qualifiers(each.qualifiers(), base.qualifiers())));
        }
        return List.copyOf(joined.values());
    }

    private static WmiMethod method(
            WmiMethod method, String name, @Nullable String origin, boolean local, List<WmiQualifier> qualifiers) {
        return new WmiMethod(name, method.parameters(), method.returnValue(), origin, local, qualifiers);
    }

    private static WmiProperty introduced(String className, WmiProperty property) {
        return new WmiProperty(
                property.name(), property.defaultValue(), property.className(), className, true, property.qualifiers());
    }

    private static WmiProperty overridden(WmiProperty base, WmiProperty property) {
        if (base.type() != property.type() || base.isArray() != property.isArray()) {
            throw new RepositoryException(
                    HResult.of(0x80041052),
                    "property " + property.name() + " has another type in the parent class: "
                            + base.type().mofName() + (base.isArray() ? "[]" : ""));
        }
        return new WmiProperty(
                base.name(),
                property.defaultValue(),
                property.className(),
                base.origin(),
                true,
                qualifiers(property.qualifiers(), base.qualifiers()));
    }

    private static WmiQualifier propagated(WmiQualifier qualifier) {
        Set<QualifierFlavor> flavors = EnumSet.of(QualifierFlavor.PROPAGATED);
        flavors.addAll(qualifier.flavors());
        return new WmiQualifier(qualifier.name(), qualifier.value(), flavors);
    }
}
