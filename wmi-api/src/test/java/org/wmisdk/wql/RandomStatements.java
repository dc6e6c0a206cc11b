package org.wmisdk.wql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiPath;

/** Statements of every kind, drawn from a seeded source. */
final class RandomStatements {
    private static final List<String> NAMES = List.of(
            "p",
            "Name",
            "__CLASS",
            "_x9",
            "Gr\u00F6\u00DFe",
            "\u200C\uFFFD",
            "\uD83D\uDE00",
            "Group",
            "By",
            "WITHIN",
            "Having",
            "NumberOfEvents",
            "Of",
            "Role",
            "KeysOnly",
            "References",
            "Associators",
            "Order",
            "T\u00A0b");
    private static final List<String> TEXTS = List.of(
            "",
            "x",
            "a\"b",
            "c\\d",
            "it's",
            "\\",
            "\"",
            "\\\"",
            "'\\'\"",
            "%[_]%",
            "\u00E4\u201C",
            "\r\n\t",
            "\0",
            "\uD800",
            "}{");
    private static final List<String> NUMBERS =
            List.of("0", "-17", "+7", "2.5e-3", "18446744073709551616", "007", "1E+9999");
    private static final List<String> INTERVALS = List.of("1", "0.001", "1.50", "60", "1E+3", "4294967295", "0.1000");

    private final Random random;

    RandomStatements(long seed) {
        random = new Random(seed);
    }

    WqlStatement next() {
        return switch (random.nextInt(5)) {
            case 0 -> new WqlSelect(properties(), name(), where(Predicates.DATA));
            case 1 -> new WqlSchemaSelect(where(Predicates.SCHEMA));
            case 2 -> associators();
            case 3 -> references();
            default -> event();
        };
    }

    private WqlStatement associators() {
        boolean schemaOnly = random.nextBoolean();
        boolean classDefsOnly = !schemaOnly && random.nextBoolean();
        return new WqlAssociators(
                source(schemaOnly),
                maybeName(),
                classDefsOnly,
                random.nextBoolean(),
                maybeName(),
                maybeName(),
                classDefsOnly ? null : maybeName(),
                maybeName(),
                maybeName(),
                schemaOnly);
    }

    private WqlStatement references() {
        boolean schemaOnly = random.nextBoolean();
        boolean classDefsOnly = !schemaOnly && random.nextBoolean();
        return new WqlReferences(
                source(schemaOnly),
                classDefsOnly,
                random.nextBoolean(),
                maybeName(),
                classDefsOnly ? null : maybeName(),
                maybeName(),
                schemaOnly);
    }

    private WmiPath source(boolean ofClass) {
        WmiPath.Builder path = WmiPath.builder(name());
        if (random.nextBoolean()) {
            path.namespace(random.nextBoolean() ? "root\\cimv2" : "\\\\web01\\root");
        }
        if (ofClass || random.nextInt(5) == 0) {
            return path.build();
        }
        if (random.nextInt(5) == 0) {
            return path.singleton().build();
        }
        path.key("A", text().replace("\0", "}"));
        if (random.nextBoolean()) {
            path.key("B", random.nextLong()).key("C", random.nextBoolean());
        }
        return path.build();
    }

    private WqlStatement event() {
        WqlEventSelect.Having having = random.nextBoolean()
                ? null
                : new WqlEventSelect.Having(operator(WqlOperator.values().length), random.nextInt(1 << 20));
        WqlEventSelect.Grouping grouping = random.nextBoolean()
                ? null
                : new WqlEventSelect.Grouping(random.nextLong(1L << 32), properties(), having);
        BigDecimal within = grouping != null && random.nextBoolean()
                ? null
                : new BigDecimal(INTERVALS.get(random.nextInt(INTERVALS.size())));
        return new WqlEventSelect(properties(), name(), within, where(Predicates.EVENT), grouping);
    }

    private enum Predicates {
        DATA,
        SCHEMA,
        EVENT
    }

    private @Nullable WqlCondition where(Predicates predicates) {
        return random.nextInt(4) == 0 ? null : condition(predicates, 6);
    }

    private WqlCondition condition(Predicates predicates, int depth) {
        return switch (depth == 0 ? 3 : random.nextInt(5)) {
            case 0 -> new WqlCondition.Not(condition(predicates, depth - 1));
            case 1 -> new WqlCondition.And(terms(predicates, depth - 1));
            case 2 -> new WqlCondition.Or(terms(predicates, depth - 1));
            default -> predicates == Predicates.SCHEMA ? schemaPredicate() : predicate(predicates);
        };
    }

    private List<WqlCondition> terms(Predicates predicates, int depth) {
        List<WqlCondition> terms = new ArrayList<>();
        for (int left = 2 + random.nextInt(2); left > 0; left--) {
            terms.add(condition(predicates, depth));
        }
        return terms;
    }

    private WqlCondition schemaPredicate() {
        WqlProperty property =
                WqlProperty.of(List.of("__CLASS", "__Superclass", "__dynasty").get(random.nextInt(3)));
        return switch (random.nextInt(5)) {
            case 0 -> new WqlCondition.Isa(WqlProperty.of("__this"), text());
            case 1 -> new WqlCondition.Like(property, text());
            case 2 -> new WqlCondition.IsNull(property, random.nextBoolean());
            case 3 -> new WqlCondition.Comparison(property, operator(2), new WqlConstant.Null());
            default ->
                new WqlCondition.Comparison(
                        property, operator(WqlOperator.values().length), new WqlConstant.Text(text()));
        };
    }

    private WqlCondition predicate(Predicates predicates) {
        return switch (random.nextInt(predicates == Predicates.EVENT ? 6 : 5)) {
            case 0 -> new WqlCondition.Like(property(), text());
            case 1 -> new WqlCondition.IsNull(property(), random.nextBoolean());
            case 2 -> new WqlCondition.Isa(property(), text());
            case 5 ->
                new WqlCondition.PropertyComparison(property(), operator(WqlOperator.values().length), property());
            default -> comparison();
        };
    }

    private WqlCondition comparison() {
        int operators = WqlOperator.values().length;
        return switch (random.nextInt(4)) {
            case 0 -> new WqlCondition.Comparison(property(), operator(operators), new WqlConstant.Text(text()));
            case 1 ->
                new WqlCondition.Comparison(
                        property(),
                        operator(operators),
                        new WqlConstant.Numeric(NUMBERS.get(random.nextInt(NUMBERS.size()))));
            case 2 ->
                new WqlCondition.Comparison(
                        property(), operator(operators), new WqlConstant.Bool(random.nextBoolean()));
            default -> new WqlCondition.Comparison(property(), operator(2), new WqlConstant.Null());
        };
    }

    /** One of the first operators: two know no order. */
    private WqlOperator operator(int choices) {
        return WqlOperator.values()[random.nextInt(choices)];
    }

    private List<WqlProperty> properties() {
        List<WqlProperty> properties = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            properties.add(property());
        }
        return properties;
    }

    private WqlProperty property() {
        return random.nextInt(3) == 0 ? WqlProperty.of(name(), name()) : WqlProperty.of(name());
    }

    private @Nullable String maybeName() {
        return random.nextBoolean() ? null : name();
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
