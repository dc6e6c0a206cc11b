package org.wmisdk.fake.mof;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.WmiQualifier;

/** The names of types. */
final class MofTypes {
    private static final Map<String, CimType> BASE = Stream.of(CimType.values())
            .filter(type -> type != CimType.REFERENCE && type != CimType.OBJECT)
            .collect(Collectors.toUnmodifiableMap(CimType::mofName, Function.identity()));

    private static final String EMBEDDED_INSTANCE = "EmbeddedInstance";
    private static final String EMBEDDED_OBJECT = "EmbeddedObject";

    /** What people write who think of another language, or of a size that does not exist. */
    private static final Pattern ALMOST = Pattern.compile(
            "[us]?int(eger)?\\d*|string\\d+|real\\d*|float\\d*|double|bool|char\\d*|u?(long|short)|byte|[dq]?word");

    private MofTypes() {}

    /** The type that is no class, or null. */
    static @Nullable CimType base(String word) {
        return BASE.get(word.toLowerCase(Locale.ROOT));
    }

    /** Whether the word is no base type, but was probably meant as one: one of another language, or with a slip in it. */
    static boolean isAlmostBase(String word) {
        String folded = word.toLowerCase(Locale.ROOT);
        return ALMOST.matcher(folded).matches() || BASE.keySet().stream().anyMatch(type -> isOneSlip(folded, type));
    }

    /** Whether one character too many, too few, or other than it should be, or two that changed places, make the difference. */
    private static boolean isOneSlip(String word, String type) {
        int same = 0;
        int shorter = Math.min(word.length(), type.length());
        while (same < shorter && word.charAt(same) == type.charAt(same)) {
            same++;
        }
        String wordRest = word.substring(same);
        String typeRest = type.substring(same);
        if (wordRest.isEmpty() || typeRest.isEmpty()) {
            return wordRest.length() + typeRest.length() == 1;
        }
        String wordTail = wordRest.substring(1);
        String typeTail = typeRest.substring(1);
        boolean swapped = !wordTail.isEmpty()
                && !typeTail.isEmpty()
                && wordRest.charAt(0) == typeTail.charAt(0)
                && wordTail.charAt(0) == typeRest.charAt(0)
                && wordTail.substring(1).equals(typeTail.substring(1));
        return swapped || wordTail.equals(typeTail) || wordTail.equals(typeRest) || wordRest.equals(typeTail);
    }

    /**
     * What the qualifiers make of a type: a string with {@code EmbeddedInstance("C")} is an object of class C, and one with
     * {@code EmbeddedObject} is any object. DMTF and DSC write embedded objects so. A key stays a string: no object can be one.
     */
    static Mof.Type qualified(Mof.Type type, List<WmiQualifier> qualifiers) {
        boolean key = qualifiers.stream().anyMatch(each -> each.name().equalsIgnoreCase("key") && each.isTrue());
        if (type.cim() != CimType.STRING || key) {
            return type;
        }
        for (WmiQualifier each : qualifiers) {
            if (each.name().equalsIgnoreCase(EMBEDDED_INSTANCE) && each.value().raw() instanceof String className) {
                return new Mof.Type(CimType.OBJECT, type.array(), className, true);
            }
            if (each.name().equalsIgnoreCase(EMBEDDED_OBJECT) && each.isTrue()) {
                return new Mof.Type(CimType.OBJECT, type.array(), null, true);
            }
        }
        return type;
    }

    /** Whether a property of a class that is there already was declared with such a qualifier. */
    static boolean isEmbedded(List<WmiQualifier> qualifiers) {
        return qualifiers.stream()
                .anyMatch(each -> each.name().equalsIgnoreCase(EMBEDDED_INSTANCE)
                        || each.name().equalsIgnoreCase(EMBEDDED_OBJECT));
    }
}
