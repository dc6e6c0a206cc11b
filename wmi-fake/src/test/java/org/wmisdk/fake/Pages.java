package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the repository that the tests are built from. */
final class Pages {
    private Pages() {}

    /** Where a file is, by its path from the root of the repository. */
    static Path path(String file) {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.exists(directory.resolve(file))) {
            directory = directory.getParent();
        }
        assertThat(directory).as("a directory with %s", file).isNotNull();
        return directory.resolve(file);
    }

    static String read(String file) throws IOException {
        return Files.readString(path(file)).replace("\r\n", "\n");
    }
}
