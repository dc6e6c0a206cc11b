package org.wmisdk.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.wmisdk.fake.MofError;

/** Says what is wrong with a MOF file. */
final class MofErrorText {
    private MofErrorText() {}

    /**
     * One line for each mistake, {@code FILE:line:column: message (0x... NAME)}.
     *
     * @param count how many there are, of which some may be listed only
     */
    static void print(List<MofError> errors, int count, PrintStream out) {
        errors.forEach(out::println);
        if (count > errors.size()) {
            out.println("and " + (count - errors.size()) + " more");
        }
    }

    static String unreadable(Path file, IOException e) {
        return file + " cannot be read: " + reason(file, e);
    }

    private static String reason(Path file, IOException e) {
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return "there is no such file.";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied.";
        }
        if (Files.isDirectory(file)) {
            return "it is a folder.";
        }
        String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
