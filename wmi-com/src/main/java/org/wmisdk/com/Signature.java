package org.wmisdk.com;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiQualifier;
import org.wmisdk.internal.Text;

/**
 * The parameters of a method, put together from the two objects in which WMI keeps them: one goes in if it is in the first, out if it is
 * in the second, and what the method returns is in the second too.
 *
 * @param parameters in the order of their {@code ID}; those without one behind, in the order of the server
 * @param returnValue null for {@code void}
 */
record Signature(List<WmiParameter> parameters, @Nullable WmiParameter returnValue) {
    private static final String ID = "ID";

    /** Puts the declarations of both objects together. */
    static Signature of(List<Declaration> in, List<Declaration> out) {
        Map<String, WmiParameter> parameters = new LinkedHashMap<>();
        WmiParameter returnValue = null;
        for (Declaration each : in) {
            parameters.put(Text.fold(each.name()), parameter(each, true, false, each.qualifiers()));
        }
        for (Declaration each : out) {
            if (each.name().equalsIgnoreCase(WmiParameter.RETURN_VALUE)) {
                returnValue = parameter(each, false, true, each.qualifiers());
            } else {
                parameters.merge(
                        Text.fold(each.name()),
                        parameter(each, false, true, each.qualifiers()),
                        (both, given) -> new WmiParameter(
                                both.name(),
                                both.defaultValue(),
                                both.className(),
                                true,
                                true,
                                joined(both.qualifiers(), given.qualifiers())));
            }
        }
        return new Signature(
                parameters.values().stream()
                        .sorted(Comparator.comparingInt(Signature::id))
                        .toList(),
                returnValue);
    }

    private static WmiParameter parameter(
            Declaration declared, boolean in, boolean out, List<WmiQualifier> qualifiers) {
        return new WmiParameter(declared.name(), declared.value(), declared.className(), in, out, qualifiers);
    }

    /** One object has {@code in}, the other {@code out}; the rest stands in both. */
    private static List<WmiQualifier> joined(List<WmiQualifier> first, List<WmiQualifier> second) {
        List<WmiQualifier> all = new ArrayList<>(first);
        for (WmiQualifier each : second) {
            if (first.stream().noneMatch(known -> known.name().equalsIgnoreCase(each.name()))) {
                all.add(each);
            }
        }
        return all;
    }

    private static int id(WmiParameter parameter) {
        return parameter
                .qualifier(ID)
                .filter(id -> id.value().type() == CimType.SINT32 && !id.value().isArray())
                .map(id -> id.value().asInt())
                .orElse(Integer.MAX_VALUE);
    }
}
