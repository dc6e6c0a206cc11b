package org.wmisdk.tck.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;
import org.wmisdk.spi.PutClassCall;
import org.wmisdk.spi.SessionException;

/** A class that a client makes: it has what was put into it. */
final class NewClassObject extends ClassObject {
    private static final int CIM_FLAG_ARRAY = Facts.constant("CIM_FLAG_ARRAY");
    private static final String CIMTYPE = "CIMTYPE";
    private static final String PUT = "IWbemClassObject::Put";
    private static final ObjectContent EMPTY = new ObjectContent("new class", List.of(), List.of(), List.of());

    private final @Nullable String superclass;
    private final List<WmiQualifier> qualifiers = new ArrayList<>();
    private final Map<String, Declared> declared = new LinkedHashMap<>();
    private @Nullable String name;

    private record Declared(String name, CimValue value, List<WmiQualifier> qualifiers) {
        WmiProperty property() {
            String className = null;
            List<WmiQualifier> others = new ArrayList<>();
            for (WmiQualifier qualifier : qualifiers) {
                if (qualifier.name().equalsIgnoreCase(CIMTYPE)) {
                    String type = String.valueOf(qualifier.value().raw());
                    int colon = type.indexOf(':');
                    className = colon < 0 ? null : type.substring(colon + 1);
                } else {
                    others.add(qualifier);
                }
            }
            return new WmiProperty(name, value, className, null, true, others);
        }
    }

    /** Begins with nothing, or below a class. */
    NewClassObject(ComServer server, @Nullable String superclass) {
        super(server, EMPTY);
        this.superclass = superclass;
    }

    @Override
    synchronized int put(long[] a) {
        if (a[1] == 0 || (int) a[2] != 0 || a[3] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        String property = server().memory().text(a[1]);
        if (property.equals("__CLASS")) {
            CimValue value = server().variants().read(a[3], CimType.STRING, false, PUT);
            name = value == null ? null : value.asString();
            return name == null ? Codes.WBEM_E_TYPE_MISMATCH : Codes.S_OK;
        }
        if (property.startsWith("__")) {
            return Codes.WBEM_E_SYSTEM_PROPERTY;
        }
        int code = (int) a[4];
        boolean array = (code & CIM_FLAG_ARRAY) != 0;
        CimValue value = server().variants().read(a[3], CimType.of(code & ~CIM_FLAG_ARRAY), array, PUT);
        if (value == null) {
            return Codes.WBEM_E_TYPE_MISMATCH;
        }
        declared.put(folded(property), new Declared(property, value, new ArrayList<>()));
        return Codes.S_OK;
    }

    @Override
    int getQualifierSet(long[] a) {
        return newSet(qualifiers, a[1]);
    }

    @Override
    synchronized int getPropertyQualifierSet(long[] a) {
        if (a[1] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        Declared property = declared.get(folded(server().memory().text(a[1])));
        return property == null ? Codes.WBEM_E_NOT_FOUND : newSet(property.qualifiers, a[2]);
    }

    private int newSet(List<WmiQualifier> into, long out) {
        if (out == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server().memory()
                .putLong(
                        out,
                        QualifierSetObject.into(server(), this + " qualifiers", into)
                                .reference(QualifierSetObject.QUALIFIER_SET));
        return Codes.S_OK;
    }

    /** What is asked by putting the class. */
    synchronized PutClassCall putClassCall(int flags, WmiContext context) {
        if (name == null) {
            throw new SessionException("IWbemServices::PutClass", Codes.WBEM_E_INVALID_OBJECT, "it has no name");
        }
        return new PutClassCall(
                name,
                superclass,
                qualifiers,
                declared.values().stream().map(Declared::property).toList(),
                flags,
                context);
    }
}
