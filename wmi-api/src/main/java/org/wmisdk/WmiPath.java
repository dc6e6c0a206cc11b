package org.wmisdk;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wmisdk.internal.NamespaceText;
import org.wmisdk.internal.Text;

/**
 * The path of a WMI object: a namespace, a class, or an instance, with or without the host and namespace before it.
 *
 * <pre>
 * \\web01\root\cimv2                                      a namespace
 * Win32_LogicalDisk                                       a class, relative to a namespace
 * \\.\root\cimv2:Win32_LogicalDisk.DeviceID="C:"          an instance
 * Win32_LogicalDisk="C:"                                  the same, the name of its only key left out
 * Win32_WMISetting=@                                      the only instance of a singleton class
 * </pre>
 *
 * <p>Parsing knows the grammar, not the schema: whether the class exists and has those keys is the server's to say.
 * {@link #toString()} prints the path in one form: {@code \} between the parts, {@code "} around texts, integers decimal,
 * TRUE and FALSE in capitals, names spelled and keys ordered as they were given.
 *
 * <p>Equality is that of what the paths denote: case does not count, neither in names nor in texts, integers count by
 * value, the order of keys does not count, and a namespace without a host is on {@code .}, this machine. The name of an
 * only key does not count either, because the class has just that one: {@code C="x"} and {@code C.Id="x"} are equal. A
 * relative path and a full one are not.
 *
 * <p>Immutable.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/wmisdk/describing-the-location-of-a-wmi-object">Describing
 *     the location of a WMI object</a>
 */
public final class WmiPath {

    private final @Nullable String host;
    private final @Nullable String namespace;
    private final @Nullable String className;
    private final List<Key> keys;
    private final boolean singleton;
    private final WmiPathIdentity identity;

    WmiPath(
            @Nullable String host,
            @Nullable String namespace,
            @Nullable String className,
            List<Key> keys,
            boolean singleton) {
        this.host = host;
        this.namespace = namespace;
        this.className = className;
        this.keys = List.copyOf(keys);
        this.singleton = singleton;
        this.identity = WmiPathIdentity.of(this);
    }

    /**
     * Parses an object path, or a namespace path if the text has a separator and no class. A lone identifier is a class:
     * for the namespace {@code root} use {@link #ofNamespace}.
     *
     * @param text the path; a backslash or quote inside a key's text is escaped with a backslash
     * @return the path
     * @throws WmiException {@link HResult#WBEM_E_INVALID_OBJECT_PATH} with the position, counted from 0, and the rule
     *     that was broken; a program finds both in the cause, a {@link java.text.ParseException}
     */
    public static WmiPath of(String text) {
        return new WmiPathParser(Objects.requireNonNull(text, "text")).parse();
    }

    /**
     * Parses a namespace path, {@code root\cimv2} or {@code \\host\root\cimv2}.
     *
     * @param text the path; {@code /} may stand for {@code \}
     * @return the path, with {@link #isNamespace()}
     * @throws WmiException {@link HResult#WBEM_E_INVALID_OBJECT_PATH} with the position, counted from 0, and the rule
     *     that was broken
     */
    public static WmiPath ofNamespace(String text) {
        NamespaceText parsed = WmiPathParser.namespace(text, 0, text.length());
        return new WmiPath(parsed.host(), parsed.namespace(), null, List.of(), false);
    }

    /**
     * Starts a path of a class or of one of its instances.
     *
     * @param className the name of the class
     * @return a builder; without a key it builds the path of the class
     */
    public static Builder builder(String className) {
        return new Builder(Objects.requireNonNull(className, "className"));
    }

    /**
     * The host as written.
     *
     * @return the host, {@code .} for this machine; empty if the path names none
     */
    public Optional<String> host() {
        return Optional.ofNullable(host);
    }

    /**
     * The namespace without its host, for instance {@code root\cimv2}.
     *
     * @return the namespace, with {@code \} between its parts; empty if the path is relative
     */
    public Optional<String> namespace() {
        return Optional.ofNullable(namespace);
    }

    /**
     * The class.
     *
     * @return the name as written; empty for the path of a namespace
     */
    public Optional<String> className() {
        return Optional.ofNullable(className);
    }

    /**
     * The keys in the order in which they were given.
     *
     * @return the keys, unmodifiable; empty for a namespace, a class and a singleton
     */
    public List<Key> keys() {
        return keys;
    }

    /**
     * Finds a key by its name.
     *
     * @param name the name; its case does not count
     * @return the key; empty if no key is called so. A key whose name was left out is only in {@link #keys()}
     */
    public Optional<Key> findKey(String name) {
        return keys.stream().filter(key -> name.equalsIgnoreCase(key.name)).findFirst();
    }

    /**
     * Tells whether this is the path of a namespace.
     *
     * @return true if there is no class
     */
    public boolean isNamespace() {
        return className == null;
    }

    /**
     * Tells whether this is the path of a class.
     *
     * @return true if there is a class and nothing after it
     */
    public boolean isClass() {
        return className != null && !isInstance();
    }

    /**
     * Tells whether this is the path of an instance.
     *
     * @return true if there is a key, or the mark of a singleton
     */
    public boolean isInstance() {
        return singleton || !keys.isEmpty();
    }

    /**
     * Tells whether this is the path of the only instance of a singleton class, {@code Class=@}.
     *
     * @return true if it ends with {@code =@}
     */
    public boolean isSingleton() {
        return singleton;
    }

