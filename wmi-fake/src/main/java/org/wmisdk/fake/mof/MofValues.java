package org.wmisdk.fake.mof;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimInterval;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiValueException;
import org.wmisdk.fake.FakeRule;

/** From MOF constants to canonical values. */
final class MofValues {
    /** Larger exponents than a double has make no integer that fits a type. */
    private static final int MAX_SCALE = 400;

    /** What stands behind an alias and an inline instance. */
    interface Targets {
        String path(Mof.Alias alias);

        Object object(Mof.Alias alias);

        Object object(Mof.InstanceDeclaration instance);
    }

    /** For checks that need no repository: aliases and objects fit, whatever they are. */
    static final Targets CHECK_ONLY = new Targets() {
        @Override
        public String path(Mof.Alias alias) {
            return alias.name();
        }

        @Override
        public Object object(Mof.Alias alias) {
            return alias;
        }

        @Override
        public Object object(Mof.InstanceDeclaration instance) {
            return instance;
        }
    };

    private final MofReporter errors;
    private final Mof.Type type;
    private final Targets targets;

    private MofValues(MofReporter errors, Mof.Type type, Targets targets) {
        this.errors = errors;
        this.type = type;
        this.targets = targets;
    }

    /** The canonical value of a type. One that does not fit is reported, and ends the conversion. */
    static @Nullable Object convert(MofReporter errors, Mof.Type type, Mof.Value value, Targets targets) {
        return value instanceof Mof.Null ? null : new MofValues(errors, type, targets).value(value);
    }

    /** A value that is neither an alias nor an object. */
    static Object constant(MofReporter errors, CimType type, Mof.Value value) {
        return new MofValues(errors, new Mof.Type(type, false, null, false), CHECK_ONLY).single(value);
    }

    private Object value(Mof.Value value) {
        if (value instanceof Mof.Braces braces) {
            if (!type.array()) {
                throw errors.error(
                        MofCode.UNEXPECTED_ARRAY_INIT,
                        value.place(),
                        "this is no array: expected one value, no braces");
            }
            if (braces.elements().isEmpty()) {
                errors.rules().rely(FakeRule.MOF_EMPTY_ARRAY, value.place() + ": {}");
            }
            List<Object> elements = new ArrayList<>();
            braces.elements().forEach(element -> elements.add(single(element)));
            // CimValue knows the form of each kind of array; that of objects is the list itself.
            return type.cim() == CimType.OBJECT
                    ? List.copyOf(elements)
                    : Objects.requireNonNull(
                            CimValue.ofArray(type.cim(), elements).raw());
        }
        if (type.array()) {
            throw mismatch(value, "a list in braces");
        }
        return single(value);
    }

    private Object single(Mof.Value value) {
        if (value instanceof Mof.Alias alias) {
            if (type.cim() == CimType.REFERENCE) {
                return targets.path(alias);
            }
            if (type.embedded()) {
                return targets.object(alias);
            }
            throw errors.error(MofCode.UNEXPECTED_ALIAS, value.place(), "an alias is a value of references only");
        }
        return switch (type.cim()) {
            case SINT8, UINT8, SINT16, UINT16, SINT32, UINT32, SINT64, UINT64 -> integer(value);
            case REAL32, REAL64 -> real(value);
            case BOOLEAN -> {
                if (value instanceof Mof.Bool bool) {
                    yield bool.value();
                }
                throw mismatch(value, "TRUE or FALSE");
            }
            case STRING, REFERENCE -> text(value, "a quoted string");
            case DATETIME -> time(value);
            case CHAR16 -> character(value);
            case OBJECT -> {
                if (value instanceof Mof.Embedded embedded) {
                    yield targets.object(embedded.instance());
                }
                throw mismatch(value, "instance of");
            }
        };
    }

    /**
     * A real is rounded, as the Windows compiler does it, without an error. A 64-bit number may stand in quotes, as Windows
     * prints it.
     */
    private Object integer(Mof.Value value) {
        boolean wide = type.cim() == CimType.SINT64 || type.cim() == CimType.UINT64;
        BigInteger number = null;
        if (value instanceof Mof.Whole whole) {
            number = whole.value();
        } else if (value instanceof Mof.Text text && wide) {
            number = MofValueParser.whole(text.value());
        } else if (value instanceof Mof.Real real) {
            BigDecimal exact = new BigDecimal(real.text());
            if (Math.abs(exact.scale()) > MAX_SCALE) {
                throw outOfRange(value);
            }
            number = exact.setScale(0, RoundingMode.HALF_UP).toBigInteger();
        }
        if (number == null) {
            throw mismatch(value, "a number");
        }
        try {
            return Objects.requireNonNull(CimValue.of(type.cim(), number).raw());
        } catch (WmiValueException e) {
            throw outOfRange(value);
        }
    }

    private Object real(Mof.Value value) {
        String number;
        if (value instanceof Mof.Real real) {
            number = real.text();
        } else if (value instanceof Mof.Whole whole) {
            number = whole.value().toString();
        } else {
            throw mismatch(value, "a number");
        }
        // Each from the text: a double on the way to a float would round twice.
        boolean single = type.cim() == CimType.REAL32;
        double widened = single ? Float.parseFloat(number) : Double.parseDouble(number);
        if (Double.isInfinite(widened)) {
            throw outOfRange(value);
        }
        return single ? (Object) (float) widened : (Object) widened;
    }

    private Object time(Mof.Value value) {
        String text = text(value, "a CIM datetime in quotes");
        CimInterval interval = CimInterval.find(text).orElse(null);
        CimDateTime time = CimDateTime.ofText(text);
        if (interval == null && time.isMalformed()) {
            throw misfit(value, "a CIM datetime: " + time.problem().orElse(text));
        }
        return interval == null ? time : interval;
    }

    private Object character(Mof.Value value) {
        if (value instanceof Mof.Char character) {
            return character.value();
        }
        if (value instanceof Mof.Whole whole) {
            if (whole.value().signum() < 0 || whole.value().bitLength() > Character.SIZE) {
                throw errors.error(MofCode.OUT_OF_RANGE, value.place(), "this number is no UTF-16 unit");
            }
            return (char) whole.value().intValue();
        }
        throw mismatch(value, "a character in single quotes or its number");
    }

    private String text(Mof.Value value, String expected) {
        if (value instanceof Mof.Text text) {
            return text.value();
        }
        throw misfit(value, expected);
    }

    /** What Microsoft's own texts get wrong, so that Windows may take it. */
    private RuntimeException misfit(Mof.Value value, String expected) {
        errors.rules().rely(FakeRule.MOF_MISFIT, value.place() + ": expected " + expected);
        return mismatch(value, expected);
    }

    private RuntimeException mismatch(Mof.Value value, String expected) {
        return errors.error(
                MofCode.TYPE_MISMATCH, value.place(), "the value does not match the type: expected " + expected);
    }

    private RuntimeException outOfRange(Mof.Value value) {
        return errors.error(
                MofCode.OUT_OF_RANGE,
                value.place(),
                "this number does not fit " + type.cim().mofName());
    }
}
