package org.wmisdk.com.abi;

import java.nio.file.Path;

/** The rule of every port about libraries. */
public final class Libraries {
    private Libraries() {}

    /** Refuses a bare name: it would be looked for along a search path that others can write to. */
    public static Path requireAbsolute(Path library) {
        if (!library.isAbsolute()) {
            throw new IllegalArgumentException("library: must be an absolute path, but is " + library);
        }
        return library;
    }
}
