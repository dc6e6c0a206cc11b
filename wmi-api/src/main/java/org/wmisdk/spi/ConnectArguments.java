package org.wmisdk.spi;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiContext;

/**
 * What {@code ConnectServerWmi} is called with: its parameters as one value (the tenth, {@code ppNamespace}, is the result).
 * Nothing is checked here, so that anything that can be called can be said; {@link ConnectRules} decides what is lawful.
 *
 * <p>Null is not "": a null user is the current user and an empty one is an error, a null password is none and an empty one
 * is an empty password.
 *
 * <p>Holds a copy of the password, which {@link #close()} wipes. Immutable but for that; any thread may use it.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/api/wbemcli/nf-wbemcli-iwbemlocator-connectserver">IWbemLocator::ConnectServer</a>
 */
public final class ConnectArguments implements AutoCloseable {

    /** {@code WBEM_FLAG_CONNECT_USE_MAX_WAIT}: connecting ends within two minutes, connected or failed. */
    public static final int USE_MAX_WAIT = 0x80;

    private static final int IMPERSONATE = 3;
    private static final int UNCHANGED = -1;

    private final @Nullable String networkResource;
    private final @Nullable String user;
    private final char @Nullable [] password;
    private final @Nullable String locale;
    private final int securityFlags;
    private final @Nullable String authority;
    private final WmiContext context;
    private final int impersonationLevel;
    private final int authenticationLevel;
    private boolean closed;

    private ConnectArguments(Builder builder) {
        networkResource = builder.networkResource;
        user = builder.user;
        password = builder.password == null ? null : builder.password.clone();
        locale = builder.locale;
        securityFlags = builder.securityFlags;
        authority = builder.authority;
        context = builder.context;
        impersonationLevel = builder.impersonationLevel;
        authenticationLevel = builder.authenticationLevel;
    }

    /**
     * Starts arguments.
     *
     * @param networkResource the path of the namespace
     * @return a builder: user, password, locale and authority null, no context, flags {@link #USE_MAX_WAIT}, impersonation 3
     *     (impersonate), authentication -1 (unchanged)
     */
    public static Builder builder(@Nullable String networkResource) {
        return new Builder(networkResource);
    }

    /**
     * Parameter 1, {@code strNetworkResource}: the path of the namespace.
     *
     * @return the path as given
     */
    public @Nullable String networkResource() {
        return networkResource;
    }

    /**
     * Parameter 2, {@code strUser}.
     *
     * @return the user, or null for the current one
     */
    public @Nullable String user() {
        return user;
    }

    /**
     * Tells whether there is a password, which may be empty.
     *
     * @return false if parameter 3 is null
     */
    public boolean hasPassword() {
        return password != null;
    }

    /**
     * Parameter 3, {@code strPassword}.
     *
     * @return a copy, which the caller wipes after use, or null
     * @throws IllegalStateException if these arguments were closed
     */
    public synchronized char @Nullable [] copyPassword() {
        if (closed) {
            throw new IllegalStateException("the arguments of this connection were closed and their password is wiped");
        }
        return password == null ? null : password.clone();
    }

    /**
     * Parameter 4, {@code strLocale}.
     *
     * @return the locale, or null for the current one
     */
    public @Nullable String locale() {
        return locale;
    }

    /**
     * Parameter 5, {@code lSecurityFlags}.
     *
     * @return the bits
     */
    public int securityFlags() {
        return securityFlags;
    }

    /**
     * Parameter 6, {@code strAuthority}.
     *
     * @return the authority, or null to negotiate
     */
    public @Nullable String authority() {
        return authority;
    }

    /**
     * Parameter 7, {@code pCtx}.
     *
     * @return the values; the empty context is passed as NULL
     */
    public WmiContext context() {
        return context;
    }

    /**
     * Parameter 9, {@code impLevel}. It stands before the authentication level.
     *
     * @return the number
     */
    public int impersonationLevel() {
        return impersonationLevel;
    }

    /**
     * Parameter 10, {@code authLevel}.
     *
     * @return the number; -1 to leave what was negotiated
     */
    public int authenticationLevel() {
        return authenticationLevel;
    }

