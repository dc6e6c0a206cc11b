package org.wmisdk.wql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;

/** Reads the condition after WHERE. */
final class WqlConditions {
    private final WqlTokens tokens;
    private final boolean schema;
    private int depth;

    /**
     * @param tokens the tokens, of which the next begins the condition
     * @param schema whether the condition speaks of classes
     */
    WqlConditions(WqlTokens tokens, boolean schema) {
        this.tokens = tokens;
        this.schema = schema;
    }

    WqlCondition anyOf() {
        List<WqlCondition> terms = new ArrayList<>();
        do {
            terms.add(allOf());
        } while (tokens.acceptWord("OR"));
        return terms.size() == 1 ? terms.get(0) : new WqlCondition.Or(terms);
    }

    private WqlCondition allOf() {
        List<WqlCondition> terms = new ArrayList<>();
        do {
            terms.add(tokens.token().isWord("NOT") ? not() : term());
        } while (tokens.acceptWord("AND"));
        return terms.size() == 1 ? terms.get(0) : new WqlCondition.And(terms);
    }

    private WqlCondition not() {
        int offset = tokens.next().offset();
        WqlCondition term = term();
        if (term instanceof WqlCondition.Not && depth == WqlParser.MAX_DEPTH) { // NOT P NOT LIKE: one more, to print it
            throw tooDeep(offset);
        }
        return new WqlCondition.Not(term);
    }

    private WqlSyntaxException tooDeep(int offset) {
        return tokens.refused(
                offset, "at most " + WqlParser.MAX_DEPTH + " open brackets", HResult.WBEM_E_QUOTA_VIOLATION);
    }

    private WqlCondition term() {
        int offset = tokens.token().offset();
        if (!tokens.token().isSymbol("(")) {
            WqlCondition predicate = predicate();
            String rule = schema ? WqlPredicates.schemaRule(predicate) : null;
            if (rule != null) {
                throw tokens.refused(offset, rule, HResult.WBEM_E_INVALID_QUERY);
            }
            return predicate;
        }
        if (++depth > WqlParser.MAX_DEPTH) {
            throw tooDeep(offset);
        }
        tokens.next();
        WqlCondition inner = anyOf();
        if (!tokens.acceptSymbol(")")) {
            throw tokens.unexpected("AND, OR or a closing bracket");
        }
        depth--;
        return inner;
    }

    private WqlCondition predicate() {
        WqlConstant left = constant();
        if (left != null) {
            int place = tokens.token().offset();
            WqlOperator operator = tokens.operator("an operator after the constant: = <> < <= > >=");
            WqlProperty property = tokens.property("a property name (one side of a comparison is a property)");
            return comparison(property, operator.mirrored(), left, place);
        }
        WqlProperty property = tokens.property("a condition: a property name, a constant, NOT or a bracket");
        if (tokens.acceptWord("LIKE")) {
            return like(property);
        }
        if (tokens.acceptWord("NOT")) {
            tokens.expectWord("LIKE");
            return new WqlCondition.Not(like(property));
        }
        if (tokens.acceptWord("ISA")) {
            return new WqlCondition.Isa(property, tokens.string("a quoted class name after ISA"));
        }
        if (tokens.acceptWord("IS")) {
            boolean negated = tokens.acceptWord("NOT");
            if (!tokens.acceptWord("NULL")) {
                throw tokens.refused(
                        negated
                                ? "NULL (other values are compared with <>)"
                                : "NULL or NOT NULL (other values are compared with =)");
            }
            return new WqlCondition.IsNull(property, negated);
        }
        int place = tokens.token().offset();
        WqlOperator operator = tokens.operator("an operator: = <> < <= > >= LIKE IS ISA");
        WqlConstant right = constant();
        return right != null
                ? comparison(property, operator, right, place)
                : new WqlCondition.PropertyComparison(
                        property,
                        operator,
                        tokens.property("a constant: a quoted string, a number, TRUE, FALSE or NULL"));
    }

    private WqlCondition like(WqlProperty property) {
        return new WqlCondition.Like(property, tokens.string("a quoted pattern after LIKE"));
    }

    private WqlCondition comparison(WqlProperty property, WqlOperator operator, WqlConstant constant, int place) {
        if (constant instanceof WqlConstant.Null && operator.isOrdering()) {
            throw tokens.refused(place, "= or <> (NULL has no order)", HResult.WBEM_E_INVALID_QUERY);
        }
        return new WqlCondition.Comparison(property, operator, constant);
    }

    private @Nullable WqlConstant constant() {
        WqlToken token = tokens.token();
        WqlConstant constant = switch (token.kind()) {
            case TEXT -> new WqlConstant.Text(token.text());
            case NUMBER -> new WqlConstant.Numeric(token.text());
            case WORD -> named(token);
            case SYMBOL, END -> null;
        };
        if (constant != null) {
            tokens.next();
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
}
