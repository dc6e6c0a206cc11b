package org.wmisdk.jna;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A part of the address space as a buffer: reading through it is a bounds check and a load, where JNA's own accessors cross into native
 * code (20 to 70 ns each). A view begins at a multiple of 1 GB and is twice as long, so that any run of up to 1 GB lies in the view
 * of its first byte. Only absolute accesses are made: a view is shared by all threads.
 */
record View(long key, ByteBuffer bytes, CharBuffer chars) {
    private static final int SHIFT = 30;
    private static final int MASK = (1 << SHIFT) - 1;

    /** A hash table, never more than half full and never shrunk: a process uses a handful of views. Replaced as a whole to grow. */
    private static volatile View[] table = new View[32];

    private static int used;

    /** Two that were used lately; which ones does not matter, and a thread may see others than another. */
    private static @Nullable View recent;

    private static @Nullable View before;

    static View of(long address) {
        long key = address >>> SHIFT;
        View first = recent;
        if (first != null && first.key == key) {
            return first;
        }
        View second = before;
        if (second != null && second.key == key) {
            return second;
        }
        View found = inTable(key);
        before = first;
        recent = found;
        return found;
    }

    private static View inTable(long key) {
        View[] views = table;
        for (int i = (int) key; ; i++) {
            View view = views[i & (views.length - 1)];
            if (view == null) {
                return added(key);
            }
            if (view.key == key) {
                return view;
            }
        }
    }

    /** Where an address stands in its view, in bytes. */
    static int at(long address) {
        return (int) address & MASK;
    }

    private static synchronized View added(long key) {
        View[] views = table;
        View[] grown = new View[2 * (used + 1) > views.length ? 2 * views.length : views.length];
        for (View view : views) {
            if (view != null) {
                if (view.key == key) {
                    return view; // another thread was here first
                }
                put(grown, view);
            }
        }
        ByteBuffer bytes =
                new Pointer(key << SHIFT).getByteBuffer(0, Integer.MAX_VALUE).order(ByteOrder.nativeOrder());
        View view = new View(key, bytes, bytes.asCharBuffer());
        put(grown, view);
        used++;
        table = grown;
        return view;
    }

    private static void put(View[] views, View view) {
        int i = (int) view.key;
        while (views[i & (views.length - 1)] != null) {
            i++;
        }
        views[i & (views.length - 1)] = view;
    }
}
