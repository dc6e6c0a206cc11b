package org.wmisdk.fake.repository;

import java.util.AbstractCollection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.rules.Rules;

/**
 * The instances of a dynamic class, fetched while they are read. Whether two of them have the same keys is looked at only where
 * somebody must hear of it.
 */
final class DynamicInstances extends AbstractCollection<Instance> {
    private final Namespace namespace;
    private final ClassDefinition definition;
    private final InstanceSource source;
    private final OpenRows open;

    DynamicInstances(Namespace namespace, ClassDefinition definition, InstanceSource source, OpenRows open) {
        this.namespace = namespace;
        this.definition = definition;
        this.source = source;
        this.open = open;
    }

    @Override
    public Iterator<Instance> iterator() {
        return new Rows(guard(() -> source.rows(namespace, definition)));
    }

    @Override
    public Spliterator<Instance> spliterator() {
        return Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
    }

    @Override
    public boolean isEmpty() {
        try (Rows rows = (Rows) iterator()) {
            return !rows.hasNext();
        }
    }

    @Override
    public int size() {
        int size = 0;
        for (Iterator<Instance> rows = iterator(); rows.hasNext(); rows.next()) {
            size++;
        }
        return size;
    }

    /** The instance with these keys, or null. */
    @Nullable
    Instance find(@Nullable Object[] keys) {
        if (!source.finds()) {
            try (Rows rows = (Rows) iterator()) {
                Instance found = null;
                while ((found == null || rows.seen != null) && rows.hasNext()) {
                    Instance each = rows.next();
                    found = found == null && each.hasKeys(keys) ? each : found;
                }
                return found;
            }
        }
        WmiPath path = WmiPath.of(Keys.relativePath(definition, keys));
        @Nullable Object[] values = guard(() -> source.find(namespace, definition, path));
        if (values == null) {
            return null;
        }
        Instance found = guard(() -> new Instance(definition, values));
        if (!found.hasKeys(keys)) {
            throw new RepositoryException(
                    HResult.of(0x80041004), "asked for " + path + ", the look-up function delivered " + found);
        }
        return found;
    }

    private Rules rules() {
        return namespace.repository().rules();
    }

    /** What a function throws becomes the failure of a provider; what WMI has a code for keeps it. */
    private <T extends @Nullable Object> T guard(Supplier<T> call) {
        try {
            return call.get();
        } catch (RepositoryException e) {
            throw e;
        } catch (WmiException e) {
            String detail = e.detail();
            throw new RepositoryException(
                    e.hresult(),
                    null,
                    "class " + definition.name() + ": " + (detail == null ? e.getMessage() : detail),
                    e);
        } catch (RuntimeException e) {
            throw new RepositoryException(
                    HResult.of(0x80041004), null, "the function for class " + definition.name() + " failed: " + e, e);
        }
    }

    /** One reading. Closed at its end, by a failure, or from outside. */
    final class Rows implements Iterator<Instance>, AutoCloseable {
        private final Stream<@Nullable Object[]> stream;
        private final Iterator<@Nullable Object[]> rows;
        private volatile boolean closed;

        /** The paths of the rows so far; null if nobody must hear of two equal ones. */
        private final @Nullable Set<String> seen;

        Rows(Stream<@Nullable Object[]> stream) {
            this.stream = stream;
            this.seen = rules().refuses(FakeRule.DYNAMIC_DUPLICATES) ? new HashSet<>() : null;
            open.add(this);
            this.rows = step(stream::iterator);
        }

        @Override
        public boolean hasNext() {
            if (closed) {
                return false;
            }
            boolean more = step(rows::hasNext);
            if (!more) {
                close();
            }
            return more;
        }

        @Override
        public Instance next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Instance next = step(() -> new Instance(definition, rows.next()));
            if (seen != null && !seen.add(Names.fold(next.relativePath()))) {
                rules().rely(FakeRule.DYNAMIC_DUPLICATES, "two rows are " + next);
            }
            return next;
        }

        private <T> T step(Supplier<T> call) {
            try {
                return guard(call);
            } catch (RepositoryException e) {
                closeAfter(e);
                throw e;
            }
        }

        private void closeAfter(RepositoryException failure) {
            try {
                close();
            } catch (RepositoryException e) {
                failure.addSuppressed(e);
            }
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open.remove(this);
                guard(() -> {
                    stream.close();
                    return true;
                });
            }
        }
    }
}
