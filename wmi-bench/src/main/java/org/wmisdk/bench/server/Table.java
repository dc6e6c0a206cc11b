package org.wmisdk.bench.server;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimType;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiShape;

/**
 * What is read: rows of columns, so many at a time.
 *
 * @param kinds a letter a column, as {@link Kind} has them
 * @param rows how many there are
 * @param batch how many are asked for at once
 */
public record Table(String kinds, int rows, int batch) {
    /** Ten columns as a class of Windows has them: mostly text and numbers. Seven of them own memory. */
    public static final String TEN = "CCCCNNNSDB";

    /** The batch of the library. */
    public static final int BATCH = 64;

    private static final int PERIOD = 256;
    private static final int ARRAY_BYTES = 16;
    private static final int ITEMS = 2;
    private static final long FIRST_SIZE = 500_107_862_016L;
    private static final long NUMBER_STEP = 2_654_435_761L;

    /** The columns that there are. */
    public enum Kind {
        CAPTION("string", CimType.STRING, false),
        NUMBER("uint32", CimType.UINT32, false),
        SIZE("uint64", CimType.UINT64, false),
        DATE("datetime", CimType.DATETIME, false),
        BYTES("uint8[]", CimType.UINT8, true),
        LIST("string[]", CimType.STRING, true);

        private static final List<Kind> ALL = List.of(values());

        private final String text;
        final CimType type;
        final boolean array;

        Kind(String text, CimType type, boolean array) {
            this.text = text;
            this.type = type;
            this.array = array;
        }

        /** The type as MOF writes it. */
        public String text() {
            return text;
        }

        /** The first letter of a column of this kind. */
        public char letter() {
            return name().charAt(0);
        }

        String column(int number) {
            return letter() + name().substring(1).toLowerCase(Locale.ROOT) + number;
        }

        static Kind of(char letter) {
            for (int i = 0;
                    i < ALL.size();
                    i++) { // allocates nothing: it is called for each value that is built to compare with
                if (ALL.get(i).letter() == letter) {
                    return ALL.get(i);
                }
            }
            throw new IllegalArgumentException("no kind of column begins with " + letter);
        }
    }

    /** That many columns, the ten usual ones again and again. */
    public static Table mixed(int columns, int rows, int batch) {
        return new Table(TEN.repeat(columns / TEN.length() + 1).substring(0, columns), rows, batch);
    }

    /** Columns of one kind. */
    public static Table of(Kind kind, int columns, int rows) {
        return new Table(String.valueOf(kind.letter()).repeat(columns), rows, BATCH);
    }

    /** What {@link #toString()} wrote. */
    public static Table parse(String text) {
        List<String> parts = List.of(text.split(" ", -1));
        return new Table(parts.get(0), Integer.parseInt(parts.get(1)), Integer.parseInt(parts.get(2)));
    }

    /** What the query of a client is. */
    public static Table ofQuery(String query) {
        String columns = query.substring("SELECT ".length(), query.indexOf(" FROM "));
        StringBuilder kinds = new StringBuilder();
        for (String column : columns.split(", ", -1)) {
            kinds.append(column.charAt(0));
        }
        return new Table(kinds.toString(), Integer.parseInt(query.substring(query.lastIndexOf(' ') + 1)), BATCH);
    }

    @Override
    public String toString() {
        return kinds + " " + rows + " " + batch;
    }

    /** How many columns there are. */
    public int width() {
        return kinds.length();
    }

    /** How many values of a row own memory. */
    public int owning() {
        return (int) kinds.chars().filter(kind -> kind != Kind.NUMBER.letter()).count();
    }

    private Kind kind(int column) {
        return Kind.of(kinds.charAt(column));
    }

    /** The columns' names. */
    public List<String> columns() {
        return IntStream.range(0, width()).mapToObj(i -> kind(i).column(i)).toList();
    }

    /** The query for all of it. */
    public String query() {
        return "SELECT " + String.join(", ", columns()) + " FROM Rows WHERE Count = " + rows;
    }

    /** The columns of a row as the library knows them. */
    public WmiShape shape() {
        WmiShape.Builder shape = WmiShape.builder();
        List<String> columns = columns();
        for (int i = 0; i < width(); i++) {
            shape.add(columns.get(i), kind(i).type, kind(i).array);
        }
        return shape.build();
    }

    /** Builds the values of one row, as the server in C has them, and nothing else. */
    public Object[] values(int row) {
        Object[] values = new Object[width()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(kind(i), (row + i) % PERIOD);
        }
        return values;
    }

    private static Object value(Kind kind, int at) {
        return switch (kind) {
            case CAPTION -> Texts.CAPTIONS.text(at);
            case NUMBER -> (at + 1) * NUMBER_STEP & 0xFFFF_FFFFL;
            case SIZE -> BigInteger.valueOf(FIRST_SIZE + at * 4096L);
            case DATE -> CimDateTime.ofText(Texts.DATES.text(at));
            case BYTES -> filled(at);
            case LIST -> {
                List<String> items = new ArrayList<>(ITEMS);
                for (int i = 0; i < ITEMS; i++) {
                    items.add(Texts.SIZES.text((at + i) % PERIOD));
                }
                yield items;
            }
        };
    }

    private static byte[] filled(int at) {
        byte[] bytes = new byte[ARRAY_BYTES];
        Arrays.fill(bytes, (byte) at);
        return bytes;
    }

    /** All texts, of which a value is a new copy, made with no more memory than it needs itself. */
    private static final class Texts {
        static final Texts CAPTIONS = new Texts(at -> String.format(Locale.ROOT, "Row of a table - %03d", at));
        static final Texts SIZES = new Texts(at -> Long.toString(FIRST_SIZE + at * 4096L));
        static final Texts DATES =
                new Texts(at -> String.format(Locale.ROOT, "202601011200%02d.000%03d+060", at % 60, at));

        private final byte[][] all = new byte[PERIOD][];

        private Texts(IntFunction<String> make) {
            for (int i = 0; i < PERIOD; i++) {
                all[i] = make.apply(i).getBytes(StandardCharsets.ISO_8859_1);
            }
        }

        String text(int at) {
            return new String(all[at], StandardCharsets.ISO_8859_1);
        }
    }

    // ---- checksums: as the client in C has them

    /** The sum over all values of rows. */
    public String checksum(List<WmiObject> all) {
        List<String> columns = columns();
        return checksum(
                all.stream()
                        .map(row -> columns.stream()
                                .map(column ->
                                        Objects.requireNonNull(row.get(column).raw()))
                                .toArray())
                        .collect(Collectors.toList()),
                0);
    }

    /** The sum over the values of rows, with that of rows before. */
    public static String checksum(List<Object[]> rows, long before) {
        long sum = before;
        for (Object[] row : rows) {
            for (Object value : row) {
                sum = 31 * sum + hash(value);
            }
        }
        return Long.toHexString(sum);
    }

    private static long hash(Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        long sum = 0;
        if (value instanceof byte[] bytes) {
            for (byte each : bytes) {
                sum = 31 * sum + (each & 0xFF);
            }
            return sum;
        }
        if (value instanceof List<?> items) {
            for (Object item : items) {
                sum = 31 * sum + item.hashCode();
            }
            return sum;
        }
        return value.toString().hashCode();
    }
}
