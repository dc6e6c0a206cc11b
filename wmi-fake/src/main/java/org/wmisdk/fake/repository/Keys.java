package org.wmisdk.fake.repository;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiProperty;

/** From the key values of an instance to its path. */
final class Keys {
    private Keys() {}

    /**
     * The relative path of an instance: keys in alphabetical order, as Windows prints them.
     *
     * @param values in the order of the class's shape
     * @throws RepositoryException if a key is NULL or the class has none
     */
    static String relativePath(ClassDefinition definition, @Nullable Object[] values) {
        if (definition.isSingleton()) {
            return WmiPath.builder(definition.name()).singleton().build().toString();
        }
        List<WmiProperty> keys = definition.keys();
        if (keys.isEmpty()) {
            throw new RepositoryException(
                    HResult.of(0x80041089),
                    "class " + definition.name() + " has no key property, so its instances can only be embedded");
        }
        WmiPath.Builder path = WmiPath.builder(definition.name());
        for (WmiProperty key : keys) {
            Object value = values[definition.shape().indexOf(key.name())];
            if (value == null) {
                throw new RepositoryException(
                        HResult.WBEM_E_ILLEGAL_NULL,
                        "key property " + key.name() + " of class " + definition.name() + " is NULL");
            }
            add(path, key.name(), value);
        }
        return path.build().toString();
    }

    /** What two paths of the same instance have in common: class and key text are compared without case. */
    static String identity(String relativePath) {
        return Names.fold(relativePath);
    }

    /**
     * The path that the key values of a parsed path stand for, in the form of {@link #relativePath}.
     *
     * @return null if the path does not name exactly the keys of the class
     */
    static @Nullable String relativePath(ClassDefinition definition, WmiPath path) {
        if (definition.isSingleton() || path.isSingleton()) {
            return definition.isSingleton() && path.isSingleton()
                    ? WmiPath.builder(definition.name()).singleton().build().toString()
                    : null;
        }
        List<WmiProperty> keys = definition.keys();
        if (keys.isEmpty() || keys.size() != path.keys().size()) {
            return null;
        }
        WmiPath.Builder canonical = WmiPath.builder(definition.name());
        for (WmiProperty key : keys) {
            WmiPath.Key given = keys.size() == 1 && path.keys().get(0).name().isEmpty()
                    ? path.keys().get(0)
                    : path.findKey(key.name()).orElse(null);
            if (given == null) {
                return null;
            }
            add(canonical, key.name(), given.value());
        }
        return canonical.build().toString();
    }

    private static void add(WmiPath.Builder path, String name, Object value) {
        if (value instanceof Boolean flag) {
            path.key(name, flag.booleanValue());
        } else if (value instanceof BigInteger big) {
            path.key(name, big);
        } else if (value instanceof Number number) {
            path.key(name, number.longValue());
        } else if (value instanceof WmiObject) {
            throw new IllegalStateException("an object cannot be a key");
        } else {
            path.key(name, value.toString());
        }
    }
}
