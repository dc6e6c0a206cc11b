package org.wmisdk.fake;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wmisdk.fake.repository.Names;

/** What the calls that a fault chooses from have in common; null for anything. */
record FakePattern(
        Set<FakeOperation> operations,
        @Nullable String className,
        @Nullable String namespace,
        @Nullable String host,
        @Nullable String part) {
    FakePattern(Set<FakeOperation> operations) {
        this(EnumSet.copyOf(operations), null, null, null, null);
    }

    FakePattern withClass(String name) {
        return new FakePattern(operations, name, namespace, host, part);
    }

    /** The namespace has {@code \} between its parts. */
    FakePattern withNamespace(String path) {
        return new FakePattern(operations, className, path, host, part);
    }

    FakePattern withHost(String name) {
        return new FakePattern(operations, className, namespace, name, part);
    }

    FakePattern withPart(String text) {
        return new FakePattern(operations, className, namespace, host, text);
    }

    boolean matches(FakeCall call) {
        String text = call.text();
        return operations.contains(call.operation())
                && (className == null || className.equalsIgnoreCase(call.className()))
                && (namespace == null || call.connection().isIn(namespace))
                && (host == null || call.connection().leadsTo(host))
                && (part == null || (text != null && Names.fold(text).contains(Names.fold(part))));
    }

    /** The calls in words. */
    @Override
    public String toString() {
        return operations.stream().map(FakeOperation::name).collect(Collectors.joining(" or "))
                + (className == null ? "" : " of class " + className)
                + (namespace == null ? "" : " in " + namespace)
                + (host == null ? "" : " on " + host)
                + (part == null ? "" : " containing \"" + part + '"');
    }
}
