package org.wmisdk.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Names and values on the command line: {@code NAME=TEXT}, or {@code NAME:=JSON} where text cannot say it, such as NULL. A name that stands
 * several times is an array of those texts.
 *
 * <p>Not a converter of picocli, which takes what a converter refuses at the end of a command line for something that is there by mistake.
 */
final class Assignments {
    private final CommandSpec command;

    private Assignments(CommandSpec command) {
        this.command = command;
    }

    private record Assignment(String name, JsonNode value, boolean json) {}

    /** All values by their names, in order. */
    static Map<String, JsonNode> read(CommandSpec command, List<String> texts) {
        Assignments reader = new Assignments(command);
        return reader.values(texts.stream().map(reader::assignment).toList());
    }

    private Assignment assignment(String text) {
        int equals = text.indexOf('=');
        boolean json = equals > 0 && text.charAt(equals - 1) == ':';
        int end = json ? equals - 1 : equals;
        if (end < 1) {
            throw mistake("'" + text + "' is no NAME=VALUE or NAME:=JSON");
        }
        String name = text.substring(0, end);
        String value = text.substring(equals + 1);
        return new Assignment(name, json ? parsed(name, value) : JsonNodeFactory.instance.textNode(value), json);
    }

    private JsonNode parsed(String name, String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            throw mistake(
                    name + ":= is followed by no JSON: " + e.getOriginalMessage() + "; text goes behind " + name + "=");
        }
    }

    private Map<String, JsonNode> values(List<Assignment> all) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (Assignment each : all) {
            List<Assignment> same = all.stream()
                    .filter(other -> other.name.equalsIgnoreCase(each.name))
                    .toList();
            if (same.size() > 1 && same.stream().anyMatch(Assignment::json)) {
                throw mistake(each.name + " is given twice; write an array as one " + each.name + ":=[...]");
            }
            values.putIfAbsent(same.get(0).name, same.size() == 1 ? each.value : array(same));
        }
        return values;
    }

    private static JsonNode array(List<Assignment> elements) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        elements.forEach(element -> array.add(element.value));
        return array;
    }

    private ParameterException mistake(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
