package org.wmisdk.fake.mof;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the values behind an equals sign. */
final class MofValueParser {
    /** Longer than any number that fits a type; exact arithmetic on longer ones would only cost time. */
    private static final int NUMBER_LENGTH = 400;

    /** With a point or an exponent, and an exponent that exact arithmetic can bear. */
    private static final Pattern REAL = Pattern.compile("[+-]?(\\d+\\.\\d*|\\.\\d+|\\d+(?=[eE]))([eE][+-]?\\d{1,4})?");

    private final MofTokens tokens;
    private final Supplier<Mof.InstanceDeclaration> embedded;

    MofValueParser(MofTokens tokens, Supplier<Mof.InstanceDeclaration> embedded) {
        this.tokens = tokens;
        this.embedded = embedded;
    }

    /** A constant, an alias, an inline instance, or a list of these in braces. */
    Mof.Value value() {
        Mof.Place place = tokens.place();
        if (!tokens.accept('{')) {
            return single();
        }
        if (tokens.accept('}')) {
            return new Mof.Braces(List.of(), place);
        }
        List<Mof.Value> elements = tokens.list(this::element);
        tokens.expect('}', MofCode.EXPECTED_CLOSE_BRACE, "or a comma after the element of the array");
        return new Mof.Braces(List.copyOf(elements), place);
    }

    private Mof.Value element() {
        Mof.Value element = single();
        if (element instanceof Mof.Null) {
            tokens.report(MofCode.NULL_ARRAY_ELEM, element.place(), "an element of an array cannot be NULL");
        }
        return element;
    }

    private Mof.Value single() {
        MofLexer.Token token = tokens.token();
        return switch (token.kind()) {
            case STRING -> text();
            case CHAR -> character();
            case NUMBER -> number(tokens.take());
            case WORD -> word(token);
            case SYMBOL -> alias();
            case DIRECTIVE, UNKNOWN, END -> throw constantExpected();
        };
    }

    private Mof.Value text() {
        Mof.Place place = tokens.place();
        StringBuilder text = new StringBuilder();
        while (tokens.token().kind() == MofLexer.Kind.STRING) {
            text.append(tokens.take().text());
        }
        return new Mof.Text(text.toString(), place);
    }

    private Mof.Value character() {
        MofLexer.Token token = tokens.take();
        if (token.text().length() != 1) {
            throw tokens.error(
                    MofCode.ILLEGAL_CONSTANT_VALUE, token.place(), "expected one character between single quotes");
        }
        return new Mof.Char(token.text().charAt(0), token.place());
    }

    private Mof.Value word(MofLexer.Token token) {
        if (token.isWord("instance")) {
            return new Mof.Embedded(embedded.get());
        }
        Mof.Value constant = null;
        if (token.isWord("true") || token.isWord("false")) {
            constant = new Mof.Bool(token.isWord("true"), token.place());
        } else if (token.isWord("null")) {
            constant = new Mof.Null(token.place());
        }
        if (constant == null) {
            throw constantExpected();
        }
        tokens.take();
        return constant;
    }

    private Mof.Value alias() {
        Mof.Place place = tokens.place();
        if (!tokens.accept('$')) {
            throw constantExpected();
        }
        return new Mof.Alias(tokens.word(MofCode.EXPECTED_ALIAS_NAME, "the name of the alias after $"), place);
    }

    private Mof.Value number(MofLexer.Token token) {
        String text = token.text();
        BigInteger whole = whole(text);
        if (whole != null) {
            return new Mof.Whole(whole, token.place());
        }
        if (isReal(text)) {
            return new Mof.Real(text, token.place());
        }
        throw tokens.error(
                MofCode.ILLEGAL_CONSTANT_VALUE,
                token.place(),
                "\"" + MofTokens.shortened(text)
                        + "\" is no number: expected decimal digits, 0x41, 0101 (octal), 1000001b or -1.5E+02");
    }

    /** Decimal, hexadecimal 0x.., octal 0.., binary ..b; null for anything else. */
    static @Nullable BigInteger whole(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        int radix = 10;
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            digits = digits.substring(2);
            radix = 16;
        } else if (digits.endsWith("b") || digits.endsWith("B")) {
            digits = digits.substring(0, digits.length() - 1);
            radix = 2;
        } else if (digits.startsWith("0") && digits.length() > 1) {
            radix = 8;
        }
        if (digits.isEmpty() || digits.length() > NUMBER_LENGTH) {
            return null;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), radix) < 0) {
                return null;
            }
        }
        BigInteger value = new BigInteger(digits, radix);
        return text.startsWith("-") ? value.negate() : value;
    }

    private static boolean isReal(String text) {
        return text.length() <= NUMBER_LENGTH && REAL.matcher(text).matches();
    }

    private MofAbandoned constantExpected() {
        return tokens.expected(
                MofCode.ILLEGAL_CONSTANT_VALUE,
                "a value: a number, a quoted string, a character, TRUE, FALSE, NULL, an $alias or instance of");
    }
}
