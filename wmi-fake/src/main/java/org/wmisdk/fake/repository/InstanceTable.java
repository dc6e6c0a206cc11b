package org.wmisdk.fake.repository;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The stored instances of one class in the order in which they came, found by their keys in constant time. Two arrays:
 * copying it, which a change after a snapshot does, is copying them, and it adds about 14 bytes to each instance.
 *
 * <p>The index is a hash table with linear probing; a slot holds the number of a row plus one. The row of a removed
 * instance stays behind as an empty one, which probing passes over, until the arrays are made anew.
 */
final class InstanceTable {
    private static final int SMALLEST = 8;

    /** Who may change this table in place. */
    final Object owner;

    private @Nullable Instance[] rows;
    private int[] index;
    private int end;
    private int size;

    InstanceTable(Object owner) {
        this.owner = owner;
        this.rows = new @Nullable Instance[rowsFor(SMALLEST)];
        this.index = new int[SMALLEST];
    }

    private InstanceTable(Object owner, InstanceTable other) {
        this.owner = owner;
        this.rows = other.rows.clone();
        this.index = other.index.clone();
        this.end = other.end;
        this.size = other.size;
    }

    InstanceTable copy(Object newOwner) {
        return new InstanceTable(newOwner, this);
    }

    /** The same rows after their class was changed in ways that leave its properties as they are. */
    InstanceTable of(ClassDefinition changed, Object newOwner) {
        InstanceTable copy = new InstanceTable(newOwner, this);
        for (int i = 0; i < end; i++) {
            Instance row = rows[i];
            copy.rows[i] = row == null ? null : row.of(changed);
        }
        return copy;
    }

    int size() {
        return size;
    }

    /** The instance with these keys, or null. */
    @Nullable
    Instance find(@Nullable Object[] keys, int hash) {
        int slot = slot(keys, hash);
        return slot < 0 ? null : rows[index[slot] - 1];
    }

    /** Adds an instance, or puts it in the place of the one with the same keys. */
    void put(Instance instance, @Nullable Object[] keys) {
        int slot = slot(keys, instance.keyHash());
        if (slot >= 0) {
            rows[index[slot] - 1] = instance;
            return;
        }
        if (end == rows.length) {
            rebuild();
        }
        rows[end++] = instance;
        size++;
        enter(instance, end);
    }

    boolean remove(@Nullable Object[] keys, int hash) {
        int slot = slot(keys, hash);
        if (slot < 0) {
            return false;
        }
        rows[index[slot] - 1] = null;
        size--;
        return true;
    }

    /** A view; its order is that of storing. */
    Collection<Instance> instances() {
        return new Rows();
    }

    private int slot(@Nullable Object[] keys, int hash) {
        int mask = index.length - 1;
        for (int slot = hash & mask; index[slot] != 0; slot = (slot + 1) & mask) {
            Instance row = rows[index[slot] - 1];
            if (row != null && row.keyHash() == hash && row.hasKeys(keys)) {
                return slot;
            }
        }
        return -1;
    }

    private void enter(Instance instance, int rowPlusOne) {
        int mask = index.length - 1;
        int slot = instance.keyHash() & mask;
        while (index[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        index[slot] = rowPlusOne;
    }

    /** Drops the empty rows, and doubles the index if there are few of them. */
    private void rebuild() {
        int slots = size > rows.length / 2 ? index.length * 2 : index.length;
        @Nullable Instance[] old = rows;
        rows = new @Nullable Instance[rowsFor(slots)];
        index = new int[slots];
        end = 0;
        for (Instance row : old) {
            if (row != null) {
                rows[end++] = row;
                enter(row, end);
            }
        }
    }

    /** A third of the slots stays free, so that probing ends soon. */
    private static int rowsFor(int slots) {
        return (int) (slots * 2L / 3);
    }

    private final class Rows extends AbstractCollection<Instance> {
        @Override
        public int size() {
            return size;
        }

        @Override
        public Iterator<Instance> iterator() {
            return new Present(rows, end);
        }
    }

    private static final class Present implements Iterator<Instance> {
        private final @Nullable Instance[] rows;
        private final int end;
        private int at;

        Present(@Nullable Instance[] rows, int end) {
            this.rows = rows;
            this.end = end;
            skip();
        }

        private void skip() {
            while (at < end && rows[at] == null) {
                at++;
            }
        }

        @Override
        public boolean hasNext() {
            return at < end;
        }

        @Override
        public Instance next() {
            Instance row = at < end ? rows[at] : null;
            if (row == null) {
                throw new NoSuchElementException();
            }
            at++;
            skip();
            return row;
        }
    }
}
