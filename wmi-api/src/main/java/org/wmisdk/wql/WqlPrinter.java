package org.wmisdk.wql;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.internal.Text;

/** Writes syntax trees as query text. Brackets appear exactly where the tree needs them. */
final class WqlPrinter {
    /** How tightly a condition binds: one inside another that binds as tightly or more needs brackets. */
    private static final int OR = 0;

    private static final int AND = 1;
    private static final int NOT = 2;
    private static final int PREDICATE = 3;

    private WqlPrinter() {}

    static String print(WqlSelect select) {
        StringBuilder out = selection(select.properties(), select.className());
        where(out, select.where());
        return out.toString();
    }

    static String print(WqlSchemaSelect select) {
        StringBuilder out = selection(List.of(), WqlSchemaSelect.META_CLASS);
        where(out, select.where());
        return out.toString();
    }

    static String print(WqlEventSelect select) {
        StringBuilder out = selection(select.properties(), select.className());
        if (select.within() != null) {
            out.append(" WITHIN ").append(select.within().toPlainString());
        }
        where(out, select.where());
        WqlEventSelect.Grouping grouping = select.grouping();
        if (grouping != null) {
            out.append(" GROUP WITHIN ").append(grouping.seconds());
            if (!grouping.by().isEmpty()) {
                list(out.append(" BY "), grouping.by());
            }
            WqlEventSelect.Having having = grouping.having();
            if (having != null) {
                out.append(" HAVING ")
                        .append(WqlEventSelect.Having.NUMBER_OF_EVENTS)
                        .append(' ')
                        .append(having.operator().symbol())
                        .append(' ')
                        .append(having.numberOfEvents());
            }
        }
        return out.toString();
    }

    static String print(WqlAssociators associators) {
        Clauses clauses = new Clauses();
        clauses.value(WqlClause.ASSOC_CLASS, associators.assocClass());
        clauses.value(WqlClause.RESULT_CLASS, associators.resultClass());
        clauses.value(WqlClause.RESULT_ROLE, associators.resultRole());
        clauses.value(WqlClause.ROLE, associators.role());
        clauses.value(WqlClause.REQUIRED_ASSOC_QUALIFIER, associators.requiredAssocQualifier());
        clauses.value(WqlClause.REQUIRED_QUALIFIER, associators.requiredQualifier());
        clauses.flag(WqlClause.CLASS_DEFS_ONLY, associators.classDefsOnly());
        clauses.flag(WqlClause.KEYS_ONLY, associators.keysOnly());
        clauses.flag(WqlClause.SCHEMA_ONLY, associators.schemaOnly());
        return "ASSOCIATORS OF {" + associators.source() + "}" + clauses.out;
    }

    static String print(WqlReferences references) {
        Clauses clauses = new Clauses();
        clauses.value(WqlClause.RESULT_CLASS, references.resultClass());
        clauses.value(WqlClause.ROLE, references.role());
        clauses.value(WqlClause.REQUIRED_QUALIFIER, references.requiredQualifier());
        clauses.flag(WqlClause.CLASS_DEFS_ONLY, references.classDefsOnly());
        clauses.flag(WqlClause.KEYS_ONLY, references.keysOnly());
        clauses.flag(WqlClause.SCHEMA_ONLY, references.schemaOnly());
        return "REFERENCES OF {" + references.source() + "}" + clauses.out;
    }

    private static StringBuilder selection(List<WqlProperty> properties, String className) {
        StringBuilder out = new StringBuilder("SELECT ");
        if (properties.isEmpty()) {
            out.append('*');
        } else {
            list(out, properties);
        }
        return out.append(" FROM ").append(className);
    }

    private static void list(StringBuilder out, List<WqlProperty> properties) {
        for (Iterator<WqlProperty> each = properties.iterator(); each.hasNext(); ) {
            out.append(each.next()).append(each.hasNext() ? ", " : "");
        }
    }

    private static void where(StringBuilder out, @Nullable WqlCondition where) {
        if (where != null) {
            append(out.append(" WHERE "), where, null);
        }
    }

    /** The clauses of an association query, which blanks separate. */
    private static final class Clauses {
        final StringBuilder out = new StringBuilder();

        void value(WqlClause clause, @Nullable String value) {
            if (value != null) {
                begin(clause).append(" = ").append(value);
            }
        }

        void flag(WqlClause clause, boolean set) {
            if (set) {
                begin(clause);
            }
        }

        private StringBuilder begin(WqlClause clause) {
            return out.append(out.isEmpty() ? " WHERE " : " ").append(clause.keyword);
        }
    }

    static String print(WqlCondition condition) {
        StringBuilder out = new StringBuilder();
        append(out, condition, null);
        return out.toString();
    }

    /** Whether a condition that is part of another one stands in brackets. */
    static boolean needsBrackets(WqlCondition part, WqlCondition whole) {
        return strength(part) <= strength(whole);
    }

    private static void append(StringBuilder out, WqlCondition condition, @Nullable WqlCondition whole) {
        boolean brackets = whole != null && needsBrackets(condition, whole);
        out.append(brackets ? "(" : "");
        if (condition instanceof WqlCondition.Or or) {
            join(out, or.terms(), " OR ", or);
        } else if (condition instanceof WqlCondition.And and) {
            join(out, and.terms(), " AND ", and);
        } else if (condition instanceof WqlCondition.Not not) {
            append(out.append("NOT "), not.term(), not);
        } else if (condition instanceof WqlCondition.Comparison comparison) {
            out.append(comparison.property())
                    .append(' ')
                    .append(comparison.operator().symbol())
                    .append(' ')
                    .append(comparison.constant());
        } else if (condition instanceof WqlCondition.PropertyComparison comparison) {
            out.append(comparison.left())
                    .append(' ')
                    .append(comparison.operator().symbol())
                    .append(' ')
                    .append(comparison.right());
        } else if (condition instanceof WqlCondition.Like like) {
            out.append(like.property()).append(" LIKE ").append(Text.doubleQuoted(like.pattern()));
        } else if (condition instanceof WqlCondition.IsNull isNull) {
            out.append(isNull.property()).append(isNull.negated() ? " IS NOT NULL" : " IS NULL");
        } else if (condition instanceof WqlCondition.Isa isa) {
            out.append(isa.property()).append(" ISA ").append(Text.doubleQuoted(isa.className()));
        }
        out.append(brackets ? ")" : "");
    }

    private static void join(StringBuilder out, List<WqlCondition> terms, String word, WqlCondition whole) {
        for (Iterator<WqlCondition> each = terms.iterator(); each.hasNext(); ) {
            append(out, each.next(), whole);
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
