package org.wmisdk.com;

import java.util.ArrayList;
import java.util.List;

/** The addresses of the functions of Windows that the core calls; 0 for one that this Windows is too old for. */
final class Functions {
    static final String OLE32 = "ole32.dll";
    static final String OLEAUT32 = "oleaut32.dll";
    static final String KERNEL32 = "kernel32.dll";
    static final String ADVAPI32 = "advapi32.dll";
    static final String WMINET_UTILS = "WMINet_Utils.dll";

    // HRESULT CoCreateInstance(REFCLSID rclsid, LPUNKNOWN pUnkOuter, DWORD dwClsContext, REFIID riid, LPVOID *ppv)
    final long coCreateInstance;

    // HRESULT CoQueryProxyBlanket(IUnknown *pProxy, DWORD *pwAuthnSvc, DWORD *pAuthzSvc, OLECHAR **pServerPrincName,
    //     DWORD *pAuthnLevel, DWORD *pImpLevel, RPC_AUTH_IDENTITY_HANDLE *pAuthInfo, DWORD *pCapabilites)
    final long coQueryProxyBlanket;

    // HRESULT CoSetProxyBlanket(IUnknown *pProxy, DWORD dwAuthnSvc, DWORD dwAuthzSvc, OLECHAR *pServerPrincName,
    //     DWORD dwAuthnLevel, DWORD dwImpLevel, RPC_AUTH_IDENTITY_HANDLE pAuthInfo, DWORD dwCapabilities)
    final long coSetProxyBlanket;

    // void CoTaskMemFree(LPVOID pv)
    final long coTaskMemFree;

    // HRESULT CoInitializeEx(LPVOID pvReserved, DWORD dwCoInit)
    final long coInitializeEx;

    // HRESULT CoInitializeSecurity(PSECURITY_DESCRIPTOR pSecDesc, LONG cAuthSvc, SOLE_AUTHENTICATION_SERVICE
    // *asAuthSvc,
    //     void *pReserved1, DWORD dwAuthnLevel, DWORD dwImpLevel, void *pAuthList, DWORD dwCapabilities, void
    // *pReserved3)
    final long coInitializeSecurity;

    // BSTR SysAllocStringLen(const OLECHAR *strIn, UINT ui)
    final long sysAllocStringLen;

    // void SysFreeString(BSTR bstrString)
    final long sysFreeString;

    // HRESULT VariantClear(VARIANTARG *pvarg)
    final long variantClear;

    // HRESULT SafeArrayDestroy(SAFEARRAY *psa)
    final long safeArrayDestroy;

    // HRESULT SafeArrayDestroyData(SAFEARRAY *psa)
    final long safeArrayDestroyData;

    // HRESULT CoIncrementMTAUsage(CO_MTA_USAGE_COOKIE *pCookie): Windows 8
    final long coIncrementMtaUsage;

    // HRESULT CoGetApartmentType(APTTYPE *pAptType, APTTYPEQUALIFIER *pAptQualifier): Windows 7
    final long coGetApartmentType;

    // HRESULT CoEnableCallCancellation(LPVOID pReserved)
    final long coEnableCallCancellation;

    // HRESULT CoCancelCall(DWORD dwThreadId, ULONG ulTimeout)
    final long coCancelCall;

    // HRESULT GetErrorInfo(ULONG dwReserved, IErrorInfo **pperrinfo)
    final long getErrorInfo;

    // HRESULT SetErrorInfo(ULONG dwReserved, IErrorInfo *perrinfo)
    final long setErrorInfo;

    // DWORD GetCurrentThreadId(void)
    final long getCurrentThreadId;

    // BOOL GetComputerNameExW(COMPUTER_NAME_FORMAT NameType, LPWSTR lpBuffer, LPDWORD nSize)
    final long getComputerNameEx;

    // BOOL OpenThreadToken(HANDLE ThreadHandle, DWORD DesiredAccess, BOOL OpenAsSelf, PHANDLE TokenHandle)
    final long openThreadToken;

    // BOOL CloseHandle(HANDLE hObject)
    final long closeHandle;

