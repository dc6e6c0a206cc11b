package org.wmisdk;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.internal.Text;

/**
 * The locale in which a server is asked to answer: which language its localised texts have. Immutable.
 *
 * <p>Whether the text is lawful is decided when a {@link ConnectRequest} is built, whether the server knows the locale when
 * it is connected to.
 */
public final class WmiLocale {

    private final String text;

    private WmiLocale(String text) {
        this.text = text;
    }

    /**
     * The locale of a Windows locale identifier.
     *
     * @param lcid the identifier, for instance 0x409 for English (United States) or 0x407 for German (Germany)
     * @return the locale, written {@code MS_409}
     */
    public static WmiLocale of(int lcid) {
        return new WmiLocale("MS_" + Integer.toHexString(lcid).toUpperCase(Locale.ROOT));
    }

    /**
     * A locale as WMI writes it.
     *
     * @param text {@code MS_} and a locale identifier in hexadecimal; or a language name such as {@code en-US}, or several
     *     of either separated by commas, which the protocol allows and not every server understands
     * @return the locale
     */
    public static WmiLocale of(String text) {
        return new WmiLocale(Objects.requireNonNull(text, "text"));
    }

    /** Equal if the texts are, ignoring case. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WmiLocale that && Text.fold(text).equals(Text.fold(that.text));
    }

    @Override
    public int hashCode() {
        return Text.fold(text).hashCode();
    }

    /** The locale as WMI writes it. */
    @Override
    public String toString() {
        return text;
    }
}
