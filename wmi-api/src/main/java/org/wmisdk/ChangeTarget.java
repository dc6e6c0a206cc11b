package org.wmisdk;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Subject;
import org.wmisdk.internal.Text;
import org.wmisdk.spi.PutCall;

/**
 * What a change is about.
 *
 * @param className the class of a new instance, or that of the path
 * @param path the instance to be updated; null for a new one, and for an object without a path
 * @param isNew whether there is no instance yet
 */
record ChangeTarget(String className, @Nullable WmiPath path, boolean isNew) {
    static ChangeTarget create(String className) {
        return new ChangeTarget(className, null, true);
    }

    static ChangeTarget update(WmiPath path) {
        return new ChangeTarget(path.className().orElse(""), path, false);
    }

    /** An object that was read; events, projections and objects in others have no path. */
    static ChangeTarget update(WmiObject object) {
        SystemProperties system = object.findSystem().orElse(null);
        String className = system == null ? null : system.className();
        String path = system == null ? null : system.path() == null ? system.relpath() : system.path();
        return new ChangeTarget(
                className == null ? "an object" : className, path == null ? null : WmiPath.of(path), false);
    }

    /**
     * Looks whether the target can be one here.
     *
     * @return the path to be updated, as the server is given it; null for a new instance
     */
    @Nullable
    WmiPath check(Home home, Subject subject) {
        if (isNew) {
            ClassName.check(className, subject);
            return null;
        }
        if (path == null) {
            throw subject.failed(
                    HResult.WBEM_E_INVALID_OBJECT_PATH,
                    "the object does not say its path, by which it would be updated",
                    "Events and embedded objects have none; a query delivers it with the key properties and"
                            + " withSystemProperties().");
        }
        return home.ownInstance(path, subject, "Add a key to the path, or create an instance of the class.");
    }

    /** The path of what was written, where the server does not say it. */
    WmiPath written(
            WmiClass definition, List<PutCall.Property> properties, @Nullable WmiPath updated, Subject subject) {
        if (updated != null) {
            return updated;
        }
        WmiPath.Builder built = WmiPath.builder(definition.name());
        if (definition.isSingleton()) {
            return built.singleton().build();
        }
        List<WmiProperty> keys = definition.keys();
        for (WmiProperty key : keys) {
            CimValue value = properties.stream()
                    .filter(each -> each.name().equals(key.name()))
                    .map(PutCall.Property::value)
                    .findFirst()
                    .orElse(key.defaultValue());
            Object raw = value.raw();
            if (raw == null) {
                throw unsaid(subject, "key " + Text.quote(key.name()) + " was given by its provider");
            }
            built = key(built, key.name(), raw);
        }
        if (keys.isEmpty()) {
            throw unsaid(subject, "the schema that the server delivers does not say the keys");
        }
        return built.build();
    }

    private static WmiPath.Builder key(WmiPath.Builder built, String name, Object raw) {
        if (raw instanceof Boolean truth) {
            return built.key(name, truth);
        }
        return raw instanceof Number number
                ? built.key(name, new BigInteger(number.toString()))
                : built.key(name, raw.toString());
    }

    /** The path that the server says, which must not look as if nothing had been written when this library cannot read it. */
    static WmiPath readBack(String text, Subject subject) {
        try {
            return WmiPath.of(text);
        } catch (WmiException unreadable) {
            WmiException written = unsaid(subject, "it says " + Text.quote(text));
            written.addSuppressed(unreadable);
            throw written;
        }
    }

    private static WmiException unsaid(Subject subject, String why) {
        return subject.failed(
                HResult.WBEM_E_NOT_AVAILABLE,
                "the object was written, but the server does not say its path: " + why,
                "Find it with a query. Do not put it again.");
    }

    @Override
    public String toString() {
        return path == null ? className : path.toString();
    }
}
