package org.wmisdk;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a class: its place among the classes, its properties and methods, and the qualifiers of all of them. Immutable and
 * detached from the server. Equality is that of all parts: the machine and namespace in {@link #system()}, the case of names and the order
 * of the lists count.
 *
 * <pre>{@code
 * WmiClass service = cimv2.classDefinition("Win32_Service");
 * WmiProperty startMode = service.property("StartMode").orElseThrow();
 * System.out.println(startMode + " is one of " + startMode.valueMap().values());
 * for (WmiMethod method : service.methods()) {
 *     System.out.println(method);
 * }
 * }</pre>
 *
 * @param system the system properties of the class; its name and derivation are never {@code null}
 * @param complete whether the server delivered all that a schema has. False where it does not hand out qualifiers, origins or
 *     defaults, as Wine's WMI: then what it withholds is missing from the lists, {@code null} or NULL here, though the class may have it
 * @param qualifiers own and inherited qualifiers; amended ones only where they were asked for
 * @param properties all properties, inherited ones too, in the server's order; without the system properties
 * @param methods all methods, inherited ones too, in the server's order
 */
public record WmiClass(
        SystemProperties system,
        boolean complete,
        List<WmiQualifier> qualifiers,
        List<WmiProperty> properties,
        List<WmiMethod> methods)
        implements WmiQualified {
    /** A schema that is complete. */
    public WmiClass(
            SystemProperties system,
            List<WmiQualifier> qualifiers,
            List<WmiProperty> properties,
            List<WmiMethod> methods) {
        this(system, true, qualifiers, properties, methods);
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the system properties have no name or no derivation
     */
    public WmiClass {
        if (system.className() == null || system.derivation() == null) {
            throw new IllegalArgumentException("system: a class has a name and a derivation, which may be empty");
        }
        qualifiers = List.copyOf(qualifiers);
        properties = List.copyOf(properties);
        methods = List.copyOf(methods);
    }

    /** The name of the class, in the spelling of the schema. */
    @Override
    public String name() {
        return requireNonNull(system.className());
    }

    /** The parent class; {@code null} at the top. */
    public @Nullable String superclass() {
        List<String> ancestors = derivation();
        return ancestors.isEmpty() ? null : ancestors.get(0);
    }

    /** The ancestors, the parent first; empty at the top. */
    public List<String> derivation() {
        return requireNonNull(system.derivation());
    }

    /** The top-most ancestor, the class itself if it has none. */
    public String dynasty() {
        List<String> ancestors = derivation();
        return ancestors.isEmpty() ? name() : ancestors.get(ancestors.size() - 1);
    }

    /** Whether the class is the named one or derives from it; case does not count. */
    public boolean isA(String className) {
        return name().equalsIgnoreCase(className) || derivation().stream().anyMatch(className::equalsIgnoreCase);
    }

    /** Whether the class can have no instances of its own: qualifier {@code Abstract}. */
    public boolean isAbstract() {
        return isTrue("Abstract");
    }

    /** Whether the class has one instance, without keys, whose path ends in {@code =@}: qualifier {@code Singleton}. */
    public boolean isSingleton() {
        return isTrue("Singleton");
    }

    /** Whether instances link other objects by their references: qualifier {@code Association}. */
    public boolean isAssociation() {
        return isTrue("Association");
    }

    /** The key properties in the order of {@link #properties()}; empty for a class without keys. */
    public List<WmiProperty> keys() {
        return properties.stream().filter(WmiProperty::isKey).toList();
    }

    /**
     * The property of this name.
     *
     * @param property a name in any case
     * @return empty if the class has none
     */
    public Optional<WmiProperty> property(String property) {
        return properties.stream()
                .filter(each -> each.name().equalsIgnoreCase(property))
                .findFirst();
    }

    /**
     * The method of this name.
     *
     * @param method a name in any case
     * @return empty if the class has none
     */
    public Optional<WmiMethod> method(String method) {
        return methods.stream()
                .filter(each -> each.name().equalsIgnoreCase(method))
                .findFirst();
    }

    /**
     * The class as MOF: what it declares itself, as {@code IWbemClassObject::GetObjectText} does. What it only inherits, and qualifiers that
     * came from a parent or from WMI itself, are in the text of its parents. The same on every backend; {@link MofPrinter} says more of the
     * text, and prints files.
     *
     * @return {@code class C : P { ... };}, in lines that end in {@code \n}
     * @throws IllegalArgumentException if MOF cannot say something of it
     */
    public String toMof() {
        return MofPrinter.print(this);
    }

    /**
     * Whether this class is the same as another, as {@code IWbemClassObject::CompareTo} says it: in its place among the classes, its properties
     * and methods, and the qualifiers of all of them. Other than with {@link #equals}, the case of names does not count, and neither does the
     * order in which a server lists things, but for the parameters of a method.
     *
     * @param ignored what else does not count
     */
    public boolean sameAs(WmiClass other, WmiComparison... ignored) {
        return new Comparing(ignored).same(this, other);
    }

    /** Name and parent as in MOF, e.g. {@code class Win32_Service : Win32_BaseService}. */
    @Override
    public String toString() {
        String parent = superclass();
        return "class " + name() + (parent == null ? "" : " : " + parent);
    }
}
