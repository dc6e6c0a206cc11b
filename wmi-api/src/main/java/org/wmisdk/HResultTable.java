package org.wmisdk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of {@code hresults.csv}, read at first use. Apart from {@link HResult} so that its constants cost nothing. */
final class HResultTable {
    private static final String RESOURCE = "hresults.csv";

    /** A number that has been renamed keeps its old name in the table, marked so. It is never the first name given. */
    private static final String OLD_NAME = "(old spelling)";

    private static final Map<Integer, Entry> ENTRIES = load();

    private HResultTable() {}

    record Entry(String name, List<String> names, String meaning, HResult.Category category) {
        Entry withName(String other) {
            List<String> more = new ArrayList<>(names);
            more.add(other);
            return new Entry(name, List.copyOf(more), meaning, category);
        }

        Entry renamed(Entry current) {
            return new Entry(current.name, withName(current.name).names, current.meaning, current.category);
        }

        boolean isOldName() {
            return meaning.endsWith(OLD_NAME);
        }
    }

    static @Nullable Entry find(int value) {
        return ENTRIES.get(value);
    }

    /** The number that has this name, in any case; names are looked for too seldom for an index of their own. */
    static Optional<Integer> find(String name) {
        return ENTRIES.entrySet().stream()
                .filter(entry -> entry.getValue().names.stream().anyMatch(name::equalsIgnoreCase))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<Integer, Entry> load() {
        Map<String, HResult.Category> categories = Arrays.stream(HResult.Category.values())
                .collect(Collectors.toMap(HResult.Category::label, category -> category));
        Map<Integer, Entry> entries = new HashMap<>();
        try (InputStream bytes = Objects.requireNonNull(
                        HResultTable.class.getResourceAsStream(RESOURCE), "wmi-api lacks its resource " + RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            lines.readLine(); // the heading
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> fields = fields(line);
                String name = fields.get(0);
                HResult.Category category = Objects.requireNonNull(categories.get(fields.get(3)), line);
                Entry entry = new Entry(name, List.of(name), fields.get(2), category);
                entries.merge(
                        Integer.parseUnsignedInt(fields.get(1).substring(2), 16),
                        entry,
                        (known, more) -> known.isOldName() ? known.renamed(more) : known.withName(more.name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("wmi-api could not read its resource " + RESOURCE, e);
        }
        return Map.copyOf(entries);
    }

    /** The fields of one line; a field in quotes may hold commas, and quotes doubled. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