    // HRESULT CoCopyProxy(IUnknown *pProxy, IUnknown **ppCopy)
    final long coCopyProxy;

    // BOOL ImpersonateSelf(SECURITY_IMPERSONATION_LEVEL ImpersonationLevel)
    final long impersonateSelf;

    // BOOL RevertToSelf(void)
    final long revertToSelf;

    // BOOL LookupPrivilegeValueW(LPCWSTR lpSystemName, LPCWSTR lpName, PLUID lpLuid)
    final long lookupPrivilegeValue;

    // BOOL AdjustTokenPrivileges(HANDLE TokenHandle, BOOL DisableAllPrivileges, PTOKEN_PRIVILEGES NewState, DWORD
    //     BufferLength, PTOKEN_PRIVILEGES PreviousState, PDWORD ReturnLength)
    final long adjustTokenPrivileges;

    // BOOL PrivilegeCheck(HANDLE ClientToken, PPRIVILEGE_SET RequiredPrivileges, LPBOOL pfResult)
    final long privilegeCheck;

    /**
     * Looks all functions up.
     *
     * @throws MissingFunctionException if one is missing without which nothing works
     */
    Functions(Symbols symbols) {
        List<String> missing = new ArrayList<>();
        coCreateInstance = need(symbols, OLE32, "CoCreateInstance", missing);
        coQueryProxyBlanket = need(symbols, OLE32, "CoQueryProxyBlanket", missing);
        coSetProxyBlanket = need(symbols, OLE32, "CoSetProxyBlanket", missing);
        coTaskMemFree = need(symbols, OLE32, "CoTaskMemFree", missing);
        coInitializeEx = need(symbols, OLE32, "CoInitializeEx", missing);
        coInitializeSecurity = need(symbols, OLE32, "CoInitializeSecurity", missing);
        sysAllocStringLen = need(symbols, OLEAUT32, "SysAllocStringLen", missing);
        sysFreeString = need(symbols, OLEAUT32, "SysFreeString", missing);
        variantClear = need(symbols, OLEAUT32, "VariantClear", missing);
        safeArrayDestroy = need(symbols, OLEAUT32, "SafeArrayDestroy", missing);
        safeArrayDestroyData = need(symbols, OLEAUT32, "SafeArrayDestroyData", missing);
        if (!missing.isEmpty()) {
            throw new MissingFunctionException(String.join(", ", missing));
        }
        coIncrementMtaUsage = symbols.address(OLE32, "CoIncrementMTAUsage");
        coGetApartmentType = symbols.address(OLE32, "CoGetApartmentType");
        coEnableCallCancellation = symbols.address(OLE32, "CoEnableCallCancellation");
        coCancelCall = symbols.address(OLE32, "CoCancelCall");
        getErrorInfo = symbols.address(OLEAUT32, "GetErrorInfo");
        setErrorInfo = symbols.address(OLEAUT32, "SetErrorInfo");
        getCurrentThreadId = symbols.address(KERNEL32, "GetCurrentThreadId");
        getComputerNameEx = symbols.address(KERNEL32, "GetComputerNameExW");
        openThreadToken = symbols.address(ADVAPI32, "OpenThreadToken");
        closeHandle = symbols.address(KERNEL32, "CloseHandle");
        coCopyProxy = symbols.address(OLE32, "CoCopyProxy");
        impersonateSelf = symbols.address(ADVAPI32, "ImpersonateSelf");
        revertToSelf = symbols.address(ADVAPI32, "RevertToSelf");
        lookupPrivilegeValue = symbols.address(ADVAPI32, "LookupPrivilegeValueW");
        adjustTokenPrivileges = symbols.address(ADVAPI32, "AdjustTokenPrivileges");
        privilegeCheck = symbols.address(ADVAPI32, "PrivilegeCheck");
    }

    private static long need(Symbols symbols, String library, String function, List<String> missing) {
        long address = symbols.address(library, function);
        if (address == 0) {
            missing.add(library + "!" + function);
        }
        return address;
    }
}
