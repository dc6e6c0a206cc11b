package org.wmisdk;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ConnectRules;
import org.wmisdk.spi.HostNames;

/**
 * A connection that is asked for: which namespace of which machine, as whom, and how protected.
 *
 * <pre>{@code
 * try (Credentials ops = Credentials.of("CONTOSO\\ops", password)) {
 *     ConnectRequest web01 = ConnectRequest.builder("\\\\web01\\root\\cimv2")
 *             .credentials(ops)
 *             .authority(Authority.kerberos("CONTOSO\\web01"))
 *             .timeout(Duration.ofSeconds(20))
 *             .build();
 *     try (WmiNamespace cimv2 = WmiLocator.load().connect(web01)) {
 *         System.out.println(cimv2.query("SELECT Name FROM Win32_ComputerSystem").first());
 *     }
 * }
 * }</pre>
 *
 * <p>What is known to be wrong is refused by {@link Builder#build()}, before anything native is called: the rules are those
 * of {@link ConnectRules}. Immutable, and reusable as long as its credentials are open. Any thread may use it.
 */
public final class ConnectRequest {

    /** Enough to tell what needs no own names: no host, {@code .} and {@code localhost}. */
    private static final HostNames NO_OWN_NAMES = HostNames.of();

    private final String path;
    private final @Nullable Credentials credentials;
    private final @Nullable Authority authority;
    private final @Nullable WmiLocale locale;
    private final int flags;
    private final WmiContext context;
    private final ImpersonationLevel impersonation;
    private final AuthenticationLevel authentication;
    private final @Nullable Duration timeout;
    private final RecoveryPolicy recovery;

    private ConnectRequest(Builder builder, AuthenticationLevel authentication) {
        path = builder.path;
        credentials = builder.credentials;
        authority = builder.authority;
        locale = builder.locale;
        flags = builder.flags;
        context = builder.context;
        impersonation = builder.impersonation;
        this.authentication = authentication;
        timeout = builder.timeout;
        recovery = builder.recovery;
    }

    /**
     * Starts a request.
     *
     * @param path the path of the namespace: {@code root\cimv2} on this machine, {@code \\host\root\cimv2} on
     *     another; {@code /} does as well
     * @return a builder that asks for the current user, negotiated authentication, {@link ImpersonationLevel#IMPERSONATE},
     *     and, for another machine, {@link AuthenticationLevel#PACKET_PRIVACY}
     */
    public static Builder builder(String path) {
        return new Builder(Objects.requireNonNull(path, "path"));
    }

    /**
     * The path of the namespace, as {@link WmiNamespace#path()} will say it.
     *
     * @return the path as given
     */
    public String path() {
        return path;
    }

    /**
     * The user to connect as.
     *
     * @return the credentials; empty for the current user
     */
    public Optional<Credentials> credentials() {
        return Optional.ofNullable(credentials);
    }

    /**
     * Who vouches for the user.
     *
     * @return the authority; empty if Windows negotiates
     */
    public Optional<Authority> authority() {
        return Optional.ofNullable(authority);
    }

    /**
     * The locale of the answers.
     *
     * @return the locale; empty for the current one
     */
    public Optional<WmiLocale> locale() {
        return Optional.ofNullable(locale);
    }

    /**
     * The flags of the connection.
     *
     * @return 0x80 or 0
     */
    public int flags() {
        return flags;
    }

    /**
     * The values for providers.
     *
     * @return the context, which may be empty
     */
    public WmiContext context() {
        return context;
    }

    /**
     * What the server may do with the caller's identity.
     *
     * @return the level
     */
    public ImpersonationLevel impersonation() {
        return impersonation;
    }

    /**
     * How calls are protected.
     *
     * @return the level
     */
    public AuthenticationLevel authentication() {
        return authentication;
    }

    /**
     * How long connecting may take.
     *
     * @return a positive duration; empty if this library sets no limit
     */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /**
     * What the connection does about failures that may be passing ones.
     *
     * @return the policy
     */
    public RecoveryPolicy recovery() {
        return recovery;
    }

    /**
     * The arguments that a backend is called with.
     *
     * @return arguments with a copy of the password, to be closed
     * @throws IllegalStateException if the credentials were closed
     */
    public ConnectArguments toArguments() {
        char[] password = credentials == null ? null : credentials.copyPassword();
        try {
            return ConnectArguments.builder(path)
                    .user(credentials == null ? null : credentials.user())
                    .password(password)
                    .locale(locale == null ? null : locale.toString())
                    .securityFlags(flags)
                    .authority(authority == null ? null : authority.toString())
                    .context(context)
                    .impersonationLevel(impersonation.value())
                    .authenticationLevel(authentication.value())
                    .build();
        } finally {
            if (password != null) {
                Arrays.fill(password, '\0');
            }
        }
    }

