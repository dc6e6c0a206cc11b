package org.wmisdk.wql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event query with at least one clause that only event queries have: {@code SELECT list FROM class [WITHIN seconds] [WHERE
 * condition] [GROUP WITHIN seconds [BY list] [HAVING NumberOfEvents ...]]}. An event query without any of them reads as a {@link
 * WqlSelect}: whether its class is one of events is the service's to know.
 *
 * @param properties the selected properties in the order of the text; empty means {@code *}
 * @param className the event class after {@code FROM}
 * @param within how often WMI polls, in seconds, above 0; {@code null} without {@code WITHIN}
 * @param where the condition, which may compare two properties ({@link WqlCondition.PropertyComparison}); {@code null} when the query
 *     has none
 * @param grouping the {@code GROUP} clause; {@code null} when the query has none
 */
public record WqlEventSelect(
        List<WqlProperty> properties,
        String className,
        @Nullable BigDecimal within,
        @Nullable WqlCondition where,
        @Nullable Grouping grouping)
        implements WqlStatement {
    /**
     * Checks and copies the parts.
     *
     * @throws IllegalArgumentException if {@code className} is no name that WQL can read after {@code FROM}, or {@code within} is not
     *     above 0
     */
    public WqlEventSelect {
        properties = List.copyOf(properties);
        WqlNames.check("className", Objects.requireNonNull(className, "className"));
        if (within != null && within.signum() <= 0) {
            throw new IllegalArgumentException("within: " + within + " seconds; WMI polls at an interval above 0");
        }
    }

    /**
     * {@code GROUP WITHIN seconds [BY properties] [HAVING NumberOfEvents operator number]}: events of an interval are delivered as one
     * {@code __AggregateEvent}.
     *
     * @param seconds how long events are collected, an unsigned 32-bit number
     * @param by the properties whose values make groups; empty for one group
     * @param having the operator between {@code NumberOfEvents} and {@code numberOfEvents}; {@code null} without {@code HAVING}
     * @param numberOfEvents the number after {@code HAVING}; 0 without
     */
    public record Grouping(
            long seconds, List<WqlProperty> by, @Nullable WqlOperator having, long numberOfEvents) {
        /** The only property that {@code HAVING} speaks of. */
        public static final String NUMBER_OF_EVENTS = "NumberOfEvents";

        private static final long MAX = 0xFFFF_FFFFL;

        /**
         * Checks the numbers and copies the list.
         *
         * @throws IllegalArgumentException if a number is no unsigned 32-bit number
         */
        public Grouping {
            if (seconds < 0 || seconds > MAX || numberOfEvents < 0 || numberOfEvents > MAX) {
                throw new IllegalArgumentException("seconds " + seconds + ", numberOfEvents " + numberOfEvents
                        + ": both are unsigned 32-bit numbers");
            }
            by = List.copyOf(by);
        }
    }

    /**
     * Whether the list is {@code *}.
     *
     * @return true for {@code SELECT *}
     */
    public boolean selectsAll() {
        return properties.isEmpty();
    }

    /**
     * The condition after {@code WHERE}.
     *
     * @return empty when the query has none
     */
    public Optional<WqlCondition> condition() {
        return Optional.ofNullable(where);
    }

    @Override
    public String text() {
        return WqlPrinter.print(this);
    }

    @Override
    public String toString() {
        return text();
    }
}
