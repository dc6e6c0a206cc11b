package org.wmisdk.com;

import static org.wmisdk.com.Codes.*;

import java.math.BigInteger;
import org.wmisdk.com.abi.Port;
import org.wmisdk.internal.Text;

/**
 * Reads the number in a VARIANT, or in an element of an array, as the number of a CIM type. More forms are accepted than WMI documents,
 * because providers use them; only a number that does not fit is refused.
 */
final class Numbers {
    private static final BigInteger UINT64_MAX =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    /** As many decimal digits as always fit into a long. */
    private static final int SAFE_DIGITS = 18;

    /** Characters of an integer that fits, with room for zeros in front; reading takes more than linear time. */
    private static final int LONGEST = 64;

    private final Com com;
    private final Port port;

    Numbers(Com com) {
        this.com = com;
        this.port = com.port;
    }

    /**
     * Reads an integer of a type of at most 64 bits. A form of the same width gives its bit pattern, since that is how WMI delivers
     * unsigned numbers; from any other the value counts.
     *
     * @param address where the value stands
     * @param vt its VARTYPE; of a VT_BSTR the text is not NULL
     * @return the value; of a 64-bit unsigned type its bits
     */
    long integer(long address, int vt, int bits, boolean signed) {
        return switch (vt) {
            case VT_I1 -> fit(port.getByte(address), Byte.SIZE, bits, signed);
            case VT_UI1 -> fit(port.getByte(address) & 0xFF, Byte.SIZE, bits, signed);
            case VT_I2 -> fit(port.getShort(address), Short.SIZE, bits, signed);
            case VT_UI2 -> fit(port.getShort(address) & 0xFFFF, Short.SIZE, bits, signed);
            case VT_I4, VT_INT, VT_ERROR -> fit(port.getInt(address), Integer.SIZE, bits, signed);
            case VT_UI4, VT_UINT -> fit(port.getInt(address) & 0xFFFF_FFFFL, Integer.SIZE, bits, signed);
            case VT_I8 -> fit(port.getLong(address), Long.SIZE, bits, signed);
            case VT_UI8 -> fromUnsignedLong(port.getLong(address), bits, signed);
            case VT_BOOL -> port.getShort(address) == 0 ? 0 : 1;
            case VT_BSTR -> fromText(port.getLong(address), bits, signed);
            default -> throw Vartypes.unexpected(vt, "an integer");
        };
    }

    private static long fit(long value, int sourceBits, int bits, boolean signed) {
        if (sourceBits == bits) {
            int unused = Long.SIZE - bits;
            return signed ? (value << unused) >> unused : (value << unused) >>> unused;
        }
        long least = signed ? -1L << (bits - 1) : 0;
        long greatest = bits == Long.SIZE ? Long.MAX_VALUE : (1L << (signed ? bits - 1 : bits)) - 1;
        if (value < least || value > greatest) {
            throw tooLarge(Long.toString(value), bits, signed);
        }
        return value;
    }

    private static long fromUnsignedLong(long value, int bits, boolean signed) {
        if (bits != Long.SIZE && value < 0) {
            throw tooLarge(Long.toUnsignedString(value), bits, signed);
        }
        return fit(value, Long.SIZE, bits, signed);
    }

    private long fromText(long bstr, int bits, boolean signed) {
        int length = com.length(bstr);
        if (length > 0 && length <= SAFE_DIGITS) {
            char[] chars = com.scratch().chars(bstr, length);
            long value = 0;
            int i = chars[0] == '-' && length > 1 ? 1 : 0;
            boolean negative = i == 1;
            for (; i < length; i++) {
                int digit = chars[i] - '0';
                if (digit < 0 || digit > 9) {
                    return fromLongText(com.text(bstr), bits, signed);
                }
                value = 10 * value + digit;
            }
            return fit(negative ? -value : value, 0, bits, signed);
        }
        return fromLongText(com.text(bstr), bits, signed);
    }

    /** Any text: also one of 19 or 20 digits, and a hexadecimal one, which the MOF page allows for 64 bits. */
    private static long fromLongText(String text, int bits, boolean signed) {
        BigInteger value;
        try {
            if (text.length() > LONGEST) {
                throw new NumberFormatException("too long");
            }
            boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
            value = hexadecimal ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
        } catch (NumberFormatException e) {
            throw new MalformedValueException(Text.quote(text) + " is no integer");
        }
        BigInteger greatest = UINT64_MAX.shiftRight(Long.SIZE - bits + (signed ? 1 : 0));
        BigInteger least = signed ? greatest.not() : BigInteger.ZERO;
        if (value.compareTo(least) < 0 || value.compareTo(greatest) > 0) {
            throw tooLarge(Text.quote(text), bits, signed);
        }
        return value.longValue();
    }

    /** Bits as an unsigned number. */
    static BigInteger unsigned(long bits) {
        BigInteger value = BigInteger.valueOf(bits);
        return bits >= 0 ? value : value.and(UINT64_MAX);
    }

    /** Reads a floating-point number. */
    double real(long address, int vt) {
        return switch (vt) {
            case VT_R4 -> Float.intBitsToFloat(port.getInt(address));
            case VT_R8 -> Double.longBitsToDouble(port.getLong(address));
            case VT_UI8 -> unsigned(port.getLong(address)).doubleValue();
            case VT_BSTR -> realText(com.text(port.getLong(address)));
            default -> integer(address, vt, Long.SIZE, true);
        };
    }

    /** Reads a floating-point number of single precision. */
    float single(long address, int vt) {
        if (vt == VT_R4) {
            return Float.intBitsToFloat(port.getInt(address));
        }
        double value = real(address, vt);
        float single = (float) value;
        if (Float.isInfinite(single) && !Double.isInfinite(value)) {
            throw new MalformedValueException(WBEM_E_VALUE_OUT_OF_RANGE, value + " does not fit into real32");
        }
        return single;
    }

    private static double realText(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new MalformedValueException(Text.quote(text) + " is no number");
        }
    }

    private static MalformedValueException tooLarge(String value, int bits, boolean signed) {
        return new MalformedValueException(
                WBEM_E_VALUE_OUT_OF_RANGE, value + " does not fit into " + (signed ? "sint" : "uint") + bits);
    }
}
