package org.wmisdk.com;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.wmisdk.WmiContext;

/** What writes over a connection, made with the first call that does. */
final class Writers implements AutoCloseable {
    final MethodCaller methods;
    final Changer changes;

    /**
     * @param services the connection for a call of the current thread, which outlives this
     * @param readers for what comes out of methods
     * @param objects gets classes and instances
     * @param secured gives a call result the security of the connection
     */
    Writers(Com com, LongSupplier services, Readers readers, ObjectGetter objects, LongConsumer secured) {
        ToLongFunction<String> classes = className -> objects.get(className, WmiContext.empty());
        ObjectWriter writer = new ObjectWriter(com, classes);
        this.methods = new MethodCaller(com, services, readers, classes, writer);
        this.changes = new Changer(com, services, objects, writer, secured);
    }

    /** Forgets what is kept of classes, since one of them was changed: those derived from it were, too. */
    void forget() {
        methods.forget();
        changes.forget();
    }

    /** Releases what is kept; again is allowed and does nothing. */
    @Override
    public void close() {
        methods.close();
        changes.close();
    }
}
