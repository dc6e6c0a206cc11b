package org.wmisdk.mof;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiQualifier;

/** What who writes MOF and who reads it must agree on. */
public final class MofRules {
    /** How deep objects may lie in one another. */
    public static final int MAX_NESTING = 64;

    public static final String IN = "in";
    public static final String OUT = "out";
    public static final String ID = "ID";

    /** The names of types that are no classes. */
    private static final Set<String> RESERVED = Stream.concat(
                    Stream.of("void", CimType.OBJECT.mofName()),
                    Stream.of(CimType.values())
                            .filter(type -> type != CimType.REFERENCE && type != CimType.OBJECT)
                            .map(CimType::mofName))
            .collect(Collectors.toUnmodifiableSet());

    private MofRules() {}

    /** The qualifier that the size of an array becomes. */
    public static WmiQualifier maxLen(int size) {
        return new WmiQualifier("MaxLen", CimValue.of(CimType.SINT32, size), Set.of());
    }

    /** The qualifier that a parameter has where none is written. */
    public static WmiQualifier id(int position) {
        return new WmiQualifier(ID, CimValue.of(CimType.SINT32, position), Set.of());
    }

    /** Whether the text is a name. */
    public static boolean isName(String text) {
        return !text.isEmpty()
                && isNameStart(text.charAt(0))
                && text.chars().allMatch(c -> isNameStart((char) c) || isDigit((char) c));
    }

    /** Whether a name may begin with the character. */
    public static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= 0x80 && Character.isLetter(c));
    }

    /** Whether a name may go on with the character, though not begin with it. */
    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether the word stands for a type, so that no class of this name can be one. */
    public static boolean isReserved(String word) {
        return RESERVED.contains(word.toLowerCase(Locale.ROOT));
    }
}
