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

    // HRESULT OpenNamespace(const BSTR strNamespace, long lFlags, IWbemContext *pCtx, IWbemServices
    // **ppWorkingNamespace, IWbemCallResult **ppResult)
    public static final int SERVICES_OPEN_NAMESPACE = 3;

    // HRESULT CreateClassEnum(const BSTR strSuperclass, long lFlags, IWbemContext *pCtx, IEnumWbemClassObject **ppEnum)
    public static final int SERVICES_CREATE_CLASS_ENUM = 12;

    // HRESULT GetObject(const BSTR strObjectPath, long lFlags, IWbemContext *pCtx, IWbemClassObject **ppObject,
    //     IWbemCallResult **ppCallResult)
    public static final int SERVICES_GET_OBJECT = 6;

    // HRESULT ExecMethod(const BSTR strObjectPath, const BSTR strMethodName, long lFlags, IWbemContext *pCtx,
    //     IWbemClassObject *pInParams, IWbemClassObject **ppOutParams, IWbemCallResult **ppCallResult)
    public static final int SERVICES_EXEC_METHOD = 24;

    // HRESULT CreateInstanceEnum(const BSTR strFilter, long lFlags, IWbemContext *pCtx, IEnumWbemClassObject **ppEnum)
    public static final int SERVICES_CREATE_INSTANCE_ENUM = 18;

    // HRESULT Reset(void)
    public static final int ENUM_RESET = 3;

    // HRESULT PutClass(IWbemClassObject *pObject, long lFlags, IWbemContext *pCtx, IWbemCallResult **ppCallResult)
    public static final int SERVICES_PUT_CLASS = 8;

    // HRESULT DeleteClass(const BSTR strClass, long lFlags, IWbemContext *pCtx, IWbemCallResult **ppCallResult)
    public static final int SERVICES_DELETE_CLASS = 10;

    // HRESULT PutInstance(IWbemClassObject *pInst, long lFlags, IWbemContext *pCtx, IWbemCallResult **ppCallResult)
    public static final int SERVICES_PUT_INSTANCE = 14;

    // HRESULT DeleteInstance(const BSTR strObjectPath, long lFlags, IWbemContext *pCtx, IWbemCallResult
    // **ppCallResult)
    public static final int SERVICES_DELETE_INSTANCE = 16;

    // HRESULT Next(long lTimeout, ULONG uCount, IWbemClassObject **apObjects, ULONG *puReturned)
    public static final int ENUM_NEXT = 4;

    // HRESULT GetQualifierSet(IWbemQualifierSet **ppQualSet)
    public static final int OBJECT_GET_QUALIFIER_SET = 3;

    // HRESULT Get(LPCWSTR wszName, long lFlags, VARIANT *pVal, CIMTYPE *pType, long *plFlavor)
    public static final int OBJECT_GET = 4;

    // HRESULT Put(LPCWSTR wszName, long lFlags, VARIANT *pVal, CIMTYPE Type)
    public static final int OBJECT_PUT = 5;

    // HRESULT GetNames(LPCWSTR wszQualifierName, long lFlags, VARIANT *pQualifierVal, SAFEARRAY **pNames)
    public static final int OBJECT_GET_NAMES = 7;

    // HRESULT GetPropertyQualifierSet(LPCWSTR wszProperty, IWbemQualifierSet **ppQualSet)
    public static final int OBJECT_GET_PROPERTY_QUALIFIER_SET = 11;

    // HRESULT SpawnDerivedClass(long lFlags, IWbemClassObject **ppNewClass)
    public static final int OBJECT_SPAWN_DERIVED_CLASS = 14;

    // HRESULT SpawnInstance(long lFlags, IWbemClassObject **ppNewInstance)
    public static final int OBJECT_SPAWN_INSTANCE = 15;

    // HRESULT GetPropertyOrigin(LPCWSTR wszName, BSTR *pstrClassName)
    public static final int OBJECT_GET_PROPERTY_ORIGIN = 17;

    // HRESULT GetMethod(LPCWSTR wszName, long lFlags, IWbemClassObject **ppInSignature, IWbemClassObject
    // **ppOutSignature)
    public static final int OBJECT_GET_METHOD = 19;

    // HRESULT BeginMethodEnumeration(long lEnumFlags)
    public static final int OBJECT_BEGIN_METHOD_ENUMERATION = 22;

    // HRESULT NextMethod(long lFlags, BSTR *pstrName, IWbemClassObject **ppInSignature, IWbemClassObject
    // **ppOutSignature)
    public static final int OBJECT_NEXT_METHOD = 23;

    // HRESULT EndMethodEnumeration(void)
    public static final int OBJECT_END_METHOD_ENUMERATION = 24;

    // HRESULT GetMethodQualifierSet(LPCWSTR wszMethod, IWbemQualifierSet **ppQualSet)
    public static final int OBJECT_GET_METHOD_QUALIFIER_SET = 25;

    // HRESULT GetMethodOrigin(LPCWSTR wszMethodName, BSTR *pstrClassName)
    public static final int OBJECT_GET_METHOD_ORIGIN = 26;

    // HRESULT Put(LPCWSTR wszName, VARIANT *pVal, long lFlavor)
    public static final int QUALIFIERS_PUT = 4;

    // HRESULT BeginEnumeration(long lFlags)
    public static final int QUALIFIERS_BEGIN_ENUMERATION = 7;

    // HRESULT Next(long lFlags, BSTR *pstrName, VARIANT *pVal, long *plFlavor)
    public static final int QUALIFIERS_NEXT = 8;

    // HRESULT EndEnumeration(void)
    public static final int QUALIFIERS_END_ENUMERATION = 9;

    // HRESULT SetValue(LPCWSTR wszName, long lFlags, VARIANT *pValue)
    public static final int CONTEXT_SET_VALUE = 8;

    // HRESULT GetResultString(long lTimeout, BSTR *pstrResultString)
    public static final int CALL_RESULT_GET_RESULT_STRING = 4;

    // HRESULT GetDescription(BSTR *pBstrDescription)
    public static final int ERROR_INFO_GET_DESCRIPTION = 5;

    // HRESULT CancelAsyncCall(IWbemObjectSink *pSink)
    public static final int SERVICES_CANCEL_ASYNC_CALL = 4;

    // HRESULT ExecNotificationQuery(const BSTR strQueryLanguage, const BSTR strQuery, long lFlags, IWbemContext *pCtx,
    //     IEnumWbemClassObject **ppEnum)
    public static final int SERVICES_EXEC_NOTIFICATION_QUERY = 22;

    // HRESULT ExecNotificationQueryAsync(const BSTR strQueryLanguage, const BSTR strQuery, long lFlags, IWbemContext
    // *pCtx,
    //     IWbemObjectSink *pResponseHandler)
    public static final int SERVICES_EXEC_NOTIFICATION_QUERY_ASYNC = 23;

    // HRESULT Indicate(long lObjectCount, IWbemClassObject **apObjArray)
    public static final int SINK_INDICATE = 3;

    // HRESULT SetStatus(long lFlags, HRESULT hResult, BSTR strParam, IWbemClassObject *pObjParam)
    public static final int SINK_SET_STATUS = 4;

    // HRESULT IWbemStatusCodeText::GetErrorCodeText(HRESULT hRes, LCID LocaleId, long lFlags, BSTR *MessageText)
    public static final int STATUS_CODE_TEXT_GET_ERROR_CODE_TEXT = 3;

    private Slots() {}
}
