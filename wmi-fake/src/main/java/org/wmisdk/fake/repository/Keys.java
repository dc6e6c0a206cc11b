package org.wmisdk.fake.repository;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimInterval;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiValueException;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.rules.Rules;

/**
 * The identity of instances: their key values, in the alphabetical order of the keys. Texts are compared without case,
 * numbers by value, datetimes and references as the texts that they are; WMI normalises no reference.
 */
final class Keys {
    /** What {@code Class=@} has for keys. */
    static final @Nullable Object[] NONE = {};

    private static final int MAX_INTEGER = 22;

    private Keys() {}

    /**
     * The key values of an instance.
     *
     * @param values in the order of the class's shape
     * @throws RepositoryException if a key is NULL or cannot stand in a path, or the class has none
     */
    static @Nullable Object[] of(ClassDefinition definition, @Nullable Object[] values) {
        if (definition.isSingleton()) {
            return NONE;
        }
        List<WmiProperty> keys = definition.keys();
        if (keys.isEmpty()) {
            throw new RepositoryException(
                    HResult.of(0x80041089),
                    "class " + definition.name() + " has no key property, so its instances can only be embedded");
        }
        @Nullable Object[] found = new @Nullable Object[keys.size()];
        for (int i = 0; i < found.length; i++) {
            Object value = values[definition.keyColumn(i)];
            if (value == null) {
                throw new RepositoryException(
                        HResult.WBEM_E_ILLEGAL_NULL,
                        "key property " + keys.get(i).name() + " of class " + definition.name() + " is NULL");
            }
            if (isText(value) && value.toString().indexOf('\0') >= 0) {
                throw new RepositoryException(
                        HResult.WBEM_E_INVALID_OBJECT_PATH,
                        "key property " + keys.get(i).name() + " of class " + definition.name()
                                + " has the character U+0000, which no path can hold");
            }
            found[i] = value;
        }
        return found;
    }

    /**
     * The relative path of an instance: keys in alphabetical order, as Windows prints them.
     *
     * @param keys what {@link #of} gives
     */
    static String relativePath(ClassDefinition definition, @Nullable Object[] keys) {
        if (definition.isSingleton()) {
            return definition.name() + "=@";
        }
        StringBuilder path = new StringBuilder(definition.name());
        for (int i = 0; i < keys.length; i++) {
            path.append(i == 0 ? '.' : ',')
                    .append(definition.keys().get(i).name())
                    .append('=');
            print(String.valueOf(keys[i]), isText(keys[i]), path);
        }
        return path.toString();
    }

