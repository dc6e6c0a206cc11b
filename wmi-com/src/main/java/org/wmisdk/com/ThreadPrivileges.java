package org.wmisdk.com;

import java.util.List;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.CallThreads;
import org.wmisdk.spi.SessionException;

/**
 * Enables privileges for the calls of one thread: in a token that the thread is given for them, never in that of the process, where they
 * would be enabled for all threads.
 */
final class ThreadPrivileges {
    private static final String ADJUST = "AdjustTokenPrivileges";

    private final Com com;
    private final Port port;
    private final Functions functions;

    ThreadPrivileges(Com com) {
        this.com = com;
        this.port = com.port;
        this.functions = com.functions;
    }

    /** @throws SessionException as {@link CallThreads#enablePrivileges} says it; then the thread is what it was */
    CallThreads.Privileges enable(List<String> names) {
        if (functions.impersonateSelf == 0
                || functions.revertToSelf == 0
                || functions.openThreadToken == 0
                || functions.closeHandle == 0
                || functions.lookupPrivilegeValue == 0
                || functions.adjustTokenPrivileges == 0
                || functions.privilegeCheck == 0) {
            throw new SessionException(ADJUST, Codes.WBEM_E_NOT_SUPPORTED, "this Windows has no functions for it");
        }
        CallScratch scratch = com.scratch();
        long mark = scratch.stack.mark();
        boolean impersonates = false;
        boolean done = false;
        try {
            long set = scratch.stack.take(Layouts.PRIVILEGE_SET_LIST + Layouts.PRIVILEGE_SIZE);
            long state = scratch.stack.take(Layouts.TOKEN_PRIVILEGES_LIST + Layouts.PRIVILEGE_SIZE * names.size());
            describe(names, state);
            require(port.callII(functions.impersonateSelf, Codes.SECURITY_IMPERSONATION), "ImpersonateSelf");
            impersonates = true;
            adjust(names, state, set);
            scratch.privileged = true;
            done = true;
            return this::giveBack;
        } finally {
            scratch.stack.giveBack(mark);
            if (impersonates && !done) {
                giveBack();
            }
        }
    }

    /** Fills a {@code TOKEN_PRIVILEGES}. */
    private void describe(List<String> names, long state) {
        CallScratch scratch = com.scratch();
        port.putInt(state + Layouts.TOKEN_PRIVILEGES_COUNT, names.size());
        for (int i = 0; i < names.size(); i++) {
            long entry = entry(state, i);
            int found = port.callPPPI(
                    functions.lookupPrivilegeValue, 0, scratch.wide(names.get(i)), entry + Layouts.PRIVILEGE_LUID);
            require(found, "LookupPrivilegeValueW(" + names.get(i) + ")");
            port.putInt(entry + Layouts.PRIVILEGE_ATTRIBUTES, Codes.SE_PRIVILEGE_ENABLED);
        }
    }

    private static long entry(long state, int index) {
        return state + Layouts.TOKEN_PRIVILEGES_LIST + (long) Layouts.PRIVILEGE_SIZE * index;
    }

    private void adjust(List<String> names, long state, long set) {
        NativeStack stack = com.scratch().stack;
        long out = stack.take(Layouts.POINTER);
        int access = Codes.TOKEN_ADJUST_PRIVILEGES | Codes.TOKEN_QUERY;
        require(
                port.callPIIPI(
                        functions.openThreadToken, Apartments.CURRENT_THREAD, access, Apartments.AS_PROCESS, out),
                "OpenThreadToken");
        long token = port.getLong(out);
        try {
            require(port.callPIPIPPI(functions.adjustTokenPrivileges, token, 0, state, 0, 0, 0), ADJUST);
            // It succeeds too where the account lacks some of them: that stands in GetLastError, which the JVM may
            // overwrite.
            for (int i = 0; i < names.size(); i++) {
                port.putInt(set + Layouts.PRIVILEGE_SET_COUNT, 1);
                port.putInt(set + Layouts.PRIVILEGE_SET_CONTROL, Codes.PRIVILEGE_SET_ALL_NECESSARY);
                long checked = set + Layouts.PRIVILEGE_SET_LIST;
                port.putLong(checked + Layouts.PRIVILEGE_LUID, port.getLong(entry(state, i) + Layouts.PRIVILEGE_LUID));
                port.putInt(checked + Layouts.PRIVILEGE_ATTRIBUTES, 0);
                require(port.callPPPI(functions.privilegeCheck, token, set, out), "PrivilegeCheck");
                if (port.getInt(out) == 0) {
                    throw new SessionException(
                            ADJUST,
                            Codes.WBEM_E_PRIVILEGE_NOT_HELD,
                            "the account does not hold the privilege " + names.get(i));
                }
            }
        } finally {
            port.callPI(functions.closeHandle, token); // fails only for what is no handle
        }
    }

    private static void require(int done, String function) {
        if (done == 0) {
            throw new SessionException(function, Codes.E_FAIL, "Windows did not do it");
        }
    }

    private void giveBack() {
        com.scratch().privileged = false;
        if (port.callI(functions.revertToSelf) == 0) {
            throw new IllegalStateException(
                    "RevertToSelf failed: this thread still has the privileges that were enabled for a call. End the process.");
        }
    }
}
