package org.wmisdk.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one group of benchmarks found: all that the report needs, in one JSON file.
 *
 * @param group a word, as in {@code ./bench GROUP}
 * @param title the heading
 * @param command what runs it again
 * @param date the day in UTC, ISO 8601
 * @param machine where it ran
 * @param sections the questions, in the order of the report
 * @param goals what was to be reached, and what was
 */
public record Results(
        String group,
        String title,
        String command,
        String date,
        Machine machine,
        List<Section> sections,
        List<Goal> goals) {

    /** The system property that names the folder of results. */
    public static final String FOLDER = "wmi.bench.results";

    public Results {
        sections = List.copyOf(sections);
        goals = List.copyOf(goals);
    }

    /** Results of this day and machine, with the command {@code ./bench GROUP}. */
    public static Results of(String group, String title, List<Section> sections, List<Goal> goals) {
        String today = LocalDate.now(Clock.systemUTC()).toString();
        return new Results(group, title, "./bench " + group, today, Machine.here(), sections, goals);
    }

    /** The folder of results: that of the system property {@value #FOLDER}, or {@code wmi-bench/target/results}. */
    public static Path folder() {
        return Path.of(System.getProperty(FOLDER, "wmi-bench/target/results"));
    }

    /**
     * Writes {@code GROUP.json} into {@link #folder()}, whole or not at all.
     *
     * @return the file
     */
    public Path save() throws IOException {
        Path file = folder().resolve(group + ".json");
        ResultsJson.write(file, this);
        return file;
    }

    /** The results in a file that {@link #save()} wrote. */
    public static Results read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("there is no " + file + ": no benchmark has written it");
        }
        return ResultsJson.readOne(file);
    }

    /**
     * One question, and what each contestant answers.
     *
     * @param id a word, unique in the group, that charts and goals name it by
     * @param question a sentence with a question mark
     * @param unit of the medians: {@code ns}, {@code us}, {@code ms}, {@code rows/s}, ...
     * @param baseline the contestant that ratios refer to; null when there are none
     * @param xName what {@link Entry#x()} counts, such as {@code rows}; null when no entry has one
     * @param entries in the order of the table
     */
    public record Section(
            String id,
            String question,
            String unit,
            @Nullable String baseline,
            @Nullable String xName,
            List<Entry> entries) {
        public Section {
            entries = List.copyOf(entries);
        }

        /** A section without a curve. */
        public Section(String id, String question, String unit, @Nullable String baseline, List<Entry> entries) {
            this(id, question, unit, baseline, null, entries);
        }
    }

    /**
     * What one contestant needed; or, with {@code unavailable}, why it could not take part, and then nothing else.
     *
     * @param contestant its name, the same wherever it takes part
     * @param x where on a curve; null when there is none
     * @param median the middle of the samples, in the section's unit
     * @param low the lower quartile
     * @param high the upper quartile
     * @param samples how many
     * @param bytes allocated on the heap for one operation; null when it was not measured
     * @param ratio to the baseline; null when there is none
     * @param ratioLow the lower quartile of the rounds' ratios; null when rounds were not interleaved
     * @param ratioHigh the upper quartile
     * @param checksum of the values read: the same text for all contestants of a section; null when nothing is read
     * @param note a sentence for the table
     * @param unavailable a sentence that says why it cannot run here
     */
    public record Entry(
            String contestant,
            @Nullable Double x,
            @Nullable Double median,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Integer samples,
            @Nullable Double bytes,
            @Nullable Double ratio,
            @Nullable Double ratioLow,
            @Nullable Double ratioHigh,
            @Nullable String checksum,
            @Nullable String note,
            @Nullable String unavailable) {

        public static Entry of(String contestant, Samples measured) {
            return new Entry(
                    contestant,
                    null,
                    measured.median(),
                    measured.low(),
                    measured.high(),
                    measured.count(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        public static Entry unavailable(String contestant, String why) {
            return new Entry(
                    contestant,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Objects.requireNonNull(why));
        }

        /** This entry at a place on a curve. */
        public Entry at(double place) {
            return new Entry(
                    contestant,
                    place,
                    median,
                    low,
                    high,
                    samples,
                    bytes,
                    ratio,
                    ratioLow,
                    ratioHigh,
                    checksum,
                    note,
                    unavailable);
        }

        /** This entry with the bytes that an operation allocates on the heap. */
        public Entry allocating(double heapBytes) {
            return new Entry(
                    contestant,
                    x,
                    median,
                    low,
                    high,
                    samples,
                    heapBytes,
                    ratio,
                    ratioLow,
                    ratioHigh,
                    checksum,
                    note,
                    unavailable);
        }

        public Entry against(Ratio baseline) {
            return new Entry(
                    contestant,
                    x,
                    median,
                    low,
                    high,
                    samples,
                    bytes,
                    baseline.value(),
                    baseline.low(),
                    baseline.high(),
                    checksum,
                    note,
                    unavailable);
        }

        /** This entry with the checksum of what it read. */
        public Entry reading(String values) {
            return new Entry(
                    contestant,
                    x,
                    median,
                    low,
                    high,
                    samples,
                    bytes,
                    ratio,
                    ratioLow,
                    ratioHigh,
                    values,
                    note,
                    unavailable);
        }

        public Entry noting(String sentence) {
            return new Entry(
                    contestant,
                    x,
                    median,
                    low,
                    high,
                    samples,
                    bytes,
                    ratio,
                    ratioLow,
                    ratioHigh,
                    checksum,
                    sentence,
                    unavailable);
        }
    }

    /**
     * What was to be reached.
     *
     * @param id a word, unique in the report
     * @param text what is compared with what, with the limit in it
     * @param limit the bound
     * @param value what was measured; null when it could not be, and then the note says why
     * @param met whether the value keeps the limit; false when there is none
     * @param note where the rest goes when it is not met; null when there is nothing to say
     */
    public record Goal(
            String id,
            String text,
            double limit,
            @Nullable Double value,
            boolean met,
            @Nullable String note) {

        public static Goal atMost(String id, String text, double limit, double value) {
            return new Goal(id, text, limit, value, value <= limit, null);
        }

        public static Goal atLeast(String id, String text, double limit, double value) {
            return new Goal(id, text, limit, value, value >= limit, null);
        }

        public static Goal notMeasured(String id, String text, double limit, String why) {
            return new Goal(id, text, limit, null, false, why);
        }

        public Goal noting(String sentence) {
            return new Goal(id, text, limit, value, met, sentence);
        }
    }
}
