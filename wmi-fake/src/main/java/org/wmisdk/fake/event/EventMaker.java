package org.wmisdk.fake.event;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.query.Event;
import org.wmisdk.fake.query.Query;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.fake.repository.Namespace;

/** Makes the events of one namespace that WMI raises itself. */
final class EventMaker {
    private final Namespace namespace;
    private final String server;
    private final EventTime time;

    EventMaker(Namespace namespace, String server, EventTime time) {
        this.namespace = namespace;
        this.server = server;
        this.time = time;
    }

    /** That an instance was created, changed or deleted. */
    Event ofInstance(@Nullable Instance before, @Nullable Instance after) {
        return of("Instance", object(before), object(after));
    }

    /** That a class was created, changed or deleted. */
    Event ofClass(@Nullable ClassDefinition before, @Nullable ClassDefinition after) {
        return of("Class", object(before), object(after));
    }

    /** That a namespace was created in this one, or deleted. */
    Event ofChild(String child, boolean created) {
        ClassDefinition definition = system("__NAMESPACE");
        @Nullable Object[] values = definition.defaults();
        values[definition.shape().indexOf("Name")] = child;
        WmiObject object = definition.embedded(values);
        return of("Namespace", created ? null : object, created ? object : null);
    }

    /**
     * An event with the values that whoever raises it gives.
     *
     * @param values canonical values in the order of the class's shape; owned by the event from here on
     */
    Event of(ClassDefinition definition, @Nullable Object[] values) {
        int created = definition.shape().indexOf("TIME_CREATED");
        if (created >= 0 && values[created] == null) {
            values[created] = BigInteger.valueOf(time.created());
        }
        return new Event(definition, values);
    }

    private Event of(String what, @Nullable WmiObject before, @Nullable WmiObject after) {
        String kind = before == null ? "Creation" : after == null ? "Deletion" : "Modification";
        ClassDefinition definition = system("__" + what + kind + "Event");
        @Nullable Object[] values = definition.defaults();
        values[definition.shape().indexOf("Target" + what)] = after == null ? before : after;
        int previous = definition.shape().indexOf("Previous" + what);
        if (previous >= 0) {
            values[previous] = before;
        }
        return of(definition, values);
    }

    private ClassDefinition system(String name) {
        ClassDefinition definition = namespace.find(name);
        if (definition == null) {
            throw new IllegalStateException("namespace " + namespace.name() + " lacks the system class " + name);
        }
        return definition;
    }

    private @Nullable WmiObject object(@Nullable Instance instance) {
        return instance == null ? null : Query.whole(instance, server, namespace);
    }

    private @Nullable WmiObject object(@Nullable ClassDefinition definition) {
        return definition == null
                ? null
                : definition
                        .shape()
                        .object(definition.defaults(), definition.systemProperties(server, namespace.name()));
    }
}
