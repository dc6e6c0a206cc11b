package org.wmisdk.jna;

import static org.wmisdk.Availability.Cause.FAILED;
import static org.wmisdk.Availability.Cause.LIBRARY_MISSING;
import static org.wmisdk.Availability.Cause.LIBRARY_TWICE;
import static org.wmisdk.Availability.Cause.NATIVE_ACCESS_DENIED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.PortUnavailableException;

/** What can be wrong with JNA itself. Uses none of its classes. */
final class JnaLibrary {
    private static final String CLASS_FILE = "com/sun/jna/Native.class";
    private static final String MODULE = "com.sun.jna";

    /** What divides the lines of JNA's own messages, where one sentence is wanted. */
    private static final Pattern LINES = Pattern.compile("\\s*\\R\\s*");

    private JnaLibrary() {}

    /** Where a class loader finds JNA. */
    static Set<String> locations(ClassLoader loader) {
        try {
            return Collections.list(loader.getResources(CLASS_FILE)).stream()
                    .map(URL::toString)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for " + CLASS_FILE, e);
        }
    }

    /** Throws unless JNA is there once: two copies are of one version only by luck, and their native parts refuse each other. */
    static void check(Set<String> locations) {
        if (locations.isEmpty()) {
            throw new PortUnavailableException(
                    LIBRARY_MISSING,
                    "The jna backend needs JNA, and the class com.sun.jna.Native is not there.",
                    "Add net.java.dev.jna:jna-jpms 5.19.1 to the class path or module path.",
                    null);
        }
        if (locations.size() > 1) {
            throw new PortUnavailableException(
                    LIBRARY_TWICE,
                    "JNA is there more than once: " + String.join(", ", locations) + ".",
                    "Keep one of net.java.dev.jna:jna and jna-jpms, and exclude the other where it comes in.",
                    null);
        }
    }

    /** Says why JNA does not start. */
    static PortUnavailableException failed(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof IllegalCallerException || isMessageOfDenial(root.getMessage())) {
            boolean named = ModuleLayer.boot().findModule(MODULE).isPresent();
            return new PortUnavailableException(
                    NATIVE_ACCESS_DENIED,
                    "This JVM denies native access to JNA.",
                    "Start java with --enable-native-access=" + (named ? MODULE : "ALL-UNNAMED") + ".",
                    thrown);
        }
        return new PortUnavailableException(
                FAILED,
                "JNA does not start: " + LINES.matcher(root.toString()).replaceAll(" ") + ".",
                "Check that libraries may be loaded from the temporary directory of the process, or name another with -Djna.tmpdir.",
                thrown);
    }

    private static boolean isMessageOfDenial(@Nullable String message) {
        return message != null && message.contains(IllegalCallerException.class.getName());
    }
}
