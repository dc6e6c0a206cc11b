package org.wmisdk.tck.server;

import org.jspecify.annotations.Nullable;

/**
 * What stood in a {@code SEC_WINNT_AUTH_IDENTITY_W}.
 *
 * @param user the user, null for a NULL pointer
 * @param domain the domain, null for a NULL pointer
 * @param password the password, null for a NULL pointer
 * @param flags which characters the texts are made of
 */
public record Identity(
        @Nullable String user,
        @Nullable String domain,
        @Nullable String password,
        int flags) {
    /** Without the password: reports of tests are kept. */
    @Override
    public String toString() {
        return "Identity[user=" + user + ", domain=" + domain + ", flags=" + flags + "]";
    }
}
