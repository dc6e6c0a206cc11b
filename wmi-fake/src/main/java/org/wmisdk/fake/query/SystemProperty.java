package org.wmisdk.fake.query;

import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.SystemProperties;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Instance;

/** The system properties of an instance, as a query may name them. */
enum SystemProperty {
    GENUS("__GENUS", CimType.SINT32, false),
    CLASS("__CLASS", CimType.STRING, false),
    SUPERCLASS("__SUPERCLASS", CimType.STRING, false),
    DYNASTY("__DYNASTY", CimType.STRING, false),
    RELPATH("__RELPATH", CimType.STRING, false),
    PROPERTY_COUNT("__PROPERTY_COUNT", CimType.SINT32, false),
    DERIVATION("__DERIVATION", CimType.STRING, true),
    SERVER("__SERVER", CimType.STRING, false),
    NAMESPACE("__NAMESPACE", CimType.STRING, false),
    PATH("__PATH", CimType.STRING, false);

    final String wmiName;
    final CimType type;
    final boolean array;

    SystemProperty(String wmiName, CimType type, boolean array) {
        this.wmiName = wmiName;
        this.type = type;
        this.array = array;
    }

    static @Nullable SystemProperty find(String name) {
        for (SystemProperty each : values()) {
            if (each.wmiName.equalsIgnoreCase(name)) {
                return each;
            }
        }
        return null;
    }

    @Nullable
    Object of(Instance instance, Place place) {
        ClassDefinition definition = instance.definition();
        return switch (this) {
            case GENUS -> SystemProperties.GENUS_INSTANCE;
            case CLASS -> definition.name();
            case SUPERCLASS -> superclass(definition);
            case DYNASTY -> definition.dynasty();
            case RELPATH -> instance.relativePath();
            case PROPERTY_COUNT -> definition.properties().size();
            case DERIVATION -> definition.derivation();
            case SERVER -> place.server();
            case NAMESPACE -> place.namespace();
            case PATH -> place.path(instance.relativePath());
        };
    }

    /** What an embedded object says of itself. It has no place, and knows its class only if whoever made it said so. */
    @Nullable
    Object of(@Nullable SystemProperties system) {
        return system == null
                ? null
                : switch (this) {
                    case GENUS -> system.genus();
                    case CLASS -> system.className();
                    case SUPERCLASS -> system.superclass();
                    case DYNASTY -> system.dynasty();
                    case RELPATH -> system.relpath();
                    case PROPERTY_COUNT -> system.propertyCount();
                    case DERIVATION -> system.derivation();
                    case SERVER -> system.server();
                    case NAMESPACE -> system.namespace();
                    case PATH -> system.path();
                };
    }

    static @Nullable String superclass(ClassDefinition definition) {
        ClassDefinition parent = definition.superclass();
        return parent == null ? null : parent.name();
    }
}
