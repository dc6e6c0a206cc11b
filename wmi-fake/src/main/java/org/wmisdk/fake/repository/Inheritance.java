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
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.FakeRule;

/** What a class has from its parent: qualifiers by their flavor, properties and methods always. */
final class Inheritance {
    private Inheritance() {}

    static boolean isTrue(List<WmiQualifier> qualifiers, String name) {
        for (WmiQualifier qualifier : qualifiers) {
            if (qualifier.name().equalsIgnoreCase(name)) {
                return qualifier.isTrue();
            }
        }
        return false;
    }

    /**
     * Own qualifiers, then those of the parent that propagate to subclasses and are not written anew.
     *
     * @throws RepositoryException if one is given another value that forbids it
     */
    static List<WmiQualifier> qualifiers(String owner, List<WmiQualifier> own, List<WmiQualifier> parent) {
        List<WmiQualifier> all = new ArrayList<>(own);
        for (WmiQualifier inherited : parent) {
            if (inherited.has(QualifierFlavor.TO_SUBCLASS)) {
                WmiQualifier mine = find(own, inherited);
                if (mine == null) {
                    all.add(propagated(inherited));
                } else if (isForbidden(mine, inherited)) {
                    throw new RepositoryException(
                            HResult.of(0x8004101A),
                            FakeRule.STORE_OVERRIDE,
                            owner + ": qualifier " + mine.name() + " has the value " + inherited.value()
                                    + " in the parent class and forbids another one (DisableOverride)");
                }
            }
        }
        return List.copyOf(all);
    }

    /** Those that the parent's qualifiers do not forbid. */
    static List<WmiQualifier> allowed(List<WmiQualifier> own, List<WmiQualifier> parent) {
        return own.stream()
                .filter(mine -> {
                    WmiQualifier inherited = find(parent, mine);
                    return inherited == null
                            || !inherited.has(QualifierFlavor.TO_SUBCLASS)
                            || !isForbidden(mine, inherited);
                })
                .toList();
    }

    private static boolean isForbidden(WmiQualifier mine, WmiQualifier inherited) {
        return inherited.has(QualifierFlavor.NOT_OVERRIDABLE) && !mine.value().equals(inherited.value());
    }

    private static @Nullable WmiQualifier find(List<WmiQualifier> qualifiers, WmiQualifier named) {
        for (WmiQualifier each : qualifiers) {
            if (each.name().equalsIgnoreCase(named.name())) {
                return each;
            }
        }
        return null;
    }

    static @Nullable WmiMethod find(List<WmiMethod> methods, String name) {
        for (WmiMethod each : methods) {
            if (each.name().equalsIgnoreCase(name)) {
                return each;
            }
        }
        return null;
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
                            inherited(each.qualifiers())));
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
                    method(each, each.name(), each.origin(), false, inherited(each.qualifiers())));
        }
        for (WmiMethod each : own) {
            joined.compute(
                    Names.fold(each.name()),
                    (name, base) -> base == null
                            ? method(each, each.name(), className, true, each.qualifiers())
                            : overridden(base, each));
        }
        return List.copyOf(joined.values());
    }

    private static WmiMethod overridden(WmiMethod base, WmiMethod method) {
        if (!signature(base).equals(signature(method))) {
            throw new RepositoryException(
                    HResult.of(0x80041034),
                    "method " + method.name() + " has another signature in the parent class: " + base
                            + "; methods are not overloaded");
        }
        return method(
                method,
                base.name(),
                base.origin(),
                true,
                qualifiers("method " + method.name(), method.qualifiers(), base.qualifiers()));
    }

    /** What two declarations of a method have to agree in: names, types and directions, not defaults and qualifiers. */
    private static List<String> signature(WmiMethod method) {
        List<String> parts = new ArrayList<>();
        WmiParameter result = method.returnValue();
        parts.add(result == null ? "void" : signature(result));
        method.parameters().forEach(parameter -> parts.add(signature(parameter)));
        return parts;
    }

    private static String signature(WmiParameter parameter) {
        return Names.fold(parameter.name())
                + ' '
                + parameter.type()
                + ' '
                + parameter.isArray()
                + ' '
                + parameter.in()
                + ' '
                + parameter.out();
    }

    private static List<WmiQualifier> inherited(List<WmiQualifier> parent) {
        return qualifiers("", List.of(), parent);
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
                qualifiers("property " + base.name(), property.qualifiers(), base.qualifiers()));
    }

    private static WmiQualifier propagated(WmiQualifier qualifier) {
        Set<QualifierFlavor> flavors = EnumSet.of(QualifierFlavor.PROPAGATED);
        flavors.addAll(qualifier.flavors());
        return new WmiQualifier(qualifier.name(), qualifier.value(), flavors);
    }
}
