package org.wmisdk.fake.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.Shows;

@DisplayName("A LIKE pattern")
class LikePatternTest {
    @ParameterizedTest(name = "{0} : {1} is {2}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "abc, ABC, true",
                "abc, abcd, false",
                "abc, ab, false",
                "%, ``, true",
                "``, ``, true",
                "``, a, false",
                "_, ``, false",
                "_, a, true",
                "%b%, abc, true",
                "%c, abcbc, true",
                "%b, abc, false",
                "a%b%c, axxbyyc, true",
                "a%b%c, acb, false",
                "[a-c]x, Bx, true",
                "[a-c]x, dx, false",
                "[^a-c]x, dx, true",
                "[^a-c]x, Ax, false",
                "[%], %, true",
                "[%], a, false",
                "[_]x, _x, true",
                "[_]x, ax, false",
                "[[]x, [x, true",
                "[a-], -, true",
                "[]]x, ]x, true",
                "[ax, [ax, true",
                "a\\%b, a\\xyzb, true",
                "stra\u00dfe, STRA\u00dfE, true",
                "\u00c4%, \u00e4hnlich, true"
            })
    @Shows(FakeRule.LIKE_BRACKET)
    @DisplayName("matches the whole text, without regard to case")
    void matching(String pattern, String text, boolean expected) {
        assertThat(new LikePattern(pattern).matches(text)).isEqualTo(expected);
    }

    @Test
    @DisplayName("needs time in proportion to text and pattern, however many runs it has")
    void linear() {
        String text = "a".repeat(20_000);
        assertThat(new LikePattern("%a".repeat(2_000) + "%b").matches(text)).isFalse();
        assertThat(new LikePattern("%".repeat(8_000) + "b").matches(text)).isFalse();
    }

    @Test
    @DisplayName("agrees with a naive search on all short texts")
    void naive() {
        Random random = new Random(11);
        String letters = "ab%_";
        for (int i = 0; i < 20_000; i++) {
            String pattern = word(random, letters, 6);
            String text = word(random, "ab", 6);
            assertThat(new LikePattern(pattern).matches(text))
                    .as("%s LIKE %s", text, pattern)
                    .isEqualTo(naive(pattern, text));
        }
    }

    private static String word(Random random, String letters, int atMost) {
        StringBuilder word = new StringBuilder();
        for (int n = random.nextInt(atMost + 1); n > 0; n--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    private static boolean naive(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        if (pattern.charAt(0) == '%') {
            return naive(pattern.substring(1), text) || (!text.isEmpty() && naive(pattern, text.substring(1)));
        }
        return !text.isEmpty()
                && (pattern.charAt(0) == '_' || pattern.charAt(0) == text.charAt(0))
                && naive(pattern.substring(1), text.substring(1));
    }
}
