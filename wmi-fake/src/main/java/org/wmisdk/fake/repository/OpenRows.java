package org.wmisdk.fake.repository;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rows of dynamic classes that are being read. */
final class OpenRows {
    private final Set<DynamicInstances.Rows> open = new LinkedHashSet<>();

    synchronized void add(DynamicInstances.Rows rows) {
        open.add(rows);
    }

    synchronized void remove(DynamicInstances.Rows rows) {
        open.remove(rows);
    }

    /** Closes all; a failure to close one does not keep the others open. */
    void close() {
        List<DynamicInstances.Rows> all;
        synchronized (this) {
            all = new ArrayList<>(open);
        }
        RepositoryException failure = null;
        for (DynamicInstances.Rows rows : all) {
            try {
                rows.close();
            } catch (RepositoryException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
