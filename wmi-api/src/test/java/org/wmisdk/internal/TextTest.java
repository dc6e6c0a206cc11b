package org.wmisdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Text")
class TextTest {

    @Test
    void foldedFormsAreEqualExactlyIfTheTextsAreEqualIgnoringCase() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            for (char c = 0; c < Character.MAX_VALUE; c++) {
                for (char other : new char[] {
                    Character.toUpperCase(c),
                    Character.toLowerCase(c),
                    Character.toTitleCase(c),
                    'i',
                    'I',
                    'k',
                    's',
                    '\u0130'
                }) {
                    String one = String.valueOf(c);
                    String two = String.valueOf(other);
                    assertThat(Text.fold(one).equals(Text.fold(two))).isEqualTo(one.equalsIgnoreCase(two));
                }
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anIdentifierBeginsWithALetterOrUnderscoreOrAnythingBeyondAscii() {
        assertThat(Text.isIdentifier("__CLASS")).isTrue();
        assertThat(Text.isIdentifier("a1_")).isTrue();
        assertThat(Text.isIdentifier("\u0080\u200C\uFFFD")).isTrue();
        assertThat(Text.isIdentifier("")).isFalse();
        assertThat(Text.isIdentifier("1a")).isFalse();
        assertThat(Text.isIdentifier("a b")).isFalse();
        assertThat(Text.isIdentifier("a-b")).isFalse();
        assertThat(Text.isIdentifier("a\u007F")).isFalse();
    }

    @Test
    void aQuotedTextIsCutBetweenCharactersAndShowsControlCharacters() {
        assertThat(Text.quote("a\0\tb")).isEqualTo("\"a\\u0000\\u0009b\"");
        assertThat(Text.quote("x".repeat(120))).hasSize(122);
        assertThat(Text.quote("x".repeat(119) + "\uD83D\uDE00 and more"))
                .isEqualTo("\"" + "x".repeat(119) + "... (130 characters)\"");
    }
}
