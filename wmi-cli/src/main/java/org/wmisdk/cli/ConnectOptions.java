package org.wmisdk.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wmisdk.AuthenticationLevel;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.spi.ConnectArguments;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/**
 * The options of connecting. They become the ten raw parameters of {@code ConnectServerWmi}; whether those are lawful is for the rules of
 * connecting to say, not for the command line. An option that is left out is NULL, which is not the same as an empty text.
 */
class ConnectOptions {
    private static final int LONGEST_PASSWORD = 64 * 1024;

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--user",
            paramLabel = "U",
            description = "user, DOMAIN\\user or user@domain; remote connections only.")
    private @Nullable String user;

    @ArgGroup
    private @Nullable PasswordSource passwordSource;

    @Option(
            names = "--locale",
            paramLabel = "L",
            description = "MS_ and a hexadecimal language number, such as MS_409.")
    private @Nullable String locale;

    @Option(names = "--authority", paramLabel = "A", description = "Kerberos:PRINCIPAL or NTLMDOMAIN:DOMAIN.")
    private @Nullable String authority;

    @Option(
            names = "--flags",
            paramLabel = "N",
            converter = IntConverter.class,
            defaultValue = "0x80",
            description = "0, or 0x80 to give up after two minutes (the default).")
    private int flags;

    @Option(
            names = "--impersonation",
            paramLabel = "LEVEL",
            converter = LevelConverters.Impersonation.class,
            defaultValue = "impersonate",
            description = "0 to 4, or default, anonymous, identify, impersonate (the default), delegate.")
    private int impersonation;

    @Option(
            names = "--authentication",
            paramLabel = "LEVEL",
            converter = LevelConverters.Authentication.class,
            description = {
                "-1 to 6, or unchanged (the default, local), default, none, connect, call, packet, packet-integrity, "
                        + "packet-privacy (the default, remote)."
            })
    private @Nullable Integer authentication;

    private static final class PasswordSource {
        @Option(
                names = "--password-stdin",
                description = "Reads the password from standard input, to the end of the line.")
        private boolean stdin;

        @Option(
                names = "--password-env",
                paramLabel = "VAR",
                description = "Takes the password from an environment variable.")
        private @Nullable String variable;
    }

    /** The arguments for a path; to be closed. */
    ConnectArguments arguments(Main.Console console, String path) {
        char[] password = password(console);
        try {
            ConnectArguments.Builder builder = ConnectArguments.builder(path)
                    .user(user)
                    .password(password)
                    .locale(locale)
                    .securityFlags(flags)
                    .authority(authority)
                    .impersonationLevel(impersonation);
            int level = authentication != null
                    ? authentication
                    : AuthenticationLevel.defaultFor(path).value();
            return builder.authenticationLevel(level).build();
        } finally {
            if (password != null) {
                Arrays.fill(password, '\0');
            }
        }
    }

    /** Connects with a given locator. */
    WmiNamespace open(WmiLocator locator, Main.Console console, String path, @Nullable Duration timeout) {
        try (ConnectArguments arguments = arguments(console, path)) {
            return locator.connect(arguments, timeout);
        }
    }

    private char @Nullable [] password(Main.Console console) {
        PasswordSource source = passwordSource;
        if (source == null) {
            return null;
        }
        if (source.variable != null) {
            String value = console.environment().get(source.variable);
            if (value == null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "the environment variable " + source.variable + " of --password-env is not set.");
            }
            return value.toCharArray();
        }
        return source.stdin ? readLine(console) : null;
    }

    /** The first line of standard input, without its end; no copy of it stays behind. */
    private char[] readLine(Main.Console console) {
        try (Wiped line = new Wiped()) {
            for (int b = console.in().read();
                    b >= 0 && b != '\n';
                    b = console.in().read()) {
                if (line.size() == LONGEST_PASSWORD) {
                    throw new ParameterException(
                            spec.commandLine(), "the line on standard input is too long for a password.");
                }
                line.write(b);
            }
            return line.decode();
        } catch (CharacterCodingException e) {
            throw new ParameterException(spec.commandLine(), "the password on standard input is not UTF-8.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the password could not be read from standard input", e);
        }
    }

    /** Bytes that are overwritten when they are done with. */
    private static final class Wiped extends ByteArrayOutputStream {
        Wiped() {
            super(LONGEST_PASSWORD); // so that it never grows, which would leave a copy
        }

        char[] decode() throws CharacterCodingException {
            int length = count > 0 && buf[count - 1] == '\r' ? count - 1 : count;
            CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buf, 0, length));
            char[] password = new char[chars.remaining()];
            chars.get(password);
            Arrays.fill(chars.array(), '\0');
            return password;
        }

        @Override
        public void close() {
            Arrays.fill(buf, (byte) 0);
        }
    }
}
