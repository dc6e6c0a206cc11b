package org.wmisdk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a schema that has qualifiers: a {@link WmiClass}, {@link WmiProperty}, {@link WmiMethod} or {@link WmiParameter}. */
public sealed interface WmiQualified permits WmiClass, WmiProperty, WmiMethod, WmiParameter {
    /** The name, in the spelling of the schema. */
    String name();

    /**
     * All qualifiers, own and inherited ones; unmodifiable. WMI promises no order. Empty also where the server does not hand them out, which
     * {@link WmiClass#complete()} tells.
     */
    List<WmiQualifier> qualifiers();

    /**
     * The qualifier of this name.
     *
     * @param qualifier a name in any case
     * @return empty if there is none
     */
    default Optional<WmiQualifier> qualifier(String qualifier) {
        for (WmiQualifier each : qualifiers()) {
            if (each.name().equalsIgnoreCase(qualifier)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Whether there is a qualifier of this name, in any case, whose value is TRUE. */
    default boolean isTrue(String qualifier) {
        return qualifier(qualifier).map(WmiQualifier::isTrue).orElse(false);
    }

    /**
     * What the values mean: the qualifiers {@code ValueMap} and {@code Values} as pairs, in their order. Where there are only {@code
     * Values}, the keys are the indices from 0; where there is only a {@code ValueMap}, each value means itself.
     *
     * @return value to meaning, unmodifiable; empty without these qualifiers. Lists of unequal length are read as far as both go; of a value
     *     that stands there twice the first meaning counts
     * @see <a href="https://learn.microsoft.com/en-us/windows/win32/wmisdk/standard-qualifiers">Standard qualifiers</a>
     */
    default Map<String, String> valueMap() {
        List<String> keys = texts("ValueMap");
        List<String> meanings = texts("Values");
        Map<String, String> map = new LinkedHashMap<>();
        int size = keys.isEmpty() || meanings.isEmpty()
                ? Math.max(keys.size(), meanings.size())
                : Math.min(keys.size(), meanings.size());
        for (int i = 0; i < size; i++) {
            String key = keys.isEmpty() ? Integer.toString(i) : keys.get(i);
            map.putIfAbsent(key, meanings.isEmpty() ? key : meanings.get(i));
        }
        return Collections.unmodifiableMap(map);
    }

    private List<String> texts(String qualifier) {
        CimValue value = qualifier(qualifier).map(WmiQualifier::value).orElse(null);
        if (value == null || !value.isArray() || !(value.raw() instanceof List<?> elements)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        elements.forEach(element -> texts.add(String.valueOf(element)));
        return texts;
    }
}
