package org.wmisdk.fake.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;
import org.wmisdk.WmiShape;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.rules.Rules;

/**
 * A class: its own declaration joined with everything it inherits. Immutable.
 *
 * <p>Properties stand in alphabetical order, the order in which Windows delivers them: its object format sorts them by
 * name.
 */
public final class ClassDefinition {
    private final String name;
    private final String foldedName;
    private final @Nullable ClassDefinition superclass;
    private final List<WmiQualifier> ownQualifiers;
    private final List<WmiQualifier> qualifiers;
    private final List<WmiProperty> own;
    private final List<WmiMethod> ownMethods;
    private final List<WmiMethod> methods;
    private final List<WmiProperty> properties;
    private final List<WmiProperty> keys;
    private final WmiShape shape;
    private final int[] keyColumns;
    private final boolean singleton;
    private final Set<String> passedOnUnwritten;

    private ClassDefinition(
            String name,
            @Nullable ClassDefinition superclass,
            List<WmiQualifier> qualifiers,
            List<WmiProperty> own,
            List<WmiMethod> ownMethods) {
        this.name = name;
        this.superclass = superclass;
        this.foldedName = Names.fold(name);
        this.own = StandardFlavors.properties(own);
        this.ownMethods = ParameterIds.complete(ownMethods);
        this.ownQualifiers = StandardFlavors.qualifiers(qualifiers);
        this.passedOnUnwritten =
                StandardFlavors.unwritten(qualifiers, superclass == null ? Set.of() : superclass.passedOnUnwritten);
        this.qualifiers = Inheritance.qualifiers(
                "class " + name, ownQualifiers, superclass == null ? List.of() : superclass.qualifiers);
        this.properties =
                Inheritance.properties(name, this.own, superclass == null ? List.of() : superclass.properties);
        this.methods = Inheritance.methods(name, this.ownMethods, superclass == null ? List.of() : superclass.methods);
        this.keys = properties.stream().filter(WmiProperty::isKey).toList();
        WmiShape.Builder columns = WmiShape.builder();
        properties.forEach(property -> columns.add(property.name(), property.type(), property.isArray()));
        this.shape = columns.build();
        this.keyColumns =
                keys.stream().mapToInt(key -> shape.indexOf(key.name())).toArray();
        this.singleton = Inheritance.isTrue(this.qualifiers, "singleton");
    }

    /**
     * Joins a declaration with what it inherits and checks the rules that need no other class.
     *
     * @param own the properties that the class declares; what they say of origin and locality is not looked at
     * @param ownMethods the methods that the class declares, likewise
     * @throws RepositoryException if a rule of WMI is broken
     */
    public static ClassDefinition of(
            String name,
            @Nullable ClassDefinition superclass,
            List<WmiQualifier> qualifiers,
            List<WmiProperty> own,
            List<WmiMethod> ownMethods) {
        SchemaRules.checkDeclaration(name, qualifiers, own, ownMethods);
        ClassDefinition definition = new ClassDefinition(name, superclass, qualifiers, own, ownMethods);
        SchemaRules.check(definition);
        return definition;
    }

    /** Tells on which rules it rests that the class is one, besides those that it would be refused by. */
    public void tell(Rules rules) {
        if (superclass != null && superclass.passedOnUnwritten.stream().anyMatch(passedOnUnwritten::contains)) {
            rules.rely(
                    FakeRule.STORE_FLAVORS,
                    "class " + name + " has the qualifier " + String.join(", ", superclass.passedOnUnwritten) + " from "
                            + superclass.name + ", where no flavor says so");
        }
    }

    /**
     * The same declaration below another parent.
     *
     * @throws RepositoryException if it breaks a rule there
     */
    ClassDefinition below(@Nullable ClassDefinition newParent) {
        return of(name, newParent, ownQualifiers, own, ownMethods);
    }

    /** The same declaration without the qualifiers that another parent does not let it have. */
    ClassDefinition withoutOverridesOf(ClassDefinition newParent) {
        List<WmiProperty> yielding = own.stream()
                .map(property -> {
                    WmiProperty base = newParent.find(property.name());
                    return base == null
                            ? property
                            : new WmiProperty(
                                    property.name(),
                                    property.defaultValue(),
                                    property.className(),
                                    property.origin(),
                                    property.local(),
                                    Inheritance.allowed(property.qualifiers(), base.qualifiers()));
                })
                .toList();
        List<WmiMethod> yieldingMethods = ownMethods.stream()
                .map(method -> {
                    WmiMethod base = Inheritance.find(newParent.methods, method.name());
                    return base == null
                            ? method
                            : new WmiMethod(
                                    method.name(),
                                    method.parameters(),
                                    method.returnValue(),
                                    method.origin(),
                                    method.local(),
                                    Inheritance.allowed(method.qualifiers(), base.qualifiers()));
                })
                .toList();
        return of(name, newParent, Inheritance.allowed(ownQualifiers, newParent.qualifiers), yielding, yieldingMethods);
    }

    public String name() {
        return name;
    }

    /** What all spellings of the name have in common. */
    String foldedName() {
        return foldedName;
    }

    public @Nullable ClassDefinition superclass() {
        return superclass;
    }

    /** The properties that the class itself declares, as it declares them: without origin, in the order of declaration. */
    public List<WmiProperty> own() {
        return own;
    }

