package org.wmisdk;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wmisdk.internal.Text;

/** Compares objects and classes as {@code IWbemClassObject::CompareTo} does. The order in which a server lists things never counts. */
final class Comparing {
    private final Set<WmiComparison> ignored = EnumSet.noneOf(WmiComparison.class);

    Comparing(WmiComparison... ignored) {
        this.ignored.addAll(List.of(ignored));
    }

    boolean same(WmiObject one, WmiObject other) {
        return sameSystem(one.findSystem().orElse(null), other.findSystem().orElse(null))
                && sameNamed(
                        one.names(), other.names(), name -> name, (name, twin) -> same(one.get(name), other.get(twin)));
    }

    boolean same(WmiClass one, WmiClass other) {
        return sameSystem(one.system(), other.system())
                && sameQualifiers(one, other)
                && sameNamed(one.properties(), other.properties(), WmiProperty::name, this::same)
                && sameNamed(one.methods(), other.methods(), WmiMethod::name, this::same);
    }

    private boolean sameSystem(@Nullable SystemProperties one, @Nullable SystemProperties other) {
        boolean sameClass = !counts(WmiComparison.IGNORE_CLASS)
                || (sameName(part(one, SystemProperties::className), part(other, SystemProperties::className))
                        && sameNames(
                                part(one, SystemProperties::derivation), part(other, SystemProperties::derivation)));
        boolean sameSource = !counts(WmiComparison.IGNORE_OBJECT_SOURCE)
                || (sameName(part(one, SystemProperties::server), part(other, SystemProperties::server))
                        && sameName(part(one, SystemProperties::namespace), part(other, SystemProperties::namespace)));
        return sameClass && sameSource;
    }

    private static <T> @Nullable T part(
            @Nullable SystemProperties system, Function<SystemProperties, @Nullable T> part) {
        return system == null ? null : part.apply(system);
    }

    private boolean counts(WmiComparison what) {
        return !ignored.contains(what);
    }

    /** Where a member was declared belongs to the class and its ancestors. */
    private boolean sameDeclarer(@Nullable String one, boolean oneLocal, @Nullable String other, boolean otherLocal) {
        return !counts(WmiComparison.IGNORE_CLASS) || (oneLocal == otherLocal && sameName(one, other));
    }

    private boolean same(WmiProperty one, WmiProperty other) {
        return sameDeclaration(one.defaultValue(), one.className(), other.defaultValue(), other.className())
                && sameDeclarer(one.origin(), one.local(), other.origin(), other.local())
                && sameQualifiers(one, other);
    }

    private boolean same(WmiMethod one, WmiMethod other) {
        WmiParameter returned = one.returnValue();
        WmiParameter otherReturned = other.returnValue();
        boolean sameReturned = (returned == null || otherReturned == null)
                ? returned == null && otherReturned == null
                : same(returned, otherReturned);
        return sameReturned
                && sameDeclarer(one.origin(), one.local(), other.origin(), other.local())
                && sameNames(
                        one.parameters().stream().map(WmiParameter::name).toList(),
                        other.parameters().stream().map(WmiParameter::name).toList())
                && sameNamed(one.parameters(), other.parameters(), WmiParameter::name, this::same)
                && sameQualifiers(one, other);
    }

    private boolean same(WmiParameter one, WmiParameter other) {
        return sameDeclaration(one.defaultValue(), one.className(), other.defaultValue(), other.className())
                && one.in() == other.in()
                && one.out() == other.out()
                && sameQualifiers(one, other);
    }

    private boolean sameDeclaration(
            CimValue one, @Nullable String className, CimValue other, @Nullable String otherClassName) {
        return sameType(one, other)
                && sameName(className, otherClassName)
                && (!counts(WmiComparison.IGNORE_DEFAULT_VALUES) || same(one, other));
    }

    private boolean sameQualifiers(WmiQualified one, WmiQualified other) {
        return !counts(WmiComparison.IGNORE_QUALIFIERS)
                || sameNamed(
                        one.qualifiers(),
                        other.qualifiers(),
                        WmiQualifier::name,
                        (each, twin) -> same(each.value(), twin.value())
                                && (!counts(WmiComparison.IGNORE_FLAVOR)
                                        || each.flavors().equals(twin.flavors())));
    }

    private static boolean sameType(CimValue one, CimValue other) {
        return one.type() == other.type() && one.isArray() == other.isArray();
    }

    private boolean same(CimValue one, CimValue other) {
        if (!sameType(one, other) || one.isNull() != other.isNull()) {
            return false;
        }
        List<CimValue> elements = one.isArray() ? one.elements() : null;
        List<CimValue> others = other.isArray() ? other.elements() : null;
        if (elements == null || others == null) {
            return sameSingle(one.raw(), other.raw());
        }
        if (elements.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < elements.size(); i++) {
            if (!sameSingle(elements.get(i).raw(), others.get(i).raw())) {
                return false;
            }
        }
        return true;
    }

    private boolean sameSingle(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        if (one instanceof WmiObject object && other instanceof WmiObject twin) {
            return same(object, twin);
        }
        if (one instanceof String text && other instanceof String twin) {
            return counts(WmiComparison.IGNORE_CASE) ? text.equals(twin) : text.equalsIgnoreCase(twin);
        }
        return one.equals(other);
    }

    private static boolean sameName(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.equalsIgnoreCase(other);
    }

    private static boolean sameNames(@Nullable List<String> one, @Nullable List<String> other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.stream()
                .map(Text::fold)
                .toList()
                .equals(other.stream().map(Text::fold).toList());
    }

    /** Whether two lists have things of the same names, in whatever order, and the same ones. */
    private static <T> boolean sameNamed(List<T> one, List<T> other, Function<T, String> name, BiPredicate<T, T> same) {
        Map<String, T> twins = new HashMap<>();
        other.forEach(each -> twins.put(Text.fold(name.apply(each)), each));
        if (one.size() != other.size()) {
            return false;
        }
        for (T each : one) {
            T twin = twins.get(Text.fold(name.apply(each)));
            if (twin == null || !same.test(each, twin)) {
                return false;
            }
        }
        return true;
    }
}
