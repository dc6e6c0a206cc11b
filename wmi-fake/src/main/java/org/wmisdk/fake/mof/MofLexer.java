package org.wmisdk.fake.mof;

import java.util.function.BiFunction;
import org.wmisdk.fake.MofException;

/** Cuts MOF text into tokens. What no token can begin with becomes one of kind UNKNOWN, for the parser to refuse. */
final class MofLexer {
    enum Kind {
        WORD,
        STRING,
        CHAR,
        NUMBER,
        DIRECTIVE,
        SYMBOL,
        UNKNOWN,
        END
    }

    /**
     * One token.
     *
     * @param text as written; strings and characters without quotes and escapes
     */
    record Token(Kind kind, String text, Mof.Place place) {
        boolean isWord(String keyword) {
            return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
        }

        boolean isSymbol(char symbol) {
            return kind == Kind.SYMBOL && text.charAt(0) == symbol;
        }
    }

    private final String text;
    private final BiFunction<Mof.Place, String, MofException> badConstant;
    private int at;
    private int line = 1;
    private int lineStart;

    MofLexer(String text, BiFunction<Mof.Place, String, MofException> badConstant) {
        this.text = text;
        this.badConstant = badConstant;
    }

    Token next() {
        skipBlanks();
        Mof.Place place = here();
        int start = at;
        if (at == text.length()) {
            return new Token(Kind.END, "", place);
        }
        char c = text.charAt(at);
        if (isNameStart(c)) {
            return new Token(Kind.WORD, name(start), place);
        }
        if (c == '"' || c == '\'') {
            return new Token(c == '"' ? Kind.STRING : Kind.CHAR, quoted(c, place), place);
        }
        if (isDigit(peek(0)) || ((c == '-' || c == '+' || c == '.') && (isDigit(peek(1)) || peek(1) == '.'))) {
            return new Token(Kind.NUMBER, number(start), place);
        }
        if (c == '#' && isNameStart(peek(1))) {
            at++;
            return new Token(Kind.DIRECTIVE, name(start), place);
        }
        at++;
        Kind kind = "{}[](),;:=$".indexOf(c) >= 0 ? Kind.SYMBOL : Kind.UNKNOWN;
        return new Token(kind, String.valueOf(c), place);
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                newLine();
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\ufeff') {
                at++;
            } else if (c == '/' && peek(1) == '/') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == '/' && peek(1) == '*') {
                skipComment();
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        Mof.Place start = here();
        at += 2;
        while (!(peek(0) == '*' && peek(1) == '/')) {
            if (at >= text.length()) {
                throw badConstant.apply(start, "this comment is never closed: expected */");
            }
            if (text.charAt(at) == '\n') {
                newLine();
            } else {
                at++;
            }
        }
        at += 2;
    }

    private void newLine() {
        at++;
        line++;
        lineStart = at;
    }

    private String name(int start) {
        while (at < text.length() && (isNameStart(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Takes everything that could belong to a number, so that 0x1G is one bad number and not two tokens. */
    private String number(int start) {
        boolean hexadecimal = peek(0) == '0' && (peek(1) == 'x' || peek(1) == 'X');
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            char before = text.charAt(at - 1);
            boolean exponentSign = (c == '-' || c == '+') && !hexadecimal && (before == 'e' || before == 'E');
            if (!isNameStart(c) && !isDigit(c) && c != '.' && !exponentSign) {
                break;
            }
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted(char quote, Mof.Place start) {
        StringBuilder value = new StringBuilder();
        at++;
        while (peek(0) != quote || at >= text.length()) {
            if (at >= text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r') {
                throw badConstant.apply(start, "this string is never closed: expected " + quote + " on the same line");
            }
            char c = text.charAt(at++);
            value.append(c == '\\' ? escape() : c);
        }
        at++;
        return value.toString();
    }

    private char escape() {
        Mof.Place place = here();
        char c = peek(0);
        at++;
        return switch (c) {
            case '"', '\\', '\'' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'x', 'X' -> hexadecimal(place);
            default ->
                throw badConstant.apply(
                        place,
                        "expected an escape (\\\" \\\\ \\' \\n \\r \\t \\b \\f \\x41); a backslash is written \\\\");
        };
    }

    private char hexadecimal(Mof.Place place) {
        int value = 0;
        int digits = 0;
        while (digits < 4 && Character.digit(peek(0), 16) >= 0) {
            value = value * 16 + Character.digit(peek(0), 16);
            at++;
            digits++;
        }
        if (digits == 0) {
            throw badConstant.apply(place, "expected one to four hexadecimal digits after \\x");
        }
        return (char) value;
    }

    private Mof.Place here() {
        return new Mof.Place(line, at - lineStart + 1);
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    /** Whether a text is one word. */
    static boolean isName(String text) {
        return !text.isEmpty()
                && isNameStart(text.charAt(0))
                && text.chars().allMatch(c -> isNameStart((char) c) || isDigit((char) c));
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= 0x80 && c != '\ufeff');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
