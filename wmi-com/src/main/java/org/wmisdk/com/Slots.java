package org.wmisdk.com;

/** The places of the methods in the virtual tables; above each its C signature, without the {@code this} that comes first. */
public final class Slots {
    // HRESULT QueryInterface(REFIID riid, void **ppvObject)
    public static final int UNKNOWN_QUERY_INTERFACE = 0;

    // ULONG AddRef(void)
    public static final int UNKNOWN_ADD_REF = 1;

    // ULONG Release(void)
    public static final int UNKNOWN_RELEASE = 2;

    // HRESULT ConnectServer(const BSTR strNetworkResource, const BSTR strUser, const BSTR strPassword, const BSTR
    // strLocale,
    //     long lSecurityFlags, const BSTR strAuthority, IWbemContext *pCtx, IWbemServices **ppNamespace)
    public static final int LOCATOR_CONNECT_SERVER = 3;

    // HRESULT ExecQuery(const BSTR strQueryLanguage, const BSTR strQuery, long lFlags, IWbemContext *pCtx,
    //     IEnumWbemClassObject **ppEnum)
    public static final int SERVICES_EXEC_QUERY = 20;

    // HRESULT Next(long lTimeout, ULONG uCount, IWbemClassObject **apObjects, ULONG *puReturned)
    public static final int ENUM_NEXT = 4;

    // HRESULT Get(LPCWSTR wszName, long lFlags, VARIANT *pVal, CIMTYPE *pType, long *plFlavor)
    public static final int OBJECT_GET = 4;

    // HRESULT GetNames(LPCWSTR wszQualifierName, long lFlags, VARIANT *pQualifierVal, SAFEARRAY **pNames)
    public static final int OBJECT_GET_NAMES = 7;

    // HRESULT SetValue(LPCWSTR wszName, long lFlags, VARIANT *pValue)
    public static final int CONTEXT_SET_VALUE = 8;

    // HRESULT GetDescription(BSTR *pBstrDescription)
    public static final int ERROR_INFO_GET_DESCRIPTION = 5;

    private Slots() {}
}
