package org.wmisdk.com;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Port;

/**
 * One {@code SEC_WINNT_AUTH_IDENTITY_W} in native memory. COM keeps the pointer and does not copy what it points to, so it is shared by
 * all proxies that were given it, counted, and zeroed and freed when the last of them has been released.
 */
final class Identity {
    private final Port port;
    private final long block;
    private final long bytes;
    private final AtomicInteger holders = new AtomicInteger(1);

    /** One holder: the caller. The password is copied into native memory and nowhere else. */
    Identity(Port port, Account account, char @Nullable [] password) {
        this.port = port;
        char[] user = account.user().toCharArray();
        char[] domain = account.domain().toCharArray();
        int passwordLength = password == null ? 0 : password.length;
        bytes = Layouts.IDENTITY_SIZE + (long) Character.BYTES * (user.length + domain.length + passwordLength + 3L);
        block = port.allocate(bytes);
        long text = block + Layouts.IDENTITY_SIZE;
        text = put(user, text, Layouts.IDENTITY_USER, Layouts.IDENTITY_USER_LENGTH);
        text = put(domain, text, Layouts.IDENTITY_DOMAIN, Layouts.IDENTITY_DOMAIN_LENGTH);
        if (password != null) {
            put(password, text, Layouts.IDENTITY_PASSWORD, Layouts.IDENTITY_PASSWORD_LENGTH);
        }
        port.putInt(block + Layouts.IDENTITY_FLAGS, Codes.SEC_WINNT_AUTH_IDENTITY_UNICODE);
    }

    /** Writes a text and its terminator, which is zero already, and returns where the next one goes. */
    private long put(char[] chars, long text, int pointer, int length) {
        port.putChars(text, chars, 0, chars.length);
        port.putLong(block + pointer, text);
        port.putInt(block + length, chars.length);
        return text + (long) Character.BYTES * (chars.length + 1);
    }

    /** The address for {@code CoSetProxyBlanket}. */
    long address() {
        return block;
    }

    /** One holder more. */
    void hold() {
        holders.incrementAndGet();
    }

    /** One holder less; the last one wipes and frees. */
    void letGo() {
        if (holders.decrementAndGet() == 0) {
            port.zero(block, bytes);
            port.free(block);
        }
    }

    /**
     * An account in the two parts that the structure has.
     *
     * @param user the name, or a principal name {@code name@domain} as it is
     * @param domain the domain, empty where the name says it all or the server decides
     */
    record Account(String user, String domain) {
        /** Splits {@code DOMAIN\name}; the domain of an NTLM authority stands for one that the user does not name. */
        static Account of(String user, @Nullable String authorityDomain) {
            int separator = user.indexOf('\\');
            if (separator >= 0) {
                return new Account(user.substring(separator + 1), user.substring(0, separator));
            }
            return new Account(user, authorityDomain == null ? "" : authorityDomain);
        }
    }
}
