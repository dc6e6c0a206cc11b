package org.wmisdk.fake;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.SessionException;

/** The privileges of the account that the program under test runs as, and which of them are enabled on each thread. */
final class FakePrivileges {
    /** The call of Windows that enables them. */
    private static final String ADJUST = "AdjustTokenPrivileges";

    private final @Nullable Set<String> held;
    private final ThreadLocal<Set<String>> enabled = ThreadLocal.withInitial(Set::of);

    /** @param held the names of those that the account holds; null for all */
    FakePrivileges(@Nullable Set<String> held) {
        this.held = held;
    }

    CallThreads.Privileges enable(List<String> names) {
        for (String name : names) {
            if (held != null && !held.contains(name)) {
                throw new SessionException(
                        ADJUST,
                        HResult.WBEM_E_PRIVILEGE_NOT_HELD.value(),
                        "the account does not hold the privilege " + name);
            }
        }
        Set<String> before = enabled.get();
        Set<String> now = new TreeSet<>(before);
        now.addAll(names);
        enabled.set(now);
        return () -> enabled.set(before);
    }

    /** Those that are enabled on the current thread, in the order of their names. */
    Set<String> enabled() {
        return enabled.get();
    }
}
