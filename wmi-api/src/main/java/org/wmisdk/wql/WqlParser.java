package org.wmisdk.wql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;

/**
 * Reads WQL text into a syntax tree.
 *
 * <p>The grammar is that of Microsoft's WQL reference; where it is silent the parser refuses. What it cannot know is
 * whether a class or a property exists and whether a constant fits a property's type: that is the service's answer.
 *
 * <p>Every text ends in a tree or a {@link WqlSyntaxException}, in time that grows with its length, whatever it holds.
 */
public final class WqlParser {
    /** The longest query that WMI takes ({@code WBEM_MAX_QUERY}), in UTF-16 units. */
    public static final int MAX_LENGTH = 16384;

    /**
     * How deep brackets may nest. WMI documents that too complex a condition ends in WBEM_E_QUOTA_VIOLATION without
     * saying how complex; the bound keeps any text from exhausting the stack, and the trees from exhausting that of
     * whoever walks them.
     */
    static final int MAX_DEPTH = 256;

    private static final List<String> OPERATORS = List.of("=", "<>", "!=", "<", "<=", ">", ">=");

    private final String text;
    private final WqlLexer lexer;
    private WqlToken token;
    private int depth;

    private WqlParser(String text) {
        this.text = text;
        this.lexer = new WqlLexer(text);
        this.token = lexer.next();
    }

    /**
     * Reads one statement.
     *
     * @param text the query; no terminator, no comments
     * @return the statement
     * @throws WqlSyntaxException if the text is no query: {@link WqlSyntaxException#hresult()} is
     *     WBEM_E_INVALID_QUERY; WBEM_E_INVALID_PARAMETER for the empty text; WBEM_E_QUOTA_VIOLATION for one that is
     *     longer than {@link #MAX_LENGTH} or nested too deep; WBEM_E_NOT_SUPPORTED for an association query, which is
     *     WQL but not yet read here
     */
    public static WqlStatement parse(String text) {
        Objects.requireNonNull(text, "text");
        if (text.isEmpty()) {
            throw new WqlSyntaxException(text, 0, "a query", HResult.WBEM_E_INVALID_PARAMETER);
        }
        if (text.length() > MAX_LENGTH) {
            throw new WqlSyntaxException(
                    text,
                    MAX_LENGTH,
                    "the end of the query after at most " + MAX_LENGTH + " characters",
                    HResult.WBEM_E_QUOTA_VIOLATION);
        }
        return new WqlParser(text).statement();
    }

    private WqlStatement statement() {
        if (token.isWord("ASSOCIATORS") || token.isWord("REFERENCES")) {
            throw new WqlSyntaxException(
                    text,
                    token.offset(),
                    "a SELECT statement (association queries are not supported by this version of the library)",
                    HResult.WBEM_E_NOT_SUPPORTED);
        }
        expectWord("SELECT");
        List<WqlProperty> properties = selection();
        expectWord("FROM");
        String className = name("a class name after FROM");
        WqlCondition where = null;
        if (acceptWord("WHERE")) {
            where = anyOf();
        }
        if (token.kind() != WqlToken.Kind.END) {
            throw expected(where == null ? "WHERE or the end of the query" : "AND, OR or the end of the query");
        }
        return new WqlSelect(properties, className, where);
    }

    private List<WqlProperty> selection() {
        if (acceptSymbol("*")) {
            return List.of();
        }
        List<WqlProperty> properties = new ArrayList<>();
        do {
            properties.add(property(properties.isEmpty() ? "* or a property name" : "a property name after the comma"));
        } while (acceptSymbol(","));
        return properties;
    }

    private WqlCondition anyOf() {
        List<WqlCondition> terms = new ArrayList<>();
        do {
            terms.add(allOf());
        } while (acceptWord("OR"));
        return terms.size() == 1 ? terms.get(0) : new WqlCondition.Or(terms);
    }

    private WqlCondition allOf() {
        List<WqlCondition> terms = new ArrayList<>();
        do {
            terms.add(acceptWord("NOT") ? new WqlCondition.Not(term()) : term());
        } while (acceptWord("AND"));
        return terms.size() == 1 ? terms.get(0) : new WqlCondition.And(terms);
    }

    private WqlCondition term() {
        if (!token.isSymbol("(")) {
            return predicate();
        }
        if (++depth > MAX_DEPTH) {
            throw new WqlSyntaxException(
                    text, token.offset(), "at most " + MAX_DEPTH + " open brackets", HResult.WBEM_E_QUOTA_VIOLATION);
        }
        advance();
        WqlCondition inner = anyOf();
        if (!acceptSymbol(")")) {
            throw expected("AND, OR or a closing bracket");
        }
        depth--;
        return inner;
    }

