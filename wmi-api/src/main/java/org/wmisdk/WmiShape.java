package org.wmisdk;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a result: names in the server's order and spelling, each with its CIM type. All rows of a result share one
 * shape, so that a row costs no map of its own.
 *
 * <p>Names are looked up without regard to case. Columns are counted from 0. Immutable and thread-safe; equality is equality
 * of names (with their spelling), order and types.
 */
public final class WmiShape {
    private final List<String> names;
    private final CimType[] types;
    private final boolean[] arrays;

    /** The spelling of the server, which most callers use: one hash look-up, and nothing allocated. */
    private final Map<String, Integer> bySpelling;

    private final Map<String, Integer> ignoringCase;

    private WmiShape(Builder builder) {
        names = List.copyOf(builder.names);
        types = builder.types.toArray(CimType[]::new);
        arrays = new boolean[types.length];
        bySpelling = new HashMap<>();
        for (int i = 0; i < types.length; i++) {
            arrays[i] = builder.arrays.get(i);
            bySpelling.put(names.get(i), i);
        }
        ignoringCase = new TreeMap<>(builder.columns);
    }

    /** Starts a shape without columns. */
    public static Builder builder() {
        return new Builder();
    }

    /** The number of columns. */
    public int size() {
        return types.length;
    }

    /** The names of all columns, in order; unmodifiable. */
    public List<String> names() {
        return names;
    }

    /**
     * The column with this name.
     *
     * @param name a name in any case
     * @return the column, or -1 if there is none
     */
    public int indexOf(String name) {
        Integer column = bySpelling.get(name);
        if (column == null) {
            column = ignoringCase.get(requireNonNull(name, "name"));
        }
        return column == null ? -1 : column;
    }

    /**
     * The name of a column.
     *
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public String name(int column) {
        return names.get(column);
    }

    /**
     * The CIM type of a column; of an array, the type of its elements.
     *
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public CimType type(int column) {
        return types[column];
    }

    /**
     * Whether a column holds arrays.
     *
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public boolean isArray(int column) {
        return arrays[column];
    }

    /**
     * An object of this shape without system properties. For backends: the values are taken as they are, neither copied nor
     * checked.
     *
     * @param values for each column the raw value that {@link CimType} names for its type, {@code null} for NULL; the caller
     *     gives them away and must not change them any more
     * @throws IllegalArgumentException if there are not as many values as columns
     */
    public WmiObject object(@Nullable Object[] values) {
        return create(values, null);
    }

    /**
     * As {@link #object(Object[])}, with system properties.
     *
     * @param system the system properties of this object
     */
    public WmiObject object(@Nullable Object[] values, SystemProperties system) {
        return create(values, requireNonNull(system, "system"));
    }

    private WmiObject create(@Nullable Object[] values, @Nullable SystemProperties system) {
        if (values.length != types.length) {
            throw new IllegalArgumentException(values.length + " values for " + types.length + " columns");
        }
        return new WmiObject(this, values, system);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WmiShape that
                && names.equals(that.names)
                && Arrays.equals(types, that.types)
                && Arrays.equals(arrays, that.arrays);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    /** Names and types, e.g. {@code [Name string, Tags string[]]}. */
    @Override
    public String toString() {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            columns.add(names.get(i) + " " + CimText.type(types[i], arrays[i]));
        }
        return columns.toString();
    }

    /** Collects the columns of a shape. Not thread-safe. */
    public static final class Builder {
        private final List<String> names = new ArrayList<>();
        private final List<CimType> types = new ArrayList<>();
        private final List<Boolean> arrays = new ArrayList<>();
        private final TreeMap<String, Integer> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        private Builder() {}

        /**
         * Adds a column behind those already there.
         *
         * @param name the spelling that {@link WmiShape#names()} keeps
         * @param type the type of the column, or of the elements of its arrays
         * @param array whether the column holds arrays
         * @throws WmiInvalidParameterException if there is a column of this name in any case
         */
        public Builder add(String name, CimType type, boolean array) {
            requireNonNull(type, "type");
            if (columns.putIfAbsent(requireNonNull(name, "name"), names.size()) != null) {
                throw WmiException.builder(HResult.WBEM_E_INVALID_PARAMETER)
                        .operation("add column " + name)
                        .detail("column " + name
                                + " occurs twice; names of properties are unique without regard to case")
                        .build();
            }
            names.add(name);
            types.add(type);
            arrays.add(array);
            return this;
        }

        /** The shape with the columns added so far. */
        public WmiShape build() {
            return new WmiShape(this);
        }
    }
}
