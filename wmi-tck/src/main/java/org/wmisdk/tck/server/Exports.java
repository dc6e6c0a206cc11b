package org.wmisdk.tck.server;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wmisdk.tck.server.Threads.State;

/** The functions that the server exports in the place of Windows' libraries. */
final class Exports {
    /** The functions of oleaut32 that own strings, arrays and VARIANTs. */
    static final Map<String, Export> AUTOMATION = byName(
            export("oleaut32", "SysAllocStringLen", (s, a) -> s.own().newString(a[0], (int) a[1])),
            export("oleaut32", "SysStringLen", (s, a) -> s.own().length(a[0])),
            export("oleaut32", "SysFreeString", (s, a) -> {
                s.own().freeString(a[0]);
                return 0;
            }),
            export("oleaut32", "VariantClear", (s, a) -> s.own().clear(a[0])),
            export("oleaut32", "SafeArrayDestroy", (s, a) -> s.own().destroyArray(a[0])),
            export("oleaut32", "SafeArrayDestroyData", (s, a) -> s.own().destroyData(a[0])),
            export("oleaut32", "SafeArrayGetVartype", (s, a) -> s.own().vartype(a[0], a[1])),
            export("oleaut32", "SafeArrayGetElement", (s, a) -> s.own().element(a[0], a[1], a[2])));

    /** All others. */
    static final Map<String, Export> SYSTEM = byName(
            export("ole32", "CoCreateInstance", Exports::coCreateInstance),
            export("ole32", "CoIncrementMTAUsage", Exports::coIncrementMtaUsage),
            export("ole32", "CoGetApartmentType", Exports::coGetApartmentType),
            export("ole32", "CoInitializeEx", Exports::coInitializeEx),
            export("ole32", "CoUninitialize", Exports::coUninitialize),
            export("ole32", "CoInitializeSecurity", (s, a) -> s.initializeSecurity()),
            export("ole32", "CoSetProxyBlanket", (s, a) -> s.security().setBlanket(a)),
            export("ole32", "CoQueryProxyBlanket", (s, a) -> s.security().queryBlanket(a)),
            export("ole32", "CoTaskMemFree", (s, a) -> {
                s.freeTaskMemory(a[0]);
                return 0;
            }),
            export("ole32", "CoEnableCallCancellation", (s, a) -> {
                s.threads().current().enableCancellation();
                return Codes.S_OK;
            }),
            export("ole32", "CoCancelCall", Exports::coCancelCall),
            export("oleaut32", "GetErrorInfo", Exports::getErrorInfo),
            export("oleaut32", "SetErrorInfo", Exports::setErrorInfo),
            export(
                    "kernel32",
                    "GetCurrentThreadId",
                    (s, a) -> s.threads().current().id()),
            export("kernel32", "GetComputerNameExW", Exports::getComputerName),
            export("kernel32", "CloseHandle", (s, a) -> s.tokens().close(a)),
            export("advapi32", "OpenThreadToken", (s, a) -> s.tokens().open(a)),
            export("advapi32", "ImpersonateSelf", (s, a) -> s.tokens().impersonateSelf(a)),
            export("advapi32", "RevertToSelf", (s, a) -> s.tokens().revertToSelf()),
            export("advapi32", "LookupPrivilegeValueW", (s, a) -> s.tokens().lookup(a)),
            export("advapi32", "AdjustTokenPrivileges", (s, a) -> s.tokens().adjust(a)),
            export("advapi32", "PrivilegeCheck", (s, a) -> s.tokens().check(a)),
            export("ole32", "CoCopyProxy", (s, a) -> s.security().copyProxy(a)),
            new Export("wminet_utils", "Initialize", "II", (s, a) -> Codes.S_OK),
            new Export("wminet_utils", "ConnectServerWmi", "PPPPIPPPIII", Exports::connectServerWmi));

    private Exports() {}

    private static Export export(String library, String name, Export.Body body) {
        return new Export(library, name, Facts.shape(name), body);
    }

    private static Map<String, Export> byName(Export... exports) {
        return Stream.of(exports).collect(Collectors.toUnmodifiableMap(Export::name, Function.identity()));
    }

