package org.wmisdk;

import org.wmisdk.HResult.Recovery;

/**
 * After which codes asking again may help. All follow from the documented meaning of the code (D); where that leaves it open, as for {@code
 * WBEM_E_TIMED_OUT} or {@code WBEM_E_NOT_AVAILABLE}, the code is not among them.
 */
final class HResultRecovery {
    private HResultRecovery() {}

    static Recovery of(int hresult) {
        return switch (hresult) {
            case 0x80041045, // WBEM_E_SERVER_TOO_BUSY
                    0x80041057, // WBEM_E_REFRESHER_BUSY
                    0x80041077, // WBEM_E_RERUN_COMMAND: "repeat the command"
                    0x80041088, // WBEM_E_PROVIDER_TIMED_OUT
                    0x80010001, // RPC_E_CALL_REJECTED, by a callee that is busy
                    0x80010109, // RPC_E_RETRY
                    0x8001010A, // RPC_E_SERVERCALL_RETRYLATER
                    0x800706BB -> // RPC_S_SERVER_TOO_BUSY
                Recovery.RETRY;
            case 0x80041015, // WBEM_E_TRANSPORT_FAILURE
                    0x80041033, // WBEM_E_SHUTTING_DOWN
                    0x80041086, // WBEM_E_FATAL_TRANSPORT_ERROR
                    0x80010006, // RPC_E_CONNECTION_TERMINATED
                    0x80010007, // RPC_E_SERVER_DIED
                    0x80010012, // RPC_E_SERVER_DIED_DNE
                    0x80010108, // RPC_E_DISCONNECTED
                    0x80010113, // RPC_E_INVALID_IPID: the interface is gone on the server
                    0x80010114, // RPC_E_INVALID_OBJECT
                    0x800401FD, // CO_E_OBJNOTCONNECTED
                    0x80080008, // CO_E_SERVER_STOPPING
                    0x800706BA, // RPC_S_SERVER_UNAVAILABLE
                    0x800706BE, // RPC_S_CALL_FAILED
                    0x800706BF, // RPC_S_CALL_FAILED_DNE
                    0x8007071C, // RPC_S_COMM_FAILURE
                    0x80070040 -> // ERROR_NETNAME_DELETED
                Recovery.RECONNECT;
            default -> Recovery.NEVER;
        };
    }
}
