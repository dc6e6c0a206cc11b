package org.wmisdk;

import org.jspecify.annotations.Nullable;

/** What generally helps, by code. Only codes with a remedy that holds wherever the code appears. */
final class HResultHints {
    private HResultHints() {}

    static @Nullable String of(int hresult) {
        return switch (hresult) {
            case 0x80041003 -> // WBEM_E_ACCESS_DENIED
                "Grant the account the rights it needs on the namespace (wmimgmt.msc, Properties, Security: Enable Account, "
                        + "and Remote Enable for a remote connection). Some classes need an elevated process, a privilege, or "
                        + "impersonation level 'impersonate' or higher and packet privacy.";
            case 0x80070005 -> // E_ACCESSDENIED
                "DCOM or Windows refused, not WMI: check user and password, membership of 'Distributed COM Users' or the DCOM "
                        + "launch, activation and access rights (dcomcnfg), remote UAC for local accounts, and use "
                        + "authentication level packet integrity or packet privacy.";
            case 0x8001011B -> // RPC_E_ACCESS_DENIED
                "Check the DCOM access rights of the account on the server and the authentication level of the connection.";
            case 0x8007052E, 0x8009030C -> // ERROR_LOGON_FAILURE, SEC_E_LOGON_DENIED
                "Check the user, its domain (DOMAIN\\user or user@domain) and the password.";
            case 0x8007052F -> // ERROR_ACCOUNT_RESTRICTION
                "The account may not log on this way: give it a password; an empty one is not accepted over the network.";
            case 0x80070532, 0x80070773 -> // ERROR_PASSWORD_EXPIRED, ERROR_PASSWORD_MUST_CHANGE
                "Change the password of the account, then connect again.";
            case 0x80070775 -> // ERROR_ACCOUNT_LOCKED_OUT
                "Unlock the account or wait until the lock expires; look for a program that keeps an old password.";
            case 0x80041062, 0x80070522 -> // WBEM_E_PRIVILEGE_NOT_HELD, ERROR_PRIVILEGE_NOT_HELD
                "The operation needs a Windows privilege: enable it with privileges(...), and run elevated, with an account that holds it.";
            case 0x80070542 -> // ERROR_BAD_IMPERSONATION_LEVEL
                "Use impersonation level 'impersonate' (3) or 'delegate' (4).";
            case 0x80070574,
                    0x80090303,
                    0x80090322 -> // ERROR_WRONG_TARGET_NAME, SEC_E_TARGET_UNKNOWN, SEC_E_WRONG_PRINCIPAL
                "Kerberos does not know the server by this name: use the name it is registered under in the domain, check the "
                        + "principal of the authority, or use NTLMDOMAIN:<domain>.";
            case 0x80070576, 0x80090324 -> // ERROR_TIME_SKEW, SEC_E_TIME_SKEW
                "Kerberos allows five minutes between the clocks: set the clocks of client, server and domain controller.";
            case 0x80041087 -> // WBEM_E_ENCRYPTED_CONNECTION_REQUIRED
                "Connect with authentication level packet privacy.";
            case 0x80041064 -> // WBEM_E_LOCAL_CREDENTIALS
                "A local connection always runs as the current user: leave user, password and authority out, or name a "
                        + "remote host.";
            case 0x800706BA -> // RPC_S_SERVER_UNAVAILABLE
                "Check the host name, that the machine is up, and its firewall: TCP port 135 and the dynamic RPC ports must be "
                        + "reachable (rule group 'Windows Management Instrumentation (WMI)').";
            case 0x800706D9 -> // EPT_S_NOT_REGISTERED
                "The RPC endpoint mapper answers but WMI does not: check that the services Winmgmt and RpcSs run.";
            case 0x800706BE,
                    0x800706BF,
                    0x80041015 -> // RPC_S_CALL_FAILED, RPC_S_CALL_FAILED_DNE, WBEM_E_TRANSPORT_FAILURE
                "The connection broke: connect again. If it repeats, check network, firewall time-outs and the server's "
                        + "event log for a crash of WMI.";
            case 0x80010108, 0x800401FD -> // RPC_E_DISCONNECTED, CO_E_OBJNOTCONNECTED
                "The server dropped the object, for example because its WMI service was restarted: connect again.";
            case 0x80070422 -> // ERROR_SERVICE_DISABLED
                "Enable and start the service 'Windows Management Instrumentation' (Winmgmt).";
            case 0x8004100E -> // WBEM_E_INVALID_NAMESPACE
                "Check the namespace: two parts or more such as root\\cimv2, without a separator at the end; it must exist on "
                        + "that machine.";
            case 0x80041010 -> // WBEM_E_INVALID_CLASS
                "Check the spelling of the class and that it lives in this namespace; some classes exist only where a role or "
                        + "product is installed.";
            case 0x80041017 -> // WBEM_E_INVALID_QUERY
                "Check the query: property names exist in the class, text is in quotes, and a backslash or quote inside text "
                        + "has a backslash before it.";
            case 0x80041018 -> // WBEM_E_INVALID_QUERY_TYPE
                "The only query language is WQL.";
            case 0x8004106C -> // WBEM_E_QUOTA_VIOLATION
                "Use fewer AND/OR terms in the query, or close results and subscriptions that are no longer read.";
            case 0x80041059 -> // WBEM_E_NOT_EVENT_CLASS
                "An event query selects from a class of events, such as __InstanceCreationEvent; what there is now is read by a "
                        + "data query.";
            case 0x80042001 -> // WBEMESS_E_REGISTRATION_TOO_BROAD
                "Restrict the event query to one class: WHERE TargetInstance ISA '<class>'.";
            case 0x80042002 -> // WBEMESS_E_REGISTRATION_TOO_PRECISE
                "Add a polling interval to the event query: WITHIN <seconds>.";
            case 0x80041013, 0x80041014 -> // WBEM_E_PROVIDER_LOAD_FAILURE, WBEM_E_INITIALIZATION_FAILURE
                "Look at the event log Microsoft-Windows-WMI-Activity/Operational of the server; a provider or the repository "
                        + "may be damaged (winmgmt /verifyrepository).";
            case 0x8004103D -> // WBEM_E_UNSUPPORTED_PUT_EXTENSION
                "The provider cannot write a part of an instance: put it whole (WmiChange.allProperties).";
            case 0x80040154 -> // REGDB_E_CLASSNOTREG
                "The COM class is not registered for the bitness of this JVM: use a 64-bit JVM and check the installation of "
                        + "WMI.";
            case 0x800401F0 -> // CO_E_NOTINITIALIZED
                "The thread that called COM belongs to no apartment. The library joins the multithreaded apartment itself: "
                        + "nothing in the process may undo that.";
            case 0x80010106 -> // RPC_E_CHANGED_MODE
                "The thread already belongs to a single-threaded apartment: call from another thread, or let the library use "
                        + "its own.";
            case 0x80010119 -> // RPC_E_TOO_LATE
                "CoInitializeSecurity can be called once per process and only before the first COM call that needs it.";
            case 0x8007007E -> // ERROR_MOD_NOT_FOUND
                "The DLL or a DLL that it needs is missing.";
            case 0x800700C1 -> // ERROR_BAD_EXE_FORMAT
                "The DLL is for another processor architecture than this JVM.";
            default -> null;
        };
    }
}
