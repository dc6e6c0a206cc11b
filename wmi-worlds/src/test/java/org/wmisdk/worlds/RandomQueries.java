package org.wmisdk.worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiObject;
import org.wmisdk.wql.WqlCondition;
import org.wmisdk.wql.WqlConstant;
import org.wmisdk.wql.WqlOperator;
import org.wmisdk.wql.WqlProperty;
import org.wmisdk.wql.WqlSelect;

/**
 * Queries of one class at random, within what Wine's WMI and Windows' answer alike: comparisons (not {@code <=}), LIKE with {@code %} and
 * {@code _}, IS NULL of texts and datetimes (Wine takes 0 and FALSE for NULL), AND, OR and NOT with brackets round each (Wine's OR and
 * AND bind otherwise); numbers of 31 bits; no comparison of datetimes (Wine compares where they lie in memory); texts without quotes,
 * backslashes and brackets. A property that is NULL somewhere is only asked whether it is: what a comparison with NULL comes to is not
 * documented.
 */
final class RandomQueries {
    private static final List<WqlOperator> ORDERING = List.of(
            WqlOperator.EQUAL,
            WqlOperator.NOT_EQUAL,
            WqlOperator.LESS,
            WqlOperator.GREATER,
            WqlOperator.GREATER_OR_EQUAL);
    private static final List<WqlOperator> EQUALITY = List.of(WqlOperator.EQUAL, WqlOperator.NOT_EQUAL);

    private final Random random;
    private final String className;
    private final List<String> selectable;
    private final List<Comparable> comparable = new ArrayList<>();
    private final List<String> askedForNull;

    /** A property that can be compared, with its values. */
    private record Comparable(String name, CimType type, List<CimValue> values) {}

    /**
     * @param names the properties that may be named
     * @param rows what there is, of which constants are made
     */
    RandomQueries(Random random, String className, List<String> names, List<WmiObject> rows) {
        this.random = random;
        this.className = className;
        this.selectable = names;
        this.askedForNull = names.stream()
                .filter(name -> rows.stream()
                        .map(row -> row.get(name))
                        .allMatch(value -> !value.isArray()
                                && (value.type() == CimType.STRING || value.type() == CimType.DATETIME)))
                .toList();
        for (String name : names) {
            List<CimValue> values = rows.stream().map(row -> row.get(name)).toList();
            if (values.stream().allMatch(RandomQueries::canBeCompared)) {
                comparable.add(new Comparable(name, values.get(0).type(), values));
            }
        }
    }

    private static boolean canBeCompared(CimValue value) {
        if (value.isNull() || value.isArray()) {
            return false;
        }
        return switch (value.type()) {
            case SINT8, UINT8, SINT16, UINT16, SINT32, UINT32, SINT64, UINT64 ->
                value.asBigInteger() != null
                        && value.asBigInteger().signum() >= 0
                        && value.asBigInteger().bitLength() < 31;
            case BOOLEAN -> true;
            case STRING -> isPlain(String.valueOf(value.raw()));
            default -> false;
        };
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7F && "\"'\\[]%_".indexOf(c) < 0);
    }

    WqlSelect next() {
        List<WqlProperty> list = new ArrayList<>();
        for (String name : selectable) {
            if (random.nextInt(3) == 0) {
                list.add(WqlProperty.of(name));
            }
        }
        if (list.isEmpty()) {
            list.add(WqlProperty.of(selectable.get(random.nextInt(selectable.size()))));
        }
        return new WqlSelect(list, className, condition(3));
    }

    private WqlCondition condition(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(6);
        return switch (kind) {
            case 1 -> new WqlCondition.And(List.of(condition(depth - 1), condition(depth - 1)));
            case 2 -> new WqlCondition.Or(List.of(condition(depth - 1), condition(depth - 1)));
            case 3 -> new WqlCondition.Not(condition(depth - 1));
            default -> predicate();
        };
    }

    private WqlCondition predicate() {
        if (comparable.isEmpty() || (!askedForNull.isEmpty() && random.nextInt(6) == 0)) {
            return new WqlCondition.IsNull(
                    WqlProperty.of(askedForNull.get(random.nextInt(askedForNull.size()))), random.nextBoolean());
        }
        Comparable property = comparable.get(random.nextInt(comparable.size()));
        WqlProperty name = WqlProperty.of(property.name);
        CimValue value = property.values.get(random.nextInt(property.values.size()));
        return switch (property.type) {
            case BOOLEAN ->
                new WqlCondition.Comparison(name, pick(EQUALITY), new WqlConstant.Bool(random.nextBoolean()));
            case STRING -> {
                String text = String.valueOf(value.raw());
                yield random.nextInt(3) == 0
                        ? new WqlCondition.Like(name, pattern(text))
                        : new WqlCondition.Comparison(name, pick(ORDERING), new WqlConstant.Text(changed(text)));
            }
            default ->
                new WqlCondition.Comparison(name, pick(ORDERING), new WqlConstant.Numeric(number(value.asLong())));
        };
    }

    private <T> T pick(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private String number(long value) {
        long near = value + random.nextInt(3) - 1;
        return Long.toString(Math.max(0, near));
    }

    /** The text itself, in another case, or a part of it. */
    private String changed(String text) {
        return switch (random.nextInt(4)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.toLowerCase(Locale.ROOT);
            case 2 -> text.substring(0, random.nextInt(text.length() + 1));
            default -> text;
        };
    }

    /** The query with brackets round every AND, OR and NOT. */
    static String text(WqlSelect query) {
        String list = query.properties().stream().map(WqlProperty::toString).collect(Collectors.joining(", "));
        WqlCondition where = query.where();
        return "SELECT " + list + " FROM " + query.className() + (where == null ? "" : " WHERE " + text(where));
    }

    private static String text(WqlCondition condition) {
        if (condition instanceof WqlCondition.And and) {
            return and.terms().stream().map(RandomQueries::text).collect(Collectors.joining(" AND ", "(", ")"));
        }
        if (condition instanceof WqlCondition.Or or) {
            return or.terms().stream().map(RandomQueries::text).collect(Collectors.joining(" OR ", "(", ")"));
        }
        return condition instanceof WqlCondition.Not not ? "(NOT (" + text(not.term()) + "))" : condition.toString();
    }

    private String pattern(String text) {
        if (text.isEmpty()) {
            return "%";
        }
        int from = random.nextInt(text.length());
        int to = from + random.nextInt(text.length() - from + 1);
        StringBuilder pattern = new StringBuilder(changed(text.substring(from, to)));
        if (!pattern.isEmpty() && random.nextBoolean()) {
            pattern.setCharAt(random.nextInt(pattern.length()), '_');
        }
        return (random.nextBoolean() ? "%" : "") + pattern + (random.nextBoolean() ? "%" : "");
    }
}
