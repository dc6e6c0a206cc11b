package org.wmisdk.mof;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiObject;

/** Writes values, and the objects in which they stand. */
final class MofValueWriter {
    private final MofLines lines;

    MofValueWriter(MofLines lines) {
        this.lines = lines;
    }

    /** {@code instance of C { ... }} with all properties, NULL ones too; no semicolon. */
    void instance(WmiObject object) {
        String className = className("object", object);
        instance(className, "", className, object, 0);
    }

    /**
     * A value as it stands behind an equals sign.
     *
     * @param where what is written, for errors
     * @param prefix what no end of a line may come between
     */
    void value(String where, String prefix, CimValue value) {
        value(where, prefix, value, 0);
    }

    private void value(String where, String prefix, CimValue value, int depth) {
        if (!value.isArray() || value.isNull()) {
            single(where, prefix, value.type(), value.raw(), depth);
            return;
        }
        List<?> elements = elements(value);
        if (elements.isEmpty()) {
            lines.part(prefix + "{}");
            return;
        }
        for (int i = 0; i < elements.size(); i++) {
            single(where, i == 0 ? prefix + "{" : "", value.type(), elements.get(i), depth);
            lines.add(i == elements.size() - 1 ? "}" : ",");
        }
    }

    private static List<?> elements(CimValue value) {
        return value.raw() instanceof byte[] bytes
                ? IntStream.range(0, bytes.length)
                        .mapToObj(i -> Byte.toUnsignedInt(bytes[i]))
                        .toList()
                : (List<?>) Objects.requireNonNull(value.raw());
    }

    private void single(String where, String prefix, CimType type, @Nullable Object raw, int depth) {
        if (raw instanceof WmiObject object) {
            instance(where, prefix, className(where, object), object, depth + 1);
        } else if (raw instanceof String text) {
            String before = prefix;
            for (String chunk : MofLiterals.chunks(text)) {
                lines.part(before + chunk);
                before = "";
            }
        } else {
            lines.part(prefix + constant(where, type, raw));
        }
    }

    private void instance(String where, String prefix, String className, WmiObject object, int depth) {
        if (depth > MofRules.MAX_NESTING) {
            throw MofWriter.unsayable(where, "objects nest at most " + MofRules.MAX_NESTING + " deep");
        }
        lines.part(prefix + "instance of " + className + " {").newLine().indent();
        for (String name : MofWriter.sorted(object.names(), each -> each)) {
            String place = where + ", property " + name;
            lines.add(MofWriter.name(place, name) + " =");
            value(place, "", object.get(name), depth);
            lines.add(";").newLine();
        }
        lines.unindent().add("}");
    }

    private static String className(String where, WmiObject object) {
        String className = object.findSystem().map(SystemProperties::className).orElse(null);
        if (className == null) {
            throw MofWriter.unsayable(
                    where, "the object does not say its class: query withSystemProperties, or build it with className");
        }
        return MofWriter.name(where, className);
    }

    private static String constant(String where, CimType type, @Nullable Object raw) {
        if (raw == null) {
            return "NULL";
        }
        if (raw instanceof Boolean flag) {
            return flag ? "TRUE" : "FALSE";
        }
        if (raw instanceof Character c) {
            return MofLiterals.character(c);
        }
        boolean infinite = (raw instanceof Double real && !Double.isFinite(real))
                || (raw instanceof Float single && !Float.isFinite(single));
        if (infinite) {
            throw MofWriter.unsayable(where, "MOF has no number for the " + type.mofName() + " " + raw);
        }
        if (raw instanceof CimDateTime time && time.isMalformed()) {
            throw MofWriter.unsayable(
                    where, "the datetime is malformed: " + time.problem().orElse(""));
        }
        return type == CimType.DATETIME ? MofLiterals.quoted(raw.toString()) : raw.toString();
    }
}
