package org.wmisdk.fake.query;

import java.util.Iterator;
import java.util.function.Predicate;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.rules.Rules;
import org.wmisdk.wql.WqlCondition;
import org.wmisdk.wql.WqlSchemaSelect;

/** Runs a query for classes. They come in the order in which they were defined, parents before their subclasses. */
final class SchemaQuery {
    private SchemaQuery() {}

    static Iterator<WmiObject> run(WqlSchemaSelect select, QueryScope scope, boolean systemProperties) {
        WqlCondition where = select.where();
        Rules rules = scope.rules();
        Predicate<ClassDefinition> test = where == null
                ? definition -> true
                : decided(new ConditionCompiler<>(Columns.ofClasses(), rules).compile(where), rules);
        Place place = scope.place();
        return scope.namespace().classes().stream()
                .filter(test)
                .map(definition -> row(definition, place, systemProperties))
                .iterator();
    }

    private static Predicate<ClassDefinition> decided(RowTest<ClassDefinition> test, Rules rules) {
        return definition -> {
            Truth truth = test.test(definition);
            if (truth == Truth.UNKNOWN) {
                rules.rely(FakeRule.COMPARISON_NULL, "class " + definition.name());
            }
            return truth == Truth.TRUE;
        };
    }

    /** A class as an object: its properties with their defaults. */
    static WmiObject row(ClassDefinition definition, Place place, boolean systemProperties) {
        return systemProperties
                ? definition
                        .shape()
                        .object(definition.defaults(), definition.systemProperties(place.server(), place.namespace()))
                : definition.shape().object(definition.defaults());
    }
}
