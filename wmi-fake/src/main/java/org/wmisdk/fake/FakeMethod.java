package org.wmisdk.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiQualifier;

/**
 * The signature of a method for a fake: its parameters in their order, and what it returns. The method is {@code Implemented}. What this cannot say, such as an
 * array or a reference, {@link #parameter} can.
 *
 * @see FakeClass#method(String, java.util.function.Consumer)
 */
public final class FakeMethod {
    private final String name;
    private final List<WmiParameter> parameters = new ArrayList<>();
    private final List<WmiQualifier> qualifiers = new ArrayList<>();
    private @Nullable WmiParameter returnValue;

    FakeMethod(String name) {
        this.name = Objects.requireNonNull(name, "method");
        qualifiers.add(WmiQualifier.flag("Implemented", QualifierFlavor.TO_SUBCLASS));
    }

    /**
     * Adds a parameter that the caller passes.
     *
     * @param parameter its name
     * @param type its type
     * @return this
     */
    public FakeMethod in(String parameter, CimType type) {
        return add(parameter, type, true, false);
    }

    /**
     * Adds a parameter that the method gives back.
     *
     * @param parameter its name
     * @param type its type
     * @return this
     */
    public FakeMethod out(String parameter, CimType type) {
        return add(parameter, type, false, true);
    }

    /**
     * Adds a parameter that goes in and comes out.
     *
     * @param parameter its name
     * @param type its type
     * @return this
     */
    public FakeMethod inOut(String parameter, CimType type) {
        return add(parameter, type, true, true);
    }

    /**
     * Adds a parameter of any kind. Those without the qualifier {@code ID} are numbered, if none has it.
     *
     * @param parameter name, type, default, class, directions and qualifiers
     * @return this
     */
    public FakeMethod parameter(WmiParameter parameter) {
        parameters.add(Objects.requireNonNull(parameter, "parameter"));
        return this;
    }

    /**
     * Says what the method returns.
     *
     * @param type the type of its {@code ReturnValue}
     * @return this
     */
    public FakeMethod returns(CimType type) {
        returnValue = new WmiParameter(
                WmiParameter.RETURN_VALUE, CimValue.of(type, null), null, false, true, List.of(direction("Out")));
        return this;
    }

    /**
     * Makes it a method of the class and not of an instance.
     *
     * @return this
     */
    public FakeMethod isStatic() {
        qualifiers.add(WmiQualifier.flag("Static", QualifierFlavor.TO_SUBCLASS));
        return this;
    }

    WmiMethod build() {
        return new WmiMethod(name, parameters, returnValue, null, true, qualifiers);
    }

    private FakeMethod add(String parameter, CimType type, boolean in, boolean out) {
        List<WmiQualifier> directions = new ArrayList<>();
        if (in) {
            directions.add(direction("In"));
        }
        if (out) {
            directions.add(direction("Out"));
        }
        return parameter(new WmiParameter(parameter, CimValue.of(type, null), null, in, out, directions));
    }

    private static WmiQualifier direction(String name) {
        return new WmiQualifier(name, CimValue.of(CimType.BOOLEAN, true), Set.of());
    }
}
