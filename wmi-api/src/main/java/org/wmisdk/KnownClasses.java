package org.wmisdk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Subject;
import org.wmisdk.internal.Text;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.WmiSession;

/**
 * The classes by which arguments and values were checked over a connection, so that each is read once. Safe for use by several threads.
 */
final class KnownClasses {
    private static final int KEPT = 64;

    private long changes; // guarded by this, as are the classes

    private final Map<String, WmiClass> classes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, WmiClass> eldest) {
            return size() > KEPT;
        }
    };

    /** The class; asks the server where it is not known yet. */
    WmiClass find(WmiSession session, String className, WmiContext context) {
        WmiClass known = known(className);
        if (known == null) {
            long began = changes();
            // The meanings of what a method returns belong to a language.
            known = session.classDefinition(new ClassCall(className, ClassCall.USE_AMENDED_QUALIFIERS, context));
            keep(className, known, began);
        }
        return known;
    }

    /**
     * Does something with a class. What a class that was kept makes fail is done once more with what the server says of it now, since it may
     * have been changed.
     *
     * @param action asks the server nothing
     * @throws WmiException what the action throws with the class as it is
     */
    <T> T use(WmiSession session, String className, WmiContext context, Function<WmiClass, T> action) {
        WmiClass known = known(className);
        if (known != null) {
            try {
                return action.apply(known);
            } catch (WmiException e) {
                forget(className);
            }
        }
        return action.apply(find(session, className, context));
    }

    /**
     * A method of a class.
     *
     * @throws WmiException if the class has no such method
     */
    static WmiMethod method(WmiClass definition, String method, Subject subject) {
        return definition
                .method(method)
                .orElseThrow(() -> subject.failed(
                        HResult.WBEM_E_INVALID_METHOD,
                        "class " + definition.name() + " has no method " + Text.quote(method),
                        definition.methods().isEmpty()
                                ? "The class has no methods at all."
                                : "It has "
                                        + definition.methods().stream()
                                                .map(WmiMethod::name)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    private synchronized @Nullable WmiClass known(String className) {
        return classes.get(Text.fold(className));
    }

    private synchronized long changes() {
        return changes;
    }

    /** @param began how many changes there had been when it was asked for: what was read before a change is not kept after it */
    private synchronized void keep(String className, WmiClass read, long began) {
        if (began == changes) {
            classes.put(Text.fold(className), read);
        }
    }

    /** A class was changed, and those derived from it with it: all are read anew. */
    synchronized void forgetAll() {
        changes++;
        classes.clear();
    }

    /** In case that the class was changed: the next call reads it anew. */
    synchronized void forget(String className) {
        changes++;
        classes.remove(Text.fold(className));
    }
}
