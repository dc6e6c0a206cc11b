/*
 * Stand-in for the DLL of .NET Framework whose export ConnectServerWmi the SDK prefers: the same signature over the public
 * COM interfaces. Wine has no .NET Framework, so this is what lets that way in run there at all.
 *
 * The order of the last two parameters, impersonation before authentication, is the one of the real export; its siblings
 * have them the other way round.
 */
#define COBJMACROS
#include <windows.h>
#include <wbemcli.h>

/* The real one decides here whether it wraps what it hands out. The SDK takes a DLL without this export for one that is too old. */
__declspec(dllexport) HRESULT WINAPI Initialize(BOOL allowIManagedObjectQI)
{
    return allowIManagedObjectQI ? E_INVALIDARG : S_OK;
}

__declspec(dllexport) HRESULT WINAPI ConnectServerWmi(
    BSTR networkResource, BSTR user, BSTR password, BSTR locale, long securityFlags, BSTR authority,
    IWbemContext *context, IWbemServices **namespace, DWORD impersonationLevel, DWORD authenticationLevel)
{
    IWbemLocator *locator = NULL;
    HRESULT hr;

    /* Wine's wbemprox reads the path unchecked and leaves the result untouched on failure; Windows does neither. */
    if (networkResource == NULL || namespace == NULL)
        return WBEM_E_INVALID_PARAMETER;
    *namespace = NULL;

    hr = CoCreateInstance(&CLSID_WbemLocator, NULL, CLSCTX_INPROC_SERVER, &IID_IWbemLocator, (void **)&locator);
    if (FAILED(hr))
        return hr;
    hr = IWbemLocator_ConnectServer(
        locator, networkResource, user, password, locale, securityFlags, authority, context, namespace);
    IWbemLocator_Release(locator);
    if (FAILED(hr))
        return hr;

    hr = CoSetProxyBlanket((IUnknown *)*namespace, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
        authenticationLevel, impersonationLevel, NULL, EOAC_NONE);
    if (FAILED(hr)) {
        IWbemServices_Release(*namespace);
        *namespace = NULL;
    }
    return hr;
}
