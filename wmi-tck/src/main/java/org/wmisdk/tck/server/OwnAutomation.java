package org.wmisdk.tck.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wmisdk.tck.server.Outstanding.Kind;

/**
 * The server's own BSTR, SAFEARRAY and VARIANT functions. Nothing that was freed is handed to the allocator again, so that a double
 * free finds its first; freed texts are overwritten, after a look whether they still hold a secret.
 */
final class OwnAutomation implements Automation {
    /** In front of a text; its last four bytes are the length. */
    private static final int STRING_HEAD = 16;
    /** In front of a SAFEARRAY; its last four bytes are the VARTYPE. */
    private static final int ARRAY_HEAD = 16;

    private static final int OWN_VARIANTS = Facts.constant("FADF_STATIC") | Facts.constant("FADF_VARIANT");

    private static final short POISON = (short) 0xDDDD;

    private record Elements(int vt, int size, int count, long data) {}

    private final ComServer server;
    private final Memory memory;
    private final Ledger ledger;
    private final Predicate<String> holdsSecret;
    private final Map<Long, Elements> arrays = new ConcurrentHashMap<>();

    OwnAutomation(ComServer server, Predicate<String> holdsSecret) {
        this.server = server;
        this.memory = server.memory();
        this.ledger = server.ledger();
        this.holdsSecret = holdsSecret;
    }

    @Override
    public long function(String name) {
        return Exports.AUTOMATION.containsKey(name) ? server.stubs().function(Exports.AUTOMATION.get(name)) : 0;
    }

    // ---- BSTR

    @Override
    public long newString(String text) {
        return newString(text.toCharArray());
    }

    /** {@code SysAllocStringLen}: the characters may be NULL, the text is then all NUL. */
    long newString(long chars, int length) {
        char[] text = new char[length];
        if (chars != 0) {
            memory.port().getChars(chars, text, 0, length);
        }
        return newString(text);
    }

    private long newString(char[] text) {
        long bstr = memory.port().allocate(STRING_HEAD + 2L * text.length + 2) + STRING_HEAD;
        memory.putInt(bstr - 4, 2 * text.length);
        memory.port().putChars(bstr, text, 0, text.length);
        ledger.created(Kind.STRING, bstr, "of " + text.length + " characters");
        return bstr;
    }

    @Override
    public @Nullable String text(long bstr, String by) {
        return bstr == 0 || !ledger.usable(Kind.STRING, bstr, by) ? null : memory.text(bstr, length(bstr));
    }

    /** {@code SysStringLen}. */
    int length(long bstr) {
        return bstr == 0 ? 0 : memory.getInt(bstr - 4) / 2;
    }

    @Override
    public void freeString(long bstr) {
        if (bstr == 0 || !ledger.released(Kind.STRING, bstr)) {
            return;
        }
        int length = length(bstr);
        if (holdsSecret.test(memory.text(bstr, length))) {
            ledger.violation("a BSTR was freed with a secret in it: " + Texts.stack(new Throwable("freed here")));
        }
        for (int i = 0; i < length; i++) {
            memory.putShort(bstr + 2L * i, POISON);
        }
    }

    // ---- SAFEARRAY

    @Override
    public long newArray(int vt, int elementSize, int count) {
        long array = memory.port().allocate(ARRAY_HEAD + Facts.size("SAFEARRAY")) + ARRAY_HEAD;
        long data = memory.port().allocate(Math.max(1L, (long) elementSize * count));
        memory.putInt(array - 4, vt);
        memory.putShort(array + Layout.ARRAY_DIMENSIONS, 1);
        memory.putShort(array + Layout.ARRAY_FEATURES, features(vt));
        memory.putInt(array + Layout.ARRAY_ELEMENT_SIZE, elementSize);
        memory.putLong(array + Layout.ARRAY_DATA, data);
        memory.putInt(array + Layout.ARRAY_COUNT, count);
        arrays.put(array, new Elements(vt, elementSize, count, data));
        ledger.created(Kind.ARRAY, array, "of " + count + " elements, VARTYPE " + vt);
        return array;
    }

    private static int features(int vt) {
        int owned = vt == Layout.VT_BSTR
                ? Facts.constant("FADF_BSTR")
                : vt == Layout.VT_UNKNOWN ? Facts.constant("FADF_UNKNOWN") : 0;
        return owned | Facts.constant("FADF_HAVEVARTYPE");
    }

