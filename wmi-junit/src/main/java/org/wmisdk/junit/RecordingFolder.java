package org.wmisdk.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wmisdk.fake.Recording;

/** Finds the folder that an annotation names: a resource beside it, in a folder or a jar, or else a path. */
final class RecordingFolder {
    /** The file that every recording has: a folder alone cannot be looked up in a jar. */
    private static final String INDEX = "recording.json";

    private RecordingFolder() {}

    static Recording read(FakeSource source, String name) {
        URL index = source.beside().getResource(name + (name.endsWith("/") ? "" : "/") + INDEX);
        try {
            if (index != null) {
                return read(index);
            }
            Path folder = Path.of(name);
            if (Files.exists(folder.resolve(INDEX))) {
                return Recording.read(folder);
            }
            throw new IllegalArgumentException("there is no " + INDEX + " in a resource folder " + name + " of "
                    + source.beside().getName() + ", nor in the folder " + folder.toAbsolutePath());
        } catch (IOException | URISyntaxException e) {
            throw new UncheckedIOException("cannot read " + index, asIo(e));
        }
    }

    private static Recording read(URL index) throws IOException, URISyntaxException {
        if (!(index.openConnection() instanceof JarURLConnection jar)) {
            return Recording.read(parent(Path.of(index.toURI())));
        }
        // A file system of its own: one that is opened by URI is shared, and whoever closes it closes it for all.
        try (FileSystem files =
                FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()))) {
            return Recording.read(parent(files.getPath("/" + jar.getEntryName())));
        }
    }

    private static Path parent(Path index) {
        Path folder = index.getParent();
        if (folder == null) {
            throw new IllegalStateException(index + " is in no folder");
        }
        return folder;
    }

    private static IOException asIo(@Nullable Exception e) {
        return e instanceof IOException io ? io : new IOException(e);
    }
}
