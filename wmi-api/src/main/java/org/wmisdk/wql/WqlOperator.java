package org.wmisdk.wql;

import org.jspecify.annotations.Nullable;

/** The relational operators of WQL. */
public enum WqlOperator {
    /** {@code =}. */
    EQUAL("="),
    /** {@code <>}, also written {@code !=}. */
    NOT_EQUAL("<>"),
    /** {@code <}. */
    LESS("<"),
    /** {@code <=}. */
    LESS_OR_EQUAL("<="),
    /** {@code >}. */
    GREATER(">"),
    /** {@code >=}. */
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    WqlOperator(String symbol) {
        this.symbol = symbol;
    }

    static @Nullable WqlOperator of(String symbol) {
        for (WqlOperator each : values()) {
            if (each.symbol.equals(symbol)) {
                return each;
            }
        }
        return symbol.equals("!=") ? NOT_EQUAL : null;
    }

    /**
     * The operator as query text.
     *
     * @return the symbol; {@code <>} for {@link #NOT_EQUAL}
     */
    public String symbol() {
        return symbol;
    }

    /**
     * Whether the operator asks for an order, not only for equality. WMI refuses these for booleans and for NULL.
     *
     * @return false for {@link #EQUAL} and {@link #NOT_EQUAL}
     */
    public boolean isOrdering() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    /**
     * The operator that says the same with its operands exchanged.
     *
     * @return {@code >} for {@code <} and so on; equality for itself
     */
    public WqlOperator mirrored() {
        return switch (this) {
            case EQUAL, NOT_EQUAL -> this;
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
        };
    }

    /**
     * Decides the operator from an order as {@link Comparable#compareTo(Object)} gives it.
     *
     * @param order negative, zero or positive: the left operand compared with the right one
     * @return whether the comparison holds
     */
    public boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }
}
