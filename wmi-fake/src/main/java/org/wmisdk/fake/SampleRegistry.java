package org.wmisdk.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimValue;

/** The registry of a machine: keys below the predefined ones, with their values. Used under the lock of the machine. */
final class SampleRegistry {
    static final long HKEY_LOCAL_MACHINE = 0x8000_0002L;

    private static final long HKEY_CLASSES_ROOT = 0x8000_0000L;
    private static final long HKEY_CURRENT_USER = 0x8000_0001L;
    private static final long HKEY_USERS = 0x8000_0003L;
    private static final long HKEY_CURRENT_CONFIG = 0x8000_0005L;

    private final Map<Long, Key> roots = new TreeMap<>();

    /** A value: the number of its type, such as REG_SZ, and what it holds. */
    record Value(int type, CimValue data) {}

    /** A key; names are found in any case. */
    static final class Key {
        private final TreeMap<String, Key> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final TreeMap<String, Value> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        List<String> names() {
            return new ArrayList<>(keys.keySet());
        }

        Map<String, Value> values() {
            return values;
        }

        private Key copy() {
            Key copy = new Key();
            keys.forEach((name, key) -> copy.keys.put(name, key.copy()));
            copy.values.putAll(values);
            return copy;
        }
    }

    SampleRegistry() {
        for (long root :
                new long[] {HKEY_CLASSES_ROOT, HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE, HKEY_USERS, HKEY_CURRENT_CONFIG
                }) {
            roots.put(root, new Key());
        }
        create(HKEY_CURRENT_USER, "Software");
    }

    SampleRegistry copy() {
        SampleRegistry copy = new SampleRegistry();
        roots.forEach((root, key) -> copy.roots.put(root, key.copy()));
        return copy;
    }

    /** The key at a path below a predefined one; null if there is none. An empty path is that one itself. */
    @Nullable
    Key find(long root, String path) {
        Key key = roots.get(root);
        for (String name : names(path)) {
            key = key == null ? null : key.keys.get(name);
        }
        return key;
    }

    /**
     * The key at a path, made with those above it where they are missing.
     *
     * @return null if there is no such predefined key
     */
    @Nullable
    Key create(long root, String path) {
        Key key = roots.get(root);
        for (String name : names(path)) {
            key = key == null ? null : key.keys.computeIfAbsent(name, absent -> new Key());
        }
        return key;
    }

    /** Removes a key, which has no keys below it and is no predefined one. */
    void delete(long root, String path) {
        List<String> names = names(path);
        String last = names.get(names.size() - 1);
        Key parent = find(root, String.join("\\", names.subList(0, names.size() - 1)));
        if (parent != null) {
            parent.keys.remove(last);
        }
    }

    /** The names of the keys in a path; none for an empty one. */
    static List<String> names(String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.split("\\\\", -1)) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }
}
