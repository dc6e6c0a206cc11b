package org.wmisdk.fake.record;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiException;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiProperty;
import org.wmisdk.fake.repository.Names;

/** Takes out of paths what is withheld: keys, those of paths within keys, and what is in the names of hosts and namespaces. */
final class PathRedaction {
    private final WithheldValues withheld;
    private final TextRedaction texts;

    /** Of classes with one key its name, which paths may leave out. */
    private final Map<String, String> onlyKeys = new HashMap<>();

    PathRedaction(WithheldValues withheld, TextRedaction texts) {
        this.withheld = withheld;
        this.texts = texts;
    }

    void learn(WmiClass definition) {
        List<WmiProperty> keys = definition.keys();
        if (keys.size() == 1) {
            onlyKeys.put(Names.fold(definition.name()), keys.get(0).name());
        }
    }

    /** The path as it is if nothing in it is withheld; one that cannot be read is a text like any other. */
    String path(String text) {
        WmiPath path;
        try {
            path = WmiPath.of(text);
        } catch (WmiException e) {
            return texts.text(text);
        }
        if (path.keys().stream().anyMatch(key -> name(path, key).isEmpty())) {
            return texts.text(text);
        }
        WmiPath changed = path(path);
        return changed.equals(path) ? text : changed.toString();
    }

    /**
     * The same path if nothing in it is withheld, else one with stand-ins. A key that is no text has one too, and is a text
     * then; one without a name has that of the class, and stays if the class was not recorded.
     */
    WmiPath path(WmiPath path) {
        String className = path.className().orElse("");
        WmiPath.Builder changed = WmiPath.builder(className);
        boolean any = false;
        String before = path.namespace().orElse(null);
        if (before != null) {
            String namespace = texts.namespace(before);
            String host = path.host().map(texts::text).orElse(null);
            changed.namespace(host == null ? namespace : "\\\\" + host + "\\" + namespace);
            any = !namespace.equals(before) || !path.host().equals(Optional.ofNullable(host));
        }
        if (path.isSingleton()) {
            changed.singleton();
        }
        for (WmiPath.Key key : path.keys()) {
            String name = name(path, key);
            if (name.isEmpty()) {
                return path;
            }
            String text = withheld.withholds(className, name, value(key.value()))
                    ? texts.standIn(key.text())
                    : key.value() instanceof String string ? path(string) : key.text();
            any |= !text.equals(key.text());
            add(changed, name, text.equals(key.text()) ? key.value() : text);
        }
        return any ? changed.build() : path;
    }

    private String name(WmiPath path, WmiPath.Key key) {
        return key.name()
                .orElseGet(
                        () -> onlyKeys.getOrDefault(Names.fold(path.className().orElse("")), ""));
    }

    private static void add(WmiPath.Builder changed, String name, Object value) {
        if (value instanceof Boolean flag) {
            changed.key(name, flag);
        } else if (value instanceof BigInteger number) {
            changed.key(name, number);
        } else if (value instanceof Number number) {
            changed.key(name, number.longValue());
        } else {
            changed.key(name, String.valueOf(value));
        }
    }

    private static CimValue value(Object key) {
        if (key instanceof Boolean) {
            return CimValue.of(CimType.BOOLEAN, key);
        }
        if (key instanceof Number number) {
            boolean large = number instanceof BigInteger big && big.bitLength() >= Long.SIZE;
            return CimValue.of(large ? CimType.UINT64 : CimType.SINT64, number);
        }
        return CimValue.of(CimType.STRING, key);
    }
}
