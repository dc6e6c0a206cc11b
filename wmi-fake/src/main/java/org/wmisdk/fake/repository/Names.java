package org.wmisdk.fake.repository;

/** Names that differ only in case are the same name. */
public final class Names {
    private Names() {}

    /** What all spellings of a name have in common: equal exactly where {@link String#equalsIgnoreCase} says so. */
    public static String fold(String name) {
        char[] folded = name.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Character.toLowerCase(Character.toUpperCase(folded[i]));
        }
        return new String(folded);
    }
}
