package org.wmisdk.tck.server;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiObject;

/** {@code IWbemClassObject} over a row. */
class ClassObject extends ComObject {
    static final InterfaceType<ClassObject> CLASS_OBJECT = InterfaceType.of("IWbemClassObject", ClassObject.class)
            .method("Get", ClassObject::get)
            .method("GetNames", ClassObject::getNames)
            .method("BeginEnumeration", ClassObject::beginEnumeration)
            .method("Next", ClassObject::next)
            .method("EndEnumeration", ClassObject::endEnumeration)
            .build();

    private static final int CIM_FLAG_ARRAY = Facts.constant("CIM_FLAG_ARRAY");
    private static final int FLAVOR_SYSTEM = Facts.constant("WBEM_FLAVOR_ORIGIN_SYSTEM");
    private static final int MASK_ORIGIN = Facts.constant("WBEM_MASK_CONDITION_ORIGIN");
    private static final int SYSTEM_ONLY = Facts.constant("WBEM_FLAG_SYSTEM_ONLY");
    private static final int MASK_PRIMARY = Facts.constant("WBEM_MASK_PRIMARY_CONDITION");

    private record Property(
            String name,
            CimType type,
            boolean array,
            @Nullable Object raw,
            boolean system) {
        int cimType() {
            return type.code() | (array ? CIM_FLAG_ARRAY : 0);
        }

        int flavor() {
            return system ? FLAVOR_SYSTEM : 0;
        }

        boolean isAmong(int origin) {
            return origin == 0 || system == (origin == SYSTEM_ONLY);
        }
    }

    private final Map<String, Property> properties = new LinkedHashMap<>();
    private @Nullable Iterator<Property> enumeration;

    ClassObject(ComServer server, WmiObject row) {
        super(server, row.findSystem().map(SystemProperties::className).orElse("object"));
        row.findSystem().ifPresent(this::addSystem);
        for (String name : row.names()) {
            CimValue value = row.get(name);
            add(new Property(name, value.type(), value.isArray(), value.raw(), false));
        }
    }

    private void addSystem(SystemProperties system) {
        addSystem("__GENUS", CimType.SINT32, system.genus());
        addSystem("__CLASS", CimType.STRING, system.className());
        addSystem("__SUPERCLASS", CimType.STRING, system.superclass());
        addSystem("__DYNASTY", CimType.STRING, system.dynasty());
        addSystem("__RELPATH", CimType.STRING, system.relpath());
        addSystem("__PROPERTY_COUNT", CimType.SINT32, system.propertyCount());
        add(new Property("__DERIVATION", CimType.STRING, true, system.derivation(), true));
        addSystem("__SERVER", CimType.STRING, system.server());
        addSystem("__NAMESPACE", CimType.STRING, system.namespace());
        addSystem("__PATH", CimType.STRING, system.path());
    }

    private void addSystem(String name, CimType type, @Nullable Object raw) {
        add(new Property(name, type, false, raw, true));
    }

    private void add(Property property) {
        properties.put(property.name().toLowerCase(Locale.ROOT), property);
    }

    @Override
    List<InterfaceType<?>> interfaces() {
        return List.of(CLASS_OBJECT);
    }

    private int get(long[] a) {
        if (a[1] == 0 || (int) a[2] != 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        Property property = properties.get(server().memory().text(a[1]).toLowerCase(Locale.ROOT));
        if (property == null) {
            return Codes.WBEM_E_NOT_FOUND;
        }
        write(property, a[3], a[4], a[5]);
        return Codes.S_OK;
    }

    private void write(Property property, long variant, long cimType, long flavor) {
        if (variant != 0) {
            server().writeValue(variant, property.name(), property.type(), property.raw());
        }
        server().memory().putIntIfWanted(cimType, property.cimType());
        server().memory().putIntIfWanted(flavor, property.flavor());
    }

    private List<Property> among(int flags) {
        int origin = flags & MASK_ORIGIN;
        return properties.values().stream().filter(p -> p.isAmong(origin)).toList();
    }

    private int getNames(long[] a) {
        if (a[4] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        if (((int) a[2] & MASK_PRIMARY) != 0) {
            return Codes.E_NOTIMPL; // conditions on qualifiers
        }
        List<String> names = among((int) a[2]).stream().map(Property::name).toList();
        server().memory().putLong(a[4], server().variants().newArray(CimType.STRING, names));
        return Codes.S_OK;
    }

    private synchronized int beginEnumeration(long[] a) {
        if (enumeration != null) {
            return Codes.WBEM_E_UNEXPECTED;
        }
        enumeration = new ArrayList<>(among((int) a[1])).iterator();
        return Codes.S_OK;
    }

    private synchronized int next(long[] a) {
        if (enumeration == null) {
            return Codes.WBEM_E_UNEXPECTED;
        }
        if ((int) a[1] != 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        if (!enumeration.hasNext()) {
            return Codes.WBEM_S_NO_MORE_DATA;
        }
        Property property = enumeration.next();
        if (a[2] != 0) {
            server().memory().putLong(a[2], server().automation().newString(property.name()));
        }
        write(property, a[3], a[4], a[5]);
        return Codes.S_OK;
    }

    private synchronized int endEnumeration(long[] a) {
        enumeration = null;
        return Codes.S_OK;
    }
}
