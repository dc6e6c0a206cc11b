package org.wmisdk;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A user and a password for connections to other machines. Without credentials a connection is that of the current user.
 *
 * <p>The password is copied here, and wiped by {@link #close()}; wipe your own array when you have handed it over. It is
 * never part of a message. The credentials must stay open while requests that carry them are built and connected; a
 * connection that stands has its own copy. Any thread may use and close them.
 */
public final class Credentials implements AutoCloseable {

    private final String user;
    private final char @Nullable [] password;
    private boolean closed;

    private Credentials(String user, char @Nullable [] password) {
        this.user = user;
        this.password = password == null ? null : password.clone();
    }

    /**
     * Copies a user and a password.
     *
     * @param user {@code name}, {@code DOMAIN\name} or {@code name@domain}
     * @param password the password; an empty array is an empty password, which is not the same as null, none
     * @return the credentials, to be closed
     */
    public static Credentials of(String user, char @Nullable [] password) {
        return new Credentials(Objects.requireNonNull(user, "user"), password);
    }

    /**
     * The user.
     *
     * @return the name as given, also after {@link #close()}
     */
    public String user() {
        return user;
    }

    /** A copy of the password, which the caller wipes; null if there is none. */
    synchronized char @Nullable [] copyPassword() {
        if (closed) {
            throw new IllegalStateException(
                    this
                            + " were closed and their password is wiped: keep them open until every connection that uses them is made");
        }
        return password == null ? null : password.clone();
    }

    /** Wipes the password. Closing again does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        if (password != null) {
            Arrays.fill(password, '\0');
        }
    }

    /** The user, never the password. */
    @Override
    public String toString() {
        return "credentials of " + user;
    }
}
