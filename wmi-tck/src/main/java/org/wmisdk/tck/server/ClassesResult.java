package org.wmisdk.tck.server;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiClass;

/** The classes of the source, which are read when the first is asked for. */
final class ClassesResult implements EnumObject.Result {
    private final Supplier<List<WmiClass>> read;
    private @Nullable List<WmiClass> classes;
    private int next;

    ClassesResult(Supplier<List<WmiClass>> read) {
        this.read = read;
    }

    @Override
    public int fetch(int timeoutMillis, int count, List<ObjectContent> into) {
        List<WmiClass> all = classes;
        if (all == null) {
            all = read.get();
            classes = all;
        }
        int end = Math.min(all.size(), next + count);
        boolean enough = end - next == count;
        all.subList(next, end).forEach(each -> into.add(ObjectContent.of(each)));
        next = end;
        return enough ? Codes.S_OK : Codes.WBEM_S_FALSE;
    }

    @Override
    public void rewind() {
        next = 0;
    }

    @Override
    public void close() {
        // classes are plain values
    }
}