    /**
     * The same path without host and namespace.
     *
     * @return the path relative to its namespace
     * @throws WmiException {@link HResult#WBEM_E_INVALID_OBJECT_PATH} if this is the path of a namespace
     */
    public WmiPath relative() {
        if (className == null) {
            throw Refusals.path(
                    "make path relative",
                    Text.quote(toString()) + " is the path of a namespace: it has no class to keep");
        }
        return namespace == null ? this : new WmiPath(null, null, className, keys, singleton);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WmiPath that && identity.equals(that.identity);
    }

    @Override
    public int hashCode() {
        return identity.hashCode();
    }

    /** The path as WMI reads it; {@link #of} or, for a namespace, {@link #ofNamespace} gives an equal path. */
    @Override
    public String toString() {
        StringBuilder target = new StringBuilder();
        if (host != null) {
            target.append("\\\\").append(host).append('\\');
        }
        if (namespace != null) {
            target.append(namespace);
        }
        if (className != null) {
            target.append(namespace == null ? "" : ":").append(className);
        }
        if (singleton) {
            target.append("=@");
        }
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            if (key.name != null) {
                target.append(i == 0 ? '.' : ',').append(key.name);
            }
            target.append('=').append(key.printed());
        }
        return target.toString();
    }

    /** A key of an instance's path: its name and its value. Immutable; equal by name ignoring case and by value. */
    public static final class Key {

        private final @Nullable String name;
        private final Object value;

        Key(@Nullable String name, Object value) {
            this.name = name;
            this.value = value;
        }

        /**
         * The name of the key property.
         *
         * @return the name as written; empty if it was left out, which only an only key may do
         */
        public Optional<String> name() {
            return Optional.ofNullable(name);
        }

        /**
         * The value: a {@link String} (texts, datetimes, references), a {@link BigInteger} or a {@link Boolean}.
         *
         * @return the value, with nothing escaped
         */
        public Object value() {
            return value;
        }

        /**
         * The value as text.
         *
         * @return a text as it is, an integer in decimal, TRUE or FALSE
         */
        public String text() {
            return value instanceof Boolean flag ? (flag ? "TRUE" : "FALSE") : value.toString();
        }

        /** The value as it stands in a path. */
        String printed() {
            return value instanceof String text ? Text.doubleQuoted(text) : text();
        }

        Object comparable() {
            return value instanceof String text ? Text.fold(text) : value;
        }

        String comparableName() {
            return name == null ? "" : Text.fold(name);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && comparableName().equals(that.comparableName())
                    && comparable().equals(that.comparable());
        }

        @Override
        public int hashCode() {
            return Objects.hash(comparableName(), comparable());
        }

        @Override
        public String toString() {
            return (name == null ? "" : name) + '=' + printed();
        }
    }

    /**
     * Builds the path of a class or an instance from values; texts are taken as they are and escaped when the path is
     * printed. Not for use by several threads.
     */
    public static final class Builder {

        private final String className;
        private @Nullable NamespaceText location;
        private final List<Key> keys = new ArrayList<>();
        private boolean singleton;

        private Builder(String className) {
            this.className = className;
        }

        /**
         * Puts the path into a namespace.
         *
         * @param path {@code root\cimv2} or {@code \\host\root\cimv2}
         * @return this builder
         * @throws WmiException {@link HResult#WBEM_E_INVALID_OBJECT_PATH} if that is no namespace path
         */
        public Builder namespace(String path) {
            location = WmiPathParser.namespace(path, 0, path.length());
            return this;
        }

        /**
         * Adds a key of type string, datetime or char16.
         *
         * @param name the name of the key property
         * @param value the text as it is, nothing escaped
         * @return this builder
         */
        public Builder key(String name, String value) {
            return add(name, value);
        }

        /**
         * Adds a key of an integer type.
         *
         * @param name the name of the key property
         * @param value the number
         * @return this builder
         */
        public Builder key(String name, long value) {
            return add(name, BigInteger.valueOf(value));
        }

        /**
         * Adds a key of an integer type.
         *
         * @param name the name of the key property
         * @param value the number, -2^63 to 2^64-1
         * @return this builder
         */
        public Builder key(String name, BigInteger value) {
            return add(name, value);
        }

        /**
         * Adds a key of type boolean.
         *
         * @param name the name of the key property
         * @param value the value
         * @return this builder
         */
        public Builder key(String name, boolean value) {
            return add(name, value);
        }

        /**
         * Adds a key that is a reference, as association classes have them.
         *
         * @param name the name of the key property
         * @param value the path that is referred to
         * @return this builder
         */
        public Builder key(String name, WmiPath value) {
            return add(name, value.toString());
        }

        /**
         * Makes it the path of the only instance of a singleton class.
         *
         * @return this builder
         */
        public Builder singleton() {
            singleton = true;
            return this;
        }

        private Builder add(String name, Object value) {
            keys.add(new Key(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value")));
            return this;
        }

        /**
         * Builds the path.
         *
         * @return the path; of the class if neither a key nor {@link #singleton()} was given
         * @throws WmiException {@link HResult#WBEM_E_INVALID_OBJECT_PATH} if a name is no identifier, a key is given twice
         *     or out of range, or a singleton has keys
         */
        public WmiPath build() {
            WmiPathParser.requireLawful(className, keys, singleton);
            return new WmiPath(
                    location == null ? null : location.host(),
                    location == null ? null : location.namespace(),
                    className,
                    keys,
                    singleton);
        }
    }
}
