package org.wmisdk.spi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wmisdk.internal.Text;

/**
 * The names by which a path means the machine that a backend runs on. Given from outside, because only the backend can ask
 * its system; addresses are not among them, since only Windows can tell whose they are. Immutable.
 */
public final class HostNames {

    private static final List<String> ALWAYS_LOCAL = List.of(".", "localhost");

    private final Set<String> folded = new HashSet<>();

    private HostNames(List<String> own) {
        add(ALWAYS_LOCAL);
        add(own);
    }

    private void add(List<String> names) {
        for (String name : names) {
            folded.add(Text.fold(name));
        }
    }

    /**
     * The names of a machine.
     *
     * @param own its NetBIOS and its full DNS name, as far as they are known; none if nothing is known
     * @return the names, among them {@code .} and {@code localhost} always
     */
    public static HostNames of(String... own) {
        return new HostNames(List.of(own));
    }

    /**
     * Tells whether a host is this machine.
     *
     * @param host the host of a path; case does not count
     * @return true if it is {@code .}, {@code localhost} or one of the own names
     */
    public boolean isLocal(String host) {
        return folded.contains(Text.fold(host));
    }

    /** The names, as they are compared. */
    @Override
    public String toString() {
        return folded.toString();
    }
}
