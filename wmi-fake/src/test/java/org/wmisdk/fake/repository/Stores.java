package org.wmisdk.fake.repository;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.MofException;
import org.wmisdk.fake.mof.MofLoader;

/** Repositories filled from MOF text, and what is in them. */
final class Stores {
    static final String NAMESPACE = "root\\test";

    private Stores() {}

    /** The namespace {@code root\test} of a new repository with this text in it. */
    static Namespace of(String mof) {
        Namespace namespace = new Repository().create(NAMESPACE);
        load(namespace, mof);
        return namespace;
    }

    static void load(Namespace namespace, String mof) {
        MofLoader.load("test", mof, namespace.repository(), namespace.name(), host -> host.equals("."));
    }

    /** The code with which a text is refused. */
    static String refused(Namespace namespace, String mof) {
        return Objects.requireNonNull(
                        catchThrowableOfType(MofException.class, () -> load(namespace, mof)), "accepted: " + mof)
                .hresult()
                .hex();
    }

    /** The refusal of a call. */
    static RepositoryException refusal(ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowableOfType(RepositoryException.class, call), "accepted");
    }

    static ClassDefinition definition(Namespace namespace, String className) {
        return Objects.requireNonNull(namespace.find(className), className);
    }

    /** What a path finds, as a path; null for nothing. */
    static @Nullable String found(Namespace namespace, String path) {
        Instance instance = namespace.find(WmiPath.of(path));
        return instance == null ? null : instance.relativePath();
    }

    /** The paths of the instances of exactly one class. */
    static List<String> stored(Namespace namespace, String className) {
        return namespace.instancesOf(definition(namespace, className)).stream()
                .map(Instance::relativePath)
                .toList();
    }
}
