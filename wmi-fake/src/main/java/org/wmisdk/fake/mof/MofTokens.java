package org.wmisdk.fake.mof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.wmisdk.fake.MofException;

/** The tokens of one text, with one token of look-ahead, and the errors of that text. */
final class MofTokens {
    private final String source;
    private final MofLexer lexer;
    private MofLexer.Token token;
    private MofLexer.Token following;

    MofTokens(String source, String text) {
        this.source = source;
        this.lexer = new MofLexer(
                text,
                (place, message) -> new MofException(
                        source, place.line(), place.column(), MofCode.ILLEGAL_CONSTANT_VALUE.hresult(), message));
        this.token = lexer.next();
        this.following = lexer.next();
    }

    MofLexer.Token token() {
        return token;
    }

    MofLexer.Token following() {
        return following;
    }

    Mof.Place place() {
        return token.place();
    }

    MofLexer.Token take() {
        MofLexer.Token taken = token;
        token = following;
        following = lexer.next();
        return taken;
    }

    boolean accept(char symbol) {
        boolean found = token.isSymbol(symbol);
        if (found) {
            take();
        }
        return found;
    }

    boolean acceptWord(String keyword) {
        boolean found = token.isWord(keyword);
        if (found) {
            take();
        }
        return found;
    }

    void expect(char symbol, MofCode code, String after) {
        if (!accept(symbol)) {
            throw expected(code, symbol + " " + after);
        }
    }

    String word(MofCode code, String what) {
        if (token.kind() != MofLexer.Kind.WORD) {
            throw expected(code, what);
        }
        return take().text();
    }

    /** One or more, separated by commas. */
    <T> List<T> list(Supplier<T> element) {
        List<T> elements = new ArrayList<>();
        do {
            elements.add(element.get());
        } while (accept(','));
        return elements;
    }

    MofException expected(MofCode code, String what) {
        String found =
                token.kind() == MofLexer.Kind.END ? "the end of the text" : "\"" + shortened(token.text()) + "\"";
        return error(code, token.place(), "expected " + what + ", found " + found);
    }

    MofException error(MofCode code, Mof.Place place, String message) {
        return new MofException(source, place.line(), place.column(), code.hresult(), message);
    }

    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
