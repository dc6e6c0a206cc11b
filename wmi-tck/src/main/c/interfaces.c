/* Slots and shapes of the interfaces, and the shapes of the system's functions. */
#include "facts.h"

void interfaces(void) {
    METHOD(IUnknown, QueryInterface, P, P);
    METHOD(IUnknown, AddRef);
    METHOD(IUnknown, Release);
    SLOTS(IUnknown);

    METHOD(IWbemLocator, QueryInterface, P, P);
    METHOD(IWbemLocator, AddRef);
    METHOD(IWbemLocator, Release);
    METHOD(IWbemLocator, ConnectServer, P, P, P, P, I, P, P, P);
    SLOTS(IWbemLocator);

    METHOD(IWbemServices, QueryInterface, P, P);
    METHOD(IWbemServices, AddRef);
    METHOD(IWbemServices, Release);
    METHOD(IWbemServices, OpenNamespace, P, I, P, P, P);
    METHOD(IWbemServices, CancelAsyncCall, P);
    METHOD(IWbemServices, QueryObjectSink, I, P);
    METHOD(IWbemServices, GetObject, P, I, P, P, P);
    METHOD(IWbemServices, GetObjectAsync, P, I, P, P);
    METHOD(IWbemServices, PutClass, P, I, P, P);
    METHOD(IWbemServices, PutClassAsync, P, I, P, P);
    METHOD(IWbemServices, DeleteClass, P, I, P, P);
    METHOD(IWbemServices, DeleteClassAsync, P, I, P, P);
    METHOD(IWbemServices, CreateClassEnum, P, I, P, P);
    METHOD(IWbemServices, CreateClassEnumAsync, P, I, P, P);
    METHOD(IWbemServices, PutInstance, P, I, P, P);
    METHOD(IWbemServices, PutInstanceAsync, P, I, P, P);
    METHOD(IWbemServices, DeleteInstance, P, I, P, P);
    METHOD(IWbemServices, DeleteInstanceAsync, P, I, P, P);
    METHOD(IWbemServices, CreateInstanceEnum, P, I, P, P);
    METHOD(IWbemServices, CreateInstanceEnumAsync, P, I, P, P);
    METHOD(IWbemServices, ExecQuery, P, P, I, P, P);
    METHOD(IWbemServices, ExecQueryAsync, P, P, I, P, P);
    METHOD(IWbemServices, ExecNotificationQuery, P, P, I, P, P);
    METHOD(IWbemServices, ExecNotificationQueryAsync, P, P, I, P, P);
    METHOD(IWbemServices, ExecMethod, P, P, I, P, P, P, P);
    METHOD(IWbemServices, ExecMethodAsync, P, P, I, P, P, P);
    SLOTS(IWbemServices);

    METHOD(IEnumWbemClassObject, QueryInterface, P, P);
    METHOD(IEnumWbemClassObject, AddRef);
    METHOD(IEnumWbemClassObject, Release);
    METHOD(IEnumWbemClassObject, Reset);
    METHOD(IEnumWbemClassObject, Next, I, I, P, P);
    METHOD(IEnumWbemClassObject, NextAsync, I, P);
    METHOD(IEnumWbemClassObject, Clone, P);
    METHOD(IEnumWbemClassObject, Skip, I, I);
    SLOTS(IEnumWbemClassObject);

    METHOD(IWbemClassObject, QueryInterface, P, P);
    METHOD(IWbemClassObject, AddRef);
    METHOD(IWbemClassObject, Release);
    METHOD(IWbemClassObject, GetQualifierSet, P);
    METHOD(IWbemClassObject, Get, P, I, P, P, P);
    METHOD(IWbemClassObject, Put, P, I, P, I);
    METHOD(IWbemClassObject, Delete, P);
    METHOD(IWbemClassObject, GetNames, P, I, P, P);
    METHOD(IWbemClassObject, BeginEnumeration, I);
    METHOD(IWbemClassObject, Next, I, P, P, P, P);
    METHOD(IWbemClassObject, EndEnumeration);
    METHOD(IWbemClassObject, GetPropertyQualifierSet, P, P);
    METHOD(IWbemClassObject, Clone, P);
    METHOD(IWbemClassObject, GetObjectText, I, P);
    METHOD(IWbemClassObject, SpawnDerivedClass, I, P);
    METHOD(IWbemClassObject, SpawnInstance, I, P);
    METHOD(IWbemClassObject, CompareTo, I, P);
    METHOD(IWbemClassObject, GetPropertyOrigin, P, P);
    METHOD(IWbemClassObject, InheritsFrom, P);
    METHOD(IWbemClassObject, GetMethod, P, I, P, P);
    METHOD(IWbemClassObject, PutMethod, P, I, P, P);
    METHOD(IWbemClassObject, DeleteMethod, P);
    METHOD(IWbemClassObject, BeginMethodEnumeration, I);
    METHOD(IWbemClassObject, NextMethod, I, P, P, P);
    METHOD(IWbemClassObject, EndMethodEnumeration);
    METHOD(IWbemClassObject, GetMethodQualifierSet, P, P);
    METHOD(IWbemClassObject, GetMethodOrigin, P, P);
    SLOTS(IWbemClassObject);

    METHOD(IWbemQualifierSet, QueryInterface, P, P);
    METHOD(IWbemQualifierSet, AddRef);
    METHOD(IWbemQualifierSet, Release);
    METHOD(IWbemQualifierSet, Get, P, I, P, P);
    METHOD(IWbemQualifierSet, Put, P, P, I);
    METHOD(IWbemQualifierSet, Delete, P);
    METHOD(IWbemQualifierSet, GetNames, I, P);
    METHOD(IWbemQualifierSet, BeginEnumeration, I);
    METHOD(IWbemQualifierSet, Next, I, P, P, P);
    METHOD(IWbemQualifierSet, EndEnumeration);
    SLOTS(IWbemQualifierSet);

    METHOD(IWbemContext, QueryInterface, P, P);
    METHOD(IWbemContext, AddRef);
    METHOD(IWbemContext, Release);
    METHOD(IWbemContext, Clone, P);
    METHOD(IWbemContext, GetNames, I, P);
    METHOD(IWbemContext, BeginEnumeration, I);
    METHOD(IWbemContext, Next, I, P, P);
    METHOD(IWbemContext, EndEnumeration);
    METHOD(IWbemContext, SetValue, P, I, P);
    METHOD(IWbemContext, GetValue, P, I, P);
    METHOD(IWbemContext, DeleteValue, P, I);
    METHOD(IWbemContext, DeleteAll);
    SLOTS(IWbemContext);

    METHOD(IWbemCallResult, QueryInterface, P, P);
    METHOD(IWbemCallResult, AddRef);
    METHOD(IWbemCallResult, Release);
    METHOD(IWbemCallResult, GetResultObject, I, P);
    METHOD(IWbemCallResult, GetResultString, I, P);
    METHOD(IWbemCallResult, GetResultServices, I, P);
    METHOD(IWbemCallResult, GetCallStatus, I, P);
    SLOTS(IWbemCallResult);

    METHOD(IWbemObjectSink, QueryInterface, P, P);
    METHOD(IWbemObjectSink, AddRef);
    METHOD(IWbemObjectSink, Release);
    METHOD(IWbemObjectSink, Indicate, I, P);
    METHOD(IWbemObjectSink, SetStatus, I, I, P, P);
    SLOTS(IWbemObjectSink);

    METHOD(IUnsecuredApartment, CreateObjectStub, P, P);
    SLOTS(IUnsecuredApartment);

    METHOD(IWbemStatusCodeText, QueryInterface, P, P);
    METHOD(IWbemStatusCodeText, AddRef);
    METHOD(IWbemStatusCodeText, Release);
    METHOD(IWbemStatusCodeText, GetErrorCodeText, I, I, I, P);
    METHOD(IWbemStatusCodeText, GetFacilityCodeText, I, I, I, P);
    SLOTS(IWbemStatusCodeText);

    METHOD(IClientSecurity, QueryInterface, P, P);
    METHOD(IClientSecurity, AddRef);
    METHOD(IClientSecurity, Release);
    METHOD(IClientSecurity, QueryBlanket, P, P, P, P, P, P, P, P);
    METHOD(IClientSecurity, SetBlanket, P, I, I, P, I, I, P, I);
    METHOD(IClientSecurity, CopyProxy, P, P);
    SLOTS(IClientSecurity);

    METHOD(IErrorInfo, QueryInterface, P, P);
    METHOD(IErrorInfo, AddRef);
    METHOD(IErrorInfo, Release);
    METHOD(IErrorInfo, GetGUID, P);
    METHOD(IErrorInfo, GetSource, P);
    METHOD(IErrorInfo, GetDescription, P);
    METHOD(IErrorInfo, GetHelpFile, P);
    METHOD(IErrorInfo, GetHelpContext, P);
    SLOTS(IErrorInfo);
}