    private static void print(String value, boolean text, StringBuilder path) {
        if (!text) {
            path.append(value.equals("true") ? "TRUE" : value.equals("false") ? "FALSE" : value);
            return;
        }
        path.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' || c == '"') {
                path.append('\\');
            }
            path.append(c);
        }
        path.append('"');
    }

    /**
     * Which rule a path breaks that shall name an instance of this class.
     *
     * @return null if it names exactly the keys of the class, each with a value of its type
     */
    static @Nullable String error(ClassDefinition definition, WmiPath path) {
        if (!path.isInstance()) {
            return "path " + path + " names no instance: keys are missing";
        }
        if (definition.isSingleton()) {
            return path.isSingleton()
                    ? null
                    : "class " + definition.name() + " is a singleton: its instance is " + definition.name() + "=@";
        }
        List<WmiProperty> keys = definition.keys();
        if (keys.isEmpty() || path.isSingleton()) {
            return keys.isEmpty()
                    ? "class " + definition.name() + " has no keys"
                    : "class " + definition.name() + " is no singleton: its instances are named by their keys";
        }
        for (WmiPath.Key given : path.keys()) {
            String name = given.name().orElse(null);
            if (name != null && keys.stream().noneMatch(key -> key.name().equalsIgnoreCase(name))) {
                return name + " is no key of class " + definition.name();
            }
        }
        for (WmiProperty key : keys) {
            WmiPath.Key given = given(keys, key, path);
            if (given == null) {
                return "the key " + key.name() + " of class " + definition.name() + " is missing in path " + path;
            }
            if (value(key.type(), given.value()) == null) {
                return "the key " + key.name() + " of class " + definition.name() + " is of type "
                        + key.type().mofName() + ": " + given.text() + " does not fit";
            }
        }
        return null;
    }

    /**
     * The key values that a path names, in the form of {@link #of}.
     *
     * @param rules is told of values that are not written as their type is
     * @return null if the path breaks a rule, as {@link #error} says
     */
    static @Nullable Object @Nullable [] of(ClassDefinition definition, WmiPath path, Rules rules) {
        List<WmiProperty> keys = definition.keys();
        if (definition.isSingleton() || path.isSingleton()) {
            return definition.isSingleton() && path.isSingleton() ? NONE : null;
        }
        if (keys.isEmpty() || keys.size() != path.keys().size()) {
            return null;
        }
        @Nullable Object[] found = new @Nullable Object[keys.size()];
        for (int i = 0; i < found.length; i++) {
            WmiPath.Key given = given(keys, keys.get(i), path);
            Object value = given == null ? null : value(keys.get(i).type(), given.value());
            if (given == null || value == null) {
                return null;
            }
            if (!isWrittenAs(keys.get(i).type(), given.value())) {
                rules.rely(
                        FakeRule.KEY_TYPES,
                        "key " + keys.get(i).name() + " of path " + path + " is of type "
                                + keys.get(i).type().mofName());
            }
            found[i] = value;
        }
        return found;
    }

    /** The name of an only key may be left out. */
    private static WmiPath.@Nullable Key given(List<WmiProperty> keys, WmiProperty key, WmiPath path) {
        return keys.size() == 1
                        && path.keys().size() == 1
                        && path.keys().get(0).name().isEmpty()
                ? path.keys().get(0)
                : path.findKey(key.name()).orElse(null);
    }

    /**
     * The value of a path as a value of the key's type. Microsoft says that integers may be written in hexadecimal and, in
     * the same breath, that they are decimal; numbers in quotes and numbers for text are common in scripts.
     *
     * @return the canonical value; the number itself where it is out of the type's range, so that it equals no instance;
     *     null if it does not fit
     */
    private static @Nullable Object value(CimType type, Object given) {
        if (type.isInteger()) {
            BigInteger number =
                    given instanceof BigInteger big ? big : given instanceof String text ? number(text) : null;
            try {
                return number == null ? null : CimValue.of(type, number).raw();
            } catch (WmiValueException e) {
                return number;
            }
        }
        if (type == CimType.BOOLEAN) {
            if (given instanceof BigInteger number) {
                return number.signum() != 0;
            }
            String word = given.toString();
            boolean known = word.equalsIgnoreCase("TRUE") || word.equalsIgnoreCase("FALSE");
            return known ? Boolean.valueOf(word) : null;
        }
        return given instanceof Boolean ? null : given.toString();
    }

    /** Whether a value stands in a path as Windows prints those of the type. */
    private static boolean isWrittenAs(CimType type, Object given) {
        if (type.isInteger()) {
            return given instanceof BigInteger;
        }
        return type == CimType.BOOLEAN ? given instanceof Boolean : given instanceof String;
    }

    private static @Nullable BigInteger number(String text) {
        if (text.length() > MAX_INTEGER) {
            return null;
        }
        boolean hexadecimal = text.regionMatches(true, 0, "0x", 0, 2);
        try {
            return hexadecimal ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static int hash(@Nullable Object[] keys) {
        int hash = 1;
        for (Object key : keys) {
            hash = 31 * hash + (isText(key) ? textHash(String.valueOf(key)) : Objects.hashCode(key));
        }
        return hash ^ (hash >>> 16);
    }

    private static int textHash(String text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + Character.toLowerCase(Character.toUpperCase(text.charAt(i)));
        }
        return hash;
    }

    static boolean equal(@Nullable Object left, @Nullable Object right) {
        return isText(left)
                ? isText(right) && String.valueOf(left).equalsIgnoreCase(String.valueOf(right))
                : left != null && left.equals(right);
    }

    /** What stands in quotes in a path. */
    private static boolean isText(@Nullable Object value) {
        return value instanceof String
                || value instanceof Character
                || value instanceof CimDateTime
                || value instanceof CimInterval;
    }
}
