package org.wmisdk.bench.service;

import java.util.Arrays;
import java.util.List;
import org.wmisdk.wql.Wql;

/** A query. */
final class Question {
    private final String id;
    private final String from;
    private final Class<? extends Enum<?>> properties;
    private final boolean all;
    private final List<String> names;
    private final String text;

    /**
     * @param id a word
     * @param from what stands behind FROM
     * @param properties the properties whose values are compared, which are also the list of those who cannot ask for all
     * @param all whether all properties are asked for
     */
    Question(String id, String from, Class<? extends Enum<?>> properties, boolean all) {
        this.id = id;
        this.from = from;
        this.properties = properties;
        this.all = all;
        this.names =
                Arrays.stream(properties.getEnumConstants()).map(Enum::name).toList();
        this.text = "SELECT " + (all ? "*" : String.join(", ", names)) + " FROM " + from;
    }

    /**
     * All questions.
     *
     * @param wine whether Wine's service is asked
     * @param bios the name of the one {@code Win32_BIOS}
     */
    static List<Question> all(boolean wine, String bios) {
        return List.of(
                new Question("row", "Win32_BIOS WHERE Name = " + Wql.literal(bios), Properties.Bios.class, false),
                new Question("all-cheap", "Win32_BIOS", Properties.WholeBios.class, true),
                new Question(
                        "all",
                        "Win32_VideoController WHERE DeviceID = 'VideoController1'",
                        Properties.Video.class,
                        true),
                // No provider runs for either: Wine has the rows of the one as a constant, Windows those of the other
                // in
                // its repository.
                wine
                        ? new Question("rows", "__PARAMETERS", Properties.Parameters.class, false)
                        : new Question("rows", "__Win32Provider", Properties.Provider.class, false));
    }

    String id() {
        return id;
    }

    String from() {
        return from;
    }

    Class<? extends Enum<?>> properties() {
        return properties;
    }

    List<String> names() {
        return names;
    }

    String text() {
        return text;
    }

    /** The line that tells a contestant of it. */
    String definition() {
        return String.join("\t", "define", id, from, String.join(",", names)) + (all ? "\t*" : "");
    }

    /** The question of such a line, by its fields. */
    static Question defined(String[] fields) {
        List<String> names = List.of(fields[3].split(",", -1));
        for (Class<?> candidate : Properties.class.getDeclaredClasses()) {
            Question question = new Question(fields[1], fields[2], enumOf(candidate), fields.length > 4);
            if (question.names().equals(names)) {
                return question;
            }
        }
        throw new IllegalArgumentException("no properties are " + names);
    }

    @SuppressWarnings("unchecked") // Properties has nothing but enums
    private static Class<? extends Enum<?>> enumOf(Class<?> candidate) {
        return (Class<? extends Enum<?>>) candidate;
    }
}
