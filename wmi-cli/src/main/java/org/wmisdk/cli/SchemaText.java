package org.wmisdk.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wmisdk.CimType;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualified;
import org.wmisdk.WmiQualifier;

/** Prints a schema for people, in lines that fit the width wherever a word does. Nothing is cut. */
final class SchemaText {
    private static final String GAP = "  ";
    private static final String INDENT = "    ";

    /** What has its own place in the text. */
    private static final List<String> SHOWN =
            List.of("key", "read", "write", "ValueMap", "Values", "in", "out", "ID", "Static");

    private final int width;
    private final PrintStream out;

    private SchemaText(int width, PrintStream out) {
        this.width = width;
        this.out = out;
    }

    static void print(WmiClass definition, int width, PrintStream out) {
        SchemaText text = new SchemaText(width, out);
        text.head(definition);
        text.properties(definition.properties());
        text.methods(definition.methods());
        if (!definition.complete()) {
            out.println();
            text.wrapped(
                    "",
                    "",
                    words("The server does not hand out all of a schema: qualifiers, origins or defaults are missing, "
                            + "and with them keys and meanings."));
        }
    }

    private void head(WmiClass definition) {
        out.println("class " + ValueText.printable(definition.name()));
        if (!definition.derivation().isEmpty()) {
            wrapped("parents: ", INDENT, separated(definition.derivation().stream()));
        }
        qualifiers("", definition);
    }

    private void properties(List<WmiProperty> properties) {
        if (properties.isEmpty()) {
            return;
        }
        int name = widest("Property", properties.stream().map(WmiProperty::name));
        int type = widest("Type", properties.stream().map(SchemaText::type));
        int access = widest("Access", properties.stream().map(SchemaText::access));
        out.println();
        out.println(row("Property", name, "Type", type, "Access"));
        out.println("-".repeat(name) + GAP + "-".repeat(type) + GAP + "-".repeat(access));
        for (WmiProperty each : properties) {
            out.println(row(each.name(), name, type(each), type, access(each)));
            if (!each.defaultValue().isNull()) {
                wrapped(INDENT + "default: ", INDENT + INDENT, words(ValueText.of(each.defaultValue())));
            }
            meanings(each);
            qualifiers(INDENT, each);
        }
    }

    private static String row(String name, int nameWidth, String type, int typeWidth, String access) {
        return (padded(name, nameWidth) + GAP + padded(type, typeWidth) + GAP + access).stripTrailing();
    }

    private void methods(List<WmiMethod> methods) {
        for (WmiMethod each : methods) {
            out.println();
            signature(each);
            each.parameters().forEach(parameter -> about(parameter.name(), parameter));
            meanings(each);
            qualifiers(INDENT, each);
        }
    }

    /** As MOF writes it, broken between the parameters where it is too long. */
    private void signature(WmiMethod method) {
        String text = ValueText.printable(method.toString());
        String head = (method.isStatic() ? "static " : "") + text.substring(0, text.indexOf('(') + 1);
        List<String> pieces =
                new ArrayList<>(separated(method.parameters().stream().map(WmiParameter::toString)));
        if (pieces.isEmpty()) {
            out.println(head + ")");
        } else {
            pieces.set(pieces.size() - 1, pieces.get(pieces.size() - 1) + ")");
            wrapped(head, INDENT, pieces);
        }
    }

    private void about(String name, WmiParameter parameter) {
        Map<String, String> meanings = parameter.valueMap();
        if (!meanings.isEmpty()) {
            wrapped(INDENT + ValueText.printable(name) + ": ", INDENT + INDENT, pairs(meanings));
        }
    }

    private void meanings(WmiQualified owner) {
        Map<String, String> meanings = owner.valueMap();
        if (!meanings.isEmpty()) {
            String label = owner instanceof WmiMethod ? "returns: " : "values: ";
            wrapped(INDENT + label, INDENT + INDENT, pairs(meanings));
        }
    }

    private void qualifiers(String indent, WmiQualified owner) {
        List<String> others = owner.qualifiers().stream()
                .filter(each -> SHOWN.stream().noneMatch(each.name()::equalsIgnoreCase))
                .map(SchemaText::qualifier)
                .toList();
        if (!others.isEmpty()) {
            wrapped(indent + "qualifiers: ", indent + INDENT, separated(others.stream()));
        }
    }

    private static String qualifier(WmiQualifier qualifier) {
        String name = qualifier.name();
        String text = qualifier.isTrue()
                ? name
                : name + (qualifier.value().isArray() ? qualifier.value() : "(" + qualifier.value() + ")");
        return ValueText.printable(text);
    }

    private static String type(WmiProperty property) {
        String className = property.className();
        String name = className == null ? property.type().mofName() : className;
        String suffix = property.type() == CimType.REFERENCE && className != null ? " ref" : "";
        return ValueText.printable(name + suffix + (property.isArray() ? "[]" : ""));
    }

    private static String access(WmiProperty property) {
        return Stream.of("key", "read", "write").filter(property::isTrue).collect(Collectors.joining(", "));
    }

    // ---- lines

    private static List<String> pairs(Map<String, String> meanings) {
        return separated(meanings.entrySet().stream()
                .map(each -> each.getKey().equals(each.getValue())
                        ? each.getKey()
                        : each.getKey() + " = " + each.getValue()));
    }

    private static List<String> separated(Stream<String> texts) {
        List<String> all = texts.map(ValueText::printable).toList();
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            pieces.add(i + 1 < all.size() ? all.get(i) + "," : all.get(i));
        }
        return pieces;
    }

    private static List<String> words(String text) {
        return List.of(text.split(" ", -1));
    }

    /** Prints pieces with blanks between them, the first line behind a label, each line as long as fits, and the others indented. */
    private void wrapped(String label, String indent, List<String> pieces) {
        StringBuilder line = new StringBuilder(label);
        boolean begun = false;
        for (String piece : pieces) {
            if (begun && length(line) + 1 + length(piece) > width) {
                out.println(line.toString().stripTrailing());
                line.setLength(0);
                line.append(indent);
                begun = false;
            }
            line.append(begun ? " " : "").append(piece);
            begun = true;
        }
        out.println(line.toString().stripTrailing());
    }

    private static int widest(String title, Stream<String> texts) {
        return Stream.concat(Stream.of(title), texts)
                .mapToInt(SchemaText::length)
                .max()
                .orElseThrow();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - length(text));
    }

    private static int length(CharSequence text) {
        return (int) text.codePoints().count();
    }
}
