package org.wmisdk.mof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimValue;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiProperty;
import org.wmisdk.internal.Text;

/** An order of classes in which they can be defined. */
final class MofOrder {
    private MofOrder() {}

    /** Each class once: behind its ancestors and the classes of the objects in its defaults, else as they are given. */
    static List<WmiClass> definable(Collection<WmiClass> classes) {
        Map<String, WmiClass> waiting = new LinkedHashMap<>();
        classes.forEach(each -> waiting.putIfAbsent(Text.fold(each.name()), each));
        List<WmiClass> ordered = new ArrayList<>();
        Set<String> expanded = new HashSet<>();
        Deque<WmiClass> stack = new ArrayDeque<>();
        for (WmiClass each : List.copyOf(waiting.values())) {
            stack.push(each);
            while (!stack.isEmpty()) {
                WmiClass top = stack.element();
                if (expanded.add(Text.fold(top.name()))) {
                    List<String> first = prerequisites(top);
                    Collections.reverse(first);
                    first.forEach(name -> push(stack, waiting.get(Text.fold(name))));
                } else {
                    stack.pop();
                    if (waiting.remove(Text.fold(top.name())) != null) {
                        ordered.add(top);
                    }
                }
            }
        }
        return ordered;
    }

    private static void push(Deque<WmiClass> stack, @Nullable WmiClass definition) {
        if (definition != null) {
            stack.push(definition);
        }
    }

    private static List<String> prerequisites(WmiClass definition) {
        List<String> names = new ArrayList<>();
        String parent = definition.superclass();
        if (parent != null) {
            names.add(parent);
        }
        for (WmiProperty property : definition.properties()) {
            if (property.local()) {
                addClasses(property.defaultValue(), names);
            }
        }
        for (WmiMethod method : definition.methods()) {
            for (WmiParameter parameter : method.parameters()) {
                addClasses(parameter.defaultValue(), names);
            }
        }
        return names;
    }

    private static void addClasses(CimValue value, List<String> names) {
        Deque<Object> waiting = new ArrayDeque<>();
        if (value.raw() != null) {
            waiting.add(value.raw());
        }
        while (!waiting.isEmpty()) {
            Object raw = waiting.remove();
            if (raw instanceof WmiObject object) {
                object.findSystem().map(system -> system.className()).ifPresent(names::add);
                for (String name : object.names()) {
                    Object inner = object.get(name).raw();
                    if (inner instanceof WmiObject || inner instanceof List<?>) {
                        waiting.add(inner);
                    }
                }
            } else if (raw instanceof List<?> elements) {
                elements.stream().filter(WmiObject.class::isInstance).forEach(waiting::add);
            }
        }
    }
}
