package org.wmisdk.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiException;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Property;
import org.wmisdk.fake.repository.Qualifier;

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
    private final List<Qualifier> qualifiers = new ArrayList<>();
    private final List<Property> properties = new ArrayList<>();
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
        return add(property, type, false, null, null, List.of(flag("key")));
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
        return add(property, type, false, null, CimValue.of(type, initial).raw(), List.of());
    }

    /**
     * Adds an array that instances start with as NULL.
     *
     * @param property its name
     * @param type the type of its elements
     * @return this
     */
    public FakeClass array(String property, CimType type) {
        return add(property, type, true, null, null, List.of());
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
        return add(property, CimType.REFERENCE, false, target, null, key ? List.of(flag("key")) : List.of());
    }

    String name() {
        return name;
    }

    @Nullable
    String parent() {
        return parent;
    }

    ClassDefinition define(@Nullable ClassDefinition superclass) {
        return ClassDefinition.of(name, superclass, qualifiers, properties);
    }

    private FakeClass add(
            String property,
            CimType type,
            boolean array,
            @Nullable String target,
            @Nullable Object initial,
            List<Qualifier> own) {
        properties.add(new Property(property, type, array, target, initial, own));
        return this;
    }

    /** A class derived from an abstract one is there to have instances; what else is said of a class holds for it too. */
    private static Qualifier flag(String qualifier) {
        boolean propagates = !qualifier.equalsIgnoreCase("Abstract");
        return new Qualifier(qualifier, true, propagates ? Qualifier.TO_INSTANCE | Qualifier.TO_SUBCLASS : 0);
    }
}
