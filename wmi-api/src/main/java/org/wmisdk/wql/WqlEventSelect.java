package org.wmisdk.wql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event query that shows to be one: {@code SELECT list FROM class [WITHIN seconds] [WHERE condition] [GROUP WITHIN seconds [BY list]
 * [HAVING NumberOfEvents ...]]} with {@code WITHIN}, {@code GROUP} or a comparison of two properties. An event query without any of
 * them reads as a {@link WqlSelect}: whether its class is one of events is the service's to know.
 *
 * @param properties the selected properties in the order of the text; empty means {@code *}
 * @param className the event class after {@code FROM}
 * @param within how often WMI polls, in seconds, from 0.001 to 4294967295, without zeros at the end of its fraction; {@code null}
 *     without {@code WITHIN}
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
    private static final long LARGEST = 0xFFFF_FFFFL;
    private static final BigDecimal SHORTEST_POLL = new BigDecimal("0.001");
    private static final BigDecimal LONGEST_POLL = BigDecimal.valueOf(LARGEST);

    /**
     * Checks and copies the parts.
     *
     * @throws IllegalArgumentException if {@code className} is no name that WQL can read after {@code FROM}, {@code within} is out of
     *     range, {@code where} needs more open brackets than can be read, or nothing makes this an event query
     */
    public WqlEventSelect {
        properties = List.copyOf(properties);
        WqlNames.checkClass(Objects.requireNonNull(className, "className"));
        if (within != null) {
            if (!isInterval(within)) {
                throw new IllegalArgumentException(
                        "within: " + within + "; WMI polls every " + SHORTEST_POLL + " to " + LARGEST + " seconds");
            }
            within = within.stripTrailingZeros();
            within = within.scale() < 0 ? within.setScale(0) : within;
        }
        boolean comparesProperties = WqlPredicates.compareProperties(where);
        if (within == null && grouping == null && !comparesProperties) {
            throw new IllegalArgumentException(
                    "within, where, grouping: nothing here makes an event query; use a WqlSelect");
        }
    }

    /** Whether WMI can poll at the interval. */
    static boolean isInterval(BigDecimal seconds) {
        return seconds.compareTo(SHORTEST_POLL) >= 0 && seconds.compareTo(LONGEST_POLL) <= 0;
    }

    /**
     * {@code GROUP WITHIN seconds [BY properties] [HAVING NumberOfEvents operator number]}: events of an interval are delivered as one
     * {@code __AggregateEvent}.
     *
     * @param seconds how long events are collected, an unsigned 32-bit number
     * @param by the properties whose values make groups; empty for one group
     * @param having which groups are delivered; {@code null} for all
     */
    public record Grouping(
            long seconds, List<WqlProperty> by, @Nullable Having having) {
        /**
         * Checks the number and copies the list.
         *
         * @throws IllegalArgumentException if {@code seconds} is no unsigned 32-bit number
         */
        public Grouping {
            checkUint32("seconds", seconds);
            by = List.copyOf(by);
        }
    }

    /**
     * {@code HAVING NumberOfEvents operator number}: which groups are delivered.
     *
     * @param operator the relation of the number of events in a group to {@code numberOfEvents}
     * @param numberOfEvents an unsigned 32-bit number
     */
    public record Having(WqlOperator operator, long numberOfEvents) {
        /** The only property that {@code HAVING} speaks of. */
        public static final String NUMBER_OF_EVENTS = "NumberOfEvents";

        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if {@code numberOfEvents} is no unsigned 32-bit number
         */
        public Having {
            Objects.requireNonNull(operator, "operator");
            checkUint32("numberOfEvents", numberOfEvents);
        }
    }

    private static void checkUint32(String component, long value) {
        if (value < 0 || value > LARGEST) {
            throw new IllegalArgumentException(component + ": " + value + "; it is from 0 to " + LARGEST);
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
