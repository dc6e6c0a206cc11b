package org.wmisdk;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Which codes a caller tells apart by type: the one place where an HRESULT becomes a subclass of {@link WmiException}. */
final class ErrorTypes {
    private static final Map<Integer, Function<WmiException.Builder, WmiException>> BY_CODE = new HashMap<>();

    static {
        map(
                WmiAccessDeniedException::new,
                0x80041003, // WBEM_E_ACCESS_DENIED
                0x80041062, // WBEM_E_PRIVILEGE_NOT_HELD
                0x80042003, // WBEMESS_E_AUTHZ_NOT_PRIVILEGED
                0x80070005, // E_ACCESSDENIED
                0x8000401B, // CO_E_LAUNCH_PERMSSION_DENIED
                0x8001012A, // CO_E_ACCESSCHECKFAILED
                0x8001011B, // RPC_E_ACCESS_DENIED
                0x80070522, // ERROR_PRIVILEGE_NOT_HELD
                0x8007052E, // ERROR_LOGON_FAILURE
                0x8007052F, // ERROR_ACCOUNT_RESTRICTION
                0x80070530, // ERROR_INVALID_LOGON_HOURS
                0x80070531, // ERROR_INVALID_WORKSTATION
                0x80070532, // ERROR_PASSWORD_EXPIRED
                0x80070533, // ERROR_ACCOUNT_DISABLED
                0x80070569, // ERROR_LOGON_TYPE_NOT_GRANTED
                0x80070773, // ERROR_PASSWORD_MUST_CHANGE
                0x80070775, // ERROR_ACCOUNT_LOCKED_OUT
                0x8009030C, // SEC_E_LOGON_DENIED
                0x8009030D, // SEC_E_UNKNOWN_CREDENTIALS
                0x8009030E); // SEC_E_NO_CREDENTIALS
        map(WmiNotFoundException::new, 0x80041002); // WBEM_E_NOT_FOUND
        map(WmiInvalidClassException::new, 0x80041010); // WBEM_E_INVALID_CLASS
        map(WmiInvalidNamespaceException::new, 0x8004100E); // WBEM_E_INVALID_NAMESPACE
        map(
                WmiInvalidQueryException::new,
                0x80041017, // WBEM_E_INVALID_QUERY
                0x80041018, // WBEM_E_INVALID_QUERY_TYPE
                0x80041021, // WBEM_E_INVALID_SYNTAX
                0x80041035, // WBEM_E_UNSUPPORTED_PARAMETER
                0x80041058, // WBEM_E_UNPARSABLE_QUERY
                0x80041059, // WBEM_E_NOT_EVENT_CLASS
                0x8004105A, // WBEM_E_MISSING_GROUP_WITHIN
                0x8004105B, // WBEM_E_MISSING_AGGREGATION_LIST
                0x8004105C, // WBEM_E_PROPERTY_NOT_AN_OBJECT
                0x8004105D, // WBEM_E_AGGREGATING_BY_OBJECT
                0x80041063, // WBEM_E_INVALID_OPERATOR
                0x80042001, // WBEMESS_E_REGISTRATION_TOO_BROAD
                0x80042002); // WBEMESS_E_REGISTRATION_TOO_PRECISE
        map(
                WmiInvalidParameterException::new,
                0x80041007, // WBEM_E_INVALID_CONTEXT
                0x80041008, // WBEM_E_INVALID_PARAMETER
                0x8004102E, // WBEM_E_INVALID_METHOD
                0x8004102F, // WBEM_E_INVALID_METHOD_PARAMETERS
                0x8004103A, // WBEM_E_INVALID_OBJECT_PATH
                0x80041064, // WBEM_E_LOCAL_CREDENTIALS
                0x8004106F, // WBEM_E_UNSUPPORTED_LOCALE
                0x80041080, // WBEM_E_INVALID_LOCALE
                0x80004003, // E_POINTER
                0x800706F4, // RPC_X_NULL_REF_POINTER
                0x80070057); // E_INVALIDARG
        map(
                WmiValueException::new,
                0x80041005, // WBEM_E_TYPE_MISMATCH
                0x80041028, // WBEM_E_ILLEGAL_NULL
                0x8004102B, // WBEM_E_VALUE_OUT_OF_RANGE
                0x80020005, // DISP_E_TYPEMISMATCH
                0x8002000A); // DISP_E_OVERFLOW
        map(
                WmiTimeoutException::new,
                0x80041069, // WBEM_E_TIMED_OUT
                0x80041088, // WBEM_E_PROVIDER_TIMED_OUT
                0x8001011F, // RPC_E_TIMEOUT
                0x80070079, // ERROR_SEM_TIMEOUT
                0x80070102, // WAIT_TIMEOUT
                0x8007041D, // ERROR_SERVICE_REQUEST_TIMEOUT
                0x800705B4); // ERROR_TIMEOUT
        map(
                WmiCancelledException::new,
                0x80041032, // WBEM_E_CALL_CANCELLED
                0x80004004, // E_ABORT
                0x80010002, // RPC_E_CALL_CANCELED
                0x8007071A, // RPC_S_CALL_CANCELLED
                0x800704C7); // ERROR_CANCELLED
        map(
                WmiServerUnavailableException::new,
                0x80041015, // WBEM_E_TRANSPORT_FAILURE
                0x80041033, // WBEM_E_SHUTTING_DOWN
                0x80041045, // WBEM_E_SERVER_TOO_BUSY
                0x80041086, // WBEM_E_FATAL_TRANSPORT_ERROR
                0x800401FD, // CO_E_OBJNOTCONNECTED
                0x80080005, // CO_E_SERVER_EXEC_FAILURE
                0x80080008, // CO_E_SERVER_STOPPING
                0x80010006, // RPC_E_CONNECTION_TERMINATED
                0x80010007, // RPC_E_SERVER_DIED
                0x80010012, // RPC_E_SERVER_DIED_DNE
                0x80010108, // RPC_E_DISCONNECTED
                0x80010113, // RPC_E_INVALID_IPID
                0x80010114, // RPC_E_INVALID_OBJECT
                0x800706BA, // RPC_S_SERVER_UNAVAILABLE
                0x800706BB, // RPC_S_SERVER_TOO_BUSY
                0x800706BE, // RPC_S_CALL_FAILED
                0x800706BF, // RPC_S_CALL_FAILED_DNE
                0x800706D9, // EPT_S_NOT_REGISTERED
                0x8007071C, // RPC_S_COMM_FAILURE
                0x80070035, // ERROR_BAD_NETPATH
                0x80070040, // ERROR_NETNAME_DELETED
                0x80070422, // ERROR_SERVICE_DISABLED
                0x8007045B, // ERROR_SHUTDOWN_IN_PROGRESS
                0x800704C9, // ERROR_CONNECTION_REFUSED
                0x800704CF, // ERROR_NETWORK_UNREACHABLE
                0x800704D0); // ERROR_HOST_UNREACHABLE
    }

    private ErrorTypes() {}

    private static void map(Function<WmiException.Builder, WmiException> constructor, int... codes) {
        for (int code : codes) {
            if (BY_CODE.put(code, constructor) != null) {
                throw new AssertionError(HResult.of(code) + " stands in two groups");
            }
        }
    }

    /** The codes that have a type of their own. */
    static Set<Integer> codes() {
        return Set.copyOf(BY_CODE.keySet());
    }

    static WmiException create(HResult hresult, WmiException.Builder builder) {
        return BY_CODE.getOrDefault(hresult.value(), WmiException::new).apply(builder);
    }
}
