package org.wmisdk.fake;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.wmisdk.CimValue;
import org.wmisdk.fake.record.SecretNames;

/**
 * What of a recording is not to be written. Immutable; each method returns a changed copy.
 *
 * <p>A text that is to be withheld becomes a stand-in, {@code redacted-1}, {@code redacted-2} and so on, the same one wherever the same
 * text occurs: as a value, as a key in a path, in a query, in the message of an error. So what belonged together still does. Elements of
 * an array are withheld one by one; a value of another type becomes NULL, and an object whose key that is loses its path. Default values
 * of classes and constants in queries are withheld as the values of their property are. Names of classes, properties and qualifiers stay.
 *
 * <p>An argument of a method that is withheld, or of whose text a part is, is not written at all; a replay answers the call whatever value it is
 * given there. So it is in any recording with arguments that are secret by their names, such as {@code StartPassword}.
 *
 * <p>A text of fewer than five characters is withheld where its property says so, and not looked for elsewhere. In a query that WMI could
 * not parse only texts are found that were withheld elsewhere too, or that a pattern finds. Where the name of a host is withheld, a replay
 * is connected to by its stand-in.
 *
 * <pre>{@code
 * Redactor redactor = Redactor.defaults()
 *         .withholdProperty("UserName")
 *         .withholdText(Pattern.compile("(?i)[a-z0-9-]+\\.corp\\.example\\.com"))
 *         .withhold((className, property, value) -> className.equalsIgnoreCase("Win32_UserProfile"));
 * }</pre>
 */
public final class Redactor {
    /** The identifier of an account or machine; the short ones, such as S-1-5-18, are the same on every Windows and give nothing away. */
    private static final Pattern ACCOUNT_SID = Pattern.compile("S-1-\\d+(-\\d+){4,}");

    private static final List<String> WITHHELD = List.of(
            "CommandLine",
            "BinaryRepresentation",
            "SerialNumber",
            "IdentifyingNumber",
            "UUID",
            "VolumeSerialNumber",
            "DigitalProductId",
            "DigitalProductId4");

    private final List<Rule> rules;
    private final List<Pattern> texts;

    private Redactor(List<Rule> rules, List<Pattern> texts) {
        this.rules = List.copyOf(rules);
        this.texts = List.copyOf(texts);
    }

    /** Decides about one value. */
    @FunctionalInterface
    public interface Rule {
        /**
         * Whether a value is to be withheld.
         *
         * @param className the class of the object; empty where it is not known
         * @param property the name of the property
         * @param value the value, not NULL
         */
        boolean withholds(String className, String property, CimValue value);
    }

    /** Withholds nothing but the arguments of methods that are secret by their names. */
    public static Redactor none() {
        return new Redactor(List.of(), List.of());
    }

    /**
     * Withholds what a recording that is shown to others should not have: passwords and other secrets by the name of their property,
     * command lines, security identifiers of accounts, serial numbers, unique identifiers of machines and product keys.
     */
    public static Redactor defaults() {
        return new Redactor(
                List.of((className, property, value) -> SecretNames.canTell(value.type()) && isWithheld(property)),
                List.of(ACCOUNT_SID));
    }

    /**
     * Withholds all properties of that name too.
     *
     * @param name a name in any case
     */
    public Redactor withholdProperty(String name) {
        requireNonNull(name, "name");
        return withhold((className, property, value) -> property.equalsIgnoreCase(name));
    }

    /** Withholds all values that the rule says too. */
    public Redactor withhold(Rule rule) {
        List<Rule> all = new ArrayList<>(rules);
        all.add(requireNonNull(rule, "rule"));
        return new Redactor(all, texts);
    }

    /** Withholds every part of any text that the pattern finds too. */
    public Redactor withholdText(Pattern pattern) {
        List<Pattern> all = new ArrayList<>(texts);
        all.add(requireNonNull(pattern, "pattern"));
        return new Redactor(rules, all);
    }

    boolean withholds(String className, String property, CimValue value) {
        return rules.stream().anyMatch(rule -> rule.withholds(className, property, value));
    }

    List<Pattern> texts() {
        return texts;
    }

    private static boolean isWithheld(String property) {
        return WITHHELD.stream().anyMatch(property::equalsIgnoreCase) || SecretNames.isSecret(property);
    }
}
