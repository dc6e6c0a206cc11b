package org.wmisdk.fake.mof;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimInterval;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiValueException;

/** From MOF constants to canonical values. */
final class MofValues {
    /** Larger exponents than a double has make no integer that fits a type. */
    private static final int MAX_SCALE = 400;

    /** What stands behind an alias and an inline instance. */
    interface Objects {
        String path(Mof.Alias alias);

        Object object(Mof.InstanceDeclaration instance);
    }

    /** For checks that need no repository: aliases and objects fit, whatever they are. */
    static final Objects CHECK_ONLY = new Objects() {
        @Override
        public String path(Mof.Alias alias) {
            return alias.name();
        }

        @Override
        public Object object(Mof.InstanceDeclaration instance) {
            return instance;
        }
    };

    private MofValues() {}

    /**
     * The canonical value of a type.
     *
     * @throws org.wmisdk.fake.MofException if the value does not fit
     */
    static @Nullable Object convert(MofTokens errors, CimType type, boolean array, Mof.Value value, Objects objects) {
        if (value instanceof Mof.Null) {
            return null;
        }
        if (value instanceof Mof.Braces braces) {
            if (!array) {
                throw errors.error(
                        MofCode.UNEXPECTED_ARRAY_INIT,
                        value.place(),
                        "this is no array: expected one value, no braces");
            }
            List<Object> elements = new ArrayList<>();
            braces.elements().forEach(element -> elements.add(single(errors, type, element, objects)));
            // CimValue knows the form of each kind of array; that of objects is the list itself.
            return type == CimType.OBJECT
                    ? List.copyOf(elements)
                    : CimValue.ofArray(type, elements).raw();
        }
        if (array) {
            throw mismatch(errors, value, "a list in braces");
        }
        return single(errors, type, value, objects);
    }

    /** A value that is neither an alias nor an object. */
    static Object constant(MofTokens errors, CimType type, Mof.Value value) {
        return single(errors, type, value, CHECK_ONLY);
    }

    private static Object single(MofTokens errors, CimType type, Mof.Value value, Objects objects) {
        if (value instanceof Mof.Alias alias) {
            if (type != CimType.REFERENCE) {
                throw errors.error(MofCode.UNEXPECTED_ALIAS, value.place(), "an alias is a value of references only");
            }
            return objects.path(alias);
        }
        return switch (type) {
            case SINT8, UINT8, SINT16, UINT16, SINT32, UINT32, SINT64, UINT64 -> integer(errors, type, value);
            case REAL32, REAL64 -> number(errors, type, real(errors, value), value);
            case BOOLEAN -> {
                if (value instanceof Mof.Bool bool) {
                    yield bool.value();
                }
                throw mismatch(errors, value, "TRUE or FALSE");
            }
            case STRING, REFERENCE -> text(errors, value, "a quoted string");
            case DATETIME -> time(errors, value);
            case CHAR16 -> character(errors, value);
            case OBJECT -> {
                if (value instanceof Mof.Embedded embedded) {
                    yield objects.object(embedded.instance());
                }
                throw mismatch(errors, value, "instance of");
            }
        };
    }

    /** A real is rounded, as the Windows compiler does it, without an error. */
    private static Object integer(MofTokens errors, CimType type, Mof.Value value) {
        if (value instanceof Mof.Whole whole) {
            return number(errors, type, whole.value(), value);
        }
        if (value instanceof Mof.Real real && Math.abs(real.value().scale()) <= MAX_SCALE) {
            BigInteger rounded = real.value().setScale(0, RoundingMode.HALF_UP).toBigInteger();
            return number(errors, type, rounded, value);
        }
        if (value instanceof Mof.Real) {
            throw errors.error(MofCode.OUT_OF_RANGE, value.place(), "this number does not fit " + type.mofName());
        }
        throw mismatch(errors, value, "a number");
    }

    private static Number real(MofTokens errors, Mof.Value value) {
        if (value instanceof Mof.Real real) {
            return real.value().doubleValue();
        }
        if (value instanceof Mof.Whole whole) {
            return new BigDecimal(whole.value()).doubleValue();
        }
        throw mismatch(errors, value, "a number");
    }

    private static Object number(MofTokens errors, CimType type, Number number, Mof.Value value) {
        if (type == CimType.REAL32 || type == CimType.REAL64) {
            double real = type == CimType.REAL32 ? number.floatValue() : number.doubleValue();
            if (Double.isInfinite(real)) {
                throw errors.error(MofCode.OUT_OF_RANGE, value.place(), "this number does not fit " + type.mofName());
            }
            return type == CimType.REAL32 ? (Object) number.floatValue() : (Object) real;
        }
        try {
            return java.util.Objects.requireNonNull(CimValue.of(type, number).raw());
        } catch (WmiValueException e) {
            throw errors.error(MofCode.OUT_OF_RANGE, value.place(), "this number does not fit " + type.mofName());
        }
    }

    private static Object time(MofTokens errors, Mof.Value value) {
        String text = text(errors, value, "a CIM datetime in quotes");
        CimInterval interval = CimInterval.find(text).orElse(null);
        CimDateTime time = CimDateTime.ofText(text);
        if (interval == null && time.isMalformed()) {
            throw mismatch(errors, value, "a CIM datetime: " + time.problem().orElse(text));
        }
        return interval == null ? time : interval;
    }

    private static Object character(MofTokens errors, Mof.Value value) {
        if (value instanceof Mof.Char character) {
            return character.value();
        }
        if (value instanceof Mof.Whole whole) {
            if (whole.value().signum() < 0 || whole.value().bitLength() > Character.SIZE) {
                throw errors.error(MofCode.OUT_OF_RANGE, value.place(), "this number is no UTF-16 unit");
            }
            return (char) whole.value().intValue();
        }
        throw mismatch(errors, value, "a character in single quotes or its number");
    }

    private static String text(MofTokens errors, Mof.Value value, String expected) {
        if (value instanceof Mof.Text text) {
            return text.value();
        }
        throw mismatch(errors, value, expected);
    }

    private static RuntimeException mismatch(MofTokens errors, Mof.Value value, String expected) {
        return errors.error(
                MofCode.TYPE_MISMATCH, value.place(), "the value does not match the type: expected " + expected);
    }
}
