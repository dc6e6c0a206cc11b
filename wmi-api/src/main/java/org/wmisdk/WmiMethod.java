package org.wmisdk;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A method in the schema of a class. Immutable.
 *
 * @param name the name in the spelling of the schema
 * @param parameters the parameters in the order of their {@code ID}, without what the method returns; one that goes in and out stands
 *     there once
 * @param returnValue what the method returns, named {@link WmiParameter#RETURN_VALUE}; {@code null} for {@code void}
 * @param origin the class that introduced the method; {@code null} where the server does not say
 * @param local whether the class itself declares the method, anew or for the first time; false if it only inherits it
 * @param qualifiers own and inherited qualifiers
 */
public record WmiMethod(
        String name,
        List<WmiParameter> parameters,
        @Nullable WmiParameter returnValue,
        @Nullable String origin,
        boolean local,
        List<WmiQualifier> qualifiers)
        implements WmiQualified {
    /** Copies the lists. */
    public WmiMethod {
        requireNonNull(name, "name");
        parameters = List.copyOf(parameters);
        qualifiers = List.copyOf(qualifiers);
    }

    /** Whether the method belongs to the class and not to an instance: qualifier {@code Static}. */
    public boolean isStatic() {
        return isTrue("Static");
    }

    /**
     * The parameter of this name.
     *
     * @param parameter a name in any case
     * @return empty if there is none
     */
    public Optional<WmiParameter> parameter(String parameter) {
        return parameters.stream()
                .filter(each -> each.name().equalsIgnoreCase(parameter))
                .findFirst();
    }

    /** The signature as in MOF, e.g. {@code uint32 Create([in] string CommandLine, [out] uint32 ProcessId)}. */
    @Override
    public String toString() {
        String result = returnValue == null
                ? "void "
                : CimText.declaration(returnValue.defaultValue(), returnValue.className(), "");
        return result
                + name
                + parameters.stream().map(WmiParameter::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
