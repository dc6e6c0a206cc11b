package org.wmisdk;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A 32-bit COM result code with what is known about it: its names, its meaning, where it comes from and, for the codes that
 * people meet most, what helps.
 *
 * <p>Any {@code int} is a valid {@code HResult}; {@link #isKnown()} tells whether this library has a row for it. Several
 * names may stand for one number ({@code WBEM_S_FALSE} and {@code S_FALSE} are both 1): {@link #name()} is the WMI one where
 * there is one, {@link #names()} gives all. The names are those of the Windows SDK headers {@code wbemcli.h}, {@code
 * winerror.h} and {@code wbemprov.h}; Windows errors that came through {@code HRESULT_FROM_WIN32} are named so.
 *
 * <p>Immutable and thread-safe; equality is equality of the number.
 *
 * <pre>{@code
 * HResult code = HResult.of(0x80041010);
 * System.out.println(code); // 0x80041010 WBEM_E_INVALID_CLASS
 * System.out.println(code.meaning()); // Class does not exist or is not valid here
 * }</pre>
 */
public final class HResult implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Success. */
    public static final HResult WBEM_S_NO_ERROR = of(0);

    /** Success with a negative answer; from an enumeration: it has ended. */
    public static final HResult WBEM_S_FALSE = of(1);

    /** The wait elapsed; not an error. */
    public static final HResult WBEM_S_TIMEDOUT = of(0x00040004);

    /** Unspecified failure of WMI. */
    public static final HResult WBEM_E_FAILED = of(0x80041001);

    /** An object, property, method or qualifier does not exist. */
    public static final HResult WBEM_E_NOT_FOUND = of(0x80041002);

    /** WMI refused: a namespace right or the security of an object. */
    public static final HResult WBEM_E_ACCESS_DENIED = of(0x80041003);

    /** A provider failed. */
    public static final HResult WBEM_E_PROVIDER_FAILURE = of(0x80041004);

    /** The type of a value does not fit. */
    public static final HResult WBEM_E_TYPE_MISMATCH = of(0x80041005);

    /** WMI ran out of memory. */
    public static final HResult WBEM_E_OUT_OF_MEMORY = of(0x80041006);

    /** A context object is invalid. */
    public static final HResult WBEM_E_INVALID_CONTEXT = of(0x80041007);

    /** An argument is invalid. */
    public static final HResult WBEM_E_INVALID_PARAMETER = of(0x80041008);

    /** A resource is not available. */
    public static final HResult WBEM_E_NOT_AVAILABLE = of(0x80041009);

    /** An internal, critical error of WMI. */
    public static final HResult WBEM_E_CRITICAL_ERROR = of(0x8004100A);

    /** The operation is not supported. */
    public static final HResult WBEM_E_NOT_SUPPORTED = of(0x8004100C);

    /** The namespace does not exist or its path is malformed. */
    public static final HResult WBEM_E_INVALID_NAMESPACE = of(0x8004100E);

    /** The object is not valid here. */
    public static final HResult WBEM_E_INVALID_OBJECT = of(0x8004100F);

    /** The class does not exist. */
    public static final HResult WBEM_E_INVALID_CLASS = of(0x80041010);

    /** A provider could not be loaded. */
    public static final HResult WBEM_E_PROVIDER_LOAD_FAILURE = of(0x80041013);

    /** A component of WMI failed while starting. */
    public static final HResult WBEM_E_INITIALIZATION_FAILURE = of(0x80041014);

    /** The network failed. */
    public static final HResult WBEM_E_TRANSPORT_FAILURE = of(0x80041015);

    /** The operation is not valid. */
    public static final HResult WBEM_E_INVALID_OPERATION = of(0x80041016);

    /** The text of a query has an error. */
    public static final HResult WBEM_E_INVALID_QUERY = of(0x80041017);

    /** The query language is not supported. */
    public static final HResult WBEM_E_INVALID_QUERY_TYPE = of(0x80041018);

    /** The object exists already. */
    public static final HResult WBEM_E_ALREADY_EXISTS = of(0x80041019);

    /** A call came out of order. */
    public static final HResult WBEM_E_UNEXPECTED = of(0x8004101D);

    /** The property is read-only. */
    public static final HResult WBEM_E_READ_ONLY = of(0x80041023);

    /** The provider cannot do this. */
    public static final HResult WBEM_E_PROVIDER_NOT_CAPABLE = of(0x80041024);

    /** NULL where a value is needed. */
    public static final HResult WBEM_E_ILLEGAL_NULL = of(0x80041028);

    /** The value does not fit the range of its type. */
    public static final HResult WBEM_E_VALUE_OUT_OF_RANGE = of(0x8004102B);

    /** The number of a CIM type is invalid. */
    public static final HResult WBEM_E_INVALID_CIM_TYPE = of(0x8004102D);

    /** The class has no such method. */
    public static final HResult WBEM_E_INVALID_METHOD = of(0x8004102E);

    /** The arguments do not match the signature of the method. */
    public static final HResult WBEM_E_INVALID_METHOD_PARAMETERS = of(0x8004102F);

    /** The method has no qualifier {@code Implemented}. */
    public static final HResult WBEM_E_METHOD_NOT_IMPLEMENTED = of(0x80041055);

    /** The method has the qualifier {@code Disabled}. */
    public static final HResult WBEM_E_METHOD_DISABLED = of(0x80041056);

    /** The call was cancelled. */
    public static final HResult WBEM_E_CALL_CANCELLED = of(0x80041032);

    /** WMI is shutting down. */
    public static final HResult WBEM_E_SHUTTING_DOWN = of(0x80041033);

    /** An object path is malformed. */
    public static final HResult WBEM_E_INVALID_OBJECT_PATH = of(0x8004103A);

    /** BY without GROUP WITHIN in an event query. */
    public static final HResult WBEM_E_MISSING_GROUP_WITHIN = of(0x8004105A);

    /** BY without properties in an event query. */
    public static final HResult WBEM_E_MISSING_AGGREGATION_LIST = of(0x8004105B);

    /** A privilege of Windows that the operation needs is missing. */
    public static final HResult WBEM_E_PRIVILEGE_NOT_HELD = of(0x80041062);

    /** User, password or authority were given for a local connection. */
    public static final HResult WBEM_E_LOCAL_CREDENTIALS = of(0x80041064);

    /** The operation timed out. */
    public static final HResult WBEM_E_TIMED_OUT = of(0x80041069);

    /** A quota was exceeded. */
    public static final HResult WBEM_E_QUOTA_VIOLATION = of(0x8004106C);

    /** Method not implemented. */
    public static final HResult E_NOTIMPL = of(0x80004001);

    /** Interface not supported. */
    public static final HResult E_NOINTERFACE = of(0x80004002);

    /** A NULL pointer where none is allowed. */
    public static final HResult E_POINTER = of(0x80004003);

    /** Unspecified failure of COM. */
    public static final HResult E_FAIL = of(0x80004005);

    /** Unexpected failure of COM. */
    public static final HResult E_UNEXPECTED = of(0x8000FFFF);

    /** DCOM or Windows refused access. */
    public static final HResult E_ACCESSDENIED = of(0x80070005);

    /** Out of memory. */
    public static final HResult E_OUTOFMEMORY = of(0x8007000E);

    /** An argument of a COM function is invalid. */
    public static final HResult E_INVALIDARG = of(0x80070057);

    /** The class is not registered. */
    public static final HResult REGDB_E_CLASSNOTREG = of(0x80040154);

    /** COM was not initialised on the calling thread. */
    public static final HResult CO_E_NOTINITIALIZED = of(0x800401F0);

    /** A VARIANT cannot be converted. */
    public static final HResult DISP_E_TYPEMISMATCH = of(0x80020005);

    /** A VARIANT has an invalid type number. */
    public static final HResult DISP_E_BADVARTYPE = of(0x80020008);

    /** The thread is already in another apartment model. */
    public static final HResult RPC_E_CHANGED_MODE = of(0x80010106);

    /** The object has been disconnected from its clients. */
    public static final HResult RPC_E_DISCONNECTED = of(0x80010108);

    /** {@code CoInitializeSecurity} came too late or twice. */
    public static final HResult RPC_E_TOO_LATE = of(0x80010119);

    /** The call was cancelled by {@code CoCancelCall}. */
    public static final HResult RPC_E_CALL_CANCELED = of(0x80010002);

    /** The host is not reachable, unknown, down or firewalled. */
    public static final HResult RPC_S_SERVER_UNAVAILABLE = of(0x800706BA);

    /** The number. */
    private final int value;

    private HResult(int value) {
        this.value = value;
    }

    /**
     * The result code with this number.
     *
     * @param value any number; codes of failure are negative
     */
    public static HResult of(int value) {
        return new HResult(value);
    }

    /**
     * The result code with this name.
     *
     * @param name one of the {@link #names()} of a code, such as {@code WBEM_E_NOT_FOUND}, in any case
     * @return empty if this library knows none of that name
     */
    public static Optional<HResult> find(String name) {
        return HResultTable.find(name).map(HResult::of);
    }

    /** The number; negative for a failure. */
    public int value() {
        return value;
    }

    /** The number as {@code 0x} and eight upper-case hexadecimal digits. */
    public String hex() {
        return String.format(Locale.ROOT, "0x%08X", value);
    }

    /** The symbolic name, e.g. {@code WBEM_E_NOT_FOUND}; for an unknown code its {@link #hex() number}. */
    public String name() {
        HResultTable.Entry entry = HResultTable.find(value);
        return entry == null ? hex() : entry.name();
    }

    /** All symbolic names of this number, {@link #name()} among them; empty for an unknown code. */
    public List<String> names() {
        HResultTable.Entry entry = HResultTable.find(value);
        return entry == null ? List.of() : entry.names();
    }

    /** What the code says, as one phrase in English. For an unknown code, what can be told from its facility. */
    public String meaning() {
        HResultTable.Entry entry = HResultTable.find(value);
        if (entry != null) {
            return entry.meaning();
        }
        return switch (facility()) {
            case 4 ->
                isFailure()
                        ? "Interface-specific error (WMI or COM) that this library does not know"
                        : "Interface-specific success that this library does not know";
            case 7 -> "Windows error " + (value & 0xFFFF);
            case 1 -> "RPC error " + (value & 0xFFFF) + " that this library does not know";
            default ->
                isFailure() ? "Error that this library does not know" : "Success that this library does not know";
        };
    }

    /** Where the code comes from; {@link Category#UNKNOWN} for an unknown code. */
    public Category category() {
        HResultTable.Entry entry = HResultTable.find(value);
        return entry == null ? Category.UNKNOWN : entry.category();
    }

    /** Whether this library has a row for the code. */
    public boolean isKnown() {
        return HResultTable.find(value) != null;
    }

    /** Whether the code is a failure, that is, negative. */
    public boolean isFailure() {
        return value < 0;
    }

    /** What generally helps with this code, in one or two sentences; {@code null} where there is nothing general to say. */
    public @Nullable String hint() {
        return HResultHints.of(value);
    }

    /**
     * Whether asking again may help: a property of the code alone, whatever was asked. Whether it is safe is another question: after some of
     * these codes the server may have done what it was asked.
     */
    public Recovery recovery() {
        return HResultRecovery.of(value);
    }

    private int facility() {
        return (value >>> 16) & 0x1FFF;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HResult that && value == that.value;
    }

    @Override
    public int hashCode() {
        return value;
    }

    /** The number and the name: {@code 0x80041002 WBEM_E_NOT_FOUND}; for an unknown code the number alone. */
    @Override
    public String toString() {
        return isKnown() ? hex() + " " + name() : hex();
    }

    /** What may help after a failure. */
    public enum Recovery {
        /** Asking again gives the same answer, or nothing is known to the contrary. */
        NEVER,
        /** The server is there and was not ready: the same call may succeed later over the same connection. */
        RETRY,
        /** The connection is gone, or its server is: the same call may succeed over a new one. */
        RECONNECT
    }

    /** The part of Windows that defines a code. */
    public enum Category {
        /** A success code of WMI. */
        WMI_SUCCESS("wmi-success"),
        /** An error of WMI. */
        WMI_ERROR("wmi-error"),
        /** An error of WMI's event subsystem. */
        WMI_EVENTING("wmi-eventing"),
        /** An error of WMI's MOF compiler. */
        WMI_MOF("wmi-mof"),
        /** COM. */
        COM("com"),
        /** OLE Automation: VARIANT and SAFEARRAY. */
        AUTOMATION("automation"),
        /** Remote procedure calls. */
        RPC("rpc"),
        /** Windows itself. */
        WIN32("win32"),
        /** The security support providers. */
        SECURITY("security"),
        /** Not in this library's table. */
        UNKNOWN("unknown");

        private final String label;

        Category(String label) {
            this.label = label;
        }

        /** The word used for this category in tables and messages, e.g. {@code wmi-error}. */
        public String label() {
            return label;
        }
    }
}
