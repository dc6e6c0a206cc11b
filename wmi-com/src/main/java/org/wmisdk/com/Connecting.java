package org.wmisdk.com;

import org.jspecify.annotations.Nullable;
import org.wmisdk.spi.ConnectArguments;

/** The call that connects, by either way in. */
final class Connecting {
    private Connecting() {}

    /**
     * Connects.
     *
     * @param password belongs to the caller, as the arguments do
     * @return a reference to {@code IWbemServices}, which the caller releases
     * @throws org.wmisdk.spi.SessionException if the connection was refused or failed
     */
    static long connect(Com com, Entry entry, ConnectArguments arguments, char @Nullable [] password) {
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        long[] strings = new long[5];
        long context = 0;
        try {
            strings[0] = com.bstr(arguments.networkResource());
            strings[1] = com.bstr(arguments.user());
            strings[2] = password == null ? 0 : com.bstr(password);
            strings[3] = com.bstr(arguments.locale());
            strings[4] = com.bstr(arguments.authority());
            context = Contexts.create(com, arguments.context());
            long out = stack.take(Layouts.POINTER);
            return entry.way() == WayIn.DLL
                    ? byLibrary(com, entry, arguments, strings, context, out)
                    : byLocator(com, arguments, strings, context, out);
        } finally {
            com.release(context);
            for (long string : strings) {
                com.wipe(string); // not only the password: who connects as whom is nobody else's business either
            }
            stack.giveBack(mark);
        }
    }

    // HRESULT ConnectServerWmi(BSTR strNetworkResource, BSTR strUser, BSTR strPassword, BSTR strLocale, long
    // lSecurityFlags,
    //     BSTR strAuthority, IWbemContext *pCtx, IWbemServices **ppNamespace, DWORD impLevel, DWORD authLevel)
    // The impersonation level comes first; other functions of the library have it last.
    private static long byLibrary(
            Com com, Entry entry, ConnectArguments arguments, long[] strings, long context, long out) {
        com.errors.forget();
        int hr = com.port.callPPPPIPPPIII(
                entry.connect(),
                strings[0],
                strings[1],
                strings[2],
                strings[3],
                arguments.securityFlags(),
                strings[4],
                context,
                out,
                arguments.impersonationLevel(),
                arguments.authenticationLevel());
        return com.errors.created(WayIn.DLL.call(), hr, com.port.getLong(out));
    }

    private static long byLocator(Com com, ConnectArguments arguments, long[] strings, long context, long out) {
        long locator = com.createInProcess(Guid.CLSID_WbemLocator, Guid.IID_IWbemLocator);
        try {
            com.errors.forget();
            int hr = com.port.callPPPPPIPPPI(
                    com.method(locator, Slots.LOCATOR_CONNECT_SERVER),
                    locator,
                    strings[0],
                    strings[1],
                    strings[2],
                    strings[3],
                    arguments.securityFlags(),
                    strings[4],
                    context,
                    out);
            return com.errors.created(WayIn.LOCATOR.call(), hr, com.port.getLong(out));
        } finally {
            com.release(locator);
        }
    }
}
