package org.wmisdk.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiException;
import org.wmisdk.WmiMethod;
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
 *         .array("Codes", CimType.UINT16)
 *         .property("State", CimType.UINT8)
 *         .with("ValueMap", List.of("1", "2"))
 *         .with("Values", List.of("fine", "worn"))
 *         .method("Format", method -> method.in("Quick", CimType.BOOLEAN).returns(CimType.UINT32));
 * }</pre>
 *
 * <p>Collects; nothing is checked before {@link FakeWmiBuilder#define(FakeClass)}. Not for use by several threads.
 */
public final class FakeClass {
    private static final Set<QualifierFlavor> INHERITED =
            Set.of(QualifierFlavor.TO_INSTANCE, QualifierFlavor.TO_SUBCLASS);

    private final String name;
    private final List<WmiQualifier> qualifiers = new ArrayList<>();
    private final List<WmiProperty> properties = new ArrayList<>();
    private final List<WmiMethod> methods = new ArrayList<>();
    private @Nullable String parent;

    /** Qualifies the member that was added last. */
    private @Nullable Consumer<WmiQualifier> last;

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
     * Starts with what a class declares itself, for instance one that was read from a real machine. What it inherits comes
     * from its parent, which must be defined before it.
     *
     * @param schema the class
     * @return the class, to be changed and added to
     */
    public static FakeClass of(WmiClass schema) {
        FakeClass copy = new FakeClass(schema.name());
        copy.parent = schema.superclass();
        copy.qualifiers.addAll(own(schema.qualifiers()));
        schema.properties().stream().filter(WmiProperty::local).forEach(each -> copy.property(own(each)));
        schema.methods().stream().filter(WmiMethod::local).forEach(each -> copy.method(own(each)));
        copy.last = null;
        return copy;
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
        return qualifier(flag(qualifier));
    }

    /**
     * Gives the class a qualifier.
     *
     * @param qualifier name, value and flavors
     * @return this
     */
    public FakeClass qualifier(WmiQualifier qualifier) {
        qualifiers.add(Objects.requireNonNull(qualifier, "qualifier"));
        return this;
    }

    /**
     * Gives the property or method that was added last a qualifier, which subclasses and instances inherit.
     *
     * @param qualifier its name, such as {@code Units} or {@code ValueMap}
     * @param value a {@code Boolean}, an {@code Integer}, a {@code Double}, a {@code String}, or a {@code List} of one of these
     * @return this
     * @throws IllegalStateException if nothing was added yet
     * @throws IllegalArgumentException if the value is none of these
     */
    public FakeClass with(String qualifier, Object value) {
        return with(new WmiQualifier(qualifier, qualifierValue(qualifier, value), INHERITED));
    }

    /**
     * As {@link #with(String, Object)}, with flavors.
     *
     * @param qualifier name, value and flavors
     * @return this
     * @throws IllegalStateException if nothing was added yet
     */
    public FakeClass with(WmiQualifier qualifier) {
        if (last == null) {
            throw new IllegalStateException("with: add a property or a method before you qualify it");
        }
        last.accept(Objects.requireNonNull(qualifier, "qualifier"));
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

    /**
     * Adds an embedded object.
     *
     * @param property its name
     * @param className the class of the object or an ancestor of it
     * @return this
     */
    public FakeClass embedded(String property, String className) {
        return add(property, CimValue.of(CimType.OBJECT, null), className, List.of());
    }

    /**
     * Adds a property of any kind. Its origin and whether it is local are not looked at.
     *
     * @param property name, type, default, class and qualifiers
     * @return this
     */
    public FakeClass property(WmiProperty property) {
        int index = properties.size();
        properties.add(Objects.requireNonNull(property, "property"));
        last = qualifier -> properties.set(index, qualified(properties.get(index), qualifier));
        return this;
    }

    /**
     * Adds a method.
     *
     * <pre>{@code
     * service.method("StopService", method -> method.returns(CimType.UINT32))
     *         .method("Change", method -> method.in("StartMode", CimType.STRING).returns(CimType.UINT32))
     * }</pre>
     *
     * @param method its name
     * @param signature says what goes in and out; without a word it is a {@code void} method without parameters
     * @return this
     */
    public FakeClass method(String method, Consumer<FakeMethod> signature) {
        FakeMethod filled = new FakeMethod(method);
        signature.accept(filled);
        return method(filled.build());
    }

    /**
     * Adds a method. Its origin and whether it is local are not looked at; parameters without the qualifier {@code ID} are
     * numbered.
     *
     * @param method name, parameters, what it returns, and qualifiers
     * @return this
     */
    public FakeClass method(WmiMethod method) {
        int index = methods.size();
        methods.add(Objects.requireNonNull(method, "method"));
        last = qualifier -> methods.set(index, qualified(methods.get(index), qualifier));
        return this;
    }

    String name() {
        return name;
    }

    @Nullable
    String parent() {
        return parent;
    }

    ClassDefinition define(@Nullable ClassDefinition superclass) {
        return ClassDefinition.of(name, superclass, qualifiers, properties, methods);
    }

    private FakeClass add(String property, CimValue initial, @Nullable String target, List<WmiQualifier> own) {
        return property(new WmiProperty(property, initial, target, name, true, own));
    }

    private static WmiProperty qualified(WmiProperty property, WmiQualifier more) {
        return with(property, and(property.qualifiers(), more));
    }

    private static WmiMethod qualified(WmiMethod method, WmiQualifier more) {
        return with(method, and(method.qualifiers(), more));
    }

    private static WmiProperty own(WmiProperty property) {
        return with(property, own(property.qualifiers()));
    }

    private static WmiMethod own(WmiMethod method) {
        return with(method, own(method.qualifiers()));
    }

    private static List<WmiQualifier> own(List<WmiQualifier> qualifiers) {
        return qualifiers.stream()
                .filter(qualifier -> !qualifier.has(QualifierFlavor.PROPAGATED))
                .toList();
    }

    private static WmiProperty with(WmiProperty property, List<WmiQualifier> qualifiers) {
        return new WmiProperty(
                property.name(),
                property.defaultValue(),
                property.className(),
                property.origin(),
                property.local(),
                qualifiers);
    }

    private static WmiMethod with(WmiMethod method, List<WmiQualifier> qualifiers) {
        return new WmiMethod(
                method.name(), method.parameters(), method.returnValue(), method.origin(), method.local(), qualifiers);
    }

    private static List<WmiQualifier> and(List<WmiQualifier> qualifiers, WmiQualifier more) {
        List<WmiQualifier> all = new ArrayList<>(qualifiers);
        all.add(more);
        return all;
    }

    private static CimValue qualifierValue(String qualifier, Object value) {
        Object sample = value instanceof List<?> list ? (list.isEmpty() ? "" : list.get(0)) : value;
        CimType type = sample instanceof Boolean
                ? CimType.BOOLEAN
                : sample instanceof Integer
                        ? CimType.SINT32
                        : sample instanceof Double ? CimType.REAL64 : sample instanceof String ? CimType.STRING : null;
        if (type == null) {
            throw new IllegalArgumentException("value: qualifier " + qualifier
                    + " is a Boolean, an Integer, a Double, a String or a List of one of these");
        }
        return CimValue.of(type, value instanceof List<?>, value);
    }

    /** A class derived from an abstract one is there to have instances; what else is said of a class holds for it too. */
    private static WmiQualifier flag(String qualifier) {
        return new WmiQualifier(
                qualifier,
                CimValue.of(CimType.BOOLEAN, true),
                qualifier.equalsIgnoreCase("Abstract") ? Set.of() : INHERITED);
    }
}
