package org.wmisdk.fake.mof;

import org.jspecify.annotations.Nullable;
import org.wmisdk.mof.MofRules;

/**
 * Cuts MOF text into tokens. What no token can begin with becomes one of kind UNKNOWN, for the parser to refuse; a literal
 * that is wrong inside is a token with a problem.
 */
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

    /** What is wrong inside a token. */
    record Problem(Mof.Place place, String message) {}

    /**
     * One token.
     *
     * @param text as written; strings and characters without quotes and escapes
     */
    record Token(
            Kind kind,
            String text,
            Mof.Place place,
            @Nullable Problem problem) {
        boolean isWord(String keyword) {
            return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
        }

        boolean isSymbol(char symbol) {
            return kind == Kind.SYMBOL && text.charAt(0) == symbol;
        }
    }

    private final String source;
    private final String text;
    private @Nullable Problem problem;
    private int at;
    private int line = 1;
    private int lineStart;

    MofLexer(String source, String text) {
        this.source = source;
        this.text = text;
    }

    Token next() {
        problem = null;
        skipBlanks();
        Mof.Place place = here();
        int start = at;
        if (at == text.length()) {
            return new Token(Kind.END, "", place, problem);
        }
        char c = text.charAt(at);
        if (MofRules.isNameStart(c)) {
            return new Token(Kind.WORD, name(start), place, null);
        }
        if (c == '"' || c == '\'') {
            return new Token(c == '"' ? Kind.STRING : Kind.CHAR, quoted(c, place), place, problem);
        }
        if (MofRules.isDigit(c)
                || ((c == '-' || c == '+' || c == '.') && (MofRules.isDigit(peek(1)) || peek(1) == '.'))) {
            return new Token(Kind.NUMBER, number(start), place, null);
        }
        if (c == '#' && MofRules.isNameStart(peek(1))) {
            at++;
            return new Token(Kind.DIRECTIVE, name(start), place, null);
        }
        at++;
        Kind kind = "{}[](),;:=$".indexOf(c) >= 0 ? Kind.SYMBOL : Kind.UNKNOWN;
        return new Token(kind, String.valueOf(c), place, null);
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                newLine(c);
            } else if (c == ' ' || c == '\t' || c == '\f' || c == '\u000b' || c == '\u001a' || c == '\ufeff') {
                at++; // U+001A ends many an old file of DOS
            } else if (c == '\\' && isLastOfLine()) {
                at++; // left over from a macro of C, in files that Microsoft publishes
            } else if (c == '/' && peek(1) == '/') {
                while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else if (c == '/' && peek(1) == '*') {
                skipComment();
            } else {
                return;
            }
        }
    }

    private boolean isLastOfLine() {
        int next = at + 1;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        return next < text.length() && (text.charAt(next) == '\n' || text.charAt(next) == '\r');
    }

    private void skipComment() {
        Mof.Place start = here();
        at += 2;
        while (!(peek(0) == '*' && peek(1) == '/')) {
            if (at >= text.length()) {
                at = text.length();
                problem = new Problem(start, "this comment is never closed: expected */");
                return;
            }
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                newLine(c);
            } else {
                at++;
            }
        }
        at += 2;
    }

    /** A line ends with one of CR and LF, or with both. */
    private void newLine(char first) {
        at += first == '\r' && peek(1) == '\n' ? 2 : 1;
        line++;
        lineStart = at;
    }

    private String name(int start) {
        while (at < text.length() && (MofRules.isNameStart(text.charAt(at)) || MofRules.isDigit(text.charAt(at)))) {
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
            if (!MofRules.isNameStart(c) && !MofRules.isDigit(c) && c != '.' && !exponentSign) {
                break;
            }
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted(char quote, Mof.Place start) {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                break;
            }
            at++;
            value.append(c == '\\' ? escape() : c);
        }
        if (at < text.length() && text.charAt(at) == quote) {
            at++;
        } else {
            problem = new Problem(start, "this literal is never closed: expected " + quote + " on the same line");
        }
        return value.toString();
    }

    /** Of several wrong escapes in one literal, the first is reported. */
    private char escape() {
        Mof.Place place = here();
        char c = peek(0);
        switch (c) {
            case 'n', 'r', 't', 'b', 'f', 'x', 'X', '"', '\\', '\'' -> at++;
            default -> {
                wrong(
                        place,
                        "expected an escape (\\\" \\\\ \\' \\n \\r \\t \\b \\f \\x41); a backslash is written \\\\");
                return '\\';
            }
        }
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'x', 'X' -> hexadecimal(place);
            default -> c;
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
            wrong(place, "expected one to four hexadecimal digits after \\x");
        }
        return (char) value;
    }

    private void wrong(Mof.Place place, String message) {
        problem = problem == null ? new Problem(place, message) : problem;
    }

    private Mof.Place here() {
        return new Mof.Place(source, line, at - lineStart + 1);
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }
}