    /** The methods that the class itself declares, as it declares them: without origin, in the order of declaration. */
    public List<WmiMethod> ownMethods() {
        return ownMethods;
    }

    /** The qualifiers that the class itself has. */
    public List<WmiQualifier> ownQualifiers() {
        return ownQualifiers;
    }

    /** Own qualifiers and those that the ancestors pass on. */
    public List<WmiQualifier> qualifiers() {
        return qualifiers;
    }

    /** All properties, inherited ones too, in the order of {@link #shape()}. */
    public List<WmiProperty> properties() {
        return properties;
    }

    /** The key properties in the order of {@link #shape()}; empty for a class without keys. */
    public List<WmiProperty> keys() {
        return keys;
    }

    /** Where a key of {@link #keys()} stands in {@link #shape()}. */
    public int keyColumn(int key) {
        return keyColumns[key];
    }

    /**
     * The class that introduced the keys, which may be this one: instances of all classes below it are told apart by them.
     * For a singleton, the topmost ancestor that is one; for a class without keys, the class itself.
     */
    public ClassDefinition keyRoot() {
        ClassDefinition root = this;
        for (ClassDefinition each = superclass; each != null; each = each.superclass) {
            if (isSingleton() ? each.isSingleton() : !each.keys.isEmpty()) {
                root = each;
            }
        }
        return root;
    }

    /** All methods, inherited ones too, each where it was first declared. */
    public List<WmiMethod> methods() {
        return methods;
    }

    public WmiShape shape() {
        return shape;
    }

    /** The property of this name in any case, or null. */
    public @Nullable WmiProperty find(String property) {
        int index = shape.indexOf(property);
        return index < 0 ? null : properties.get(index);
    }

    /** Whether this is the class of that name or derives from it. */
    public boolean isA(String className) {
        for (ClassDefinition each = this; each != null; each = each.superclass) {
            if (each.name.equalsIgnoreCase(className)) {
                return true;
            }
        }
        return false;
    }

    /** The ancestors, the parent first; empty at the top. */
    public List<String> derivation() {
        List<String> names = new ArrayList<>();
        for (ClassDefinition each = superclass; each != null; each = each.superclass) {
            names.add(each.name);
        }
        return names;
    }

    /** The topmost ancestor, which may be this class. */
    public String dynasty() {
        ClassDefinition top = this;
        for (ClassDefinition each = superclass; each != null; each = each.superclass) {
            top = each;
        }
        return top.name;
    }

    public boolean isAbstract() {
        return Inheritance.isTrue(qualifiers, "abstract");
    }

    /** A subclass of a singleton is one too. */
    public boolean isSingleton() {
        return singleton;
    }

    /** Whether instances link others by their references; a subclass of an association is one too. */
    public boolean isAssociation() {
        return Inheritance.isTrue(qualifiers, "association");
    }

    /** The qualifier of this name in any case, own or inherited, or null. */
    public @Nullable WmiQualifier findQualifier(String qualifier) {
        for (WmiQualifier each : qualifiers) {
            if (each.name().equalsIgnoreCase(qualifier)) {
                return each;
            }
        }
        return null;
    }

    /** Whether the other declares the same: putting it again changes nothing. */
    boolean sameDeclaration(ClassDefinition other) {
        return name.equalsIgnoreCase(other.name)
                && Objects.equals(superclass, other.superclass)
                && ownQualifiers.equals(other.ownQualifiers)
                && own.equals(other.own)
                && ownMethods.equals(other.ownMethods);
    }

    /**
     * An object of this class for a property of another: it has no path of its own.
     *
     * @param values canonical values in the order of {@link #shape()}; not to be changed afterwards
     */
    public WmiObject embedded(@Nullable Object[] values) {
        SystemProperties system = new SystemProperties(
                SystemProperties.GENUS_INSTANCE,
                name,
                superclass == null ? null : superclass.name,
                dynasty(),
                null,
                properties.size(),
                derivation(),
                null,
                null,
                null);
        return shape.object(values, system);
    }

    /**
     * The relative path of an instance with these values.
     *
     * @param values in the order of {@link #shape()}; only keys are read
     * @throws RepositoryException if a key is NULL or the class has none
     */
    public String relativePath(@Nullable Object[] values) {
        return Keys.relativePath(this, Keys.of(this, values));
    }

    /**
     * The schema as a value.
     *
     * @param server the name of the machine
     * @param namespace the namespace on it
     */
    public WmiClass schema(String server, String namespace) {
        return new WmiClass(systemProperties(server, namespace), qualifiers, properties, methods);
    }

    /**
     * The system properties of the class itself.
     *
     * @param server the name of the machine
     * @param namespace the namespace on it
     */
    public SystemProperties systemProperties(String server, String namespace) {
        return new SystemProperties(
                SystemProperties.GENUS_CLASS,
                name,
                superclass == null ? null : superclass.name,
                dynasty(),
                name,
                properties.size(),
                derivation(),
                server,
                namespace,
                "\\\\" + server + "\\" + namespace + ":" + name);
    }

    /** The values that an instance starts with, in the order of {@link #shape()}. */
    public @Nullable Object[] defaults() {
        @Nullable Object[] values = new @Nullable Object[properties.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = properties.get(i).defaultValue().raw();
        }
        return values;
    }

    @Override
    public String toString() {
        return name;
    }
}
