package org.wmisdk.tck.server;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiContext;

/** {@code IWbemContext}: the local bag of named values. */
final class ContextObject extends ComObject {
    static final InterfaceType<ContextObject> CONTEXT = InterfaceType.of("IWbemContext", ContextObject.class)
            .method("Clone", ContextObject::copy)
            .method("GetNames", ContextObject::getNames)
            .method("BeginEnumeration", ContextObject::beginEnumeration)
            .method("Next", ContextObject::next)
            .method("EndEnumeration", ContextObject::endEnumeration)
            .method("SetValue", ContextObject::setValue)
            .method("GetValue", ContextObject::getValue)
            .method("DeleteValue", ContextObject::deleteValue)
            .method("DeleteAll", ContextObject::deleteAll)
            .build();

    private final Map<String, CimValue> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private @Nullable Iterator<Map.Entry<String, CimValue>> enumeration;

    ContextObject(ComServer server) {
        super(server, "context");
    }

    @Override
    List<InterfaceType<?>> interfaces() {
        return List.of(CONTEXT);
    }

    synchronized WmiContext values() {
        WmiContext context = WmiContext.empty();
        for (Map.Entry<String, CimValue> entry : values.entrySet()) {
            context = context.with(entry.getKey(), entry.getValue());
        }
        return context;
    }

    private synchronized int copy(long[] a) {
        if (a[1] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        ContextObject copy = new ContextObject(server());
        copy.values.putAll(values);
        server().memory().putLong(a[1], copy.reference(CONTEXT));
        return Codes.S_OK;
    }

    private synchronized int getNames(long[] a) {
        if (a[2] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server().memory().putLong(a[2], server().variants().newArray(CimType.STRING, new ArrayList<>(values.keySet())));
        return Codes.S_OK;
    }

    private synchronized int beginEnumeration(long[] a) {
        enumeration = List.copyOf(values.entrySet()).iterator();
        return Codes.S_OK;
    }

    private synchronized int next(long[] a) {
        if (enumeration == null) {
            return Codes.WBEM_E_UNEXPECTED;
        }
        if (!enumeration.hasNext()) {
            return Codes.WBEM_S_NO_MORE_DATA;
        }
        Map.Entry<String, CimValue> entry = enumeration.next();
        if (a[2] != 0) {
            server().memory().putLong(a[2], server().automation().newString(entry.getKey()));
        }
        write(a[3], entry.getValue());
        return Codes.S_OK;
    }

    private synchronized int endEnumeration(long[] a) {
        enumeration = null;
        return Codes.S_OK;
    }

    private synchronized int setValue(long[] a) {
        if (a[1] == 0 || a[3] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        values.put(server().memory().text(a[1]), server().variants().read(a[3], "IWbemContext::SetValue"));
        return Codes.S_OK;
    }

    private synchronized int getValue(long[] a) {
        if (a[1] == 0 || a[3] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        CimValue value = values.get(server().memory().text(a[1]));
        if (value == null) {
            return Codes.WBEM_E_NOT_FOUND;
        }
        write(a[3], value);
        return Codes.S_OK;
    }

    private void write(long variant, CimValue value) {
        if (variant != 0) {
            server().variants().write(variant, value.type(), value.raw());
        }
    }

    private synchronized int deleteValue(long[] a) {
        if (a[1] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        return values.remove(server().memory().text(a[1])) == null ? Codes.WBEM_E_NOT_FOUND : Codes.S_OK;
    }

    private synchronized int deleteAll(long[] a) {
        values.clear();
        return Codes.S_OK;
    }
}
