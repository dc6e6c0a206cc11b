package org.wmisdk.tck.server;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiQualifier;
import org.wmisdk.spi.MethodCall;
import org.wmisdk.spi.PutCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.tck.server.ObjectContent.Property;

/** {@code IWbemClassObject} over a row, a class or a signature. */
class ClassObject extends ComObject {
    static final InterfaceType<ClassObject> CLASS_OBJECT = InterfaceType.of("IWbemClassObject", ClassObject.class)
            .method("GetQualifierSet", ClassObject::getQualifierSet)
            .method("Get", ClassObject::get)
            .method("Put", ClassObject::put)
            .method("GetNames", ClassObject::getNames)
            .method("BeginEnumeration", ClassObject::beginEnumeration)
            .method("Next", ClassObject::next)
            .method("EndEnumeration", ClassObject::endEnumeration)
            .method("GetPropertyQualifierSet", ClassObject::getPropertyQualifierSet)
            .method("SpawnDerivedClass", ClassObject::spawnDerivedClass)
            .method("SpawnInstance", ClassObject::spawnInstance)
            .method("GetPropertyOrigin", ClassObject::getPropertyOrigin)
            .method("GetMethod", ClassObject::getMethod)
            .method("BeginMethodEnumeration", ClassObject::beginMethodEnumeration)
            .method("NextMethod", ClassObject::nextMethod)
            .method("EndMethodEnumeration", ClassObject::endMethodEnumeration)
            .method("GetMethodQualifierSet", ClassObject::getMethodQualifierSet)
            .method("GetMethodOrigin", ClassObject::getMethodOrigin)
            .build();

    private static final int MASK_ORIGIN = Facts.constant("WBEM_MASK_CONDITION_ORIGIN");
    private static final int SYSTEM_ONLY = Facts.constant("WBEM_FLAG_SYSTEM_ONLY");
    private static final int MASK_PRIMARY = Facts.constant("WBEM_MASK_PRIMARY_CONDITION");
    private static final int LOCAL_ONLY = Facts.constant("WBEM_FLAG_LOCAL_ONLY");
    private static final int PROPAGATED_ONLY = Facts.constant("WBEM_FLAG_PROPAGATED_ONLY");

    private final ObjectContent content;
    private final Map<String, Property> properties = new LinkedHashMap<>();
    private final Map<String, WmiMethod> methods = new LinkedHashMap<>();
    private final Map<String, CimValue> put = new LinkedHashMap<>();
    private @Nullable Iterator<Property> enumeration;
    private @Nullable Iterator<WmiMethod> methodEnumeration;

    ClassObject(ComServer server, WmiObject row) {
        this(server, ObjectContent.of(row));
    }

    ClassObject(ComServer server, ObjectContent content) {
        super(server, content.what());
        this.content = content;
        content.properties().forEach(each -> properties.put(folded(each.name()), each));
        content.methods().forEach(each -> methods.put(folded(each.name()), each));
    }

    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    List<InterfaceType<?>> interfaces() {
        return List.of(CLASS_OBJECT);
    }

    // ---- properties

