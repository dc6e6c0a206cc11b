package org.wmisdk.fake.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.fake.repository.Names;

/** The stand-ins for texts that are withheld: {@code redacted-1} and so on, the same one for the same text in any case. */
final class StandIns {
    /** A shorter text occurs in others by chance: it has a stand-in, but is not looked for. */
    private static final int SHORTEST = 5;

    private final Map<String, String> byText = new HashMap<>();

    /** The texts to look for, as they are and as a query or path quotes them, by how they begin; the longest first. */
    private final Map<String, List<Sought>> byBeginning = new HashMap<>();

    private record Sought(String text, String standIn) {}

    /** The stand-in for a text. */
    String of(String text) {
        String folded = Names.fold(text);
        String known = byText.get(folded);
        if (known != null) {
            return known;
        }
        String made = "redacted-" + (byText.size() + 1);
        byText.put(folded, made);
        if (text.length() >= SHORTEST) {
            seek(text, made);
            String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
            if (!quoted.equals(text)) {
                seek(quoted, made);
            }
        }
        return made;
    }

    /** The text with stand-ins for what it holds of those that are known, where no letter or digit adjoins. */
    String replaceIn(String text) {
        if (byBeginning.isEmpty() || text.length() < SHORTEST) {
            return text;
        }
        String folded = Names.fold(text);
        StringBuilder changed = new StringBuilder();
        int copied = 0;
        for (int at = 0; at + SHORTEST <= text.length(); at++) {
            Sought found = find(folded, at);
            if (found != null) {
                changed.append(text, copied, at).append(found.standIn);
                copied = at + found.text.length();
                at = copied - 1;
            }
        }
        return copied == 0 ? text : changed.append(text, copied, text.length()).toString();
    }

    private @Nullable Sought find(String folded, int at) {
        if (at > 0 && Character.isLetterOrDigit(folded.charAt(at - 1))) {
            return null;
        }
        for (Sought each : byBeginning.getOrDefault(folded.substring(at, at + SHORTEST), List.of())) {
            int end = at + each.text.length();
            if (folded.startsWith(each.text, at)
                    && (end == folded.length() || !Character.isLetterOrDigit(folded.charAt(end)))) {
                return each;
            }
        }
        return null;
    }

    private void seek(String text, String standIn) {
        String folded = Names.fold(text);
        List<Sought> alike = byBeginning.computeIfAbsent(folded.substring(0, SHORTEST), key -> new ArrayList<>());
        alike.add(new Sought(folded, standIn));
        alike.sort(Comparator.comparing((Sought each) -> each.text.length()).reversed());
    }
}
