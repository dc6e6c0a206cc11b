package org.wmisdk.fake.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;
import org.wmisdk.WmiShape;

/**
 * A class: its own declaration joined with everything it inherits. Immutable.
 *
 * <p>Properties stand in alphabetical order, the order in which Windows delivers them: its object format sorts them by
 * name.
 */
public final class ClassDefinition {
    private static final int MAX_PROPERTIES = 1024;
    private static final int MAX_KEYS = 256;

    private final String name;
    private final @Nullable ClassDefinition superclass;
    private final List<WmiQualifier> ownQualifiers;
    private final List<WmiQualifier> qualifiers;
    private final List<WmiProperty> own;
    private final List<WmiMethod> ownMethods;
    private final List<WmiMethod> methods;
    private final List<WmiProperty> properties;
    private final List<WmiProperty> keys;
    private final WmiShape shape;

    private ClassDefinition(
            String name,
            @Nullable ClassDefinition superclass,
            List<WmiQualifier> qualifiers,
            List<WmiProperty> own,
            List<WmiMethod> ownMethods) {
        this.name = name;
        this.superclass = superclass;
        this.own = List.copyOf(own);
        this.ownMethods = List.copyOf(ownMethods);
        this.ownQualifiers = List.copyOf(qualifiers);
        this.qualifiers = Inheritance.qualifiers(qualifiers, superclass == null ? List.of() : superclass.qualifiers);
        this.properties = Inheritance.properties(name, own, superclass == null ? List.of() : superclass.properties);
        this.methods = Inheritance.methods(name, ownMethods, superclass == null ? List.of() : superclass.methods);
        this.keys = properties.stream().filter(WmiProperty::isKey).toList();
        WmiShape.Builder columns = WmiShape.builder();
        properties.forEach(property -> columns.add(property.name(), property.type(), property.isArray()));
        this.shape = columns.build();
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
        ClassDefinition definition = new ClassDefinition(name, superclass, qualifiers, own, ownMethods);
        definition.check();
        return definition;
    }

    public String name() {
        return name;
    }

    public @Nullable ClassDefinition superclass() {
        return superclass;
    }

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

    /** A subclass of a singleton is one too, whatever the flavor of the qualifier says: it has no keys of its own. */
    public boolean isSingleton() {
        return Inheritance.isTrue(qualifiers, "singleton") || (superclass != null && superclass.isSingleton());
    }

    /** A subclass of an association is one too, whatever the flavor of the qualifier says: it has the references. */
    public boolean isAssociation() {
        return Inheritance.isTrue(qualifiers, "association") || (superclass != null && superclass.isAssociation());
    }

    /** Whether a path names exactly the keys of this class. */
    public boolean isKeyed(WmiPath path) {
        return Keys.relativePath(this, path) != null;
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

    private void check() {
        if (properties.size() > MAX_PROPERTIES) {
            throw new RepositoryException(
                    HResult.of(0x80041051), "class " + name + " has more than " + MAX_PROPERTIES + " properties");
        }
        if (keys.size() > MAX_KEYS) {
            throw new RepositoryException(
                    HResult.WBEM_E_INVALID_OPERATION, "class " + name + " has more than " + MAX_KEYS + " keys");
        }
        for (WmiProperty key : keys) {
            boolean allowed = !key.isArray()
                    && switch (key.type()) {
                        case REAL32, REAL64, OBJECT -> false;
                        default -> true;
                    };
            if (!allowed) {
                throw new RepositoryException(
                        HResult.of(0x8004101F),
                        "property " + key.name() + " cannot be a key: arrays, reals and objects identify nothing");
            }
        }
        ClassDefinition parent = superclass;
        if (parent == null) {
            return;
        }
        if (!parent.keys.isEmpty() && keys.size() > parent.keys.size()) {
            throw new RepositoryException(
                    HResult.of(0x80041049),
                    "class " + name + " adds a key although " + parent.name + " already has keys");
        }
        if (isAbstract() && !parent.isAbstract()) {
            throw new RepositoryException(
                    HResult.of(0x80041065), "class " + name + " is abstract but its parent " + parent.name + " is not");
        }
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
        return Keys.relativePath(this, values);
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
