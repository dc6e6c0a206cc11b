package org.wmisdk.fake.repository;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wmisdk.CimType;
import org.wmisdk.HResult;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.FakeRule;

/** The rules that a class keeps by itself and with its ancestors; those that need other classes are in {@link ClassChange}. */
final class SchemaRules {
    private static final int MAX_PROPERTIES = 1024;
    private static final int MAX_KEYS = 256;
    private static final int MAX_NAME = 255;
    private static final String KEY = "key";

    private SchemaRules() {}

    /** What can be said before the parent is looked at. */
    static void checkDeclaration(
            String name, List<WmiQualifier> qualifiers, List<WmiProperty> own, List<WmiMethod> ownMethods) {
        checkLength(0x80041074, "class", name);
        checkQualifiers("class " + shown(name), qualifiers);
        if (qualifiers.stream().anyMatch(each -> each.name().equalsIgnoreCase(KEY))) {
            throw broken(0x80041042, "qualifier key is for properties, not for class " + name);
        }
        Set<String> names = new HashSet<>();
        for (WmiProperty property : own) {
            checkLength(0x80041073, "property", property.name());
            checkName("property", property.name());
            checkQualifiers("property " + property.name(), property.qualifiers());
            if (!names.add(Names.fold(property.name()))) {
                throw broken(
                        0x80041008,
                        FakeRule.STORE_TWICE,
                        "property " + property.name() + " stands in class " + name + " twice");
            }
            if (property.qualifier(KEY).isPresent() && !property.isKey()) {
                throw broken(
                        0x80041042,
                        FakeRule.STORE_KEY_RULES,
                        "property " + property.name() + ": qualifier key has no value but TRUE");
            }
        }
        names.clear();
        for (WmiMethod method : ownMethods) {
            checkLength(0x80041075, "method", method.name());
            checkName("method", method.name());
            checkQualifiers("method " + method.name(), method.qualifiers());
            if (!names.add(Names.fold(method.name()))) {
                throw broken(
                        0x80041008,
                        FakeRule.STORE_TWICE,
                        "method " + method.name() + " stands in class " + name + " twice: methods are not overloaded");
            }
            checkParameters(method);
        }
    }

    private static void checkParameters(WmiMethod method) {
        Set<String> names = new HashSet<>();
        for (WmiParameter parameter : method.parameters()) {
            checkLength(0x80041073, "parameter", parameter.name());
            checkQualifiers("parameter " + parameter.name(), parameter.qualifiers());
            if (parameter.name().equalsIgnoreCase(WmiParameter.RETURN_VALUE)
                    || !names.add(Names.fold(parameter.name()))) {
                throw broken(
                        0x80041043,
                        "parameter " + parameter.name() + " of method " + method.name() + " stands there twice;"
                                + " ReturnValue is what the method returns");
            }
        }
        WmiParameter result = method.returnValue();
        if (result != null && result.isArray()) {
            throw broken(
                    0x8004102F,
                    FakeRule.STORE_METHOD,
                    "method " + method.name() + " returns an array, which no method does");
        }
    }

    private static void checkQualifiers(String owner, List<WmiQualifier> qualifiers) {
        Set<String> names = new HashSet<>();
        for (WmiQualifier qualifier : qualifiers) {
            checkLength(0x80041076, "qualifier", qualifier.name());
            if (!names.add(Names.fold(qualifier.name()))) {
                throw broken(
                        0x80041008,
                        FakeRule.STORE_TWICE,
                        "qualifier " + qualifier.name() + " stands twice at " + owner);
            }
        }
    }

    private static void checkLength(int code, String what, String name) {
        if (name.length() > MAX_NAME) {
            throw broken(
                    code,
                    what + " " + shown(name) + ": a name has at most " + MAX_NAME + " characters, not "
                            + name.length());
        }
        if (!isIdentifier(name)) {
            throw broken(
                    what.equals("class") ? 0x80041016 : 0x80041008,
                    FakeRule.STORE_NAME,
                    what + " \"" + shown(name)
                            + "\": a name has letters, digits and _, and does not begin with a digit");
        }
    }

    /** Names that begin with {@code _} are those of WMI. */
    static void checkName(String what, String name) {
        if (name.startsWith("_") || name.endsWith("_")) {
            String sentence = what + " " + name + ": only names of WMI itself begin or end with _";
            throw what.equals("class")
                    ? broken(0x80041016, sentence)
                    : broken(name.startsWith("__") ? 0x80041030 : 0x80041008, FakeRule.STORE_NAME, sentence);
        }
    }

    private static boolean isIdentifier(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= '\u0080';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "..." : name;
    }

    /** What concerns a class as it is with all that it inherits. */
    static void check(ClassDefinition definition) {
        String name = definition.name();
        if (definition.properties().size() > MAX_PROPERTIES) {
            throw broken(0x80041051, "class " + name + " has more than " + MAX_PROPERTIES + " properties");
        }
        if (definition.keys().size() > MAX_KEYS) {
            throw broken(
                    0x80041016, FakeRule.STORE_KEY_RULES, "class " + name + " has more than " + MAX_KEYS + " keys");
        }
        for (WmiProperty key : definition.keys()) {
            boolean allowed = !key.isArray()
                    && switch (key.type()) {
                        case REAL32, REAL64, OBJECT -> false;
                        default -> true;
                    };
            if (!allowed) {
                throw broken(
                        0x8004101F,
                        "property " + key.name() + " cannot be a key: arrays, reals and objects identify nothing");
            }
        }
        checkSingleton(definition);
        checkParent(definition);
        long references = definition.properties().stream()
                .filter(property -> property.type() == CimType.REFERENCE && !property.isArray())
                .count();
        if (definition.isAssociation() && !definition.isAbstract() && references < 2) {
            throw broken(
                    0x8004106A,
                    FakeRule.STORE_ASSOCIATION,
                    "association " + name + " has " + (references == 0 ? "no reference" : "one reference")
                            + ": it links two objects by two properties of a type such as Class ref");
        }
    }

    private static void checkSingleton(ClassDefinition definition) {
        if (!definition.isSingleton()) {
            return;
        }
        if (!definition.keys().isEmpty()) {
            throw broken(
                    0x8004102C,
                    FakeRule.STORE_SINGLETON,
                    "class " + definition.name() + " has keys, so it cannot be a singleton, which has one instance");
        }
        ClassDefinition parent = definition.superclass();
        if (parent != null && !parent.isSingleton() && !parent.isAbstract()) {
            throw broken(
                    0x8004102C,
                    "class " + definition.name() + " cannot be a singleton: its parent " + parent.name()
                            + " has instances of its own and is none");
        }
    }

    private static void checkParent(ClassDefinition definition) {
        ClassDefinition parent = definition.superclass();
        if (parent == null) {
            return;
        }
        if (!parent.keys().isEmpty() && definition.keys().size() > parent.keys().size()) {
            throw broken(
                    0x80041049,
                    FakeRule.STORE_KEY_RULES,
                    "class " + definition.name() + " adds a key although " + parent.name() + " already has keys");
        }
        if (definition.isAbstract() && !parent.isAbstract()) {
            throw broken(
                    0x80041065,
                    "class " + definition.name() + " is abstract but its parent " + parent.name() + " is not");
        }
    }

    /** A refusal with the code that Microsoft documents for it. */
    static RepositoryException broken(int code, String sentence) {
        return new RepositoryException(HResult.of(code), sentence);
    }

    /** A refusal whose code, or whose being one, is known from elsewhere or decided here. */
    static RepositoryException broken(int code, FakeRule rule, String sentence) {
        return new RepositoryException(HResult.of(code), rule, sentence);
    }
}
