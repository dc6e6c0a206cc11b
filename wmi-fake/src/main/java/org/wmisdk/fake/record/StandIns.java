package org.wmisdk.fake.record;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wmisdk.fake.repository.Names;

/** The stand-ins for texts that are withheld: {@code redacted-1} and so on, the same one for the same text in any case. */
final class StandIns {
    /** A shorter text occurs in others by chance: it has a stand-in, but is not looked for. */
    private static final int SHORTEST = 5;

    private static final NavigableSet<Integer> NONE = Collections.emptyNavigableSet();

    private final Map<String, String> byText = new HashMap<>();

    /** The texts to look for, folded, as they are and as a query or path quotes them, with their stand-ins. */
    private final Map<String, String> sought = new HashMap<>();

    /** The lengths of the texts to look for by how they begin, the longest first: a text is found by trying its length. */
    private final Map<String, NavigableSet<Integer>> lengths = new HashMap<>();

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
        if (sought.isEmpty() || text.length() < SHORTEST) {
            return text;
        }
        String folded = Names.fold(text);
        StringBuilder changed = new StringBuilder();
        int copied = 0;
        for (int at = 0; at + SHORTEST <= text.length(); at++) {
            String found = find(folded, at);
            if (found != null) {
                changed.append(text, copied, at).append(sought.get(found));
                copied = at + found.length();
                at = copied - 1;
            }
        }
        return copied == 0 ? text : changed.append(text, copied, text.length()).toString();
    }

    /** The text that begins here, folded; null if none does. */
    private @Nullable String find(String folded, int at) {
        if (at > 0 && Character.isLetterOrDigit(folded.charAt(at - 1))) {
            return null;
        }
        for (int length : lengths.getOrDefault(folded.substring(at, at + SHORTEST), NONE)) {
            int end = at + length;
            if (end < folded.length() && Character.isLetterOrDigit(folded.charAt(end))) {
                continue;
            }
            String candidate = end > folded.length() ? "" : folded.substring(at, end);
            if (sought.containsKey(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private void seek(String text, String standIn) {
        String folded = Names.fold(text);
        if (sought.putIfAbsent(folded, standIn) == null) {
            lengths.computeIfAbsent(
                            folded.substring(0, SHORTEST), key -> new TreeSet<Integer>(Comparator.reverseOrder()))
                    .add(folded.length());
        }
    }
}