    private WqlCondition predicate() {
        WqlConstant left = constant();
        if (left != null) {
            WqlToken place = token;
            WqlOperator operator = operator("an operator after the constant");
            WqlProperty property = property("a property name (one side of a comparison is a property)");
            return comparison(property, operator.mirrored(), left, place);
        }
        WqlProperty property = property("a condition: a property name, a constant, NOT or a bracket");
        if (acceptWord("LIKE")) {
            return new WqlCondition.Like(property, string("a quoted pattern after LIKE"));
        }
        if (acceptWord("NOT")) {
            expectWord("LIKE");
            return new WqlCondition.Not(new WqlCondition.Like(property, string("a quoted pattern after LIKE")));
        }
        if (acceptWord("ISA")) {
            return new WqlCondition.Isa(property, string("a quoted class name after ISA"));
        }
        if (acceptWord("IS")) {
            boolean negated = acceptWord("NOT");
            if (!acceptWord("NULL")) {
                throw expected(negated ? "NULL" : "NULL or NOT NULL (other values are compared with =)");
            }
            return new WqlCondition.IsNull(property, negated);
        }
        WqlToken place = token;
        WqlOperator operator = operator("an operator: = <> < <= > >= LIKE IS ISA");
        WqlConstant right = constant();
        if (right == null) {
            throw expected("a constant: a quoted string, a number, TRUE, FALSE or NULL");
        }
        return comparison(property, operator, right, place);
    }

    private WqlCondition comparison(WqlProperty property, WqlOperator operator, WqlConstant constant, WqlToken place) {
        if (constant instanceof WqlConstant.Null && operator.isOrdering()) {
            throw new WqlSyntaxException(
                    text, place.offset(), "= or <> (NULL has no order)", HResult.WBEM_E_INVALID_QUERY);
        }
        return new WqlCondition.Comparison(property, operator, constant);
    }

    private WqlOperator operator(String expected) {
        if (token.kind() != WqlToken.Kind.SYMBOL || !OPERATORS.contains(token.text())) {
            throw expected(expected);
        }
        String symbol = token.text();
        advance();
        return switch (symbol) {
            case "=" -> WqlOperator.EQUAL;
            case "<" -> WqlOperator.LESS;
            case "<=" -> WqlOperator.LESS_OR_EQUAL;
            case ">" -> WqlOperator.GREATER;
            case ">=" -> WqlOperator.GREATER_OR_EQUAL;
            default -> WqlOperator.NOT_EQUAL;
        };
    }

    private @Nullable WqlConstant constant() {
        WqlConstant constant = switch (token.kind()) {
            case TEXT -> new WqlConstant.Text(token.text());
            case NUMBER -> new WqlConstant.Numeric(token.text());
            case WORD -> named(token);
            case SYMBOL, END -> null;
        };
        if (constant != null) {
            advance();
        }
        return constant;
    }

    private static @Nullable WqlConstant named(WqlToken word) {
        if (word.isWord("NULL")) {
            return new WqlConstant.Null();
        }
        if (word.isWord("TRUE")) {
            return new WqlConstant.Bool(true);
        }
        return word.isWord("FALSE") ? new WqlConstant.Bool(false) : null;
    }

    private WqlProperty property(String expected) {
        List<String> names = new ArrayList<>();
        names.add(name(expected));
        while (acceptSymbol(".")) {
            names.add(name("a property name after the dot"));
        }
        return new WqlProperty(names);
    }

    private String name(String expected) {
        if (token.kind() != WqlToken.Kind.WORD || WqlNames.isReserved(token.text())) {
            throw expected(expected);
        }
        String name = token.text();
        advance();
        return name;
    }

    private String string(String expected) {
        if (token.kind() != WqlToken.Kind.TEXT) {
            throw expected(expected);
        }
        String value = token.text();
        advance();
        return value;
    }

    private void expectWord(String keyword) {
        if (!acceptWord(keyword)) {
            throw expected(keyword);
        }
    }

    private boolean acceptWord(String keyword) {
        boolean found = token.isWord(keyword);
        if (found) {
            advance();
        }
        return found;
    }

    private boolean acceptSymbol(String symbol) {
        boolean found = token.isSymbol(symbol);
        if (found) {
            advance();
        }
        return found;
    }

    private void advance() {
        token = lexer.next();
    }

    private WqlSyntaxException expected(String expected) {
        return new WqlSyntaxException(text, token.offset(), expected, HResult.WBEM_E_INVALID_QUERY);
    }
}
