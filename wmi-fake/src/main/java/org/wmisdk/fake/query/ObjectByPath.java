package org.wmisdk.fake.query;

import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.repository.Instance;

/** Finds the instance that a path names. */
public final class ObjectByPath {
    private ObjectByPath() {}

    /** The class that a path names; null if the text is no such path, which {@link #find} says. */
    public static @Nullable String className(String text) {
        WmiPath path = parse(text);
        return path == null ? null : path.className().orElse(null);
    }

    /** The path as this library writes it; a text that is no path stays as it is. */
    public static String spelled(String text) {
        WmiPath path = parse(text);
        return path == null ? text : path.toString();
    }

    private static @Nullable WmiPath parse(String text) {
        try {
            return WmiPath.of(text);
        } catch (WmiException noPath) {
            return null;
        }
    }

    /**
     * The whole instance, with its system properties.
     *
     * @throws QueryException if the text is no path of an instance here, or there is none
     */
    public static WmiObject find(String text, QueryScope scope) {
        Instance instance = locate(text, scope);
        return Projection.whole(instance.definition(), scope.place()).row(instance);
    }

    /**
     * The instance as it is stored or delivered.
     *
     * @throws QueryException if the text is no path of an instance here, or there is none
     */
    public static Instance locate(String text, QueryScope scope) {
        WmiPath path;
        try {
            path = WmiPath.of(text);
        } catch (WmiException e) {
            throw new QueryException(e.hresult(), FakeRule.OBJECT_PATH, String.valueOf(e.detail()));
        }
        if (!path.isInstance()) {
            throw bad(path, "it names no instance");
        }
        if (!scope.isThisMachine(path) || scope.home(path) != scope.namespace()) {
            scope.rules().rely(FakeRule.OBJECT_ELSEWHERE, "path " + path);
            throw new QueryException(
                    HResult.WBEM_E_NOT_SUPPORTED,
                    FakeRule.OBJECT_ELSEWHERE,
                    "path " + path + " leads out of the namespace "
                            + scope.namespace().name());
        }
        String error = scope.namespace().pathError(path);
        if (error != null) {
            throw bad(path, error);
        }
        Instance instance = scope.namespace().find(path);
        if (instance == null) {
            throw missing(path);
        }
        return instance;
    }

    /** The refusal of a path that names nothing. */
    public static QueryException missing(WmiPath path) {
        return new QueryException(
                HResult.WBEM_E_NOT_FOUND, FakeRule.OBJECT_MISSING, "path " + path + " names nothing here");
    }

    private static QueryException bad(WmiPath path, String why) {
        return new QueryException(
                HResult.WBEM_E_INVALID_OBJECT_PATH, FakeRule.OBJECT_PATH, "path " + path + ": " + why);
    }
}
