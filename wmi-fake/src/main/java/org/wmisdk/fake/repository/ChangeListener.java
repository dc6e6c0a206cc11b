package org.wmisdk.fake.repository;

import org.jspecify.annotations.Nullable;

/**
 * Is told of the changes of a repository in their order, each when it is done, by the thread that makes it. The lock of the repository
 * is held meanwhile, so a listener must not wait for anybody who may read the repository.
 */
public interface ChangeListener {
    /** For repositories that nobody watches. */
    ChangeListener NONE = new ChangeListener() {
        @Override
        public void changed(Namespace in, @Nullable Instance before, @Nullable Instance after) {
            // Nobody listens.
        }

        @Override
        public void changed(Namespace in, @Nullable ClassDefinition before, @Nullable ClassDefinition after) {
            // Nobody listens.
        }

        @Override
        public void created(Namespace namespace) {
            // Nobody listens.
        }

        @Override
        public void deleted(String namespace) {
            // Nobody listens.
        }
    };

    /** A stored instance was created (no {@code before}), put again, or deleted (no {@code after}). */
    void changed(Namespace in, @Nullable Instance before, @Nullable Instance after);

    /** A class was defined (no {@code before}), changed, or deleted (no {@code after}) with its instances, of which nothing else is said. */
    void changed(Namespace in, @Nullable ClassDefinition before, @Nullable ClassDefinition after);

    /** A namespace was created. */
    void created(Namespace namespace);

    /** A namespace was deleted, and those below it. */
    void deleted(String namespace);
}
