package org.wmisdk.tck.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;

/**
 * What an {@code IWbemClassObject} of the server consists of.
 *
 * @param what the object for people
 * @param properties the system's, then the others
 * @param qualifiers those of a class or signature; null for a row, of which the source says none
 * @param methods those of a class
 */
record ObjectContent(
        String what, List<Property> properties, @Nullable List<WmiQualifier> qualifiers, List<WmiMethod> methods) {
    private static final int CIM_FLAG_ARRAY = Facts.constant("CIM_FLAG_ARRAY");
    private static final int FLAVOR_LOCAL = Facts.constant("WBEM_FLAVOR_ORIGIN_LOCAL");
    private static final int FLAVOR_PROPAGATED = Facts.constant("WBEM_FLAVOR_ORIGIN_PROPAGATED");
    private static final int FLAVOR_SYSTEM = Facts.constant("WBEM_FLAVOR_ORIGIN_SYSTEM");
    private static final String PARAMETERS = "__PARAMETERS";

    /** One property, of the system or of the class. */
    record Property(
            String name,
            CimType type,
            boolean array,
            @Nullable Object raw,
            int flavor,
            @Nullable String origin,
            List<WmiQualifier> qualifiers) {
        int cimType() {
            return type.code() | (array ? CIM_FLAG_ARRAY : 0);
        }

        boolean isSystem() {
            return flavor == FLAVOR_SYSTEM;
        }
    }

    /** A row, or an object in one. */
    static ObjectContent of(WmiObject row) {
        List<Property> properties = new ArrayList<>();
        row.findSystem().ifPresent(system -> addSystem(properties, system));
        for (String name : row.names()) {
            CimValue value = row.get(name);
            properties.add(property(name, value, FLAVOR_LOCAL, null, List.of()));
        }
        String what = row.findSystem().map(SystemProperties::className).orElse("object");
        return new ObjectContent(what, properties, null, List.of());
    }

    /** A class. */
    static ObjectContent of(WmiClass definition) {
        List<Property> properties = new ArrayList<>();
        addSystem(properties, definition.system());
        for (WmiProperty each : definition.properties()) {
            properties.add(property(
                    each.name(),
                    each.defaultValue(),
                    each.local() ? FLAVOR_LOCAL : FLAVOR_PROPAGATED,
                    each.origin(),
                    withCimType(each.defaultValue(), each.className(), each.qualifiers())));
        }
        return new ObjectContent(
                "class " + definition.name(), properties, definition.qualifiers(), definition.methods());
    }

    /** What comes out of a method. */
    static ObjectContent outOf(WmiObject parameters) {
        SystemProperties system = new SystemProperties(
                SystemProperties.GENUS_INSTANCE,
                PARAMETERS,
                null,
                PARAMETERS,
                null,
                parameters.names().size(),
                List.of(),
                null,
                null,
                null);
        List<Property> properties = new ArrayList<>();
        addSystem(properties, system);
        properties.addAll(of(parameters).properties());
        return new ObjectContent("out of a method", properties, null, List.of());
    }

    /** An instance of this class or signature, with its defaults and without a path. */
    ObjectContent spawned() {
        List<Property> own = properties.stream()
                .map(each -> switch (each.name()) {
                    case "__GENUS" -> system("__GENUS", CimType.SINT32, SystemProperties.GENUS_INSTANCE);
                    case "__RELPATH", "__PATH" -> system(each.name(), CimType.STRING, null);
                    default -> each;
                })
                .toList();
        return new ObjectContent("instance of " + what, own, null, List.of());
    }

    /** The object with the parameters that go in; null if there are none. */
    static @Nullable ObjectContent inSignature(WmiMethod method) {
        return signature(method.parameters().stream().filter(WmiParameter::in).toList(), "out");
    }

    /** The object with the parameters that go out and what the method returns; null if there are none. */
    static @Nullable ObjectContent outSignature(WmiMethod method) {
        return signature(
                Stream.concat(
                                method.parameters().stream().filter(WmiParameter::out),
                                Stream.ofNullable(method.returnValue()))
                        .toList(),
                "in");
    }

    /** By name, as Windows sorts them, and each without the qualifier of the other direction. */
    private static @Nullable ObjectContent signature(List<WmiParameter> parameters, String otherDirection) {
        if (parameters.isEmpty()) {
            return null;
        }
        List<Property> properties = new ArrayList<>();
        addSystem(
                properties,
                new SystemProperties(
                        SystemProperties.GENUS_CLASS,
                        PARAMETERS,
                        null,
                        PARAMETERS,
                        null,
                        parameters.size(),
                        List.of(),
                        null,
                        null,
                        null));
        parameters.stream()
                .sorted(Comparator.comparing(each -> each.name().toLowerCase(Locale.ROOT)))
                .forEach(each -> properties.add(property(
                        each.name(),
                        each.defaultValue(),
                        FLAVOR_LOCAL,
                        PARAMETERS,
                        withCimType(
                                each.defaultValue(),
                                each.className(),
                                each.qualifiers().stream()
                                        .filter(qualifier -> !qualifier.name().equalsIgnoreCase(otherDirection))
                                        .toList()))));
        return new ObjectContent(PARAMETERS, properties, List.of(), List.of());
    }

    private static Property property(
            String name, CimValue value, int flavor, @Nullable String origin, List<WmiQualifier> qualifiers) {
        return new Property(name, value.type(), value.isArray(), value.raw(), flavor, origin, qualifiers);
    }

    private static void addSystem(List<Property> properties, SystemProperties system) {
        properties.add(system("__GENUS", CimType.SINT32, system.genus()));
        properties.add(system("__CLASS", CimType.STRING, system.className()));
        properties.add(system("__SUPERCLASS", CimType.STRING, system.superclass()));
        properties.add(system("__DYNASTY", CimType.STRING, system.dynasty()));
        properties.add(system("__RELPATH", CimType.STRING, system.relpath()));
        properties.add(system("__PROPERTY_COUNT", CimType.SINT32, system.propertyCount()));
        properties.add(new Property(
                "__DERIVATION", CimType.STRING, true, system.derivation(), FLAVOR_SYSTEM, null, List.of()));
        properties.add(system("__SERVER", CimType.STRING, system.server()));
        properties.add(system("__NAMESPACE", CimType.STRING, system.namespace()));
        properties.add(system("__PATH", CimType.STRING, system.path()));
    }

    private static Property system(String name, CimType type, @Nullable Object raw) {
        return new Property(name, type, false, raw, FLAVOR_SYSTEM, null, List.of());
    }

    /** WMI keeps the type as MOF writes it, and the class of a reference or object, in a qualifier of the property. */
    private static List<WmiQualifier> withCimType(
            CimValue value, @Nullable String className, List<WmiQualifier> qualifiers) {
        String type = value.type().mofName() + (className == null ? "" : ":" + className);
        WmiQualifier cimType =
                new WmiQualifier("CIMTYPE", CimValue.of(CimType.STRING, type), Set.of(QualifierFlavor.TO_INSTANCE));
        return Stream.concat(Stream.of(cimType), qualifiers.stream()).toList();
    }
}
