package org.wmisdk.bench.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A process that is asked by lines")
class LineProcessTest {
    /** Gives each line back, but ends at one and never answers another. */
    static final class Echo {
        private Echo() {}

        public static void main(String[] arguments) throws IOException {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("end")) {
                    System.err.println("it was told to");
                    return;
                }
                if (!line.equals("hang")) {
                    System.out.println(line);
                }
            }
        }
    }

    private static LineProcess echo(int limitSeconds) throws IOException {
        return new LineProcess(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Echo.class.getName()),
                limitSeconds);
    }

    @Test
    @DisplayName("answers in turn, and the last line of its error output says why it ended")
    void ends() throws IOException {
        try (LineProcess echo = echo(60)) {
            assertThat(echo.ask("one")).isEqualTo("one");
            assertThat(echo.ask("two")).isEqualTo("two");
            assertThatIOException().isThrownBy(() -> echo.ask("end")).withMessageEndingWith("ended: it was told to");
            assertThatIOException().isThrownBy(() -> echo.ask("three")).withMessageContaining("has ended");
        }
    }

    @Test
    @DisplayName("that does not answer is ended, which is said")
    void hangs() throws IOException {
        try (LineProcess echo = echo(1)) {
            assertThatIOException()
                    .isThrownBy(() -> echo.ask("hang"))
                    .withMessage("it did not answer within 1 s and was ended");
        }
    }
}
