package org.wmisdk.wql;

import java.util.List;

/**
 * A property as a query names it: one name, or several with dots for a property of an embedded object
 * ({@code TargetInstance.Name}). System properties such as {@code __CLASS} are properties too.
 *
 * @param names the names between the dots, at least one, in the spelling of the text
 */
public record WqlProperty(List<String> names) {
    /**
     * Checks and copies the names.
     *
     * @throws IllegalArgumentException if there is no name, or one that WQL cannot read in this place
     */
    public WqlProperty {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("names: a property has at least one name");
        }
        names.forEach(name -> WqlNames.check("names", name));
    }

    /**
     * A property by its names.
     *
     * @param names one name, or the path into an embedded object
     * @return the property
     * @throws IllegalArgumentException as the constructor
     */
    public static WqlProperty of(String... names) {
        return new WqlProperty(List.of(names));
    }

    /**
     * The name before the first dot: the property of the queried class itself.
     *
     * @return the first of {@link #names()}
     */
    public String name() {
        return names.get(0);
    }

    /**
     * Whether the path leads into an embedded object.
     *
     * @return true if there is a dot
     */
    public boolean isEmbedded() {
        return names.size() > 1;
    }

    /** The names with dots between them, as in a query. */
    @Override
    public String toString() {
        return String.join(".", names);
    }
}
