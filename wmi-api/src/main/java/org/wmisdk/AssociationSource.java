package org.wmisdk;

import org.wmisdk.call.Subject;
import org.wmisdk.internal.Text;
import org.wmisdk.wql.WqlStatement;

/** What associations are asked for: an instance or a class of a namespace, by its path as the server is given it. */
record AssociationSource(WmiNamespace namespace, WmiPath path) {
    /**
     * The source that a caller names.
     *
     * @throws WmiException {@link HResult#WBEM_E_INVALID_OBJECT_PATH} if the path is that of a namespace, or leads elsewhere
     */
    static AssociationSource of(WmiNamespace namespace, WmiPath path) {
        Subject subject = subject(namespace, path);
        if (path.isNamespace()) {
            throw subject.failed(
                    HResult.WBEM_E_INVALID_OBJECT_PATH,
                    "path " + Text.quote(path.toString()) + " is that of a namespace, which nothing is linked to",
                    "Give the path of an instance, or of a class and ask with schemaOnly().");
        }
        return new AssociationSource(namespace, namespace.home().own(path, subject));
    }

    private static Subject subject(WmiNamespace namespace, WmiPath path) {
        return Subject.ofObject("query", namespace.path(), path.toString());
    }

    /** The query of a statement about it. A class is only asked for its schema: what WMI answers to the rest says less. */
    WmiQuery query(WqlStatement statement, boolean schemaOnly) {
        if (path.isClass() && !schemaOnly) {
            throw subject(namespace, path)
                    .failed(
                            HResult.WBEM_E_INVALID_OBJECT_PATH,
                            "path " + Text.quote(path.toString()) + " is that of a class, not of an instance",
                            "Add a key to the path, or ask with schemaOnly() for the classes that can be linked.");
        }
        return namespace.query(statement.text());
    }
}