    /**
     * Copies these arguments, for a call that may outlive them.
     *
     * @return equal arguments with a password of their own, to be closed
     * @throws IllegalStateException if these arguments were closed
     */
    public ConnectArguments copy() {
        char[] secret = copyPassword();
        try {
            return builder(networkResource)
                    .user(user)
                    .password(secret)
                    .locale(locale)
                    .securityFlags(securityFlags)
                    .authority(authority)
                    .context(context)
                    .impersonationLevel(impersonationLevel)
                    .authenticationLevel(authenticationLevel)
                    .build();
        } finally {
            if (secret != null) {
                Arrays.fill(secret, '\0');
            }
        }
    }

    /** Wipes the password. Closing again does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        if (password != null) {
            Arrays.fill(password, '\0');
        }
    }

    /** Equal if everything but the password is, and both have a password or neither. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConnectArguments that
                && Objects.equals(networkResource, that.networkResource)
                && Objects.equals(user, that.user)
                && hasPassword() == that.hasPassword()
                && Objects.equals(locale, that.locale)
                && securityFlags == that.securityFlags
                && Objects.equals(authority, that.authority)
                && context.equals(that.context)
                && impersonationLevel == that.impersonationLevel
                && authenticationLevel == that.authenticationLevel;
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                networkResource,
                user,
                hasPassword(),
                locale,
                securityFlags,
                authority,
                context,
                impersonationLevel,
                authenticationLevel);
    }

    /** All arguments by name; of the password only whether there is one. */
    @Override
    public String toString() {
        return "ConnectArguments[networkResource=" + networkResource
                + ", user=" + user
                + ", password=" + (hasPassword() ? "***" : "null")
                + ", locale=" + locale
                + ", securityFlags=0x" + Integer.toHexString(securityFlags)
                + ", authority=" + authority
                + ", context=" + context
                + ", impersonationLevel=" + impersonationLevel
                + ", authenticationLevel=" + authenticationLevel
                + ']';
    }

    /** Collects arguments. Not for use by several threads. */
    public static final class Builder {

        private final @Nullable String networkResource;
        private @Nullable String user;
        private char @Nullable [] password;
        private @Nullable String locale;
        private int securityFlags = USE_MAX_WAIT;
        private @Nullable String authority;
        private WmiContext context = WmiContext.empty();
        private int impersonationLevel = IMPERSONATE;
        private int authenticationLevel = UNCHANGED;

        private Builder(@Nullable String networkResource) {
            this.networkResource = networkResource;
        }

        /**
         * Sets parameter 2.
         *
         * @param user the user, or null for the current one
         * @return this builder
         */
        public Builder user(@Nullable String user) {
            this.user = user;
            return this;
        }

        /**
         * Sets parameter 3.
         *
         * @param password the password, or null; stays the caller's and is copied by {@link #build()}, so wipe it after that
         * @return this builder
         */
        // The builder must not make a copy of its own, which nobody would wipe if build() is never called.
        public Builder password(char @Nullable [] password) {
            this.password = password;
            return this;
        }

        /**
         * Sets parameter 4.
         *
         * @param locale the locale, or null for the current one
         * @return this builder
         */
        public Builder locale(@Nullable String locale) {
            this.locale = locale;
            return this;
        }

        /**
         * Sets parameter 5.
         *
         * @param securityFlags the bits
         * @return this builder
         */
        public Builder securityFlags(int securityFlags) {
            this.securityFlags = securityFlags;
            return this;
        }

        /**
         * Sets parameter 6.
         *
         * @param authority the authority, or null to negotiate
         * @return this builder
         */
        public Builder authority(@Nullable String authority) {
            this.authority = authority;
            return this;
        }

        /**
         * Sets parameter 7.
         *
         * @param context the values; the empty context for none
         * @return this builder
         */
        public Builder context(WmiContext context) {
            this.context = Objects.requireNonNull(context, "context");
            return this;
        }

        /**
         * Sets parameter 9.
         *
         * @param impersonationLevel the number
         * @return this builder
         */
        public Builder impersonationLevel(int impersonationLevel) {
            this.impersonationLevel = impersonationLevel;
            return this;
        }

        /**
         * Sets parameter 10.
         *
         * @param authenticationLevel the number
         * @return this builder
         */
        public Builder authenticationLevel(int authenticationLevel) {
            this.authenticationLevel = authenticationLevel;
            return this;
        }

        /**
         * Builds the arguments. Nothing is checked.
         *
         * @return the arguments, to be closed
         */
        public ConnectArguments build() {
            return new ConnectArguments(this);
        }
    }
}