    private int get(long[] a) {
        if (a[1] == 0 || (int) a[2] != 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        Property property = named(properties, a[1]);
        if (property == null) {
            return Codes.WBEM_E_NOT_FOUND;
        }
        write(property, a[3], a[4], a[5]);
        return Codes.S_OK;
    }

    private <T> @Nullable T named(Map<String, T> all, long name) {
        return all.get(folded(server().memory().text(name)));
    }

    private void write(Property property, long variant, long cimType, long flavor) {
        if (variant != 0) {
            CimValue changed = put.get(property.name());
            server().writeValue(
                            variant,
                            property.name(),
                            property.type(),
                            changed == null ? property.raw() : changed.raw());
        }
        server().memory().putIntIfWanted(cimType, property.cimType());
        server().memory().putIntIfWanted(flavor, property.flavor());
    }

    int put(long[] a) {
        if (a[1] == 0 || (int) a[2] != 0 || a[3] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        Property property = named(properties, a[1]);
        if (property == null) {
            return Codes.WBEM_E_NOT_FOUND;
        }
        if (property.isSystem()) {
            return Codes.WBEM_E_SYSTEM_PROPERTY;
        }
        CimValue value = server().variants().read(a[3], property.type(), property.array(), "IWbemClassObject::Put");
        if (value == null) {
            return Codes.WBEM_E_TYPE_MISMATCH;
        }
        keep(property.name(), value);
        return Codes.S_OK;
    }

    private synchronized void keep(String property, CimValue value) {
        put.put(property, value);
    }

    private int spawnDerivedClass(long[] a) {
        if ((int) a[1] != 0 || a[2] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server().memory()
                .putLong(a[2], new NewClassObject(server(), String.valueOf(system("__CLASS"))).reference(CLASS_OBJECT));
        return Codes.S_OK;
    }

    private int spawnInstance(long[] a) {
        if ((int) a[1] != 0 || a[2] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server().memory().putLong(a[2], new ClassObject(server(), content.spawned()).reference(CLASS_OBJECT));
        return Codes.S_OK;
    }

    /** What was put into a spawned object. */
    synchronized List<MethodCall.Argument> arguments() {
        List<MethodCall.Argument> arguments = new ArrayList<>();
        put.forEach((name, value) -> arguments.add(new MethodCall.Argument(name, value)));
        return arguments;
    }

    /** What is asked by putting the object: all that it has, as an instance that is new or was read. */
    synchronized PutCall putCall(int flags, WmiContext context) {
        if (!Integer.valueOf(SystemProperties.GENUS_INSTANCE).equals(system("__GENUS"))) {
            throw new SessionException("IWbemServices::PutInstance", Codes.WBEM_E_INVALID_OBJECT, "it is a class");
        }
        WmiObject object = asObject();
        List<PutCall.Property> values = new ArrayList<>();
        object.names().forEach(name -> values.add(new PutCall.Property(name, object.get(name))));
        Object path = system("__RELPATH");
        return new PutCall(
                String.valueOf(system("__CLASS")),
                path == null ? null : path.toString(),
                values,
                false,
                flags,
                -1,
                context);
    }

    private @Nullable Object system(String name) {
        Property property = properties.get(folded(name));
        return property == null ? null : property.raw();
    }

    /** A spawned object as a value. */
    synchronized WmiObject asObject() {
        WmiObject.Builder object = WmiObject.builder();
        for (Property property : properties.values()) {
            if (property.name().equals("__CLASS")) {
                object.className(String.valueOf(property.raw()));
            } else if (!property.isSystem()) {
                CimValue changed = put.get(property.name());
                if (changed != null) {
                    object.set(property.name(), changed);
                } else if (property.array()) {
                    object.setArray(property.name(), property.type(), property.raw());
                } else {
                    object.set(property.name(), property.type(), property.raw());
                }
            }
        }
        return object.build();
    }

    private List<Property> among(int flags) {
        int origin = flags & MASK_ORIGIN;
        return properties.values().stream()
                .filter(property -> origin == 0 || property.isSystem() == (origin == SYSTEM_ONLY))
                .toList();
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
        server().writeText(a[2], property.name());
        write(property, a[3], a[4], a[5]);
        return Codes.S_OK;
    }

    private synchronized int endEnumeration(long[] a) {
        enumeration = null;
        return Codes.S_OK;
    }

    // ---- qualifiers and origins

    int getQualifierSet(long[] a) {
        List<WmiQualifier> qualifiers = content.qualifiers();
        return qualifiers == null ? Codes.E_NOTIMPL : newSet(qualifiers, a[1]);
    }

    int getPropertyQualifierSet(long[] a) {
        if (a[1] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        Property property = named(properties, a[1]);
        if (property == null) {
            return Codes.WBEM_E_NOT_FOUND;
        }
        return property.isSystem() ? Codes.WBEM_E_SYSTEM_PROPERTY : newSet(property.qualifiers(), a[2]);
    }

    private int getMethodQualifierSet(long[] a) {
        if (a[1] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        WmiMethod method = named(methods, a[1]);
        return method == null ? Codes.WBEM_E_NOT_FOUND : newSet(method.qualifiers(), a[2]);
    }

    private int newSet(List<WmiQualifier> qualifiers, long out) {
        if (out == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server().memory()
                .putLong(
                        out,
                        new QualifierSetObject(server(), this + " qualifiers", qualifiers)
                                .reference(QualifierSetObject.QUALIFIER_SET));
        return Codes.S_OK;
    }

    private int getPropertyOrigin(long[] a) {
        return origin(properties, Property::origin, a);
    }

    private int getMethodOrigin(long[] a) {
        return origin(methods, WmiMethod::origin, a);
    }

    private <T> int origin(Map<String, T> all, Function<T, @Nullable String> origin, long[] a) {
        if (a[1] == 0 || a[2] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        T found = named(all, a[1]);
        String name = found == null ? null : origin.apply(found);
        if (name == null) {
            return Codes.WBEM_E_NOT_FOUND;
        }
        server().writeText(a[2], name);
        return Codes.S_OK;
    }

    // ---- methods

    private synchronized int beginMethodEnumeration(long[] a) {
        if (methodEnumeration != null) {
            return Codes.WBEM_E_UNEXPECTED;
        }
        int origin = (int) a[1];
        if (origin != 0 && origin != LOCAL_ONLY && origin != PROPAGATED_ONLY) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        methodEnumeration = methods.values().stream()
                .filter(method -> origin == 0 || method.local() == (origin == LOCAL_ONLY))
                .toList()
                .iterator();
        return Codes.S_OK;
    }

    private synchronized int nextMethod(long[] a) {
        if (methodEnumeration == null) {
            return Codes.WBEM_E_UNEXPECTED;
        }
        if ((int) a[1] != 0 || a[2] == 0 || a[3] == 0 || a[4] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        if (!methodEnumeration.hasNext()) {
            return Codes.WBEM_S_NO_MORE_DATA;
        }
        WmiMethod method = methodEnumeration.next();
        server().writeText(a[2], method.name());
        server().memory().putLong(a[3], signature(ObjectContent.inSignature(method)));
        server().memory().putLong(a[4], signature(ObjectContent.outSignature(method)));
        return Codes.S_OK;
    }

    private int getMethod(long[] a) {
        if (a[1] == 0 || (int) a[2] != 0 || a[3] == 0 || a[4] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server().memory().putLong(a[3], 0);
        server().memory().putLong(a[4], 0);
        WmiMethod method = named(methods, a[1]);
        if (method == null) {
            return Codes.WBEM_E_NOT_FOUND;
        }
        server().memory().putLong(a[3], signature(ObjectContent.inSignature(method)));
        server().memory().putLong(a[4], signature(ObjectContent.outSignature(method)));
        return Codes.S_OK;
    }

    private long signature(@Nullable ObjectContent parameters) {
        return parameters == null ? 0 : new ClassObject(server(), parameters).reference(CLASS_OBJECT);
    }

    private synchronized int endMethodEnumeration(long[] a) {
        methodEnumeration = null;
        return Codes.S_OK;
    }
}
