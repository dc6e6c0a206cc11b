package org.wmisdk.tck.server;

import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiContext;

/**
 * The arguments with which the client connected, as they arrived behind the native call.
 *
 * @param way by which function
 * @param resource the namespace path
 * @param user the user; null is not ""
 * @param password the password; null is not ""
 * @param locale the locale
 * @param flags the flags
 * @param authority the authority
 * @param context the values of the context; null when none was passed
 * @param levels the levels; null where the function has none
 */
public record Connect(
        Way way,
        @Nullable String resource,
        @Nullable String user,
        @Nullable String password,
        @Nullable String locale,
        int flags,
        @Nullable String authority,
        @Nullable WmiContext context,
        @Nullable Levels levels) {
    /** The two ways in. */
    public enum Way {
        /** {@code IWbemLocator::ConnectServer}. */
        LOCATOR,
        /** {@code WMINet_Utils.dll!ConnectServerWmi}. */
        WMINET_UTILS
    }

    /**
     * The two levels of {@code ConnectServerWmi}, in its order.
     *
     * @param impersonation the ninth argument
     * @param authentication the tenth
     */
    public record Levels(int impersonation, int authentication) {}

    /** Without the password: reports of tests are kept. */
    @Override
    public String toString() {
        return "Connect[" + way + " " + resource + ", user=" + user + ", locale=" + locale + ", flags=" + flags
                + ", authority=" + authority + ", context=" + context + ", levels=" + levels + "]";
    }
}
