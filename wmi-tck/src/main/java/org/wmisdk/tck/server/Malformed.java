package org.wmisdk.tck.server;

import java.util.List;
import org.wmisdk.CimType;

/** Values such as only a broken provider delivers, and some that are lawful but rare. */
public enum Malformed {
    /** A type code that does not exist. */
    UNKNOWN_VARTYPE {
        @Override
        void write(ComServer server, CimType type, long variant) {
            server.variants().write(variant, 0x0FFF, 0, 8);
        }
    },
    /** No value at all, with the type code VT_EMPTY. */
    EMPTY {
        @Override
        void write(ComServer server, CimType type, long variant) {
            server.variants().write(variant, Layout.VT_EMPTY, 0, 0);
        }
    },
    /** VT_BSTR with a NULL pointer: lawful, an empty text. */
    NULL_STRING {
        @Override
        void write(ComServer server, CimType type, long variant) {
            server.variants().write(variant, Layout.VT_BSTR, 0, 8);
        }
    },
    /** VT_UNKNOWN with a NULL pointer. */
    NULL_OBJECT {
        @Override
        void write(ComServer server, CimType type, long variant) {
            server.variants().write(variant, Layout.VT_UNKNOWN, 0, 8);
        }
    },
    /** VT_ARRAY with a NULL SAFEARRAY: how some providers say NULL. */
    NULL_ARRAY {
        @Override
        void write(ComServer server, CimType type, long variant) {
            server.variants().write(variant, Layout.VT_ARRAY | Variants.form(type), 0, 8);
        }
    },
    /** An array that claims two dimensions. */
    TWO_DIMENSIONS {
        @Override
        void write(ComServer server, CimType type, long variant) {
            server.memory().putShort(array(server, type, variant) + Layout.ARRAY_DIMENSIONS, 2);
        }
    },
    /** An array that claims none. */
    NO_DIMENSION {
        @Override
        void write(ComServer server, CimType type, long variant) {
            server.memory().putShort(array(server, type, variant) + Layout.ARRAY_DIMENSIONS, 0);
        }
    },
    /** An array whose elements claim another size than their type has. */
    WRONG_ELEMENT_SIZE {
        @Override
        void write(ComServer server, CimType type, long variant) {
            server.memory().putInt(array(server, type, variant) + Layout.ARRAY_ELEMENT_SIZE, 3);
        }
    },
    /** An array that claims more elements than a process can hold. */
    ABSURD_COUNT {
        @Override
        void write(ComServer server, CimType type, long variant) {
            server.memory().putInt(array(server, type, variant) + Layout.ARRAY_COUNT, -1);
        }
    },
    /** An array with elements but without their memory. */
    NULL_DATA {
        @Override
        void write(ComServer server, CimType type, long variant) {
            server.memory().putLong(array(server, type, variant) + Layout.ARRAY_DATA, 0);
        }
    },
    /** A lawful array whose first index is not 0. */
    LOWER_BOUND {
        @Override
        void write(ComServer server, CimType type, long variant) {
            server.memory().putInt(array(server, type, variant) + Layout.ARRAY_LOWER_BOUND, 7);
        }
    },
    /** A text that is neither a datetime nor a number nor a path. */
    NONSENSE_TEXT {
        @Override
        void write(ComServer server, CimType type, long variant) {
            server.variants().write(variant, Layout.VT_BSTR, server.automation().newString(NONSENSE), 8);
        }
    };

    /** The text of {@link #NONSENSE_TEXT}. */
    public static final String NONSENSE = "neither a date nor a number";

    /** The elements of the arrays: as sint32, and as the text of each number. */
    private static final List<Integer> ELEMENTS = List.of(10, 20, 30);

    /** Writes it over a VARIANT that owns nothing. */
    abstract void write(ComServer server, CimType type, long variant);

    /** Writes a lawful array of three elements and returns its descriptor, to be spoilt. */
    private static long array(ComServer server, CimType type, long variant) {
        List<?> values =
                type == CimType.STRING ? ELEMENTS.stream().map(String::valueOf).toList() : ELEMENTS;
        long array = server.variants().newArray(type, values);
        server.variants().write(variant, Layout.VT_ARRAY | Variants.form(type), array, 8);
        return array;
    }
}
