package org.wmisdk.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiObject;

/**
 * Prints rows for people: a table where it fits the width, otherwise each row as a block of lines. Nothing is cut. NULL is an empty cell
 * of a table, and the word {@code NULL} in a block, where there is room for the difference.
 */
final class TableFormat {
    private static final String GAP = "  ";

    private final List<Map<String, CimValue>> rows;
    private final List<String> columns;

    private TableFormat(List<Map<String, CimValue>> rows, List<String> order) {
        this.rows = rows;
        Set<String> names = new LinkedHashSet<>(); // rows of different classes may have different ones
        rows.forEach(row -> names.addAll(row.keySet()));
        List<String> sorted = new ArrayList<>(names);
        sorted.sort(Comparator.comparingInt(name -> place(name, order)));
        this.columns = List.copyOf(sorted);
    }

    /** A server answers in the order of the class; people expect the order of their query. What they did not name stays in front. */
    private static int place(String name, List<String> order) {
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * @param order the names of columns in the order to show them; others come before them, as the server has them
     */
    static void print(List<WmiObject> objects, List<String> order, int width, PrintStream out) {
        if (objects.isEmpty()) {
            out.println("(no rows)");
            return;
        }
        TableFormat format = new TableFormat(objects.stream().map(Cells::of).toList(), order);
        if (format.columns.isEmpty() || !format.printTable(width, out)) {
            format.printBlocks(out);
        }
    }

    /** Prints a table if it fits. */
    private boolean printTable(int width, PrintStream out) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        for (Map<String, CimValue> row : rows) {
            lines.add(columns.stream().map(name -> cell(row.get(name))).toList());
        }
        int[] widths = new int[columns.size()];
        int total = -GAP.length();
        for (int i = 0; i < widths.length; i++) {
            for (List<String> line : lines) {
                widths[i] = Math.max(widths[i], ValueText.length(line.get(i)));
            }
            total += widths[i] + GAP.length();
            if (total > width) {
                return false;
            }
        }
        lines.add(1, Arrays.stream(widths).mapToObj("-"::repeat).toList());
        boolean[] right = new boolean[widths.length];
        for (int i = 0; i < widths.length; i++) {
            String name = columns.get(i);
            right[i] = rows.stream().allMatch(row -> isNumber(row.get(name)));
        }
        lines.forEach(line -> out.println(padded(line, widths, right)));
        return true;
    }

    private static String padded(List<String> line, int[] widths, boolean[] right) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - ValueText.length(line.get(i)));
            text.append(i == 0 ? "" : GAP).append(right[i] ? pad + line.get(i) : line.get(i) + pad);
        }
        return text.toString().stripTrailing();
    }

    private void printBlocks(PrintStream out) {
        int width = BlockFormat.width(columns);
        boolean first = true;
        for (Map<String, CimValue> row : rows) {
            if (!first) {
                out.println();
            }
            first = false;
            Map<String, String> lines = new LinkedHashMap<>();
            for (String name : columns) {
                CimValue value = row.get(name);
                if (value != null) {
                    lines.put(name, BlockFormat.text(value));
                }
            }
            BlockFormat.print(lines, width, out);
        }
    }

    private static String cell(@Nullable CimValue value) {
        return value == null || value.isNull() ? "" : ValueText.of(value);
    }

    private static boolean isNumber(@Nullable CimValue value) {
        return value != null
                && !value.isArray()
                && (value.type().isInteger() || value.type() == CimType.REAL32 || value.type() == CimType.REAL64);
    }
}
