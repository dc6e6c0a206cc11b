package org.wmisdk.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiException;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.repository.ClassDefinition;

/**
 * A class for a fake, written in Java. Whoever prefers MOF uses {@link FakeWmiBuilder#mof(String)}.
 *
 * <pre>{@code
 * FakeClass disk = FakeClass.named("Demo_Disk")
 *         .key("DeviceID", CimType.STRING)
 *         .property("Size", CimType.UINT64)
 *         .property("Compressed", CimType.BOOLEAN, false)
 *         .array("Codes", CimType.UINT16);
 * }</pre>
 *
 * <p>Collects; nothing is checked before {@link FakeWmiBuilder#define(FakeClass)}. Not for use by several threads.
 */
public final class FakeClass {
    private final String name;
    private final List<WmiQualifier> qualifiers = new ArrayList<>();
    private final List<WmiProperty> properties = new ArrayList<>();
    private @Nullable String parent;

    private FakeClass(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /**
     * Starts a class without properties.
     *
     * @param name its name
     * @return the class, to be filled
     */
    public static FakeClass named(String name) {
        return new FakeClass(name);
    }

    /**
     * Derives the class from another one, which must be defined before it.
     *
     * @param parent the name of the other class, in the same namespace
     * @return this
     */
    public FakeClass extending(String parent) {
        this.parent = Objects.requireNonNull(parent, "parent");
        return this;
    }

    /**
     * Sets a qualifier of the class, such as {@code Abstract}, {@code Singleton} or {@code Association}, to TRUE. Subclasses
     * inherit it, except {@code Abstract}.
     *
     * @param qualifier its name
     * @return this
     */
    public FakeClass qualifier(String qualifier) {
        qualifiers.add(flag(qualifier));
        return this;
    }

    /**
     * Adds a key property: instances are told apart by their keys.
     *
     * @param property its name
     * @param type its type, no real and no object
     * @return this
     */
    public FakeClass key(String property, CimType type) {
        return add(property, CimValue.of(type, null), null, List.of(flag("key")));
    }

    /**
     * Adds a property that instances start with as NULL.
     *
     * @param property its name
     * @param type its type
     * @return this
     */
    public FakeClass property(String property, CimType type) {
        return property(property, type, null);
    }

    /**
     * Adds a property with a default.
     *
     * @param property its name
     * @param type its type
     * @param initial what instances start with, as {@link CimValue#of} takes it; null for NULL
     * @return this
     * @throws WmiException if the value does not fit the type
     */
    public FakeClass property(String property, CimType type, @Nullable Object initial) {
        return add(property, CimValue.of(type, initial), null, List.of());
    }

    /**
     * Adds an array that instances start with as NULL.
     *
     * @param property its name
     * @param type the type of its elements
     * @return this
     */
    public FakeClass array(String property, CimType type) {
        return add(property, CimValue.ofArray(type, null), null, List.of());
    }

    /**
     * Adds a reference to instances of a class.
     *
     * @param property its name
     * @param target the class
     * @param key whether it is a key, as in most associations
     * @return this
     */
    public FakeClass reference(String property, String target, boolean key) {
        return add(property, CimValue.of(CimType.REFERENCE, null), target, key ? List.of(flag("key")) : List.of());
    }

    String name() {
        return name;
    }

    @Nullable
    String parent() {
        return parent;
    }

    ClassDefinition define(@Nullable ClassDefinition superclass) {
        return ClassDefinition.of(name, superclass, qualifiers, properties, List.of());
    }

    private FakeClass add(String property, CimValue initial, @Nullable String target, List<WmiQualifier> own) {
        properties.add(new WmiProperty(property, initial, target, name, true, own));
        return this;
    }

    /** A class derived from an abstract one is there to have instances; what else is said of a class holds for it too. */
    private static WmiQualifier flag(String qualifier) {
        return qualifier.equalsIgnoreCase("Abstract")
                ? WmiQualifier.flag(qualifier)
                : WmiQualifier.flag(qualifier, QualifierFlavor.TO_INSTANCE, QualifierFlavor.TO_SUBCLASS);
    }
}
