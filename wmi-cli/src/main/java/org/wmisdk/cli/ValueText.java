package org.wmisdk.cli;

import java.util.Objects;
import java.util.StringJoiner;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimValue;
import org.wmisdk.WmiObject;

/** A value as people read it: on one line, without characters that would drive the terminal. */
final class ValueText {
    private ValueText() {}

    /** The text of a value that is not NULL. */
    static String of(CimValue value) {
        if (value.isArray()) {
            StringJoiner elements = new StringJoiner(", ", "{", "}");
            Objects.requireNonNull(value.elements()).forEach(element -> elements.add(of(element)));
            return elements.toString();
        }
        Object raw = value.raw();
        if (raw instanceof CimDateTime time) {
            return IsoText.of(time).orElse(time.toString());
        }
        if (raw instanceof WmiObject object) {
            StringJoiner properties = new StringJoiner(", ", "[", "]");
            Cells.of(object).forEach((name, cell) -> properties.add(name + "=" + (cell.isNull() ? "NULL" : of(cell))));
            return properties.toString();
        }
        return printable(String.valueOf(raw));
    }

    /** The text without characters that would drive the terminal. */
    static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                clean.append(' ');
            } else if (Character.isISOControl(c)) {
                clean.append('\uFFFD');
            } else {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }

    /** How many characters a terminal shows of a text, as far as can be told. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
