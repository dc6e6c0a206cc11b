package org.wmisdk.wql;

import java.util.List;
import java.util.Random;

/** Conditions of every form, drawn from a seeded source. */
final class RandomConditions {
    private static final List<String> TEXTS = List.of("", "x", "a\"b", "c\\d", "it's", "%[_]%", "\u00e4");

    private RandomConditions() {}

    static WqlCondition next(Random random, int depth) {
        WqlProperty property = random.nextBoolean() ? WqlProperty.of("p") : WqlProperty.of("Owner", "Name");
        return switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0 -> new WqlCondition.Like(property, text(random));
            case 1 -> new WqlCondition.IsNull(property, random.nextBoolean());
            case 2 -> new WqlCondition.Isa(property, text(random));
            case 3 -> comparison(random, property);
            case 4 -> new WqlCondition.Not(next(random, depth - 1));
            case 5 -> new WqlCondition.And(List.of(next(random, depth - 1), next(random, depth - 1)));
            default ->
                new WqlCondition.Or(List.of(next(random, depth - 1), next(random, depth - 1), next(random, depth - 1)));
        };
    }

    private static WqlCondition comparison(Random random, WqlProperty property) {
        WqlConstant constant = switch (random.nextInt(4)) {
            case 0 -> new WqlConstant.Text(text(random));
            case 1 -> new WqlConstant.Numeric(random.nextBoolean() ? "-17" : "2.5e-3");
            case 2 -> new WqlConstant.Bool(random.nextBoolean());
            default -> new WqlConstant.Null();
        };
        WqlOperator[] operators = WqlOperator.values();
        int choices = constant instanceof WqlConstant.Null ? 2 : operators.length;
        return new WqlCondition.Comparison(property, operators[random.nextInt(choices)], constant);
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
