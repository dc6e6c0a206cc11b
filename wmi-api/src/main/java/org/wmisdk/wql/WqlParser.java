package org.wmisdk.wql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.wmisdk.HResult;

/**
 * Reads WQL text into a syntax tree.
 *
 * <pre>{@code
 * WqlStatement statement = WqlParser.parse("select Name from Win32_Service where State != 'Running'");
 * if (statement instanceof WqlSelect select) {
 *     System.out.println(select.className()); // Win32_Service
 *     System.out.println(select); // SELECT Name FROM Win32_Service WHERE State <> "Running"
 * }
 * }</pre>
 *
 * <p>The grammar is that of Microsoft's WQL reference; where it is silent the parser refuses. What it cannot know is
 * whether a class or a property exists and whether a constant fits a property's type: that is the service's answer.
 *
 * <p>Every text ends in a tree or a {@link WqlSyntaxException}, in time and memory that grow with its length, whatever it holds.
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

    private static final String UINT32 = "a number from 0 to 4294967295 in plain digits";

    private final WqlTokens tokens;

    private WqlParser(String text) {
        this.tokens = new WqlTokens(text);
    }

    /**
     * Reads one statement.
     *
     * <p>{@code FROM meta_class} makes a schema query. {@code WITHIN}, {@code GROUP} or a comparison of two properties make an event
     * query; an event query without any of them reads as a data query.
     *
     * @param text the query; no terminator, no comments
     * @return the statement
     * @throws WqlSyntaxException if the text is no query; {@link WqlSyntaxException#hresult()} is
     *     <ul>
     *       <li>WBEM_E_INVALID_PARAMETER for the empty text;
     *       <li>WBEM_E_QUOTA_VIOLATION for one that is longer than {@link #MAX_LENGTH}, or has more than 256 open brackets;
     *       <li>WBEM_E_INVALID_OBJECT_PATH where all is well but the path of an association query;
     *       <li>WBEM_E_MISSING_GROUP_WITHIN for {@code BY} without {@code GROUP WITHIN};
     *       <li>WBEM_E_MISSING_AGGREGATION_LIST for {@code BY} without properties;
     *       <li>WBEM_E_INVALID_QUERY for all else.
     *     </ul>
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
        if (tokens.acceptWord("ASSOCIATORS")) {
            return new WqlAssociations(tokens, false).statement();
        }
        if (tokens.acceptWord("REFERENCES")) {
            return new WqlAssociations(tokens, true).statement();
        }
        if (!tokens.acceptWord("SELECT")) {
            throw tokens.unexpected("SELECT, ASSOCIATORS OF or REFERENCES OF");
        }
        int listStart = tokens.token().offset();
        List<WqlProperty> properties = tokens.acceptSymbol("*") ? List.of() : tokens.properties("* or a property name");
        if (!tokens.acceptWord("FROM")) {
            throw tokens.unexpected(properties.isEmpty() ? "FROM" : "a comma or FROM");
        }
        String className = tokens.name("a class name after FROM");
        if (!className.equalsIgnoreCase(WqlSchemaSelect.META_CLASS)) {
            return select(properties, className);
        }
        if (!properties.isEmpty()) {
            throw tokens.refused(listStart, "* (a schema query gives whole classes)", HResult.WBEM_E_INVALID_QUERY);
        }
        return schemaSelect();
    }

    private WqlStatement schemaSelect() {
        WqlCondition where = tokens.acceptWord("WHERE") ? new WqlConditions(tokens, true).anyOf() : null;
        tokens.expectEnd(where == null ? "WHERE or the end of the query" : "AND, OR or the end of the query");
        return new WqlSchemaSelect(where);
    }

    private WqlStatement select(List<WqlProperty> properties, String className) {
        BigDecimal within = tokens.acceptWord("WITHIN") ? interval() : null;
        WqlCondition where = tokens.acceptWord("WHERE") ? new WqlConditions(tokens, false).anyOf() : null;
        WqlEventSelect.Grouping grouping = tokens.acceptWord("GROUP") ? grouping() : null;
        if (grouping == null) {
            refuseBy();
            tokens.expectEnd(
                    where != null
                            ? "AND, OR, GROUP or the end of the query"
                            : (within == null ? "WITHIN, " : "") + "WHERE, GROUP or the end of the query");
        }
        return within == null && grouping == null && !WqlPredicates.compareProperties(where)
                ? new WqlSelect(properties, className, where)
                : new WqlEventSelect(properties, className, within, where, grouping);
    }

    private BigDecimal interval() {
        WqlToken number = tokens.token();
        if (number.kind() == WqlToken.Kind.NUMBER) {
            BigDecimal seconds = new BigDecimal(number.text());
            if (WqlEventSelect.isInterval(seconds)) {
                tokens.next();
                return seconds;
            }
        }
        throw tokens.refused("a number of seconds after WITHIN, from 0.001 to 4294967295");
    }

    private WqlEventSelect.Grouping grouping() {
        refuseBy();
        tokens.expectWord("WITHIN");
        long seconds = tokens.uint32("the seconds after GROUP WITHIN, " + UINT32);
        List<WqlProperty> by = tokens.acceptWord("BY") ? aggregationList() : List.of();
        WqlEventSelect.Having having = tokens.acceptWord("HAVING") ? having() : null;
        if (having == null) {
            tokens.expectEnd((by.isEmpty() ? "BY, " : "a comma, ") + "HAVING or the end of the query");
        }
        tokens.expectEnd("the end of the query after HAVING");
        return new WqlEventSelect.Grouping(seconds, by, having);
    }

    private void refuseBy() {
        if (tokens.token().isWord("BY")) {
            throw tokens.refused(
                    tokens.token().offset(),
                    "GROUP WITHIN and a number of seconds before BY",
                    HResult.WBEM_E_MISSING_GROUP_WITHIN);
        }
    }

    private List<WqlProperty> aggregationList() {
        WqlToken first = tokens.token();
        if (first.kind() == WqlToken.Kind.END || first.isSymbol("*")) {
            throw noAggregationList(first);
        }
        List<WqlProperty> by = tokens.properties("a property name after BY");
        // HAVING may be the name of a property, but not before the name that its clause begins with.
        if (first.isWord("HAVING") && by.size() == 1 && tokens.token().isWord(WqlEventSelect.Having.NUMBER_OF_EVENTS)) {
            throw noAggregationList(first);
        }
        return by;
    }

    private WqlSyntaxException noAggregationList(WqlToken found) {
        return tokens.refused(
                found.offset(), "the properties to group by after BY", HResult.WBEM_E_MISSING_AGGREGATION_LIST);
    }

    private WqlEventSelect.Having having() {
        String property = WqlEventSelect.Having.NUMBER_OF_EVENTS;
        if (!tokens.acceptWord(property)) {
            throw tokens.refused(property + ", the only property that HAVING can test");
        }
        WqlOperator operator = tokens.operator("an operator after " + property + ": = <> < <= > >=");
        return new WqlEventSelect.Having(operator, tokens.uint32(UINT32));
    }
}
