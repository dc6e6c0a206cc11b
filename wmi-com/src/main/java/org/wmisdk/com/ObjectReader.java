package org.wmisdk.com;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiObject;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.SessionException;

/**
 * Makes Java objects of {@code IWbemClassObject}s. Remembers the shapes that it has met, so that a row like the one before costs one
 * call per property. Used by one thread at a time; closing it frees its native memory.
 */
final class ObjectReader implements AutoCloseable {
    /** WMI's own limit. */
    private static final int MAX_DEPTH = 64;

    /** A result of many classes, such as that of a query for classes, has a shape for each: it is not to keep them all. */
    private static final int KEPT_SHAPES = 64;

    /** More than these are not worth their memory when the next result may never come. */
    private static final int HANDY_SHAPES = 4;

    private static final int HANDY_ROOM = 1024;

    final VariantReader variants;
    final Properties properties;

    private final Com com;
    private final Port port;
    private final VariantBlock blocks;
    private final ArrayList<NativeShape> shapes = new ArrayList<>();
    private @Nullable NativeShape lastRow;
    private @Nullable NativeShape lastEmbedded;
    private @Nullable ServerShape told;
    private long room;
    private int roomRows;

    /** Whether the server counts properties as it lists them; as long as it does, a row of another shape is known by its count. */
    private boolean countsAgree = true;

    /** Whether the system properties of the objects in the present row are read: they are written, and events known, by them. */
    private boolean systemToo;

    /** Whether {@link #lastRow} is the shape of a row of this result. */
    private boolean ofThisResult;

    ObjectReader(Com com) {
        this.com = com;
        this.port = com.port;
        this.variants = new VariantReader(com, this::embedded);
        this.properties = new Properties(com, variants);
        this.blocks = new VariantBlock(com);
    }

    /**
     * Reads one row.
     *
     * @param object the row, which stays with the caller
     * @param columns how many columns the query lists, so that all rows have the same ones; 0 where it lists none
     * @param system whether to read the system properties too, also those of the objects in it
     * @throws SessionException if it cannot be read
     */
    WmiObject row(long object, int columns, boolean system) {
        if (shapes.size() > KEPT_SHAPES) {
            forgetShapes();
        }
        systemToo = system;
        WmiObject row = read(object, columns > 0, columns > 0 && knowsAll(columns), system, 0);
        ofThisResult = true;
        return row;
    }

    /**
     * Whether the rows of a query that lists its columns have just those of the last row. They have if that was a row of the same
     * result. Between results a class can be changed, but a row that had all columns of the list can only lose one, which is noticed.
     */
    private boolean knowsAll(int columns) {
        NativeShape last = lastRow;
        return ofThisResult || (last != null && last.size() == columns);
    }

    /** The rows to come are those of another result. */
    void beginResult() {
        ofThisResult = false;
    }

    /** The rows to come, the first ones, are expected to have this shape. */
    void expect(ServerShape shape) {
        shapes.ensureCapacity(1); // as in learn
        NativeShape expected = new NativeShape(port, shape);
        shapes.add(expected);
        lastRow = expected;
        told = shape;
    }

    /**
     * The shape of the last row, which rows of another connection can be expected to have. Null where that is told already, and where it
     * could not be checked.
     */
    @Nullable
    ServerShape newShape() {
        NativeShape last = lastRow;
        if (last == null || !countsAgree || last.server.equals(told)) {
            return null;
        }
        told = last.server;
        return told;
    }

    /**
     * Memory for as many pointers to rows and, behind them, their number. It belongs to the result and not to the thread, since a call
     * that was abandoned writes late. Valid until more is asked for.
     */
    long room(int rows) {
        if (rows > roomRows) {
            port.free(room);
            room = 0;
            roomRows = 0;
            room = port.allocate((long) Layouts.POINTER * (rows + 1));
            roomRows = rows;
        }
        return room;
    }

    /** Whether what it has is worth keeping for the next result, and not too much. */
    boolean isHandy() {
        return shapes.size() <= HANDY_SHAPES && roomRows <= HANDY_ROOM;
    }

    /** Reads an object that is the value of a property of another. */
    private WmiObject embedded(long unknown, int depth) {
        if (depth > MAX_DEPTH) {
            throw new MalformedValueException("objects lie in each other more than " + MAX_DEPTH + " deep");
        }
        long object = com.queryInterface(unknown, Guid.IID_IWbemClassObject);
        try {
            return read(object, false, false, systemToo, depth);
        } finally {
            com.release(object);
        }
    }

    private WmiObject read(long object, boolean sameColumns, boolean asTheLast, boolean system, int depth) {
        NativeShape last = depth == 0 ? lastRow : lastEmbedded;
        if (last != null && asTheLast && !system) {
            @Nullable Object[] values = values(object, last, depth);
            if (values != null) {
                return last.shape.object(values);
            }
        }
        return readUnlike(last, object, sameColumns, asTheLast, system, depth);
    }

