package org.wmisdk.wql;

import java.util.ArrayList;
import java.util.List;
import org.wmisdk.HResult;

/** The tokens of a query with one of them in view, and what every part of the grammar asks of them. */
final class WqlTokens {
    private final String text;
    private final WqlLexer lexer;
    private WqlToken token;

    WqlTokens(String text) {
        this.text = text;
        this.lexer = new WqlLexer(text);
        this.token = lexer.next();
    }

    /** The token in view. */
    WqlToken token() {
        return token;
    }

    WqlToken next() {
        WqlToken passed = token;
        token = lexer.next();
        return passed;
    }

    /** Reads the path that begins after the opening brace in view, and the closing brace. */
    String path() {
        String path = lexer.path(token.offset() + 1);
        token = lexer.next();
        return path;
    }

    boolean acceptWord(String keyword) {
        return accept(token.isWord(keyword));
    }

    boolean acceptSymbol(String symbol) {
        return accept(token.isSymbol(symbol));
    }

    private boolean accept(boolean found) {
        if (found) {
            next();
        }
        return found;
    }

    void expectWord(String keyword) {
        if (!acceptWord(keyword)) {
            throw unexpected(keyword);
        }
    }

    void expectEnd(String expected) {
        if (token.kind() != WqlToken.Kind.END) {
            throw unexpected(expected);
        }
    }

    String name(String expected) {
        if (token.kind() != WqlToken.Kind.WORD || WqlNames.isReserved(token.text())) {
            throw unexpected(expected);
        }
        return next().text();
    }

    WqlProperty property(String expected) {
        List<String> names = new ArrayList<>();
        names.add(name(expected));
        while (acceptSymbol(".")) {
            names.add(name("a property name after the dot"));
        }
        return new WqlProperty(names);
    }

    /** One or more properties, to be called where the first must stand. */
    List<WqlProperty> properties(String expected) {
        List<WqlProperty> properties = new ArrayList<>();
        do {
            properties.add(property(properties.isEmpty() ? expected : "a property name after the comma"));
        } while (acceptSymbol(","));
        return properties;
    }

    String string(String expected) {
        if (token.kind() != WqlToken.Kind.TEXT) {
            throw unexpected(expected);
        }
        return next().text();
    }

    WqlOperator operator(String expected) {
        WqlOperator operator = token.kind() == WqlToken.Kind.SYMBOL ? WqlOperator.of(token.text()) : null;
        if (operator == null) {
            throw unexpected(expected);
        }
        next();
        return operator;
    }

    /** An unsigned 32-bit number, in plain digits. */
    long uint32(String expected) {
        if (token.kind() == WqlToken.Kind.NUMBER && token.text().matches("0*[0-9]{1,10}")) {
            long value = Long.parseLong(token.text().replaceFirst("^0+(?=[0-9])", ""));
            if (value <= 0xFFFF_FFFFL) {
                next();
                return value;
            }
        }
        throw refused(expected);
    }

    /** The refusal of the token in view, with what is known about why people write it. */
    WqlSyntaxException unexpected(String expected) {
        return new WqlSyntaxException(
                text, token.offset(), expected, WqlMistakes.hint(text, token.offset()), HResult.WBEM_E_INVALID_QUERY);
    }

    /** The refusal of the token in view where no more can be said than the rule. */
    WqlSyntaxException refused(String rule) {
        return refused(token.offset(), rule, HResult.WBEM_E_INVALID_QUERY);
    }

    /** The refusal of something that has been read. */
    WqlSyntaxException refused(int offset, String rule, HResult hresult) {
        return new WqlSyntaxException(text, offset, rule, hresult);
    }
}