    /** The function of a library, by the name of its file in any case. */
    static @Nullable Export find(String file, String function) {
        Export export = AUTOMATION.getOrDefault(function, SYSTEM.get(function));
        String library = file.toLowerCase(Locale.ROOT).replaceFirst("\\.dll$", "");
        return export != null && export.library().equals(library) ? export : null;
    }

    private static int coCreateInstance(ComServer server, long[] a) {
        if (a[4] == 0) {
            return Codes.E_POINTER;
        }
        server.memory().putLong(a[4], 0);
        if (server.threads().current().apartment() == null) {
            return Codes.CO_E_NOTINITIALIZED;
        }
        ComObject created;
        if (server.isGuid(a[0], "CLSID_WbemLocator")) {
            created = new LocatorObject(server);
        } else if (server.isGuid(a[0], "CLSID_WbemContext")) {
            created = new ContextObject(server);
        } else if (server.isGuid(a[0], "CLSID_WbemStatusCodeText")) {
            created = new StatusCodeTextObject(server);
        } else {
            return Codes.REGDB_E_CLASSNOTREG;
        }
        return created.queryInterface(a[3], a[4]);
    }

    private static int coIncrementMtaUsage(ComServer server, long[] a) {
        if (a[0] == 0) {
            return Codes.E_INVALIDARG;
        }
        server.threads().incrementMtaUsage();
        server.memory().putLong(a[0], server.threads().mtaUsage());
        return Codes.S_OK;
    }

    private static int coGetApartmentType(ComServer server, long[] a) {
        if (a[0] == 0 || a[1] == 0) {
            return Codes.E_INVALIDARG;
        }
        State thread = server.threads().current();
        Integer apartment = thread.apartment();
        if (apartment == null) {
            return Codes.CO_E_NOTINITIALIZED;
        }
        server.memory().putInt(a[0], apartment);
        server.memory().putInt(a[1], thread.isImplicit() ? Facts.constant("APTTYPEQUALIFIER_IMPLICIT_MTA") : 0);
        return Codes.S_OK;
    }

    private static int coInitializeEx(ComServer server, long[] a) {
        boolean multithreaded = (int) a[1] == Facts.constant("COINIT_MULTITHREADED");
        return server.threads().current().initialise(multithreaded ? Threads.MTA : Threads.STA);
    }

    private static int coUninitialize(ComServer server, long[] a) {
        if (!server.threads().current().uninitialise()) {
            server.ledger()
                    .violation("CoUninitialize without CoInitializeEx on "
                            + server.threads().current());
        }
        return 0;
    }

    private static int coCancelCall(ComServer server, long[] a) {
        State thread = server.threads().find((int) a[0]);
        return thread == null ? Codes.E_INVALIDARG : thread.cancel();
    }

    private static int getErrorInfo(ComServer server, long[] a) {
        if (a[1] == 0 || (int) a[0] != 0) {
            return Codes.E_INVALIDARG;
        }
        Threads.Failure failure = server.threads().current().takeError();
        server.memory()
                .putLong(
                        a[1],
                        failure == null
                                ? 0
                                : new ErrorInfoObject(server, failure).reference(ErrorInfoObject.ERROR_INFO));
        return failure == null ? Codes.S_FALSE : Codes.S_OK;
    }

    private static int setErrorInfo(ComServer server, long[] a) {
        if (a[1] != 0) {
            return Codes.E_NOTIMPL; // a client that only reads has no error of its own to set
        }
        server.threads().current().setError("SetErrorInfo", 0, null);
        return Codes.S_OK;
    }

    private static int getComputerName(ComServer server, long[] a) {
        String name = server.computerName();
        int capacity = server.memory().getInt(a[2]);
        if (a[1] == 0 || capacity < name.length() + 1) {
            server.memory().putInt(a[2], name.length() + 1);
            return 0;
        }
        server.memory().putText(a[1], name);
        server.memory().putInt(a[2], name.length());
        return 1;
    }

    private static int connectServerWmi(ComServer server, long[] a) {
        Connect.Levels levels = new Connect.Levels((int) a[8], (int) a[9]);
        return server.connector()
                .connect(Connect.Way.WMINET_UTILS, a[0], a[1], a[2], a[3], (int) a[4], a[5], a[6], a[7], levels);
    }
}
