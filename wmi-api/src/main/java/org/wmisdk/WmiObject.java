package org.wmisdk;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An object of WMI - a row of a result, an embedded object - as a plain Java value: properties with names and CIM types,
 * detached from the server.
 *
 * <p>Names of properties are found in any case and listed in the server's order and spelling. A property that the object does
 * not have is a {@link WmiNotFoundException}, wherever it is asked for by name; a property whose value is NULL is not that. The
 * accessors beyond {@link #get} are shorthands for the conversions of {@link CimValue}, whose rules they share: the CIM type
 * must fit, NULL is {@code null} or refused where Java has no {@code null} (then {@code find...} is empty), and a number is
 * never cut.
 *
 * <p>Immutable and thread-safe. Equality is equality of shape, values and system properties.
 *
 * <pre>{@code
 * for (WmiObject disk : cimv2.query("SELECT DeviceID, Size FROM Win32_LogicalDisk").list()) {
 *     String id = disk.getString("DeviceID");
 *     OptionalLong size = disk.findLong("Size"); // NULL while a drive has no medium
 *     System.out.println(id + " " + (size.isPresent() ? size.getAsLong() + " bytes" : "empty"));
 * }
 * }</pre>
 */
public final class WmiObject {
    private final WmiShape shape;
    private final @Nullable Object[] values;
    private final @Nullable SystemProperties system;

    WmiObject(WmiShape shape, @Nullable Object[] values, @Nullable SystemProperties system) {
        this.shape = shape;
        this.values = values;
        this.system = system;
    }

    /** Starts an object by hand, for embedded objects, arguments and tests. */
    public static Builder builder() {
        return new Builder();
    }

    /** The columns: names and types. */
    public WmiShape shape() {
        return shape;
    }

    /** The names of all properties, in the server's order and spelling; unmodifiable. Without the system properties. */
    public List<String> names() {
        return shape.names();
    }

    /** Whether the object has a property of this name, NULL or not. */
    public boolean has(String name) {
        return shape.indexOf(name) >= 0;
    }

    /**
     * The value of a property, with its type. Never {@code null}: a NULL is a {@link CimValue} that {@linkplain
     * CimValue#isNull() is NULL}.
     *
     * @throws WmiNotFoundException if the object has no such property
     */
    public CimValue get(String name) {
        int column = shape.indexOf(name);
        if (column < 0) {
            throw missing(name);
        }
        return get(column);
    }

    /**
     * The value of a column of the {@link #shape()}.
     *
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public CimValue get(int column) {
        return new CimValue(shape.name(column), shape.type(column), shape.isArray(column), values[column]);
    }

    /** See {@link CimValue#asString()}. */
    public @Nullable String getString(String name) {
        return get(name).asString();
    }

    /** See {@link CimValue#asBoolean()}. */
    public boolean getBoolean(String name) {
        return get(name).asBoolean();
    }

    /** See {@link CimValue#findBoolean()}. */
    public Optional<Boolean> findBoolean(String name) {
        return get(name).findBoolean();
    }

    /** See {@link CimValue#asInt()}. */
    public int getInt(String name) {
        return get(name).asInt();
    }

    /** See {@link CimValue#findInt()}. */
    public OptionalInt findInt(String name) {
        return get(name).findInt();
    }

    /** See {@link CimValue#asLong()}. */
    public long getLong(String name) {
        return get(name).asLong();
    }

    /** See {@link CimValue#findLong()}. */
    public OptionalLong findLong(String name) {
        return get(name).findLong();
    }

    /** See {@link CimValue#asLongBits()}. */
    public long getLongBits(String name) {
        return get(name).asLongBits();
    }

    /** See {@link CimValue#asBigInteger()}. */
    public @Nullable BigInteger getBigInteger(String name) {
        return get(name).asBigInteger();
    }

    /** See {@link CimValue#asFloat()}. */
    public float getFloat(String name) {
        return get(name).asFloat();
    }

    /** See {@link CimValue#asDouble()}. */
    public double getDouble(String name) {
        return get(name).asDouble();
    }

    /** See {@link CimValue#findDouble()}. */
    public OptionalDouble findDouble(String name) {
        return get(name).findDouble();
    }

    /** See {@link CimValue#asChar()}. */
    public char getChar(String name) {
        return get(name).asChar();
    }

    /** See {@link CimValue#asDateTime()}. */
    public @Nullable CimDateTime getDateTime(String name) {
        return get(name).asDateTime();
    }

    /** See {@link CimValue#asInstant()}. */
    public @Nullable Instant getInstant(String name) {
        return get(name).asInstant();
    }

    /** See {@link CimValue#asInterval()}. */
    public @Nullable CimInterval getInterval(String name) {
        return get(name).asInterval();
    }

    /** See {@link CimValue#asDuration()}. */
    public @Nullable Duration getDuration(String name) {
        return get(name).asDuration();
    }

    /** See {@link CimValue#asReference()}. */
    public @Nullable WmiPath getReference(String name) {
        return get(name).asReference();
    }

    /** See {@link CimValue#asObject()}. */
    public @Nullable WmiObject getObject(String name) {
        return get(name).asObject();
    }

    /** See {@link CimValue#asBytes()}. */
    public byte @Nullable [] getBytes(String name) {
        return get(name).asBytes();
    }

    /** See {@link CimValue#asLongs()}. */
    public long @Nullable [] getLongs(String name) {
        return get(name).asLongs();
    }

    /** See {@link CimValue#asDoubles()}. */
    public double @Nullable [] getDoubles(String name) {
        return get(name).asDoubles();
    }

    /** See {@link CimValue#asStrings()}. */
    public @Nullable List<String> getStrings(String name) {
        return get(name).asStrings();
    }

    /** See {@link CimValue#asDateTimes()}. */
    public @Nullable List<CimDateTime> getDateTimes(String name) {
        return get(name).asDateTimes();
    }

    /** See {@link CimValue#asReferences()}. */
    public @Nullable List<WmiPath> getReferences(String name) {
        return get(name).asReferences();
    }

    /** See {@link CimValue#asObjects()}. */
    public @Nullable List<WmiObject> getObjects(String name) {
        return get(name).asObjects();
    }

    /**
     * The system properties.
     *
     * @throws WmiNotFoundException if they were not asked for: a query delivers them only with {@code
     *     WmiQuery.withSystemProperties()}
     */
    public SystemProperties system() {
        if (system == null) {
            throw WmiException.builder(HResult.WBEM_E_NOT_FOUND)
                    .operation("read the system properties")
                    .ownFinding("the object was delivered without its system properties")
                    .hint("ask for them: WmiQuery.withSystemProperties()")
                    .build();
        }
        return system;
    }

    /** The system properties; empty if they were not asked for. */
    public Optional<SystemProperties> findSystem() {
        return Optional.ofNullable(system);
    }

    /**
     * The object as MOF: an instance of its class, with all its properties, NULL ones too, and embedded objects in place, as {@code
     * IWbemClassObject::GetObjectText} does. The same on every backend; {@link MofPrinter} says more of the text, and prints files.
     *
     * <pre>{@code
     * WmiObject disk = cimv2.get(WmiPath.of("Win32_LogicalDisk.DeviceID=\"C:\""));
     * System.out.println(disk.toMof());
     * }</pre>
     *
     * @return {@code instance of C { ... };}, in lines that end in {@code \n}
     * @throws IllegalArgumentException if it does not say its class, as a row of a query without {@code withSystemProperties}, or if MOF cannot
     *     say something of it
     */
    public String toMof() {
        return MofPrinter.print(this);
    }

    /**
     * Whether this object is the same as another, as {@code IWbemClassObject::CompareTo} says it: an instance of the same class from the same
     * namespace of the same machine, with the same values. Other than with {@link #equals}, the case of names does not count, nor the order
     * of properties, nor the path. An object that was delivered without its system properties is of no class and from nowhere.
     *
     * @param ignored what else does not count
     */
    public boolean sameAs(WmiObject other, WmiComparison... ignored) {
        return new Comparing(ignored).same(this, other);
    }

    /** The same as an object of a class that it did not name. */
    WmiObject ofClass(String className) {
        return new WmiObject(shape, values, SystemProperties.ofClass(className));
    }

    private WmiException missing(String name) {
        return WmiException.builder(HResult.WBEM_E_NOT_FOUND)
                .operation("read " + name)
                .ownFinding("the object has no property " + name + ", only " + shape.names())
                .hint(
                        name.startsWith("__")
                                ? "system properties: use system(), and WmiQuery.withSystemProperties() for the query"
                                : "name the property in the SELECT list, check its spelling, or test has(\"" + name
                                        + "\")")
                .build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WmiObject that
                && shape.equals(that.shape)
                && Arrays.deepEquals(values, that.values)
                && Objects.equals(system, that.system);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.deepHashCode(values);
    }

    /** One line for people, e.g. {@code Win32_Process{Name="x", ProcessId=4}}; long values are cut. */
    @Override
    public String toString() {
        String className = system == null ? null : system.className();
        StringBuilder text = new StringBuilder(className == null ? "WmiObject" : className).append('{');
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ", ").append(shape.name(i)).append('=');
            CimText.brief(text, shape.type(i), shape.isArray(i), values[i]);
        }
        return text.append('}').toString();
    }

    /** Collects the properties of an object, with checked conversions. Not thread-safe. */
    public static final class Builder {
        private final List<CimValue> properties = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final Map<String, Integer> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private @Nullable SystemProperties system;

        private Builder() {}

        /**
         * Sets a property to a single value, converted as by {@link CimValue#of}. A property already set, in any case of its
         * name, is replaced in its place.
         *
         * @param name the name; not empty, and not beginning with two underscores, which mark system properties
         * @param value the value; {@code null} for NULL
         * @throws WmiValueException if the type does not hold the value
         * @throws WmiInvalidParameterException if the name is not allowed
         */
        public Builder set(String name, CimType type, @Nullable Object value) {
            return put(name, requireNonNull(type, "type"), false, CimConversion.scalar(name, type, value));
        }

        /**
         * Sets a property to an array, converted as by {@link CimValue#ofArray}; otherwise as {@link #set(String, CimType,
         * Object)}.
         *
         * @param values the elements; {@code null} for NULL
         */
        public Builder setArray(String name, CimType type, @Nullable Object values) {
            return put(name, requireNonNull(type, "type"), true, CimConversion.array(name, type, values));
        }

        /** Sets a property to a value of any type; otherwise as {@link #set(String, CimType, Object)}. */
        public Builder set(String name, CimValue value) {
            return put(name, value.type(), value.isArray(), value.raw());
        }

        /** Makes the object an instance of this class; for all system properties see {@link #system}. */
        public Builder className(String className) {
            return system(SystemProperties.ofClass(requireNonNull(className, "className")));
        }

        /** Sets the system properties; {@code null} for none. */
        public Builder system(@Nullable SystemProperties system) {
            this.system = system;
            return this;
        }

        /** The object with the properties set so far. */
        public WmiObject build() {
            WmiShape.Builder shape = WmiShape.builder();
            @Nullable Object[] values = new @Nullable Object[properties.size()];
            for (int i = 0; i < values.length; i++) {
                CimValue value = properties.get(i);
                shape.add(names.get(i), value.type(), value.isArray());
                values[i] = value.raw();
            }
            return new WmiObject(shape.build(), values, system);
        }

        private Builder put(String name, CimType type, boolean array, @Nullable Object raw) {
            if (name.isBlank() || name.startsWith("__")) {
                throw WmiException.builder(HResult.WBEM_E_INVALID_PARAMETER)
                        .operation("set a property")
                        .detail("name \"" + name + "\": a property needs a name, and not one of a system property")
                        .hint("give system properties with system(SystemProperties)")
                        .build();
            }
            CimValue value = new CimValue(name, type, array, raw);
            Integer column = columns.putIfAbsent(name, names.size());
            if (column == null) {
                names.add(name);
                properties.add(value);
            } else {
                properties.set(column, value);
            }
            return this;
        }
    }
}
