package org.wmisdk;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a method gave back: what it returned, and the parameters that came out. Immutable. That a method returned something other than zero is
 * no failure of the call: what its numbers mean is the method's own affair, and {@link #returnText} says it where the schema does.
 */
public final class WmiMethodResult {
    /** The entry of a {@code ValueMap} for all that no other one names. */
    private static final String REST = "..";

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
    private static final Pattern RANGE = Pattern.compile("((?:-?[0-9]{1,20})?)\\.\\.((?:-?[0-9]{1,20})?)");

    private final WmiMethod method;
    private final WmiObject all;

    WmiMethodResult(WmiMethod method, WmiObject all) {
        this.method = method;
        this.all = all;
    }

    /** The method that was called. */
    public WmiMethod method() {
        return method;
    }

    /**
     * What the method returned.
     *
     * @return the value, NULL included
     * @throws WmiNotFoundException if the method returns nothing at all
     */
    public CimValue returnValue() {
        return all.get(WmiParameter.RETURN_VALUE);
    }

    /**
     * What the method returned, as most methods of Windows do: a number, 0 for success.
     *
     * @throws WmiNotFoundException if the method returns nothing at all
     * @throws WmiValueException if it is NULL or no number
     */
    public long returnCode() {
        return returnValue().asLong();
    }

    /**
     * As {@link #returnCode()}; empty for NULL, and where the method returned nothing at all.
     *
     * @throws WmiValueException if it is no number
     */
    public OptionalLong findReturnCode() {
        return all.has(WmiParameter.RETURN_VALUE) ? returnValue().findLong() : OptionalLong.empty();
    }

    /**
     * What the value that was returned means, by the qualifiers {@code ValueMap} and {@code Values} of the method, or else of its return value,
     * in the language of the connection. An entry such as {@code 10..20} stands for all from 10 to 20, {@code 10..} for 10 and more, {@code ..}
     * for all that no other one names.
     *
     * @return empty if the schema does not say, or the method returned nothing or NULL
     */
    public Optional<String> returnText() {
        WmiParameter declared = method.returnValue();
        if (declared == null
                || !all.has(WmiParameter.RETURN_VALUE)
                || returnValue().isNull()) {
            return Optional.empty();
        }
        Map<String, String> ofMethod = method.valueMap();
        Map<String, String> meanings = ofMethod.isEmpty() ? declared.valueMap() : ofMethod;
        String value = String.valueOf(returnValue().raw());
        String exact = meanings.get(value);
        return Optional.ofNullable(exact != null ? exact : meaningOfRange(meanings, value));
    }

    private static @Nullable String meaningOfRange(Map<String, String> meanings, String value) {
        if (!WHOLE.matcher(value).matches()) {
            return meanings.get(REST);
        }
        BigInteger number = new BigInteger(value);
        for (Map.Entry<String, String> meaning : meanings.entrySet()) {
            Matcher range = RANGE.matcher(meaning.getKey());
            if (range.matches()
                    && !meaning.getKey().equals(REST)
                    && (range.group(1).isEmpty() || number.compareTo(new BigInteger(range.group(1))) >= 0)
                    && (range.group(2).isEmpty() || number.compareTo(new BigInteger(range.group(2))) <= 0)) {
                return meaning.getValue();
            }
        }
        return meanings.get(REST);
    }

    /**
     * The value of a parameter that came out.
     *
     * @param parameter its name in any case
     * @return the value, NULL included
     * @throws WmiNotFoundException if the method gives back no such parameter
     */
    public CimValue get(String parameter) {
        return all.get(parameter);
    }

    /** All that the method gave back, {@code ReturnValue} among it, as an object with one property for each parameter. */
    public WmiObject out() {
        return all;
    }

    /** The method and what it gave back. */
    @Override
    public String toString() {
        return "WmiMethodResult[" + method.name() + ", " + all + "]";
    }
}
