package org.wmisdk.fake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.wmisdk.fake.mof.MofText;

/** The sources of {@link MofSource#of}. */
final class MofSources {
    private MofSources() {}

    record Text(String name, String text) implements MofSource {
        @Override
        public MofSource include(String path) throws IOException {
            throw new IOException(
                    "a text without a file has nothing beside it: load a file, a resource or a MofSource");
        }
    }

    record File(Path file) implements MofSource {
        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public String text() throws IOException {
            return MofText.decode(name(), Files.readAllBytes(file));
        }

        @Override
        public MofSource include(String path) throws IOException {
            try {
                return new File(file.resolveSibling(path).normalize());
            } catch (InvalidPathException e) {
                throw new IOException("this is no path: " + e.getMessage(), e);
            }
        }
    }

    record Resource(Class<?> anchor, String name) implements MofSource {
        @Override
        public String text() throws IOException {
            try (InputStream in = anchor.getResourceAsStream(name)) {
                if (in == null) {
                    throw new FileNotFoundException(
                            anchor.getName() + " sees no resource " + name + "; is its package open?");
                }
                return MofText.decode(name, in.readAllBytes());
            }
        }

        @Override
        public MofSource include(String path) {
            Deque<String> folders = new ArrayDeque<>();
            String joined = path.startsWith("/") ? path : name.substring(0, name.lastIndexOf('/') + 1) + path;
            for (String each : joined.split("/", -1)) {
                if (each.equals("..")
                        && !folders.isEmpty()
                        && !folders.getLast().isEmpty()) {
                    folders.removeLast();
                } else if (!each.equals(".")) {
                    folders.addLast(each);
                }
            }
            return new Resource(anchor, String.join("/", folders));
        }
    }
}
