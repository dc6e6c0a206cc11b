package org.wmisdk.fake.repository;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiPath;

/** The instances that WMI itself delivers: a namespace for each child, and the security of the namespace. */
enum SystemInstances implements InstanceSource {
    NAMESPACE("__namespace") {
        @Override
        public Stream<@Nullable Object[]> rows(Namespace namespace, ClassDefinition definition) {
            return namespace.repository().childrenOf(namespace.name()).stream()
                    .map(child -> new @Nullable Object[] {child});
        }
    },
    SYSTEM_SECURITY("__systemsecurity") {
        @Override
        public Stream<@Nullable Object[]> rows(Namespace namespace, ClassDefinition definition) {
            return Stream.<@Nullable Object[]>of(definition.defaults());
        }
    };

    private final String foldedName;

    SystemInstances(String foldedName) {
        this.foldedName = foldedName;
    }

    /** Who delivers the instances of a class; null if they are stored like those of others. */
    static @Nullable InstanceSource of(ClassDefinition definition) {
        String folded = definition.foldedName();
        return NAMESPACE.foldedName.equals(folded)
                ? NAMESPACE
                : SYSTEM_SECURITY.foldedName.equals(folded) ? SYSTEM_SECURITY : null;
    }

    @Override
    public boolean finds() {
        return false;
    }

    @Override
    public @Nullable Object @Nullable [] find(Namespace namespace, ClassDefinition definition, WmiPath path) {
        return null;
    }
}
