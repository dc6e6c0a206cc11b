package org.wmisdk.wql;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.internal.Text;

/**
 * What people write who take WQL for SQL, and how WQL says it. Looks only at the text around the place where it stopped
 * being a query, so a hint may be beside the point; it never decides anything.
 */
final class WqlMistakes {
    private static final String NO_LIMIT = "WQL cannot limit the rows: stop reading";
    private static final String ONE_CLASS =
            "a query has one class; links between objects are found with ASSOCIATORS OF";
    private static final String NO_FUNCTIONS = "WQL has no functions, not even COUNT: count or compute from the rows";
    private static final String NO_PARAMETERS = "WQL has no parameters: write the value, in quotes if it is text";
    private static final String NO_COMMENTS = "WQL has no comments";
    private static final String NO_COMMENTS_OR_ARITHMETIC = "WQL has neither comments nor arithmetic";
    private static final String ONLY_READS = "WQL only reads";
    private static final String QUOTE_TEXT = "text, a datetime and a version stand in quotes; WQL does not compute";
    private static final String QUOTE_IN_TEXT =
            "a quote inside text has a backslash before it, or the text is in quotes of the other kind";
    private static final String NOT_FIRST =
            "NOT stands before the property: NOT P LIKE \"x%\"; only IS NOT NULL is different";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("ORDER", "WQL has no ORDER BY: rows come in no order, sort them after reading"),
            Map.entry("LIMIT", NO_LIMIT),
            Map.entry("OFFSET", NO_LIMIT),
            Map.entry("FETCH", NO_LIMIT),
            Map.entry("TOP", NO_LIMIT),
            Map.entry("DISTINCT", "WQL has no DISTINCT: drop repeated rows after reading"),
            Map.entry("IN", "WQL has no IN: compare with each value and join with OR"),
            Map.entry("BETWEEN", "WQL has no BETWEEN: P >= 1 AND P <= 2"),
            Map.entry("EXISTS", "WQL has no subqueries"),
            Map.entry("UNION", "WQL has no UNION: run one query after the other"),
            Map.entry("JOIN", ONE_CLASS),
            Map.entry("INNER", ONE_CLASS),
            Map.entry("LEFT", ONE_CLASS),
            Map.entry("RIGHT", ONE_CLASS),
            Map.entry("CROSS", ONE_CLASS),
            Map.entry("AS", "WQL has no other names for classes and properties"),
            Map.entry("ESCAPE", "WQL has no ESCAPE: in a pattern the characters [%], [_] and [[] stand for themselves"),
            Map.entry("NOT", NOT_FIRST),
            Map.entry(
                    "WITHIN",
                    "WITHIN belongs to event queries, after the class and before WHERE; GROUP has one of its own"),
            Map.entry("UPDATE", ONLY_READS),
            Map.entry("DELETE", ONLY_READS),
            Map.entry("INSERT", ONLY_READS));

    private static final Map<String, String> WORDS_BEFORE = Map.of(
            "TOP", NO_LIMIT, "DISTINCT", "WQL has no DISTINCT: drop repeated rows after reading", "NOT", NOT_FIRST);

    private static final Set<String> BEFORE_A_BRACKET = Set.of("AND", "OR", "NOT", "WHERE");
    private static final Set<String> BEFORE_A_NAME = Set.of("SELECT", "FROM", "BY", "OF");
    private static final String OTHER_QUOTES =
            "\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u00AB\u00BB\u2032\u2033\u00B4";

    private WqlMistakes() {}

    /**
     * Guesses the mistake.
     *
     * @param text the query
     * @param offset where something else was expected
     * @return a clause for people; null if nothing comes to mind
     */
    static @Nullable String hint(String text, int offset) {
        if (offset >= text.length()) {
            return null;
        }
        char c = text.charAt(offset);
        int beforeEnd = blanksBefore(text, offset);
        int beforeStart = wordStart(text, beforeEnd);
        String before = text.substring(beforeStart, beforeEnd);
        String word = text.substring(offset, wordEnd(text, offset));
        String invisible = characters(before + word);
        if (invisible != null) {
            return invisible;
        }
        String known = find(WORDS, word);
        if (known == null) {
            known = find(WORDS_BEFORE, before);
        }
        if (known != null) {
            return known;
        }
        if (!word.isEmpty()) {
            return afterValue(text, offset, beforeStart, before);
        }
        if (beforeEnd == 0) {
            return WqlLexer.isQuote(c) ? "a query has no quotes around it" : null;
        }
        if (c == ',') {
            return comma(text, beforeStart, beforeEnd);
        }
        return symbol(c, text.charAt(offset - 1), before);
    }

    /** Characters that look like a quote or a blank, and are letters to WQL. */
    private static @Nullable String characters(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (OTHER_QUOTES.indexOf(c) >= 0) {
                return "only \" and ' are quotes; " + c + " is a letter to WQL";
            }
            if (Text.isInvisible(c)) {
                return String.format(Locale.ROOT, "U+%04X is no blank, but a letter to WQL", (int) c);
            }
        }
        return null;
    }

    /** A word where none can be: what stands before it may show that it belongs to a text. */
    private static @Nullable String afterValue(String text, int offset, int beforeStart, String before) {
        char touching = offset == 0 ? ' ' : text.charAt(offset - 1);
        if (WqlLexer.isQuote(touching)) {
            return QUOTE_IN_TEXT;
        }
        if (touching == '0' && (text.charAt(offset) | 0x20) == 'x') {
            return "numbers are decimal";
        }
        if (before.isEmpty() || !Text.isIdentifierStart(before.charAt(0))) {
            return null;
        }
        int operator = blanksBefore(text, beforeStart);
        return operator > 0 && "=<>".indexOf(text.charAt(operator - 1)) >= 0 ? QUOTE_TEXT : null;
    }

    private static @Nullable String comma(String text, int beforeStart, int beforeEnd) {
        if (text.charAt(beforeEnd - 1) == '*') {
            return "* stands for all properties already";
        }
        int end = blanksBefore(text, beforeStart);
        return text.substring(wordStart(text, end), end).equalsIgnoreCase("FROM") ? ONE_CLASS : null;
    }

    private static @Nullable String symbol(char c, char touching, String before) {
        return switch (c) {
            case ';' -> "a query has no end mark: leave ; out";
            case '&' -> "&& is written AND";
            case '|' -> "|| is written OR";
            case '!' -> "the operators are <> and NOT";
            case '=' -> touching == '=' ? "equality has one =" : touching == '<' ? "the operator is <=" : null;
            case '<' -> touching == '=' ? "the operator is <=" : null;
            case '>' -> touching == '=' ? "the operator is >=" : null;
            case '(' -> before.isEmpty() || WqlNames.contains(BEFORE_A_BRACKET, before) ? null : NO_FUNCTIONS;
            case '[', ']', '`' -> "names stand without brackets and quotes";
            case '"', '\'' -> WqlNames.contains(BEFORE_A_NAME, before) ? "names stand without quotes" : QUOTE_IN_TEXT;
            case '?', '@', '$', '%', '{', '}' -> NO_PARAMETERS;
            case '#' -> NO_COMMENTS;
            case '/' -> NO_COMMENTS_OR_ARITHMETIC;
            case '-' -> touching == '-' ? NO_COMMENTS : QUOTE_TEXT;
            case '+' -> QUOTE_TEXT;
            case '*' -> touching == '.' ? null : QUOTE_TEXT;
            case '.' -> touching == ' ' || touching == '=' ? "a fraction begins with a digit: 0.5" : QUOTE_TEXT;
            case '\\', ':' ->
                "\\ and : stand only in text, which is in quotes, and the namespace is no part of a query";
            default -> touching == '+' || touching == '-' ? QUOTE_TEXT : null;
        };
    }

    private static @Nullable String find(Map<String, String> hints, String word) {
        return WqlNames.contains(hints.keySet(), word) ? hints.get(word.toUpperCase(Locale.ROOT)) : null;
    }

    private static int blanksBefore(String text, int from) {
        int at = from;
        while (at > 0 && WqlLexer.isBlank(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int wordStart(String text, int from) {
        int at = from;
        while (at > 0 && Text.isIdentifierPart(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && Text.isIdentifierPart(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
