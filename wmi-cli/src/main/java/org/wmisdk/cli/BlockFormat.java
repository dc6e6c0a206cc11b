package org.wmisdk.cli;

import java.io.PrintStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wmisdk.CimValue;
import org.wmisdk.WmiMethodResult;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiParameter;

/** Prints values for people, each on a line behind its name. Nothing is cut, and NULL is called so. */
final class BlockFormat {
    private BlockFormat() {}

    /** Prints the properties of one object. */
    static void print(WmiObject object, PrintStream out) {
        Map<String, String> lines = new LinkedHashMap<>();
        Cells.of(object).forEach((name, value) -> lines.put(name, text(value)));
        print(lines, width(lines.keySet()), out);
    }

    /** Prints what a method gave back, first what it returned, with the meaning of that. */
    static void print(WmiMethodResult result, PrintStream out) {
        Map<String, String> lines = new LinkedHashMap<>();
        CallCommand.returned(result)
                .map(BlockFormat::text)
                .ifPresent(value -> lines.put(
                        WmiParameter.RETURN_VALUE,
                        result.returnText()
                                .map(meaning -> value + " (" + ValueText.printable(meaning) + ")")
                                .orElse(value)));
        for (String name : result.out().names()) {
            lines.putIfAbsent(name, text(result.get(name)));
        }
        print(lines, width(lines.keySet()), out);
    }

    /** Prints an event: its class, and its properties, those of objects within it among them. An empty line ends it. */
    static void printEvent(WmiObject event, PrintStream out) {
        Map<String, String> lines = new LinkedHashMap<>();
        event.findSystem().ifPresent(system -> lines.put("__CLASS", String.valueOf(system.className())));
        addProperties(event, "", lines);
        print(lines, width(lines.keySet()), out);
        out.println();
        out.flush();
    }

    private static void addProperties(WmiObject object, String prefix, Map<String, String> lines) {
        for (String name : object.names()) {
            CimValue value = object.get(name);
            if (value.raw() instanceof WmiObject inner) {
                addProperties(inner, prefix + name + ".", lines);
            } else {
                lines.put(prefix + name, text(value));
            }
        }
    }

    /** Prints lines with their colons below each other. */
    static void print(Map<String, String> lines, int width, PrintStream out) {
        if (lines.isEmpty()) {
            out.println("(no properties)");
        }
        lines.forEach((name, text) -> out.println(name + " ".repeat(width - ValueText.length(name)) + " : " + text));
    }

    /** The width of the widest name. */
    static int width(Collection<String> names) {
        return names.stream().mapToInt(ValueText::length).max().orElse(0);
    }

    static String text(CimValue value) {
        return value.isNull() ? "NULL" : ValueText.of(value);
    }
}