void functions(void) {
    FUNCTION(CoInitializeEx, P, I);
    FUNCTION(CoUninitialize);
    FUNCTION(CoInitializeSecurity, P, I, P, P, I, I, P, I, P);
    FUNCTION(CoCreateInstance, P, P, I, P, P);
    FUNCTION(CoSetProxyBlanket, P, I, I, P, I, I, P, I);
    FUNCTION(CoQueryProxyBlanket, P, P, P, P, P, P, P, P);
    FUNCTION(CoCopyProxy, P, P);
    FUNCTION(CoGetObjectContext, P, P);
    FUNCTION(CoGetApartmentType, P, P);
    FUNCTION(CoTaskMemFree, P);
    FUNCTION(CoIncrementMTAUsage, P);
    FUNCTION(CoDecrementMTAUsage, P);
    FUNCTION(CoEnableCallCancellation, P);
    FUNCTION(CoDisableCallCancellation, P);
    FUNCTION(CoCancelCall, I, I);

    FUNCTION(SysAllocString, P);
    FUNCTION(SysAllocStringLen, P, I);
    FUNCTION(SysAllocStringByteLen, P, I);
    FUNCTION(SysFreeString, P);
    FUNCTION(SysStringLen, P);
    FUNCTION(SysStringByteLen, P);
    FUNCTION(VariantInit, P);
    FUNCTION(VariantClear, P);
    FUNCTION(VariantCopy, P, P);
    FUNCTION(VariantChangeType, P, P, I, I);
    FUNCTION(SafeArrayCreateVector, I, I, I);
    FUNCTION(SafeArrayDestroy, P);
    FUNCTION(SafeArrayDestroyData, P);
    FUNCTION(SafeArrayGetLBound, P, I, P);
    FUNCTION(SafeArrayGetUBound, P, I, P);
    FUNCTION(SafeArrayGetElement, P, P, P);
    FUNCTION(SafeArrayPutElement, P, P, P);
    FUNCTION(SafeArrayAccessData, P, P);
    FUNCTION(SafeArrayUnaccessData, P);
    FUNCTION(SafeArrayGetVartype, P, P);
    FUNCTION(SafeArrayGetDim, P);
    FUNCTION(GetErrorInfo, I, P);
    FUNCTION(SetErrorInfo, I, P);

    FUNCTION(GetCurrentThreadId);
    FUNCTION(GetLastError);
    FUNCTION(GetComputerNameW, P, P);
    FUNCTION(GetComputerNameExW, I, P, P);
    FUNCTION(RegGetValueW, P, P, P, I, P, P, P);
    FUNCTION(OpenThreadToken, P, I, I, P);
    FUNCTION(CloseHandle, P);
    FUNCTION(RevertToSelf);
    FUNCTION(ImpersonateSelf, I);
    FUNCTION(LookupPrivilegeValueW, P, P, P);
    FUNCTION(AdjustTokenPrivileges, P, I, P, I, P, P);
    FUNCTION(PrivilegeCheck, P, P, P);
}
