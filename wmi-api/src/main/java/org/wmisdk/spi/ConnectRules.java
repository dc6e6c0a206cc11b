package org.wmisdk.spi;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.internal.Text;

/**
 * What can be known to be wrong with a connection before anything native is called: the one validator of connections, for
 * {@link org.wmisdk.ConnectRequest}, for the command and for whoever calls a backend himself. What only the server can
 * answer passes.
 *
 * <p>The order of checks is fixed, so that of several mistakes always the same one is told: the path of the namespace,
 * flags, impersonation, authentication, locale, authority, a domain given twice, credentials for the machine itself, the
 * user, a password without a user. Windows does not document its own order.
 */
public final class ConnectRules {

    private static final int CONNECT_REPOSITORY_ONLY = 0x40;
    private static final int HIGHEST_IMPERSONATION = 4;
    private static final int LOWEST_AUTHENTICATION = -1;
    private static final int HIGHEST_AUTHENTICATION = 6;
    private static final String NTLM_PREFIX = "NTLMDOMAIN:";
    private static final String KERBEROS_PREFIX = "Kerberos:";
    private static final String AUTHORITY_FORMS =
            "write Kerberos:principal or NTLMDOMAIN:domain, or give no authority and let Windows negotiate";
    private static final String MS_PREFIX = "MS_";
    private static final Pattern LCID = Pattern.compile("[0-9A-Fa-f]{1,8}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z][A-Za-z0-9-]*+");

    private final ConnectArguments arguments;

    private ConnectRules(ConnectArguments arguments) {
        this.arguments = arguments;
    }

    /**
     * Checks the arguments of a connection. Looks at the password only for whether there is one.
     *
     * @param arguments the arguments
     * @param hostNames the names of the machine itself; {@code HostNames.of()} if they are not known, which lets a connection
     *     by such a name pass as one to another machine
     * @throws WmiException the first rule that is broken: {@link HResult#WBEM_E_INVALID_NAMESPACE},
     *     {@link HResult#WBEM_E_INVALID_PARAMETER} or {@link HResult#WBEM_E_LOCAL_CREDENTIALS}; the detail names the argument
     *     and the rule, the hint the way out
     */
    public static void check(ConnectArguments arguments, HostNames hostNames) {
        ConnectTarget target = ConnectTarget.of(arguments.networkResource(), hostNames);
        ConnectRules rules = new ConnectRules(arguments);
        rules.checkFlags();
        rules.checkLevels();
        rules.checkLocale();
        rules.checkAuthority();
        rules.checkDomainGivenOnce();
        if (target.local()) {
            rules.checkNoCredentials();
        }
        rules.checkUser();
    }

    private void checkFlags() {
        int flags = arguments.securityFlags();
        if ((flags & ~ConnectArguments.USE_MAX_WAIT) == 0) {
            return;
        }
        String rule = flags == CONNECT_REPOSITORY_ONLY
                ? "is reserved for Windows itself"
                : "has bits that are no flags of connecting";
        throw refusal(
                "flags 0x" + Integer.toHexString(flags) + ": the value " + rule,
                "use 0x80, which ends within two minutes, or 0, which may wait without end");
    }

    private void checkLevels() {
        int impersonation = arguments.impersonationLevel();
        if (impersonation < 0 || impersonation > HIGHEST_IMPERSONATION) {
            throw refusal(
                    "impersonation level " + impersonation + ": there is no such level", "use 0 to 4; 3 is usual");
        }
        int authentication = arguments.authenticationLevel();
        if (authentication < LOWEST_AUTHENTICATION || authentication > HIGHEST_AUTHENTICATION) {
            throw refusal(
                    "authentication level " + authentication + ": there is no such level",
                    "use 0 to 6, or -1 to leave what is negotiated; 6 is usual for another machine");
        }
    }

    private void checkLocale() {
        String locale = textOf(arguments.locale());
        if (locale.isEmpty()) {
            return;
        }
        int start = 0;
        int comma;
        do {
            comma = locale.indexOf(',', start);
            if (!isLocale(comma < 0 ? locale.substring(start) : locale.substring(start, comma))) {
                throw refusal(
                        "locale " + Text.quote(locale) + ": a locale is MS_ and one to eight hexadecimal digits",
                        "write MS_409 for English (United States), or give no locale for the current one");
            }
            start = comma + 1;
        } while (comma >= 0);
    }

    /** A name such as en-US is not documented for the call, but the protocol carries it: the server decides. */
    private static boolean isLocale(String text) {
        return text.regionMatches(true, 0, MS_PREFIX, 0, MS_PREFIX.length())
                ? LCID.matcher(text.substring(MS_PREFIX.length())).matches()
                : LANGUAGE.matcher(text).matches();
    }

    private void checkAuthority() {
        String authority = textOf(arguments.authority());
        if (authority.isEmpty()) {
            return;
        }
        int prefix = hasPrefix(authority, NTLM_PREFIX)
                ? NTLM_PREFIX.length()
                : hasPrefix(authority, KERBEROS_PREFIX) ? KERBEROS_PREFIX.length() : 0;
        if (prefix == 0) {
            throw refusal(
                    "authority " + Text.quote(authority) + ": it begins with neither Kerberos: nor NTLMDOMAIN:",
                    AUTHORITY_FORMS);
        }
        if (authority.substring(prefix).isBlank() || hasNul(authority)) {
            throw refusal(
                    "authority " + Text.quote(authority) + ": after the colon stands a name, without NUL characters",
                    AUTHORITY_FORMS);
        }
    }

    private void checkDomainGivenOnce() {
        String user = textOf(arguments.user());
        String authority = textOf(arguments.authority());
        boolean twice = hasPrefix(authority, NTLM_PREFIX) && (user.indexOf('\\') >= 0 || user.indexOf('@') >= 0);
        if (twice) {
            throw refusal(
                    "user " + Text.quote(user) + " and authority " + Text.quote(authority)
                            + ": the domain is given twice",
                    "name the domain in one of them only");
        }
    }

    private void checkNoCredentials() {
        String user = arguments.user();
        String authority = textOf(arguments.authority());
        String given = null;
        if (user != null) {
            given = "user " + Text.quote(user);
        } else if (arguments.hasPassword()) {
            given = "password";
        } else if (!authority.isEmpty()) {
            given = "authority " + Text.quote(authority);
        }
        if (given != null) {
            throw refusal(
                    HResult.WBEM_E_LOCAL_CREDENTIALS,
                    given + ": the machine itself is connected to as the current user only",
                    "leave out user, password and authority, or name another machine: \\\\host\\root\\cimv2");
        }
    }

    private void checkUser() {
        String user = arguments.user();
        if (user == null) {
            if (arguments.hasPassword()) {
                throw refusal(
                        "password: there is one, but no user that it belongs to",
                        "give the user too, or leave out the password to connect as the current user");
            }
        } else if (user.isEmpty() || hasNul(user)) {
            throw refusal(
                    "user " + Text.quote(user) + ": a user has a name, without NUL characters",
                    "write name, DOMAIN\\name or name@domain, or give no user to connect as the current one");
        }
    }

    /** Null and "" mean the same for locale and authority, unlike for user and password. */
    private static String textOf(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static boolean hasPrefix(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }

    private WmiException refusal(String detail, String hint) {
        return refusal(HResult.WBEM_E_INVALID_PARAMETER, detail, hint);
    }

    private WmiException refusal(HResult code, String detail, String hint) {
        return WmiException.builder(code)
                .operation("connect")
                .namespace(arguments.networkResource())
                .detail(detail)
                .hint(hint)
                .build();
    }
}
