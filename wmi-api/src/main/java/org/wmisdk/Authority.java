package org.wmisdk;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who vouches for the user of a remote connection: Kerberos with the principal of the server, or NTLM with the domain of
 * the user. Without one Windows negotiates. Immutable.
 *
 * <p>Whether the text is lawful, and whether it goes together with the user, is decided when a {@link ConnectRequest} is
 * built.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/api/wbemcli/nf-wbemcli-iwbemlocator-connectserver">strAuthority
 *     of IWbemLocator::ConnectServer</a>
 */
public final class Authority {

    private final String text;

    private Authority(String text) {
        this.text = text;
    }

    /**
     * Kerberos.
     *
     * @param principal the principal of the server, for instance {@code CONTOSO\web01}
     * @return the authority
     */
    public static Authority kerberos(String principal) {
        return new Authority("Kerberos:" + Objects.requireNonNull(principal, "principal"));
    }

    /**
     * NTLM. The user of the connection must then be named without a domain.
     *
     * @param domain the domain of the user
     * @return the authority
     */
    public static Authority ntlmDomain(String domain) {
        return new Authority("NTLMDOMAIN:" + Objects.requireNonNull(domain, "domain"));
    }

    /**
     * An authority as WMI writes it.
     *
     * @param text {@code Kerberos:principal} or {@code NTLMDOMAIN:domain}
     * @return the authority
     */
    public static Authority of(String text) {
        return new Authority(Objects.requireNonNull(text, "text"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Authority that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The authority as WMI writes it. */
    @Override
    public String toString() {
        return text;
    }
}
