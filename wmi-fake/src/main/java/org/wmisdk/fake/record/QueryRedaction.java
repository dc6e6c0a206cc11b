package org.wmisdk.fake.record;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.wql.WqlAssociators;
import org.wmisdk.wql.WqlCondition;
import org.wmisdk.wql.WqlConstant;
import org.wmisdk.wql.WqlProperty;
import org.wmisdk.wql.WqlReferences;
import org.wmisdk.wql.WqlSelect;
import org.wmisdk.wql.WqlStatement;

/**
 * Takes out of queries what is withheld: the constants beside properties whose values are, also where no row has such a value, and
 * the keys of paths. In a text that is no query nothing but the texts that are known is found.
 */
final class QueryRedaction {
    private final WithheldValues withheld;
    private final TextRedaction texts;
    private final PathRedaction paths;

    QueryRedaction(WithheldValues withheld, TextRedaction texts, PathRedaction paths) {
        this.withheld = withheld;
        this.texts = texts;
        this.paths = paths;
    }

    String query(String text) {
        WqlStatement statement = WholeClasses.statement(text);
        WqlStatement changed = statement == null ? null : statement(statement);
        return texts.text(changed == null || changed.equals(statement) ? text : changed.text());
    }

    private WqlStatement statement(WqlStatement statement) {
        if (statement instanceof WqlSelect select) {
            WqlCondition where = select.where();
            return new WqlSelect(
                    select.properties(), select.className(), where == null ? null : in(select.className(), where));
        }
        if (statement instanceof WqlAssociators query) {
            return new WqlAssociators(
                    paths.path(query.source()),
                    query.assocClass(),
                    query.classDefsOnly(),
                    query.keysOnly(),
                    query.requiredAssocQualifier(),
                    query.requiredQualifier(),
                    query.resultClass(),
                    query.resultRole(),
                    query.role(),
                    query.schemaOnly());
        }
        if (statement instanceof WqlReferences query) {
            return new WqlReferences(
                    paths.path(query.source()),
                    query.classDefsOnly(),
                    query.keysOnly(),
                    query.requiredQualifier(),
                    query.resultClass(),
                    query.role(),
                    query.schemaOnly());
        }
        return statement; // events are not recorded, and schemas have no values
    }

    private WqlCondition in(String className, WqlCondition condition) {
        if (condition instanceof WqlCondition.And and) {
            return new WqlCondition.And(all(className, and.terms()));
        }
        if (condition instanceof WqlCondition.Or or) {
            return new WqlCondition.Or(all(className, or.terms()));
        }
        if (condition instanceof WqlCondition.Not not) {
            return new WqlCondition.Not(in(className, not.term()));
        }
        if (condition instanceof WqlCondition.Like like
                && isWithheld(className, like.property(), new WqlConstant.Text(like.pattern()))) {
            return new WqlCondition.Like(like.property(), texts.standIn(like.pattern()));
        }
        if (condition instanceof WqlCondition.Comparison comparison) {
            WqlConstant constant = comparison.constant();
            String text = constant instanceof WqlConstant.Text given ? given.value() : constant.toString();
            return isWithheld(className, comparison.property(), constant)
                    ? new WqlCondition.Comparison(
                            comparison.property(), comparison.operator(), new WqlConstant.Text(texts.standIn(text)))
                    : comparison;
        }
        return condition;
    }

    private List<WqlCondition> all(String className, List<WqlCondition> terms) {
        return terms.stream().map(term -> in(className, term)).toList();
    }

    /** A property of an embedded object has a class that the query does not say. */
    private boolean isWithheld(String className, WqlProperty property, WqlConstant constant) {
        CimValue value = value(constant);
        List<String> names = property.names();
        return value != null
                && withheld.withholds(property.isEmbedded() ? "" : className, names.get(names.size() - 1), value);
    }

    private static @Nullable CimValue value(WqlConstant constant) {
        if (constant instanceof WqlConstant.Text text) {
            return CimValue.of(CimType.STRING, text.value());
        }
        if (constant instanceof WqlConstant.Bool bool) {
            return CimValue.of(CimType.BOOLEAN, bool.value());
        }
        if (constant instanceof WqlConstant.Numeric number) {
            return CimValue.of(CimType.REAL64, number.value().doubleValue());
        }
        return null;
    }
}
