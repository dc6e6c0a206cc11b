package org.wmisdk.junit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiValueException;

/**
 * Assertions about a row or an embedded object. Names of properties and classes are found in any case. A failure shows the whole object.
 *
 * <p>Those about class and path fail for an object without system properties: a query delivers them only with {@code
 * WmiQuery.withSystemProperties()}.
 */
public final class WmiObjectAssert extends AbstractAssert<WmiObjectAssert, WmiObject> {
    WmiObjectAssert(@Nullable WmiObject actual) {
        super(actual, WmiObjectAssert.class);
    }

    /** The object is an instance of this class itself. */
    public WmiObjectAssert isOfClass(String className) {
        String own = system().className();
        if (!className.equalsIgnoreCase(own)) {
            throw different("the class", own, className);
        }
        return this;
    }

    /** The object is an instance of this class or of one derived from it. */
    public WmiObjectAssert isKindOf(String className) {
        SystemProperties system = system();
        List<String> classes = new ArrayList<>();
        classes.add(String.valueOf(system.className()));
        classes.addAll(Objects.requireNonNullElse(system.derivation(), List.of()));
        if (classes.stream().noneMatch(className::equalsIgnoreCase)) {
            throw different("the class or one of its ancestors", String.join(", ", classes), className);
        }
        return this;
    }

    /**
     * The object is the one of this path: of its {@code __PATH}, or of its {@code __RELPATH} if the given path has no namespace.
     *
     * @param path as {@link WmiPath#of} reads it
     */
    public WmiObjectAssert hasPath(String path) {
        SystemProperties system = system();
        WmiPath expected = WmiPath.of(path);
        String own = expected.namespace().isPresent() ? system.path() : system.relpath();
        if (own == null || !expected.equals(WmiPath.of(own))) {
            throw different("the path", own, path);
        }
        return this;
    }

    /** The object has these properties, NULL or not, and perhaps more. */
    public WmiObjectAssert hasProperties(String... names) {
        for (String name : names) {
            value(name);
        }
        return this;
    }

    /** The object has these properties and no others, in any order; the system properties do not count. */
    public WmiObjectAssert hasOnlyProperties(String... names) {
        hasProperties(names);
        List<String> more = new ArrayList<>(actual.names());
        for (String name : names) {
            more.removeIf(name::equalsIgnoreCase);
        }
        if (!more.isEmpty()) {
            throw different(
                    "the properties", String.join(", ", actual.names()), String.join(", ", names) + " and no others");
        }
        return this;
    }

    /** The object has no property of this name; one that is NULL would be one. */
    public WmiObjectAssert doesNotHaveProperty(String name) {
        isNotNull();
        if (actual.has(name)) {
            throw failure("%nExpecting no property%n  %s%nin%n%s", name, ObjectText.of(actual));
        }
        return this;
    }

    /**
     * The property has this value.
     *
     * @param expected what {@link CimValue#of} or, for an array, {@link CimValue#ofArray} takes for the type of the property, converted as
     *     there; {@code null} for NULL. An {@code Instant} or {@code OffsetDateTime} equals any datetime of that instant, a {@link WmiPath}
     *     any reference to that object; otherwise datetimes and references are compared as texts
     */
    public WmiObjectAssert hasValue(String name, @Nullable Object expected) {
        CimValue value = value(name);
        try {
            CimValue converted =
                    value.isArray() ? CimValue.ofArray(value.type(), expected) : CimValue.of(value.type(), expected);
            if (!isSame(value, expected, converted)) {
                throw different("property " + name, value, converted);
            }
        } catch (WmiValueException e) {
            throw different("property " + name, value, expected + " (" + e.detail() + ")");
        }
        return this;
    }

    /** The property is NULL. */
    public WmiObjectAssert hasNull(String name) {
        return hasValue(name, null);
    }

    /** The property is not NULL. */
    public WmiObjectAssert hasNonNull(String name) {
        if (value(name).isNull()) {
            throw different("property " + name, "NULL", "not NULL");
        }
        return this;
    }

    /** The property is a single value of this type. */
    public WmiObjectAssert hasType(String name, CimType type) {
        return hasType(name, type.mofName());
    }

    /** The property is an array of this type. */
    public WmiObjectAssert hasArrayOf(String name, CimType type) {
        return hasType(name, type.mofName() + "[]");
    }

    /** Goes on with the object that is embedded in a property. */
    public WmiObjectAssert object(String name) {
        hasType(name, CimType.OBJECT).hasNonNull(name);
        String outer = descriptionText();
        return new WmiObjectAssert(actual.getObject(name))
                .describedAs("%s", outer.isEmpty() ? name : outer + ", " + name);
    }

    private WmiObjectAssert hasType(String name, String expected) {
        String own = ObjectText.type(value(name));
        if (!own.equals(expected)) {
            throw different("the type of property " + name, own, expected);
        }
        return this;
    }

    private static boolean isSame(CimValue value, @Nullable Object expected, CimValue converted) {
        boolean instant = expected instanceof Instant || expected instanceof OffsetDateTime;
        if (instant && value.raw() instanceof CimDateTime own && converted.raw() instanceof CimDateTime other) {
            return own.compareInstant(other) == 0;
        }
        if (value.type() == CimType.REFERENCE
                && expected instanceof WmiPath path
                && value.raw() instanceof String own) {
            return path.equals(WmiPath.of(own));
        }
        return value.equals(converted);
    }

    private SystemProperties system() {
        isNotNull();
        return actual.findSystem()
                .orElseThrow(() -> failure(
                        "%nExpecting system properties, but the object was delivered without them"
                                + " (ask for them: WmiQuery.withSystemProperties()):%n%s",
                        ObjectText.of(actual)));
    }

    private CimValue value(String name) {
        isNotNull();
        if (!actual.has(name)) {
            throw failure("%nExpecting property%n  %s%nin%n%s", name, ObjectText.of(actual));
        }
        return actual.get(name);
    }

    private AssertionError different(String what, @Nullable Object own, @Nullable Object expected) {
        return failureWithActualExpected(
                own,
                expected,
                "%nExpecting %s to be%n  %s%nbut it is%n  %s%nin%n%s",
                what,
                expected,
                own,
                ObjectText.of(actual));
    }
}
