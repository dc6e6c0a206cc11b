package org.wmisdk.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wmisdk.com.Codes;
import org.wmisdk.com.Guid;
import org.wmisdk.com.Layouts;
import org.wmisdk.com.Slots;
import org.wmisdk.com.abi.Port;
import org.wmisdk.tck.CFacts;

@DisplayName("The numbers of the COM core, against the C compiler's")
class CoreNumbersTest {
    /** Where Java and C name one thing differently. */
    private static final Map<String, String> NAMES_IN_C = Map.of(
            "COMPUTER_NAME_NETBIOS", "ComputerNameNetBIOS",
            "COMPUTER_NAME_DNS_HOSTNAME", "ComputerNameDnsHostname",
            "COMPUTER_NAME_DNS_FULLY_QUALIFIED", "ComputerNameDnsFullyQualified",
            "SECURITY_IMPERSONATION", "SecurityImpersonation");

    private final CFacts facts = CFacts.load();

    @Test
    @DisplayName("every code has the number that its name has in the headers")
    void codes() throws IllegalAccessException {
        Map<String, Integer> results = facts.hresults();
        for (Map.Entry<String, Long> code : constants(Codes.class).entrySet()) {
            String name = NAMES_IN_C.getOrDefault(code.getKey(), code.getKey());
            int expected = results.containsKey(name) ? results.get(name) : facts.constant(name);
            assertThat(code.getValue()).as(name).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("every method stands in the slot where the headers put it")
    void slots() throws IllegalAccessException {
        assertThat(constants(Slots.class))
                .isEqualTo(numbers(
                        "UNKNOWN_QUERY_INTERFACE", facts.slot("IUnknown", "QueryInterface"),
                        "UNKNOWN_ADD_REF", facts.slot("IUnknown", "AddRef"),
                        "UNKNOWN_RELEASE", facts.slot("IUnknown", "Release"),
                        "LOCATOR_CONNECT_SERVER", facts.slot("IWbemLocator", "ConnectServer"),
                        "SERVICES_EXEC_QUERY", facts.slot("IWbemServices", "ExecQuery"),
                        "SERVICES_GET_OBJECT", facts.slot("IWbemServices", "GetObject"),
                        "SERVICES_EXEC_METHOD", facts.slot("IWbemServices", "ExecMethod"),
                        "SERVICES_CREATE_INSTANCE_ENUM", facts.slot("IWbemServices", "CreateInstanceEnum"),
                        "SERVICES_OPEN_NAMESPACE", facts.slot("IWbemServices", "OpenNamespace"),
                        "SERVICES_CREATE_CLASS_ENUM", facts.slot("IWbemServices", "CreateClassEnum"),
                        "ENUM_RESET", facts.slot("IEnumWbemClassObject", "Reset"),
                        "SERVICES_PUT_INSTANCE", facts.slot("IWbemServices", "PutInstance"),
                        "SERVICES_PUT_CLASS", facts.slot("IWbemServices", "PutClass"),
                        "SERVICES_DELETE_CLASS", facts.slot("IWbemServices", "DeleteClass"),
                        "SERVICES_DELETE_INSTANCE", facts.slot("IWbemServices", "DeleteInstance"),
                        "ENUM_NEXT", facts.slot("IEnumWbemClassObject", "Next"),
                        "SERVICES_CANCEL_ASYNC_CALL", facts.slot("IWbemServices", "CancelAsyncCall"),
                        "SERVICES_EXEC_NOTIFICATION_QUERY", facts.slot("IWbemServices", "ExecNotificationQuery"),
                        "SERVICES_EXEC_NOTIFICATION_QUERY_ASYNC",
                                facts.slot("IWbemServices", "ExecNotificationQueryAsync"),
                        "SINK_INDICATE", facts.slot("IWbemObjectSink", "Indicate"),
                        "SINK_SET_STATUS", facts.slot("IWbemObjectSink", "SetStatus"),
                        "OBJECT_GET", facts.slot("IWbemClassObject", "Get"),
                        "OBJECT_PUT", facts.slot("IWbemClassObject", "Put"),
                        "OBJECT_SPAWN_DERIVED_CLASS", facts.slot("IWbemClassObject", "SpawnDerivedClass"),
                        "OBJECT_SPAWN_INSTANCE", facts.slot("IWbemClassObject", "SpawnInstance"),
                        "OBJECT_GET_METHOD", facts.slot("IWbemClassObject", "GetMethod"),
                        "OBJECT_GET_NAMES", facts.slot("IWbemClassObject", "GetNames"),
                        "OBJECT_GET_QUALIFIER_SET", facts.slot("IWbemClassObject", "GetQualifierSet"),
                        "OBJECT_GET_PROPERTY_QUALIFIER_SET", facts.slot("IWbemClassObject", "GetPropertyQualifierSet"),
                        "OBJECT_GET_PROPERTY_ORIGIN", facts.slot("IWbemClassObject", "GetPropertyOrigin"),
                        "OBJECT_BEGIN_METHOD_ENUMERATION", facts.slot("IWbemClassObject", "BeginMethodEnumeration"),
                        "OBJECT_NEXT_METHOD", facts.slot("IWbemClassObject", "NextMethod"),
                        "OBJECT_END_METHOD_ENUMERATION", facts.slot("IWbemClassObject", "EndMethodEnumeration"),
                        "OBJECT_GET_METHOD_QUALIFIER_SET", facts.slot("IWbemClassObject", "GetMethodQualifierSet"),
                        "OBJECT_GET_METHOD_ORIGIN", facts.slot("IWbemClassObject", "GetMethodOrigin"),
                        "QUALIFIERS_PUT", facts.slot("IWbemQualifierSet", "Put"),
                        "QUALIFIERS_BEGIN_ENUMERATION", facts.slot("IWbemQualifierSet", "BeginEnumeration"),
                        "QUALIFIERS_NEXT", facts.slot("IWbemQualifierSet", "Next"),
                        "QUALIFIERS_END_ENUMERATION", facts.slot("IWbemQualifierSet", "EndEnumeration"),
                        "CALL_RESULT_GET_RESULT_STRING", facts.slot("IWbemCallResult", "GetResultString"),
                        "CONTEXT_SET_VALUE", facts.slot("IWbemContext", "SetValue"),
                        "ERROR_INFO_GET_DESCRIPTION", facts.slot("IErrorInfo", "GetDescription"),
                        "STATUS_CODE_TEXT_GET_ERROR_CODE_TEXT", facts.slot("IWbemStatusCodeText", "GetErrorCodeText")));
    }

    @Test
    @DisplayName("every field stands where the compiler puts it")
    void layouts() throws IllegalAccessException {
        String identity = "SEC_WINNT_AUTH_IDENTITY_W";
        int bounds = facts.offset("SAFEARRAY", "rgsabound");
        assertThat(constants(Layouts.class))
                .isEqualTo(numbers(
                        "POINTER", Long.BYTES, // 64-bit processes only
                        "VARIANT_VT", facts.offset("VARIANT", "vt"),
                        "VARIANT_VALUE", facts.offset("VARIANT", "llVal"),
                        "VARIANT_SIZE", facts.size("VARIANT"),
                        "SAFEARRAY_DIMS", facts.offset("SAFEARRAY", "cDims"),
                        "SAFEARRAY_FEATURES", facts.offset("SAFEARRAY", "fFeatures"),
                        "SAFEARRAY_ELEMENT_BYTES", facts.offset("SAFEARRAY", "cbElements"),
                        "SAFEARRAY_DATA", facts.offset("SAFEARRAY", "pvData"),
                        "SAFEARRAY_ELEMENTS", bounds + facts.offset("SAFEARRAYBOUND", "cElements"),
                        "SAFEARRAY_LOWER_BOUND", bounds + facts.offset("SAFEARRAYBOUND", "lLbound"),
                        "SAFEARRAY_SIZE", facts.size("SAFEARRAY"),
                        "BSTR_BYTES", -Integer.BYTES, // a convention of COM that no header states
                        "IDENTITY_USER", facts.offset(identity, "User"),
                        "IDENTITY_USER_LENGTH", facts.offset(identity, "UserLength"),
                        "IDENTITY_DOMAIN", facts.offset(identity, "Domain"),
                        "IDENTITY_DOMAIN_LENGTH", facts.offset(identity, "DomainLength"),
                        "IDENTITY_PASSWORD", facts.offset(identity, "Password"),
                        "IDENTITY_PASSWORD_LENGTH", facts.offset(identity, "PasswordLength"),
                        "IDENTITY_FLAGS", facts.offset(identity, "Flags"),
                        "IDENTITY_SIZE", facts.size(identity),
                        "TOKEN_PRIVILEGES_COUNT", facts.offset("TOKEN_PRIVILEGES", "PrivilegeCount"),
                        "TOKEN_PRIVILEGES_LIST", facts.offset("TOKEN_PRIVILEGES", "Privileges"),
                        "PRIVILEGE_SET_COUNT", facts.offset("PRIVILEGE_SET", "PrivilegeCount"),
                        "PRIVILEGE_SET_CONTROL", facts.offset("PRIVILEGE_SET", "Control"),
                        "PRIVILEGE_SET_LIST", facts.offset("PRIVILEGE_SET", "Privilege"),
                        "PRIVILEGE_LUID", facts.offset("LUID_AND_ATTRIBUTES", "Luid"),
                        "PRIVILEGE_ATTRIBUTES", facts.offset("LUID_AND_ATTRIBUTES", "Attributes"),
                        "PRIVILEGE_SIZE", facts.size("LUID_AND_ATTRIBUTES")));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Guid.class)
    @DisplayName("every GUID is the one of the headers")
    void guids(Guid guid) {
        assertThat(guid.text().toLowerCase(Locale.ROOT)).isEqualTo(facts.guid(guid.name()));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "IUnknown.QueryInterface",
                "IUnknown.Release",
                "IWbemLocator.ConnectServer",
                "IWbemServices.ExecQuery",
                "IWbemServices.GetObject",
                "IEnumWbemClassObject.Next",
                "IWbemClassObject.Get",
                "IWbemClassObject.GetNames",
                "IWbemClassObject.GetMethod",
                "IWbemClassObject.Put",
                "IWbemClassObject.SpawnInstance",
                "IWbemServices.ExecMethod",
                "IWbemServices.PutInstance",
                "IWbemCallResult.GetResultString",
                "IWbemServices.PutClass",
                "IWbemClassObject.SpawnDerivedClass",
                "IWbemQualifierSet.Put",
                "IWbemServices.DeleteClass",
                "IWbemServices.DeleteInstance",
                "IWbemClassObject.GetQualifierSet",
                "IWbemClassObject.GetPropertyQualifierSet",
                "IWbemClassObject.GetPropertyOrigin",
                "IWbemClassObject.BeginMethodEnumeration",
                "IWbemClassObject.NextMethod",
                "IWbemClassObject.EndMethodEnumeration",
                "IWbemClassObject.GetMethodQualifierSet",
                "IWbemClassObject.GetMethodOrigin",
                "IWbemQualifierSet.BeginEnumeration",
                "IWbemQualifierSet.Next",
                "IWbemQualifierSet.EndEnumeration",
                "IWbemContext.SetValue",
                "IErrorInfo.GetDescription",
                "IWbemStatusCodeText.GetErrorCodeText",
                "CoCreateInstance",
                "CoQueryProxyBlanket",
                "CoSetProxyBlanket",
                "CoTaskMemFree",
                "CoInitializeEx",
                "CoInitializeSecurity",
                "SysAllocStringLen",
                "SysFreeString",
                "VariantClear",
                "SafeArrayDestroy",
                "SafeArrayDestroyData",
                "CoIncrementMTAUsage",
                "CoGetApartmentType",
                "CoEnableCallCancellation",
                "CoCancelCall",
                "GetErrorInfo",
                "SetErrorInfo",
                "GetCurrentThreadId",
                "GetComputerNameExW",
                "RegGetValueW",
                "OpenThreadToken",
                "CloseHandle",
                "CoCopyProxy",
                "ImpersonateSelf",
                "RevertToSelf",
                "LookupPrivilegeValueW",
                "AdjustTokenPrivileges",
                "PrivilegeCheck"
            })
    @DisplayName("the port has a call of the shape of every function")
    void shapes(String function) {
        int dot = function.indexOf('.');
        String shape =
                dot < 0 ? facts.shape(function) : facts.shape(function.substring(0, dot), function.substring(dot + 1));
        assertThat(Stream.of(Port.class.getMethods()).map(method -> method.getName()))
                .contains("call" + shape);
    }

    private static Map<String, Long> numbers(Object... namesAndNumbers) {
        Map<String, Long> numbers = new TreeMap<>();
        for (int i = 0; i < namesAndNumbers.length; i += 2) {
            numbers.put((String) namesAndNumbers[i], ((Number) namesAndNumbers[i + 1]).longValue());
        }
        return numbers;
    }

    private static Map<String, Long> constants(Class<?> type) throws IllegalAccessException {
        Map<String, Long> constants = new TreeMap<>();
        for (Field field : Arrays.asList(type.getFields())) {
            if (Modifier.isStatic(field.getModifiers())) {
                constants.put(field.getName(), ((Number) field.get(null)).longValue());
            }
        }
        return constants;
    }
}
