package org.wmisdk.tck.server;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiQualifier;

/** {@code IWbemQualifierSet} over qualifiers of the source. */
final class QualifierSetObject extends ComObject {
    static final InterfaceType<QualifierSetObject> QUALIFIER_SET = InterfaceType.of(
                    "IWbemQualifierSet", QualifierSetObject.class)
            .method("Get", QualifierSetObject::get)
            .method("Put", QualifierSetObject::put)
            .method("GetNames", QualifierSetObject::getNames)
            .method("BeginEnumeration", QualifierSetObject::beginEnumeration)
            .method("Next", QualifierSetObject::next)
            .method("EndEnumeration", QualifierSetObject::endEnumeration)
            .build();

    private static final int LOCAL_ONLY = Facts.constant("WBEM_FLAG_LOCAL_ONLY");
    private static final int PROPAGATED_ONLY = Facts.constant("WBEM_FLAG_PROPAGATED_ONLY");

    private final List<WmiQualifier> qualifiers;
    private final boolean writable;
    private @Nullable Iterator<WmiQualifier> enumeration;

    QualifierSetObject(ComServer server, String what, List<WmiQualifier> qualifiers) {
        this(server, what, qualifiers, false);
    }

    private QualifierSetObject(ComServer server, String what, List<WmiQualifier> qualifiers, boolean writable) {
        super(server, what);
        this.qualifiers = qualifiers;
        this.writable = writable;
    }

    /** A set that adds to that list. */
    static QualifierSetObject into(ComServer server, String what, List<WmiQualifier> qualifiers) {
        return new QualifierSetObject(server, what, qualifiers, true);
    }

    @Override
    List<InterfaceType<?>> interfaces() {
        return List.of(QUALIFIER_SET);
    }

    private int get(long[] a) {
        if (a[1] == 0 || (int) a[2] != 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        String name = server().memory().text(a[1]);
        for (WmiQualifier each : qualifiers) {
            if (each.name().equalsIgnoreCase(name)) {
                write(each, a[3], a[4]);
                return Codes.S_OK;
            }
        }
        return Codes.WBEM_E_NOT_FOUND;
    }

    private int put(long[] a) {
        if (a[1] == 0 || a[2] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        if (!writable) {
            return Codes.E_NOTIMPL;
        }
        String name = server().memory().text(a[1]);
        CimValue value = server().variants().read(a[2], "IWbemQualifierSet::Put");
        if (value.isNull()) {
            return Codes.WBEM_E_TYPE_MISMATCH;
        }
        qualifiers.removeIf(each -> each.name().equalsIgnoreCase(name));
        qualifiers.add(new WmiQualifier(name, value, QualifierFlavor.of((int) a[3])));
        return Codes.S_OK;
    }

    private void write(WmiQualifier qualifier, long variant, long flavor) {
        if (variant != 0) {
            server().writeValue(
                            variant,
                            qualifier.name(),
                            qualifier.value().type(),
                            qualifier.value().raw());
        }
        server().memory().putIntIfWanted(flavor, QualifierFlavor.bits(qualifier.flavors()));
    }

    private int getNames(long[] a) {
        if (a[2] == 0 || !isOrigin((int) a[1])) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        List<String> names = among((int) a[1]).stream().map(WmiQualifier::name).toList();
        server().memory().putLong(a[2], server().variants().newArray(CimType.STRING, names));
        return Codes.S_OK;
    }

    private static boolean isOrigin(int flags) {
        return flags == 0 || flags == LOCAL_ONLY || flags == PROPAGATED_ONLY;
    }

    private List<WmiQualifier> among(int origin) {
        return qualifiers.stream()
                .filter(each -> origin == 0 || each.has(QualifierFlavor.PROPAGATED) == (origin == PROPAGATED_ONLY))
                .toList();
    }

    private synchronized int beginEnumeration(long[] a) {
        if (enumeration != null) {
            return Codes.WBEM_E_UNEXPECTED;
        }
        if (!isOrigin((int) a[1])) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        enumeration = among((int) a[1]).iterator();
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
        WmiQualifier qualifier = enumeration.next();
        server().writeText(a[2], qualifier.name());
        write(qualifier, a[3], a[4]);
        return Codes.S_OK;
    }

    private synchronized int endEnumeration(long[] a) {
        enumeration = null;
        return Codes.S_OK;
    }
}
