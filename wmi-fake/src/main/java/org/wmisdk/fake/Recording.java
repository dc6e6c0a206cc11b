package org.wmisdk.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.wmisdk.fake.record.RecordedParts;
import org.wmisdk.fake.record.RecordingFiles;

/**
 * What a {@link Recorder} saw, for {@link FakeWmiBuilder#recording}: the classes that it read and the calls to which their MOF alone is
 * no answer. Immutable.
 *
 * <p>As files it is a folder that a person can read and edit: {@code machine-1.mof} and so on hold the classes of each machine, and the
 * instances of those that were read whole; {@code calls.jsonl} holds the other calls, such as projections and failures, one on each line;
 * {@code recording.json} names the machines.
 */
public final class Recording {
    private final RecordedParts parts;

    Recording(RecordedParts parts) {
        this.parts = parts;
    }

    /**
     * Reads a folder.
     *
     * @param folder what {@link #write} wrote
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if a file in it has not the form of a recording; says which, where and what was expected there
     */
    public static Recording read(Path folder) {
        try {
            return new Recording(RecordingFiles.read(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the recording in " + folder, e);
        }
    }

    /**
     * Writes a folder, whole or not at all.
     *
     * @param folder is not there yet, or empty
     * @throws UncheckedIOException if it cannot be written, or there is something already
     */
    public void write(Path folder) {
        try {
            RecordingFiles.write(folder, parts);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write the recording to " + folder + ", which must be new or empty", e);
        }
    }

    RecordedParts parts() {
        return parts;
    }

    /** How much there is of what, for people. */
    @Override
    public String toString() {
        return "Recording[machines: " + parts.machines().size() + ", classes read whole: "
                + parts.whole().size() + ", calls: " + parts.calls().size() + "]";
    }
}
