package org.wmisdk.wql;

import java.text.ParseException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiPath;

/** Reads what follows ASSOCIATORS or REFERENCES. */
final class WqlAssociations {
    private final WqlTokens tokens;
    private final boolean references;
    private final Map<WqlClause, String> clauses = new EnumMap<>(WqlClause.class);

    WqlAssociations(WqlTokens tokens, boolean references) {
        this.tokens = tokens;
        this.references = references;
    }

    WqlStatement statement() {
        tokens.expectWord("OF");
        if (!tokens.token().isSymbol("{")) {
            throw tokens.refused("{ and the path of an object");
        }
        int pathStart = tokens.token().offset() + 1;
        String path = tokens.path();
        if (tokens.acceptWord("WHERE")) {
            do {
                clause();
            } while (tokens.token().kind() != WqlToken.Kind.END);
        } else {
            tokens.expectEnd("WHERE or the end of the query");
        }
        // Last, because WMI takes a query whose only fault is in its path, and says so when the first object is asked
        // for.
        WmiPath source = source(pathStart, path);
        return references ? references(source) : associators(source);
    }

    private WqlStatement associators(WmiPath source) {
        return new WqlAssociators(
                source,
                value(WqlClause.ASSOC_CLASS),
                has(WqlClause.CLASS_DEFS_ONLY),
                has(WqlClause.KEYS_ONLY),
                value(WqlClause.REQUIRED_ASSOC_QUALIFIER),
                value(WqlClause.REQUIRED_QUALIFIER),
                value(WqlClause.RESULT_CLASS),
                value(WqlClause.RESULT_ROLE),
                value(WqlClause.ROLE),
                has(WqlClause.SCHEMA_ONLY));
    }

    private WqlStatement references(WmiPath source) {
        return new WqlReferences(
                source,
                has(WqlClause.CLASS_DEFS_ONLY),
                has(WqlClause.KEYS_ONLY),
                value(WqlClause.REQUIRED_QUALIFIER),
                value(WqlClause.RESULT_CLASS),
                value(WqlClause.ROLE),
                has(WqlClause.SCHEMA_ONLY));
    }

    private boolean has(WqlClause clause) {
        return clauses.containsKey(clause);
    }

    private @Nullable String value(WqlClause clause) {
        return clauses.get(clause);
    }

    private void clause() {
        WqlToken word = tokens.token();
        WqlClause clause = word.kind() == WqlToken.Kind.WORD ? WqlClause.find(word.text()) : null;
        if (clause == null || !clause.isAllowed(references)) {
            String keywords = "one of " + WqlClause.keywords(references);
            throw tokens.refused(
                    clauses.isEmpty()
                            ? keywords
                            : keywords + ", without AND, OR or a comma before it, or the end of the query");
        }
        if (has(clause)) {
            throw tokens.refused("each keyword once (" + clause.keyword + " is there already)");
        }
        for (WqlClause other : clauses.keySet()) {
            if (clause.excludes(other)) {
                throw tokens.refused("no " + clause.keyword + " beside " + other.keyword);
            }
        }
        tokens.next();
        clauses.put(clause, clause.hasValue ? valueOf(clause) : "");
    }

    private String valueOf(WqlClause clause) {
        if (!tokens.acceptSymbol("=")) {
            throw tokens.refused("= after " + clause.keyword + ", the only operator here");
        }
        WqlToken value = tokens.token();
        if (value.kind() != WqlToken.Kind.WORD || WqlNames.isReserved(value.text())) {
            throw tokens.refused("a name without quotes after " + clause.keyword + " =");
        }
        return tokens.next().text();
    }

    private WmiPath source(int start, String text) {
        WqlPathText path = new WqlPathText(text);
        WmiPath source;
        try {
            source = WmiPath.of(path.escaped());
        } catch (WmiException e) {
            if (e.getCause() instanceof ParseException problem) {
                throw badPath(
                        start + path.origin(problem.getErrorOffset()), "an object path (" + problem.getMessage() + ")");
            }
            throw e;
        }
        String rule = WqlClause.sourceRule(source, has(WqlClause.SCHEMA_ONLY));
        if (rule != null) {
            throw source.isNamespace()
                    ? badPath(start, rule)
                    : tokens.refused(start, rule, HResult.WBEM_E_INVALID_QUERY);
        }
        return source;
    }

    private WqlSyntaxException badPath(int offset, String expected) {
        return tokens.refused(offset, expected, HResult.WBEM_E_INVALID_OBJECT_PATH);
    }
}
