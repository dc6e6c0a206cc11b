package org.wmisdk.tck.server;

/** The results of calls, from the C headers. */
final class Codes {
    static final int S_OK = Facts.hresult("S_OK");
    static final int S_FALSE = Facts.hresult("S_FALSE");
    static final int E_NOTIMPL = Facts.hresult("E_NOTIMPL");
    static final int E_NOINTERFACE = Facts.hresult("E_NOINTERFACE");
    static final int E_POINTER = Facts.hresult("E_POINTER");
    static final int E_UNEXPECTED = Facts.hresult("E_UNEXPECTED");
    static final int E_INVALIDARG = Facts.hresult("E_INVALIDARG");
    static final int REGDB_E_CLASSNOTREG = Facts.hresult("REGDB_E_CLASSNOTREG");
    static final int CO_E_NOTINITIALIZED = Facts.hresult("CO_E_NOTINITIALIZED");
    static final int CO_E_CANCEL_DISABLED = Facts.hresult("CO_E_CANCEL_DISABLED");
    static final int RPC_E_CALL_COMPLETE = Facts.hresult("RPC_E_CALL_COMPLETE");
    static final int RPC_E_CALL_CANCELED = Facts.hresult("RPC_E_CALL_CANCELED");
    static final int RPC_E_CHANGED_MODE = Facts.hresult("RPC_E_CHANGED_MODE");
    static final int RPC_E_TOO_LATE = Facts.hresult("RPC_E_TOO_LATE");
    static final int RPC_E_DISCONNECTED = Facts.hresult("RPC_E_DISCONNECTED");
    static final int DISP_E_BADVARTYPE = Facts.hresult("DISP_E_BADVARTYPE");
    static final int DISP_E_BADINDEX = Facts.hresult("DISP_E_BADINDEX");
    static final int ERROR_FILE_NOT_FOUND = Facts.constant("ERROR_FILE_NOT_FOUND");
    static final int ERROR_MORE_DATA = Facts.constant("ERROR_MORE_DATA");

    static final int WBEM_S_FALSE = Facts.hresult("WBEM_S_FALSE");
    static final int WBEM_S_TIMEDOUT = Facts.hresult("WBEM_S_TIMEDOUT");
    static final int WBEM_S_NO_MORE_DATA = Facts.hresult("WBEM_S_NO_MORE_DATA");
    static final int WBEM_E_NOT_FOUND = Facts.hresult("WBEM_E_NOT_FOUND");
    static final int WBEM_E_INVALID_PARAMETER = Facts.hresult("WBEM_E_INVALID_PARAMETER");
    static final int WBEM_E_UNEXPECTED = Facts.hresult("WBEM_E_UNEXPECTED");
    static final int WBEM_E_CALL_CANCELLED = Facts.hresult("WBEM_E_CALL_CANCELLED");
    static final int WBEM_E_SYSTEM_PROPERTY = Facts.hresult("WBEM_E_SYSTEM_PROPERTY");
    static final int WBEM_E_TYPE_MISMATCH = Facts.hresult("WBEM_E_TYPE_MISMATCH");
    static final int WBEM_E_INVALID_OBJECT = Facts.hresult("WBEM_E_INVALID_OBJECT");

    private Codes() {}
}