    /** Reads an object of which is not known, or not true, that it is like the last one. */
    private WmiObject readUnlike(
            @Nullable NativeShape last,
            long object,
            boolean sameColumns,
            boolean asTheLast,
            boolean system,
            int depth) {
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        try {
            long cell = stack.take(Properties.CELL_BYTES);
            SystemProperties systemProperties = system ? properties.system(object, cell) : null;
            NativeShape shape = last;
            @Nullable Object[] values = null;
            if (shape != null && (asTheLast || hasAsManyAs(shape, systemProperties, object, cell))) {
                values = values(object, shape, depth);
            }
            if (shape == null || values == null) {
                List<String> names = properties.names(object);
                for (int i = 0; values == null && i < shapes.size(); i++) {
                    shape = shapes.get(i);
                    values = shape.shape.names().equals(names) ? values(object, shape, depth) : null;
                }
                if (shape == null || values == null) {
                    shape = learn(object, names, sameColumns, cell);
                    values = values(object, shape, depth);
                }
            }
            if (values == null) {
                throw new SessionException(
                        Properties.GET,
                        Codes.WBEM_E_UNEXPECTED, // not that of an object that is not there
                        "an object has other properties than it lists: " + shape.shape);
            }
            if (depth == 0) {
                lastRow = shape;
            } else {
                lastEmbedded = shape;
            }
            return systemProperties == null ? shape.shape.object(values) : shape.shape.object(values, systemProperties);
        } finally {
            stack.giveBack(mark);
        }
    }

    /**
     * Whether an object may have just the properties of a shape: it has as many, so that it has no others if it has all of them. Where
     * the server's counts are not to be relied on, the names of every object are read.
     */
    private boolean hasAsManyAs(NativeShape shape, @Nullable SystemProperties known, long object, long cell) {
        if (!countsAgree) {
            return false;
        }
        Integer count = known == null ? null : known.propertyCount();
        return (count != null ? count : properties.count(object, cell)) == shape.size();
    }

    /** The values of an object of a shape, or null when it has not all properties of the shape, or one of another type. */
    private @Nullable Object @Nullable [] values(long object, NativeShape shape, int depth) {
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        long block = stack.take(VariantBlock.bytes(shape.size()));
        int owning = 0; // up to the last that owns something
        try {
            @Nullable Object[] values = new @Nullable Object[shape.size()];
            long get = com.method(object, Slots.OBJECT_GET);
            long types = blocks.types(block, values.length);
            for (int i = 0; i < values.length; i++) {
                long variant = blocks.variant(block, i);
                long type = types + (long) Integer.BYTES * i;
                int hr = properties.get(get, object, shape.name(i), variant, type);
                if (hr == Codes.WBEM_E_NOT_FOUND) {
                    com.errors.forget();
                    return null;
                }
                if (hr < 0) {
                    throw com.errors.failure(Properties.GET + "(" + shape.shape.name(i) + ")", hr);
                }
                int vt = variants.type(variant);
                boolean common = Vartypes.isCommon(vt);
                if (common && !Vartypes.ownsNothing(vt)) {
                    owning = i + 1;
                }
                boolean fits = port.getInt(type) == shape.code(i);
                try {
                    values[i] = fits
                            ? variants.read(variant, vt, shape.shape.type(i), shape.shape.isArray(i), depth)
                            : null;
                } catch (MalformedValueException e) {
                    throw malformed(shape.shape.name(i), e);
                } finally {
                    if (!common) { // it is not to keep the others from being cleared
                        com.clear(variant);
                        port.putShort(variant + Layouts.VARIANT_VT, (short) Codes.VT_EMPTY);
                    }
                }
                if (!fits) {
                    return null;
                }
            }
            return values;
        } finally {
            blocks.clear(block, owning);
            stack.giveBack(mark);
        }
    }

    private static SessionException malformed(String property, MalformedValueException e) {
        return new SessionException(Properties.GET, e.code(), "property " + property + ": " + e.getMessage(), e);
    }

    /** Makes the shape of an object that is like none before, and keeps it. */
    private NativeShape learn(long object, List<String> names, boolean sameColumns, long cell) {
        if (!sameColumns && properties.count(object, cell) != names.size()) {
            countsAgree = false;
        }
        int[] codes = new int[names.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = properties.typeOf(object, names.get(i), cell);
        }
        shapes.ensureCapacity(shapes.size() + 1); // so that a full heap cannot come between making it and keeping it
        try {
            NativeShape shape = new NativeShape(port, new ServerShape(names, codes));
            shapes.add(shape);
            return shape;
        } catch (MalformedValueException e) {
            throw new SessionException(Properties.GET_NAMES, e.code(), e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        forgetShapes();
        port.free(room);
        room = 0;
        roomRows = 0;
    }

    private void forgetShapes() {
        lastRow = null;
        lastEmbedded = null;
        shapes.forEach(NativeShape::close);
        shapes.clear();
    }
}
