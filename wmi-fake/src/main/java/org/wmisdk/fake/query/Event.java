package org.wmisdk.fake.query;

import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.repository.ClassDefinition;

/** Something that happened, before it is known who wants to hear of it. It has no path. */
public final class Event {
    private final ClassDefinition definition;
    private final @Nullable Object[] values;

    /**
     * An event.
     *
     * @param definition its class
     * @param values canonical values in the order of the class's shape; owned by the event from here on
     */
    public Event(ClassDefinition definition, @Nullable Object[] values) {
        this.definition = definition;
        this.values = values;
    }

    ClassDefinition definition() {
        return definition;
    }

    /** The value of a property, in canonical form, by its place in the class's shape. */
    @Nullable
    Object value(int index) {
        return values[index];
    }

    /** The whole event. */
    WmiObject object() {
        return definition.embedded(values);
    }
}
