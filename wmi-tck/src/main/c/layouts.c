/* Sizes and offsets, and the GUIDs. */
#include "facts.h"

void layouts(void) {
    SIZE(GUID);
    OFFSET(GUID, Data1);
    OFFSET(GUID, Data2);
    OFFSET(GUID, Data3);
    OFFSET(GUID, Data4);

    SIZE(VARIANT);
    OFFSET(VARIANT, vt);
    OFFSET(VARIANT, llVal);
    OFFSET(VARIANT, lVal);
    OFFSET(VARIANT, bVal);
    OFFSET(VARIANT, iVal);
    OFFSET(VARIANT, fltVal);
    OFFSET(VARIANT, dblVal);
    OFFSET(VARIANT, boolVal);
    OFFSET(VARIANT, bstrVal);
    OFFSET(VARIANT, punkVal);
    OFFSET(VARIANT, parray);

    SIZE(SAFEARRAY);
    OFFSET(SAFEARRAY, cDims);
    OFFSET(SAFEARRAY, fFeatures);
    OFFSET(SAFEARRAY, cbElements);
    OFFSET(SAFEARRAY, cLocks);
    OFFSET(SAFEARRAY, pvData);
    OFFSET(SAFEARRAY, rgsabound);
    SIZE(SAFEARRAYBOUND);
    OFFSET(SAFEARRAYBOUND, cElements);
    OFFSET(SAFEARRAYBOUND, lLbound);

    SIZE(SEC_WINNT_AUTH_IDENTITY_W);
    OFFSET(SEC_WINNT_AUTH_IDENTITY_W, User);
    OFFSET(SEC_WINNT_AUTH_IDENTITY_W, UserLength);
    OFFSET(SEC_WINNT_AUTH_IDENTITY_W, Domain);
    OFFSET(SEC_WINNT_AUTH_IDENTITY_W, DomainLength);
    OFFSET(SEC_WINNT_AUTH_IDENTITY_W, Password);
    OFFSET(SEC_WINNT_AUTH_IDENTITY_W, PasswordLength);
    OFFSET(SEC_WINNT_AUTH_IDENTITY_W, Flags);

    SIZE(LUID_AND_ATTRIBUTES);
    OFFSET(LUID_AND_ATTRIBUTES, Luid);
    OFFSET(LUID_AND_ATTRIBUTES, Attributes);
    OFFSET(TOKEN_PRIVILEGES, PrivilegeCount);
    OFFSET(TOKEN_PRIVILEGES, Privileges);
    OFFSET(PRIVILEGE_SET, PrivilegeCount);
    OFFSET(PRIVILEGE_SET, Control);
    OFFSET(PRIVILEGE_SET, Privilege);

    SIZE(WBEM_COMPILE_STATUS_INFO);

    SIZE(CIMTYPE);
    SIZE(DWORD);
    SIZE(HRESULT);
    SIZE(VARIANT_BOOL);
    SIZE(WCHAR);
    SIZE(APTTYPE);
    SIZE(APTTYPEQUALIFIER);
    SIZE(CO_MTA_USAGE_COOKIE);
}

void guids(void) {
    GUID_VALUE(CLSID_WbemLocator);
    GUID_VALUE(CLSID_WbemContext);
    GUID_VALUE(CLSID_WbemRefresher);
    GUID_VALUE(CLSID_UnsecuredApartment);
    GUID_VALUE(CLSID_WbemClassObject);
    GUID_VALUE(CLSID_MofCompiler);
    GUID_VALUE(CLSID_WbemStatusCodeText);
    GUID_VALUE(CLSID_WbemObjectTextSrc);
    GUID_VALUE(CLSID_WbemBackupRestore);

    GUID_VALUE(IID_IUnknown);
    GUID_VALUE(IID_IWbemLocator);
    GUID_VALUE(IID_IWbemClassObject);
    GUID_VALUE(IID_IWbemQualifierSet);
    GUID_VALUE(IID_IWbemServices);
    GUID_VALUE(IID_IEnumWbemClassObject);
    GUID_VALUE(IID_IWbemCallResult);
    GUID_VALUE(IID_IWbemContext);
    GUID_VALUE(IID_IWbemObjectSink);
    GUID_VALUE(IID_IWbemObjectAccess);
    GUID_VALUE(IID_IWbemRefresher);
    GUID_VALUE(IID_IWbemConfigureRefresher);
    GUID_VALUE(IID_IWbemHiPerfEnum);
    GUID_VALUE(IID_IUnsecuredApartment);
    GUID_VALUE(IID_IWbemStatusCodeText);
    GUID_VALUE(IID_IMofCompiler);
    GUID_VALUE(IID_IWbemObjectTextSrc);
    GUID_VALUE(IID_IClientSecurity);
    GUID_VALUE(IID_IServerSecurity);
    GUID_VALUE(IID_IErrorInfo);
    GUID_VALUE(IID_ISupportErrorInfo);
    GUID_VALUE(IID_IComThreadingInfo);
}
