package org.wmisdk.bench.service;

import com.sun.jna.platform.win32.COM.COMUtils;
import com.sun.jna.platform.win32.Ole32;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;

/** What a program does first that uses jna-platform for COM. */
final class JnaCom {
    private static final int EOAC_NONE = 0;

    private JnaCom() {}

    static void initialize() {
        COMUtils.checkRC(Ole32.INSTANCE.CoInitializeEx(null, Ole32.COINIT_MULTITHREADED));
        WinNT.HRESULT hr = Ole32.INSTANCE.CoInitializeSecurity(
                null,
                -1,
                null,
                null,
                Ole32.RPC_C_AUTHN_LEVEL_DEFAULT,
                Ole32.RPC_C_IMP_LEVEL_IMPERSONATE,
                null,
                EOAC_NONE,
                null);
        if (hr.intValue() != WinError.RPC_E_TOO_LATE) {
            COMUtils.checkRC(hr);
        }
    }
}
