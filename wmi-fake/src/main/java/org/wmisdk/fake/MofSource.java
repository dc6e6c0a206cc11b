package org.wmisdk.fake;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A MOF text and where it comes from, so that the texts that it includes are found: {@code #include("other.mof")}, or {@code
 * #pragma include("other.mof")}.
 *
 * <p>Bytes are UTF-16 if they begin with its byte order mark or if one of their first two bytes is zero, else UTF-8, or
 * windows-1252 if they are no UTF-8.
 */
public interface MofSource {
    /**
     * What the text is called in messages. A text cannot include one of its own name, nor one that includes it.
     *
     * @return a name, such as a path
     */
    String name();

    /**
     * Reads the text.
     *
     * @return the whole text
     * @throws IOException if it cannot be read
     * @throws MofException if the bytes are no text
     */
    String text() throws IOException;

    /**
     * Finds a text that this one includes.
     *
     * @param path what the directive says, with {@code /} between folders
     * @return the other text, which need not exist before it is read
     * @throws IOException if nothing can be included here
     */
    MofSource include(String path) throws IOException;

    /**
     * A text that includes nothing.
     *
     * @param name what it is called in messages
     * @param text the text
     * @return a source
     */
    static MofSource of(String name, String text) {
        return new MofSources.Text(name, text);
    }

    /**
     * A file. What it includes is looked for beside it.
     *
     * @param file the file
     * @return a source
     */
    static MofSource of(Path file) {
        return new MofSources.File(file);
    }

    /**
     * A resource. What it includes is looked for beside it.
     *
     * @param anchor a class of the module that has the resource
     * @param resource its name, as {@link Class#getResourceAsStream} takes it
     * @return a source
     */
    static MofSource of(Class<?> anchor, String resource) {
        return new MofSources.Resource(anchor, resource);
    }
}
