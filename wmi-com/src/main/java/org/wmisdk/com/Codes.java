package org.wmisdk.com;

/** The numbers of the Windows headers that the core uses, under the names that they have there. */
public final class Codes {
    public static final int S_OK = 0;
    public static final int S_FALSE = 1;
    public static final int WBEM_S_FALSE = 1;
    public static final int WBEM_S_TIMEDOUT = 0x40004;
    public static final int WBEM_S_NO_MORE_DATA = 0x40005;
    public static final int E_NOTIMPL = 0x80004001;
    public static final int E_NOINTERFACE = 0x80004002;
    public static final int E_POINTER = 0x80004003;
    public static final int E_INVALIDARG = 0x80070057;
    public static final int E_OUTOFMEMORY = 0x8007000E;
    public static final int RPC_E_DISCONNECTED = 0x80010108;
    public static final int RPC_E_TOO_LATE = 0x80010119;
    public static final int WBEM_E_NOT_FOUND = 0x80041002;
    public static final int WBEM_E_TYPE_MISMATCH = 0x80041005;
    public static final int WBEM_E_INVALID_METHOD_PARAMETERS = 0x8004102F;
    public static final int WBEM_E_UNEXPECTED = 0x8004101D;
    public static final int WBEM_E_CALL_CANCELLED = 0x80041032;
    public static final int WBEM_E_VALUE_OUT_OF_RANGE = 0x8004102B;
    public static final int WBEM_E_TIMED_OUT = 0x80041069;
    /** What {@code Get} may answer for a system property that the object cannot have. */
    public static final int WBEM_E_INVALID_OBJECT = 0x8004100F;

    public static final int VT_EMPTY = 0;
    public static final int VT_NULL = 1;
    public static final int VT_I2 = 2;
    public static final int VT_I4 = 3;
    public static final int VT_R4 = 4;
    public static final int VT_R8 = 5;
    public static final int VT_CY = 6;
    public static final int VT_DATE = 7;
    public static final int VT_BSTR = 8;
    public static final int VT_DISPATCH = 9;
    public static final int VT_ERROR = 10;
    public static final int VT_BOOL = 11;
    public static final int VT_VARIANT = 12;
    public static final int VT_UNKNOWN = 13;
    public static final int VT_I1 = 16;
    public static final int VT_UI1 = 17;
    public static final int VT_UI2 = 18;
    public static final int VT_UI4 = 19;
    public static final int VT_I8 = 20;
    public static final int VT_UI8 = 21;
    public static final int VT_INT = 22;
    public static final int VT_UINT = 23;
    public static final int VT_ARRAY = 0x2000;
    public static final int VT_BYREF = 0x4000;
    public static final short VARIANT_TRUE = -1;

    public static final int FADF_AUTO = 0x1;
    public static final int FADF_STATIC = 0x2;
    public static final int FADF_FIXEDSIZE = 0x10;
    public static final int FADF_BSTR = 0x100;
    public static final int FADF_UNKNOWN = 0x200;
    public static final int FADF_VARIANT = 0x800;

    public static final int CIM_FLAG_ARRAY = 0x2000;

    public static final int WBEM_STATUS_COMPLETE = 0;
    public static final int WBEM_FLAG_RETURN_IMMEDIATELY = 0x10;
    public static final int WBEM_FLAG_FORWARD_ONLY = 0x20;
    public static final int WBEM_FLAG_NONSYSTEM_ONLY = 0x40;
    public static final int WBEM_FLAG_LOCAL_ONLY = 0x10;

    public static final int WBEM_FLAVOR_ORIGIN_PROPAGATED = 0x20;

    public static final int CLSCTX_INPROC_SERVER = 1;
    public static final int COINIT_MULTITHREADED = 0;
    public static final int APTTYPE_MTA = 1;
    public static final int RPC_C_AUTHN_NONE = 0;
    public static final int RPC_C_AUTHN_GSS_KERBEROS = 16;
    public static final int RPC_C_AUTHN_DEFAULT = 0xFFFFFFFF;
    public static final int RPC_C_AUTHN_LEVEL_DEFAULT = 0;
    public static final int RPC_C_AUTHN_LEVEL_NONE = 1;
    public static final int RPC_C_IMP_LEVEL_IMPERSONATE = 3;
    /** A pointer value, not an address. */
    public static final long COLE_DEFAULT_PRINCIPAL = -1;

    public static final int EOAC_NONE = 0;
    public static final int EOAC_MUTUAL_AUTH = 0x1;
    public static final int EOAC_STATIC_CLOAKING = 0x20;
    public static final int EOAC_DYNAMIC_CLOAKING = 0x40;
    public static final int SEC_WINNT_AUTH_IDENTITY_UNICODE = 2;

    public static final int COMPUTER_NAME_NETBIOS = 0;
    public static final int COMPUTER_NAME_DNS_HOSTNAME = 1;
    public static final int COMPUTER_NAME_DNS_FULLY_QUALIFIED = 3;

    /** A predefined key is a negative 32-bit number, as wide as a pointer. */
    public static final long HKEY_LOCAL_MACHINE = 0xFFFFFFFF80000002L;

    public static final int RRF_RT_REG_SZ = 2;

    public static final int TOKEN_QUERY = 8;
    public static final int TOKEN_ADJUST_PRIVILEGES = 0x20;
    public static final int SE_PRIVILEGE_ENABLED = 2;
    public static final int PRIVILEGE_SET_ALL_NECESSARY = 1;
    public static final int SECURITY_IMPERSONATION = 2;
    public static final int E_FAIL = 0x80004005;
    public static final int WBEM_E_NOT_SUPPORTED = 0x8004100C;
    public static final int WBEM_E_PRIVILEGE_NOT_HELD = 0x80041062;
    public static final int CO_E_FAILEDTOIMPERSONATE = 0x80010123;

    private Codes() {}
}
