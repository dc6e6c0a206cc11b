package org.wmisdk;

import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Subject;
import org.wmisdk.internal.Text;

/** What a text must be that names a class. */
final class ClassName {
    /** {@code WBEM_MAX_IDENTIFIER}. */
    private static final int MAX_LENGTH = 4096;

    private ClassName() {}

    /**
     * Refuses a text that names no class.
     *
     * @throws WmiInvalidParameterException if it is none
     */
    static void check(String name, Subject subject) {
        String problem = problem(name);
        if (problem != null) {
            throw subject.failed(
                    HResult.WBEM_E_INVALID_PARAMETER,
                    "class name " + Text.quote(name) + ": " + problem,
                    "Give the name alone, such as Win32_Service; for the class of another namespace connect to that one.");
        }
    }

    /** The rule that a text breaks which names no class; null for a name. The server would take some of them for the path of another object. */
    private static @Nullable String problem(String name) {
        if (name.isEmpty()) {
            return "it is empty";
        }
        if (name.length() > MAX_LENGTH) {
            return "it is longer than " + MAX_LENGTH + " characters";
        }
        return Text.isIdentifier(name)
                ? null
                : "a class has letters, digits and underscores in its name and does not begin with a digit";
    }
}
