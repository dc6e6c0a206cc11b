package org.wmisdk.worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The committed costs: a line each, with Java, backend, what was measured and the number, apart by tabs. A cost that grew and one that
 * shrank are both a difference, so that what was won is not lost unseen.
 */
final class CostTable {
    private static final String HEAD = "Java\tbackend\tcost\tnumber";
    private static final String TO_UPDATE = "when the change is meant: ./bench gate --write";

    private final SortedMap<String, Long> numbers = new TreeMap<>();

    private CostTable() {}

    static CostTable parse(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
            throw new IllegalArgumentException("the table of costs must begin with the line: " + HEAD);
        }
        CostTable table = new CostTable();
        for (String line : lines.subList(1, lines.size())) {
            int end = line.lastIndexOf('\t');
            if (end < 0 || line.split("\t").length != 4) {
                throw new IllegalArgumentException("a line of the table of costs must have four columns: " + line);
            }
            table.numbers.put(line.substring(0, end), Long.valueOf(line.substring(end + 1)));
        }
        return table;
    }

    static CostTable read(Path file) throws IOException {
        return parse(Files.exists(file) ? Files.readAllLines(file) : List.of(HEAD));
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        numbers.forEach((key, number) -> lines.add(key + "\t" + number));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static String prefix(int java, String backend) {
        return java + "\t" + backend + "\t";
    }

    /** Whether there are costs of any backend on that Java. */
    boolean knows(int java) {
        return numbers.keySet().stream().anyMatch(key -> key.startsWith(java + "\t"));
    }

    /** Puts what was measured in the place of all that is known of that backend on that Java. */
    void replace(int java, String backend, Map<String, Long> measured) {
        String prefix = prefix(java, backend);
        numbers.keySet().removeIf(key -> key.startsWith(prefix));
        measured.forEach((cost, number) -> numbers.put(prefix + cost, number));
    }

    /** A sentence for each cost that is not what the table says. */
    List<String> differences(int java, String backend, Map<String, Long> measured) {
        String prefix = prefix(java, backend);
        String where = backend + " on Java " + java + ", ";
        List<String> differences = new ArrayList<>();
        new TreeMap<>(measured).forEach((cost, number) -> {
            Long known = numbers.get(prefix + cost);
            if (known == null) {
                differences.add(where + cost + ": " + number + ", and the table has none; " + TO_UPDATE);
            } else if (number > known) {
                differences.add(where + cost + ": WORSE, " + number + " instead of " + known + "; " + TO_UPDATE);
            } else if (number < known) {
                differences.add(where + cost + ": better, " + number + " instead of " + known
                        + "; keep it by updating the table: ./bench gate --write");
            }
        });
        for (String key : numbers.keySet()) {
            if (key.startsWith(prefix) && !measured.containsKey(key.substring(prefix.length()))) {
                differences.add(
                        where + key.substring(prefix.length()) + ": in the table, but was not measured; " + TO_UPDATE);
            }
        }
        return differences;
    }
}
