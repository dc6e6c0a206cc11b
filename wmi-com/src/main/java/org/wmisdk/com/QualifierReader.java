package org.wmisdk.com;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiQualifier;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.SessionException;

/** Reads an {@code IWbemQualifierSet}. */
final class QualifierReader {
    private static final String BEGIN = "IWbemQualifierSet::BeginEnumeration";
    private static final String NEXT = "IWbemQualifierSet::Next";
    private static final String END = "IWbemQualifierSet::EndEnumeration";

    // What Next fills in: the value, and behind it the name and the flavor.
    private static final int NAME = Layouts.VARIANT_SIZE;
    private static final int FLAVOR = NAME + Layouts.POINTER;
    private static final int CELL_BYTES = FLAVOR + Layouts.POINTER;

    private final Com com;
    private final Port port;
    private final VariantReader variants;
    private final Properties properties;

    QualifierReader(Com com, ObjectReader objects) {
        this.com = com;
        this.port = com.port;
        this.variants = objects.variants;
        this.properties = objects.properties;
    }

    /**
     * Reads all qualifiers of a set.
     *
     * @param set stays with the caller, who asks it for nothing more
     * @param owner what has the qualifiers, for the text of a failure
     * @return the qualifiers in the server's order, or null when the server does not list them ({@code E_NOTIMPL})
     * @throws SessionException if one cannot be read
     */
    @Nullable
    List<WmiQualifier> read(long set, String owner) {
        int begun = port.callPII(com.method(set, Slots.QUALIFIERS_BEGIN_ENUMERATION), set, 0);
        if (begun == Codes.E_NOTIMPL) {
            com.errors.forget();
            return null;
        }
        if (begun < 0) {
            throw com.errors.failure(BEGIN + " of " + owner, begun);
        }
        List<WmiQualifier> qualifiers = new ArrayList<>();
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        try {
            long cell = stack.take(CELL_BYTES);
            for (WmiQualifier each = next(set, cell, owner); each != null; each = next(set, cell, owner)) {
                qualifiers.add(each);
            }
        } finally {
            stack.giveBack(mark);
        }
        int ended = port.callPI(com.method(set, Slots.QUALIFIERS_END_ENUMERATION), set);
        if (ended < 0) {
            throw com.errors.failure(END + " of " + owner, ended);
        }
        return qualifiers;
    }

    /** The next qualifier, or null at the end. */
    private @Nullable WmiQualifier next(long set, long cell, String owner) {
        port.zero(cell, CELL_BYTES);
        int hr = port.callPIPPPI(com.method(set, Slots.QUALIFIERS_NEXT), set, 0, cell + NAME, cell, cell + FLAVOR);
        if (hr == Codes.WBEM_S_NO_MORE_DATA) {
            return null;
        }
        if (hr < 0) {
            throw com.errors.failure(NEXT + " of " + owner, hr);
        }
        long bstr = port.getLong(cell + NAME);
        String name = "without a name";
        try {
            if (bstr == 0) {
                throw new MalformedValueException(Codes.E_POINTER, "its name is NULL");
            }
            name = VariantReader.untilNul(com.text(bstr));
            return new WmiQualifier(name, variants.qualifier(cell), QualifierFlavor.of(port.getInt(cell + FLAVOR)));
        } catch (MalformedValueException e) {
            throw new SessionException(NEXT, e.code(), "qualifier " + name + " of " + owner + ": " + e.getMessage(), e);
        } finally {
            com.free(bstr);
            properties.clear(cell);
        }
    }
}
