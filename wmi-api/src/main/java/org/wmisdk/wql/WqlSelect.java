package org.wmisdk.wql;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A data query: {@code SELECT list FROM class [WHERE condition]}.
 *
 * <p>Names keep the spelling of the text; WMI compares them without regard to case.
 *
 * @param properties the selected properties in the order of the text, never {@code null}; empty means {@code *}
 * @param className the class after {@code FROM}, not {@code meta_class}; instances of its subclasses belong to the result too
 * @param where the condition, which compares properties with constants only; {@code null} when the query has none
 */
public record WqlSelect(
        List<WqlProperty> properties,
        String className,
        @Nullable WqlCondition where) implements WqlStatement {
    /**
     * Checks and copies the parts.
     *
     * @throws IllegalArgumentException if {@code className} is no name that WQL can read after {@code FROM}, {@code where} needs more
     *     open brackets than can be read, or this would be a statement of another kind: a {@link WqlSchemaSelect} by its class, a
     *     {@link WqlEventSelect} by its condition
     */
    public WqlSelect {
        properties = List.copyOf(properties);
        WqlNames.checkClass(Objects.requireNonNull(className, "className"));
        if (WqlPredicates.compareProperties(where)) {
            throw new IllegalArgumentException(
                    "where: only event queries compare properties with each other; use a WqlEventSelect");
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
