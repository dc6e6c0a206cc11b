package org.wmisdk;

import java.util.HashMap;
import java.util.Map;

/**
 * The types of CIM properties, as {@code CIMTYPE_ENUMERATION} of {@code wbemcli.h} numbers them. Any of them may also be the
 * type of the elements of an array: WMI marks that with the flag {@code CIM_FLAG_ARRAY} (0x2000), this library with a boolean
 * beside the type.
 *
 * <p>For each type the documentation below names the class of its {@linkplain CimValue#raw() raw value}: the one Java class
 * that holds every value of the type without loss. An array is an unmodifiable {@code List} of these, except an array of
 * {@link #UINT8}, which is a {@code byte[]}. NULL, of any type, is {@code null}.
 */
public enum CimType {
    /** A signed 16-bit integer: {@code Short}. */
    SINT16(2, "sint16"),
    /** A signed 32-bit integer: {@code Integer}. */
    SINT32(3, "sint32"),
    /** An IEEE single: {@code Float}. */
    REAL32(4, "real32"),
    /** An IEEE double: {@code Double}. */
    REAL64(5, "real64"),
    /** UTF-16 text: {@code String}. */
    STRING(8, "string"),
    /** A truth value: {@code Boolean}. */
    BOOLEAN(11, "boolean"),
    /** An embedded object: {@link WmiObject}. */
    OBJECT(13, "object"),
    /** A signed 8-bit integer: {@code Byte}. */
    SINT8(16, "sint8"),
    /** An unsigned 8-bit integer, 0 to 255: {@code Short}; an array of them: {@code byte[]} of bit patterns. */
    UINT8(17, "uint8"),
    /** An unsigned 16-bit integer: {@code Integer}. */
    UINT16(18, "uint16"),
    /** An unsigned 32-bit integer: {@code Long}. */
    UINT32(19, "uint32"),
    /** A signed 64-bit integer: {@code Long}. */
    SINT64(20, "sint64"),
    /** An unsigned 64-bit integer: {@code BigInteger}. */
    UINT64(21, "uint64"),
    /** A point in time, {@link CimDateTime}, or a length of time, {@link CimInterval}; the text decides which. */
    DATETIME(101, "datetime"),
    /** The path of another object: {@code String}, as it was delivered. */
    REFERENCE(102, "ref"),
    /** One UTF-16 code unit: {@code Character}. */
    CHAR16(103, "char16");

    private static final Map<Integer, CimType> BY_CODE = new HashMap<>(); // only read after this class is initialised

    static {
        for (CimType type : values()) {
            BY_CODE.put(type.code, type);
        }
    }

    private final int code;
    private final String mofName;

    CimType(int code, String mofName) {
        this.code = code;
        this.mofName = mofName;
    }

    /** The number of the type in {@code CIMTYPE_ENUMERATION}, without the array flag. */
    public int code() {
        return code;
    }

    /** The keyword of the type in MOF; {@code ref} for a reference, which MOF writes behind the name of its class. */
    public String mofName() {
        return mofName;
    }

    /** Whether the type is an integer of any size, signed or not. */
    public boolean isInteger() {
        return switch (this) {
            case SINT8, UINT8, SINT16, UINT16, SINT32, UINT32, SINT64, UINT64 -> true;
            default -> false;
        };
    }

    /**
     * The type with this number.
     *
     * @param code the number without {@code CIM_FLAG_ARRAY}
     * @throws IllegalArgumentException if no CIM type has this number (also for {@code CIM_EMPTY} and {@code CIM_ILLEGAL})
     */
    public static CimType of(int code) {
        CimType type = BY_CODE.get(code);
        if (type == null) {
            throw new IllegalArgumentException("no CIM type has the number " + code
                    + "; strip the array flag 0x2000 first, and expect 2..5, 8, 11, 13, 16..21, 101..103");
        }
        return type;
    }
}
