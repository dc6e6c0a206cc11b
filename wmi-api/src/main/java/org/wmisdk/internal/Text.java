package org.wmisdk.internal;

/** Rules of text that hold wherever WMI takes names. */
public final class Text {

    private static final int SHOWN = 120;

    private Text() {}

    /** Tells whether the character separates the parts of a namespace path: both slashes do, mixed as one likes. */
    public static boolean isSeparator(char c) {
        return c == '\\' || c == '/';
    }

    /** Tells whether the character may begin an identifier: a letter, {@code _}, or anything from U+0080 up. */
    public static boolean isIdentifierStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= '\u0080';
    }

    /** Tells whether the character may stand inside an identifier. */
    public static boolean isIdentifierPart(char c) {
        return isIdentifierStart(c) || (c >= '0' && c <= '9');
    }

    /** Tells whether the whole text is one identifier. */
    public static boolean isIdentifier(String text) {
        if (text.isEmpty() || !isIdentifierStart(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (!isIdentifierPart(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The text with the difference of case taken out, character by character as {@link String#equalsIgnoreCase} does it:
     * two texts that it calls equal have the same folded form, in every default locale.
     */
    public static String fold(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Character.toLowerCase(Character.toUpperCase(folded[i]));
        }
        return new String(folded);
    }

    /** The text in double quotes as WQL and object paths write it: a backslash before each backslash and double quote. */
    public static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '"') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    /** The text, or its beginning and its length if it is longer than the limit; never cut inside a surrogate pair. */
    public static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end) + "... (" + text.length() + " characters)";
    }

    /**
     * Tells whether the character leaves no mark of its own: control and formatting characters, line ends, and every blank but
     * the usual one.
     */
    public static boolean isInvisible(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> c != ' ' && Character.isSpaceChar(c);
        };
    }

    /** The text in quotes for a message, in one line: cut where it is long, and with what is invisible made visible. */
    public static String quote(String text) {
        String shown = cut(text, SHOWN);
        StringBuilder quoted = new StringBuilder(shown.length() + 2).append('"');
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (isInvisible(c)) {
                quoted.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
