package org.wmisdk.fake.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiException;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiShape;

/** Takes what is withheld out of objects: values, and what their paths say of them. */
final class ObjectRedaction {
    private final WithheldValues withheld;
    private final TextRedaction texts;
    private final PathRedaction paths;

    ObjectRedaction(WithheldValues withheld, TextRedaction texts, PathRedaction paths) {
        this.withheld = withheld;
        this.texts = texts;
        this.paths = paths;
    }

    WmiObject object(WmiObject object) {
        String className = object.findSystem().map(SystemProperties::className).orElse("");
        WmiShape shape = object.shape();
        @Nullable Object[] values = new @Nullable Object[shape.size()];
        List<String> emptied = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            CimValue value = object.get(i);
            values[i] = value(className, shape.name(i), value);
            if (values[i] == null && !value.isNull()) {
                emptied.add(shape.name(i));
            }
        }
        SystemProperties system = object.findSystem().orElse(null);
        return Rows.with(object, values, system == null ? null : system(system, emptied));
    }

    /** The raw value to be written instead of one. */
    @Nullable
    Object value(String className, String property, CimValue value) {
        boolean hidden = !value.isNull() && withheld.withholds(className, property, value);
        if (value.isNull() || (hidden && !isText(value.type()))) {
            return null;
        }
        List<CimValue> elements = value.isArray() ? value.elements() : null;
        if (elements == null) {
            return single(value, hidden);
        }
        if (!isText(value.type()) && value.type() != CimType.OBJECT) {
            return value.raw();
        }
        return elements.stream().map(each -> single(each, hidden)).toList();
    }

    private Object single(CimValue value, boolean hidden) {
        Object raw = Objects.requireNonNull(value.raw());
        if (raw instanceof WmiObject embedded) {
            return object(embedded);
        }
        if (!(raw instanceof String text)) {
            return raw;
        }
        if (hidden) {
            return texts.standIn(text);
        }
        return value.type() == CimType.REFERENCE ? paths.path(text) : texts.text(text);
    }

    SystemProperties system(SystemProperties system) {
        return system(system, List.of());
    }

    /** An instance whose key became NULL has no path any more. */
    private SystemProperties system(SystemProperties system, List<String> emptied) {
        String relpath = system.relpath();
        boolean nameless = relpath != null && emptied.stream().anyMatch(name -> isKey(relpath, name));
        String server = system.server();
        String namespace = system.namespace();
        String path = system.path();
        return new SystemProperties(
                system.genus(),
                system.className(),
                system.superclass(),
                system.dynasty(),
                relpath == null || nameless ? null : paths.path(relpath),
                system.propertyCount(),
                system.derivation(),
                server == null ? null : texts.text(server),
                namespace == null ? null : texts.namespace(namespace),
                path == null || nameless ? null : paths.path(path));
    }

    private static boolean isKey(String relpath, String name) {
        try {
            return WmiPath.of(relpath).findKey(name).isPresent();
        } catch (WmiException noPath) {
            return true; // nobody knows what it tells
        }
    }

    private static boolean isText(CimType type) {
        return type == CimType.STRING || type == CimType.REFERENCE;
    }
}
