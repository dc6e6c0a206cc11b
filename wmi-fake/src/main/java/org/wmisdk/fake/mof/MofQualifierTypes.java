package org.wmisdk.fake.mof;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.fake.repository.Names;

/** What {@code qualifier} statements said of qualifiers, for the uses that come after them. */
final class MofQualifierTypes {
    /**
     * What was said of a qualifier.
     *
     * @param type what its values are; null if nothing was said
     * @param flavors what a use has that names no flavors
     * @param scopes where it may be used; empty for anywhere
     */
    record Declared(Mof.@Nullable Type type, Set<MofFlavor> flavors, Set<MofScope> scopes) {}

    private final Map<String, Declared> declared = new HashMap<>();

    void declare(String name, Declared declaration) {
        declared.put(Names.fold(name), declaration);
    }

    @Nullable
    Declared find(String name) {
        return declared.get(Names.fold(name));
    }
}
