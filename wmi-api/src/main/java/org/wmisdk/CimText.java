package org.wmisdk;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wmisdk.internal.Text;

/** Writes values for people, much as MOF writes them. */
final class CimText {
    /** Where {@link #brief} cuts a text, and how many elements of an array it shows. */
    private static final int BRIEF_CHARACTERS = 80;

    private static final int BRIEF_ELEMENTS = 10;

    private final StringBuilder out;
    private final boolean brief;

    private CimText(StringBuilder out, boolean brief) {
        this.out = out;
        this.brief = brief;
    }

    /** The name of a type as in MOF, with {@code []} for an array. */
    static String type(CimType type, boolean array) {
        return array ? type.mofName() + "[]" : type.mofName();
    }

    /**
     * A declaration as in MOF.
     *
     * @param value its type, with {@code []} behind the name for an array, or behind the type if there is no name
     * @param className the class of a reference or object, null for any
     * @param name the name, empty for a type alone, which then ends in a blank
     */
    static String declaration(CimValue value, @Nullable String className, String name) {
        String type = value.type().mofName();
        if (value.type() == CimType.REFERENCE) {
            type = (className == null ? "object" : className) + " ref";
        } else if (value.type() == CimType.OBJECT && className != null) {
            type = className;
        }
        String array = value.isArray() ? "[]" : "";
        return name.isEmpty() ? type + array + " " : type + " " + name + array;
    }

    static String whole(CimType type, boolean array, @Nullable Object raw) {
        StringBuilder out = new StringBuilder();
        new CimText(out, false).value(type, array, raw);
        return out.toString();
    }

    /** As {@link #whole}, with long texts and arrays cut. */
    static void brief(StringBuilder out, CimType type, boolean array, @Nullable Object raw) {
        new CimText(out, true).value(type, array, raw);
    }

    private void value(CimType type, boolean array, @Nullable Object raw) {
        if (raw == null) {
            out.append("NULL");
        } else if (array) {
            elements(type, raw instanceof byte[] bytes ? CimConversion.unsigned(bytes) : (List<?>) raw);
        } else {
            switch (type) {
                case STRING, REFERENCE -> quoted(raw.toString(), '"');
                case CHAR16 -> quoted(raw.toString(), '\'');
                default -> out.append(raw);
            }
        }
    }

    private void elements(CimType type, List<?> elements) {
        int shown = brief ? Math.min(elements.size(), BRIEF_ELEMENTS) : elements.size();
        out.append('{');
        for (int i = 0; i < shown; i++) {
            value(type, false, elements.get(i));
            if (i + 1 < elements.size()) {
                out.append(", ");
            }
        }
        if (shown < elements.size()) {
            out.append("... (").append(elements.size()).append(" elements)");
        }
        out.append('}');
    }

    private void quoted(String text, char quote) {
        String shown = brief ? Text.cut(text, BRIEF_CHARACTERS) : text;
        out.append(quote);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (c == quote) {
                        out.append('\\').append(c);
                    } else if (Character.isISOControl(c)) {
                        out.append(String.format(Locale.ROOT, "\\x%04X", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append(quote);
    }
}