    /** {@code SafeArrayDestroy}. Goes by what was created, not by what the descriptor says now. */
    int destroyArray(long array) {
        if (array == 0) {
            return Codes.S_OK;
        }
        Elements elements = arrays.get(array);
        if (!ledger.released(Kind.ARRAY, array) || elements == null) {
            return Codes.E_INVALIDARG;
        }
        for (int i = 0; i < elements.count(); i++) {
            freeElement(elements.vt(), elements.data() + (long) i * elements.size());
        }
        return Codes.S_OK;
    }

    /**
     * {@code SafeArrayDestroyData} of VARIANTs in memory that is the client's own, which is emptied and stays. Where one cannot be cleared,
     * the rest is left as it is: the documentation does not say that it is cleared.
     */
    int destroyData(long array) {
        int features = array == 0 ? 0 : memory.getShort(array + Layout.ARRAY_FEATURES);
        if ((features & OWN_VARIANTS) != OWN_VARIANTS) {
            ledger.violation(
                    "SafeArrayDestroyData of an array that is not the client's own memory with VARIANTs in it");
            return Codes.E_INVALIDARG;
        }
        long variant = memory.getLong(array + Layout.ARRAY_DATA);
        for (int i = 0; i < memory.getInt(array + Layout.ARRAY_COUNT); i++) {
            int result = clear(variant);
            if (result < 0) {
                return result;
            }
            variant += memory.getInt(array + Layout.ARRAY_ELEMENT_SIZE);
        }
        return Codes.S_OK;
    }

    private void freeElement(int vt, long address) {
        if (vt == Layout.VT_BSTR) {
            freeString(memory.getLong(address));
        } else if (vt == Layout.VT_UNKNOWN) {
            server.release(memory.getLong(address), "SafeArrayDestroy");
        }
    }

    /** Whether the client may use that array. */
    boolean isArray(long array, String by) {
        return array != 0 && ledger.usable(Kind.ARRAY, array, by);
    }

    /** {@code SafeArrayGetVartype}. */
    int vartype(long array, long out) {
        Elements elements = arrays.get(array);
        if (!isArray(array, "SafeArrayGetVartype") || elements == null || out == 0) {
            return Codes.E_INVALIDARG;
        }
        memory.putShort(out, elements.vt());
        return Codes.S_OK;
    }

    /** {@code SafeArrayGetElement}: texts are copied, interfaces are referenced. */
    int element(long array, long index, long out) {
        Elements elements = arrays.get(array);
        if (!isArray(array, "SafeArrayGetElement") || elements == null) {
            return Codes.E_INVALIDARG;
        }
        int i = memory.getInt(index) - memory.getInt(array + Layout.ARRAY_LOWER_BOUND);
        if (i < 0 || i >= elements.count()) {
            return Codes.DISP_E_BADINDEX;
        }
        long address = elements.data() + (long) i * elements.size();
        if (elements.vt() == Layout.VT_BSTR) {
            String text = text(memory.getLong(address), "SafeArrayGetElement");
            memory.putLong(out, text == null ? 0 : newString(text));
        } else {
            if (elements.vt() == Layout.VT_UNKNOWN) {
                server.addReference(memory.getLong(address), "SafeArrayGetElement");
            }
            memory.port().putBytes(out, memory.bytes(address, elements.size()), 0, elements.size());
        }
        return Codes.S_OK;
    }

    // ---- VARIANT

    @Override
    public int clear(long variant) {
        if (variant == 0) {
            return Codes.E_INVALIDARG;
        }
        int vt = memory.getShort(variant) & 0xFFFF;
        long value = memory.getLong(variant + Layout.VARIANT_VALUE);
        int result = Codes.S_OK;
        if ((vt & Layout.VT_BYREF) == 0) {
            if ((vt & Layout.VT_ARRAY) != 0) {
                result = destroyArray(value);
            } else if (vt == Layout.VT_BSTR) {
                freeString(value);
            } else if (vt == Layout.VT_UNKNOWN && value != 0) {
                server.release(value, "VariantClear");
            } else if (!Layout.isKnown(vt)) {
                return Codes.DISP_E_BADVARTYPE;
            }
        }
        memory.putShort(variant, Layout.VT_EMPTY);
        return result;
    }
}
