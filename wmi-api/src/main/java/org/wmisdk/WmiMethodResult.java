package org.wmisdk;

import java.util.Optional;

/**
 * What a method gave back: what it returned, and the parameters that came out. Immutable. That a method returned something other than zero is
 * no failure of the call: what its numbers mean is the method's own affair, and {@link #returnText} says it where the schema does.
 */
public final class WmiMethodResult {
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
     * @throws WmiValueException if it is no number
     */
    public long returnCode() {
        return returnValue().asLong();
    }

    /**
     * What the value that was returned means, by the qualifiers {@code ValueMap} and {@code Values} of the method, in the language of the
     * connection.
     *
     * @return empty if the schema does not say, or the method returned nothing
     */
    public Optional<String> returnText() {
        if (!all.has(WmiParameter.RETURN_VALUE) || returnValue().isNull()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                method.valueMap().get(String.valueOf(returnValue().raw())));
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