    static void checkTimeout(@Nullable Duration timeout) {
        if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
            throw Refusals.parameter(
                    "connect", "timeout " + timeout + ": it must be positive; leave it out for no limit");
        }
    }

    /** The request in words, without the password. */
    @Override
    public String toString() {
        return "ConnectRequest[" + path
                + (credentials == null ? ", current user" : ", " + credentials)
                + (authority == null ? "" : ", authority " + authority)
                + (locale == null ? "" : ", locale " + locale)
                + ", flags 0x" + Integer.toHexString(flags)
                + (context.isEmpty() ? "" : ", context " + context)
                + ", impersonation " + impersonation
                + ", authentication " + authentication
                + (timeout == null ? "" : ", timeout " + timeout)
                + (recovery == RecoveryPolicy.NONE ? "" : ", recovery " + recovery)
                + ']';
    }

    /** Collects what a connection shall be. Not for use by several threads. */
    public static final class Builder {

        private final String path;
        private @Nullable Credentials credentials;
        private @Nullable Authority authority;
        private @Nullable WmiLocale locale;
        private int flags = ConnectArguments.USE_MAX_WAIT;
        private WmiContext context = WmiContext.empty();
        private ImpersonationLevel impersonation = ImpersonationLevel.IMPERSONATE;
        private @Nullable AuthenticationLevel authentication;
        private @Nullable Duration timeout;
        private RecoveryPolicy recovery = RecoveryPolicy.NONE;

        private Builder(String path) {
            this.path = path;
        }

        /**
         * Connects as another user than the current one. Only for another machine.
         *
         * @param credentials the user and the password; stay the caller's, who closes them after connecting
         * @return this builder
         */
        public Builder credentials(Credentials credentials) {
            this.credentials = Objects.requireNonNull(credentials, "credentials");
            return this;
        }

        /**
         * Says who vouches for the user. Only for another machine.
         *
         * @param authority the authority
         * @return this builder
         */
        public Builder authority(Authority authority) {
            this.authority = Objects.requireNonNull(authority, "authority");
            return this;
        }

        /**
         * Asks for answers in a locale.
         *
         * @param locale the locale
         * @return this builder
         */
        public Builder locale(WmiLocale locale) {
            this.locale = Objects.requireNonNull(locale, "locale");
            return this;
        }

        /**
         * Sets the flags of the connection.
         *
         * @param flags 0x80 (the default), by which Windows gives up after two minutes, or 0, by which it may never
         * @return this builder
         */
        public Builder flags(int flags) {
            this.flags = flags;
            return this;
        }

        /**
         * Hands values to the providers.
         *
         * @param context the values
         * @return this builder
         */
        public Builder context(WmiContext context) {
            this.context = Objects.requireNonNull(context, "context");
            return this;
        }

        /**
         * Sets what the server may do with the caller's identity.
         *
         * @param impersonation the level
         * @return this builder
         */
        public Builder impersonation(ImpersonationLevel impersonation) {
            this.impersonation = Objects.requireNonNull(impersonation, "impersonation");
            return this;
        }

        /**
         * Sets how calls are protected.
         *
         * @param authentication the level
         * @return this builder
         */
        public Builder authentication(AuthenticationLevel authentication) {
            this.authentication = Objects.requireNonNull(authentication, "authentication");
            return this;
        }

        /**
         * Limits how long connecting may take.
         *
         * @param timeout a positive duration, counted by this library and independent of the flags
         * @return this builder
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /**
         * Sets what the connection does about failures that may be passing ones.
         *
         * @param recovery the policy; {@link RecoveryPolicy#NONE} unless it is set
         * @return this builder
         */
        public Builder recovery(RecoveryPolicy recovery) {
            this.recovery = Objects.requireNonNull(recovery, "recovery");
            return this;
        }

        /**
         * Builds the request and checks all that can be known without the names of this machine and without a server.
         *
         * @return the request
         * @throws WmiException the first rule of {@link ConnectRules} that is broken, or
         *     {@link HResult#WBEM_E_INVALID_PARAMETER} if the timeout is not positive
         * @throws IllegalStateException if the credentials were closed
         */
        public ConnectRequest build() {
            AuthenticationLevel level = authentication != null ? authentication : AuthenticationLevel.defaultFor(path);
            ConnectRequest request = new ConnectRequest(this, level);
            try (ConnectArguments arguments = request.toArguments()) {
                ConnectRules.check(arguments, NO_OWN_NAMES);
            }
            checkTimeout(timeout);
            return request;
        }
    }
}
