package org.wmisdk.wql;

import java.math.BigDecimal;
import java.util.Objects;

/** A constant of a query, as written: which type it is compared as is decided by the property beside it. */
public sealed interface WqlConstant {
    /**
     * A quoted string.
     *
     * @param value the text without quotes and escapes
     */
    record Text(String value) implements WqlConstant {
        /** Checks that there is a text. */
        public Text {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return org.wmisdk.internal.Text.doubleQuoted(value);
        }
    }

    /**
     * A number.
     *
     * @param text the digits as written: sign, decimal digits, optional fraction and exponent. Kept as text because WMI
     *     refuses {@code 3.0} where it accepts {@code 3}
     */
    record Numeric(String text) implements WqlConstant {
        /**
         * Checks the digits.
         *
         * @throws IllegalArgumentException if {@code text} is no number of WQL
         */
        public Numeric {
            if (WqlLexer.numberEnd(text, 0) != text.length() || text.isEmpty()) {
                throw new IllegalArgumentException(
                        "text: \"" + text + "\" is no number of WQL; write decimal digits, e.g. -5 or 3.14");
            }
        }

        /**
         * Whether the number was written with a fraction or an exponent, whatever its value.
         *
         * @return false for plain digits with an optional sign
         */
        public boolean isReal() {
            return text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
        }

        /**
         * The exact value.
         *
         * @return the value, never rounded
         */
        public BigDecimal value() {
            return new BigDecimal(text);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * {@code TRUE} or {@code FALSE}.
     *
     * @param value the truth value
     */
    record Bool(boolean value) implements WqlConstant {
        @Override
        public String toString() {
            return value ? "TRUE" : "FALSE";
        }
    }

    /** {@code NULL}. */
    record Null() implements WqlConstant {
        @Override
        public String toString() {
            return "NULL";
        }
    }
}
