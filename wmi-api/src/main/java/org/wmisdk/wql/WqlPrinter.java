package org.wmisdk.wql;

import java.util.Iterator;
import java.util.List;
import org.wmisdk.internal.Text;

/** Writes syntax trees as query text. Brackets appear exactly where the tree needs them. */
final class WqlPrinter {
    /** How tightly a condition binds: a looser one inside a tighter one needs brackets. */
    private static final int OR = 0;

    private static final int AND = 1;
    private static final int NOT = 2;
    private static final int PREDICATE = 3;

    private WqlPrinter() {}

    static String print(WqlSelect select) {
        StringBuilder out = new StringBuilder("SELECT ");
        if (select.selectsAll()) {
            out.append('*');
        } else {
            for (Iterator<WqlProperty> each = select.properties().iterator(); each.hasNext(); ) {
                out.append(each.next()).append(each.hasNext() ? ", " : "");
            }
        }
        out.append(" FROM ").append(select.className());
        WqlCondition where = select.where();
        if (where != null) {
            append(out.append(" WHERE "), where, OR);
        }
        return out.toString();
    }

    static String print(WqlCondition condition) {
        StringBuilder out = new StringBuilder();
        append(out, condition, OR);
        return out.toString();
    }

    private static void append(StringBuilder out, WqlCondition condition, int atLeast) {
        boolean brackets = strength(condition) < atLeast;
        out.append(brackets ? "(" : "");
        if (condition instanceof WqlCondition.Or or) {
            join(out, or.terms(), " OR ", AND);
        } else if (condition instanceof WqlCondition.And and) {
            join(out, and.terms(), " AND ", NOT);
        } else if (condition instanceof WqlCondition.Not not) {
            append(out.append("NOT "), not.term(), PREDICATE);
        } else if (condition instanceof WqlCondition.Comparison comparison) {
            out.append(comparison.property())
                    .append(' ')
                    .append(comparison.operator().symbol())
                    .append(' ')
                    .append(comparison.constant());
        } else if (condition instanceof WqlCondition.Like like) {
            out.append(like.property()).append(" LIKE ").append(Text.doubleQuoted(like.pattern()));
        } else if (condition instanceof WqlCondition.IsNull isNull) {
            out.append(isNull.property()).append(isNull.negated() ? " IS NOT NULL" : " IS NULL");
        } else if (condition instanceof WqlCondition.Isa isa) {
            out.append(isa.property()).append(" ISA ").append(Text.doubleQuoted(isa.className()));
        }
        out.append(brackets ? ")" : "");
    }

    private static void join(StringBuilder out, List<WqlCondition> terms, String word, int atLeast) {
        for (Iterator<WqlCondition> each = terms.iterator(); each.hasNext(); ) {
            append(out, each.next(), atLeast);
            out.append(each.hasNext() ? word : "");
        }
    }

    private static int strength(WqlCondition condition) {
        if (condition instanceof WqlCondition.Or) {
            return OR;
        }
        if (condition instanceof WqlCondition.And) {
            return AND;
        }
        return condition instanceof WqlCondition.Not ? NOT : PREDICATE;
    }
}
