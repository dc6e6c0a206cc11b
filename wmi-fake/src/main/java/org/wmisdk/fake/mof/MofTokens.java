package org.wmisdk.fake.mof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.rules.Rules;

/** The tokens of one text, with one token of look-ahead, the mistakes found in them, and the ways to go on behind one. */
final class MofTokens implements MofReporter {
    private static final int SHOWN = 40;

    private final MofErrors errors;
    private final MofLexer lexer;
    private MofLexer.Token token;
    private MofLexer.Token following;
    private MofLexer.@Nullable Token previous;
    private MofLexer.@Nullable Token beforePrevious;
    private MofLexer.@Nullable Token statement;
    private int depth;
    private boolean skipping;

    MofTokens(String source, String text, MofErrors errors) {
        this.errors = errors;
        this.lexer = new MofLexer(source, text);
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

    boolean isEnd() {
        return token.kind() == MofLexer.Kind.END;
    }

    /** How many braces are open. */
    int depth() {
        return depth;
    }

    MofLexer.Token take() {
        MofLexer.Token taken = token;
        if (!skipping) {
            reportProblem(taken);
        }
        if (taken.isSymbol('{')) {
            depth++;
        } else if (taken.isSymbol('}')) {
            depth--;
        }
        beforePrevious = previous;
        previous = taken;
        token = following;
        following = isEnd() ? token : lexer.next();
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

    /**
     * As {@link #expect}, for what ends a member or a statement: if it is only missing, in front of what may follow it, reading
     * goes on.
     */
    void expectEnd(char symbol, MofCode code, String after) {
        if (!accept(symbol)) {
            MofAbandoned abandoned = expected(code, symbol + " " + after);
            boolean onlyMissing = token.isSymbol('}') || isEnd() || startsStatement() || startsLine();
            if (!onlyMissing || isInsideLiteral()) {
                throw abandoned;
            }
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

    /** What stands here is not what it should be. If a literal here or in front is wrong inside, that is why. */
    MofAbandoned expected(MofCode code, String what) {
        MofLexer.Token before = previous;
        if (token.problem() != null) {
            reportProblem(token);
        } else if (before == null || before.problem() == null) {
            return error(code, token.place(), "expected " + what + ", found " + found());
        }
        return errors.abandon();
    }

    private String found() {
        return switch (token.kind()) {
            case END -> "the end of the text";
            case UNKNOWN ->
                String.format(Locale.ROOT, "\"%s\" (U+%04X)", token.text(), (int)
                        token.text().charAt(0));
            default -> "\"" + shortened(token.text()) + "\"";
        };
    }

    @Override
    public Rules rules() {
        return errors.rules();
    }

    @Override
    public MofAbandoned error(MofCode code, Mof.Place place, String message) {
        return errors.error(code, place, message);
    }

    /** A mistake behind which reading goes on as if it were none. */
    void report(MofCode code, Mof.Place place, String message) {
        errors.add(code, place, message);
    }

    /** To be called at the end, where nothing takes the token that knows of an open comment. */
    void reportProblem(MofLexer.Token wrong) {
        MofLexer.Problem problem = wrong.problem();
        if (problem != null) {
            errors.rules().rely(FakeRule.MOF_LITERAL, problem.place() + ": " + problem.message());
            errors.add(MofCode.ILLEGAL_CONSTANT_VALUE, problem.place(), problem.message());
        }
    }

    /** Whether a statement begins here, wherever braces are missing: a value never begins in these ways. */
    boolean startsStatement() {
        if (token.kind() == MofLexer.Kind.DIRECTIVE) {
            return true;
        }
        MofLexer.Token before = previous;
        boolean behindSemicolon = before == null || before.isSymbol(';');
        boolean behindStatement =
                behindSemicolon && depth <= 0 && (beforePrevious == null || beforePrevious.isSymbol('}'));
        if (token.isWord("class")) {
            return following.kind() == MofLexer.Kind.WORD;
        }
        if (token.isWord("instance") && following.isWord("of")) {
            return before == null || !(before.isSymbol('=') || before.isSymbol(',') || before.isSymbol('{'));
        }
        return behindStatement && (token.isSymbol('[') || token.isWord("qualifier"));
    }

    /** Whether a literal of several lines goes on here. One whose line ends with a semicolon just lacks its quote. */
    private boolean isInsideLiteral() {
        MofLexer.Token before = previous;
        return before != null && before.problem() != null && !before.text().endsWith(";");
    }

    private boolean startsLine() {
        MofLexer.Token before = previous;
        return before != null && before.place().line() < token.place().line();
    }

    /** To be called where a statement begins: braces that were left open do not count any more. */
    void beginStatement() {
        depth = 0;
        statement = token;
    }

    /** Goes from where a statement was given up to where the next one begins. */
    void skipStatement() {
        skipping = true;
        while (!isEnd() && (token.equals(statement) || !startsStatement())) {
            take();
        }
        skipping = false;
    }

    /** Goes to the end of the text. */
    void skipAll() {
        skipping = true;
        while (!isEnd()) {
            take();
        }
        skipping = false;
    }

    /**
     * Goes behind the semicolon of a member, or in front of the brace that closes the body.
     *
     * @param body the depth inside the body
     * @return false if the body does not go on: a statement begins, or the text ends
     */
    boolean skipMember(int body) {
        skipping = true;
        boolean found = false;
        while (!found && !isEnd() && !startsStatement() && depth >= body) {
            if (depth == body && token.isSymbol('}')) {
                if (!closesOther(following)) {
                    break;
                }
                depth++; // one that nothing opened
            }
            found = take().isSymbol(';') && depth == body;
        }
        skipping = false;
        return found || (depth == body && token.isSymbol('}'));
    }

    /** Whether a brace in front of this was written for another kind of bracket: it does not close a body. */
    private static boolean closesOther(MofLexer.Token next) {
        return next.isSymbol(']') || next.isSymbol(')');
    }

    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
