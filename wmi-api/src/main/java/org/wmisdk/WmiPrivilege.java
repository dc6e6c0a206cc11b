package org.wmisdk;

/**
 * A privilege of Windows that an operation of WMI may need, enabled for one operation by {@link WmiOptions#privileges}. An account holds a
 * privilege or does not; one that it holds is mostly disabled until a program enables it.
 *
 * <pre>{@code
 * cimv2.method(WmiPath.of("Win32_OperatingSystem=@"), "Win32Shutdown")
 *         .privileges(WmiPrivilege.SHUTDOWN)
 *         .arg("Flags", 0)
 *         .call();
 * }</pre>
 *
 * <p>The constants are those of {@code WbemPrivilegeEnum}. On a connection to another machine the privileges that the account holds there are
 * enabled already; these are about this machine.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/wmisdk/privilege-constants">Privilege constants</a>
 */
public enum WmiPrivilege {
    /** {@code SeCreateTokenPrivilege}: make a primary token. */
    CREATE_TOKEN("SeCreateTokenPrivilege"),
    /** {@code SeAssignPrimaryTokenPrivilege}: replace the primary token of a process. */
    PRIMARY_TOKEN("SeAssignPrimaryTokenPrivilege"),
    /** {@code SeLockMemoryPrivilege}: lock pages in memory. */
    LOCK_MEMORY("SeLockMemoryPrivilege"),
    /** {@code SeIncreaseQuotaPrivilege}: increase the quota of a process. */
    INCREASE_QUOTA("SeIncreaseQuotaPrivilege"),
    /** {@code SeMachineAccountPrivilege}: add a computer to a domain. */
    MACHINE_ACCOUNT("SeMachineAccountPrivilege"),
    /** {@code SeTcbPrivilege}: act as part of the operating system. */
    TCB("SeTcbPrivilege"),
    /** {@code SeSecurityPrivilege}: manage auditing, and read the security log. */
    SECURITY("SeSecurityPrivilege"),
    /** {@code SeTakeOwnershipPrivilege}: take the ownership of an object. */
    TAKE_OWNERSHIP("SeTakeOwnershipPrivilege"),
    /** {@code SeLoadDriverPrivilege}: load or unload a device driver. */
    LOAD_DRIVER("SeLoadDriverPrivilege"),
    /** {@code SeSystemProfilePrivilege}: gather profiling information of the system. */
    SYSTEM_PROFILE("SeSystemProfilePrivilege"),
    /** {@code SeSystemtimePrivilege}: change the time of the system. */
    SYSTEMTIME("SeSystemtimePrivilege"),
    /** {@code SeProfileSingleProcessPrivilege}: gather profiling information of a process. */
    PROFILE_SINGLE_PROCESS("SeProfileSingleProcessPrivilege"),
    /** {@code SeIncreaseBasePriorityPrivilege}: increase the base priority of a process. */
    INCREASE_BASE_PRIORITY("SeIncreaseBasePriorityPrivilege"),
    /** {@code SeCreatePagefilePrivilege}: make a paging file. */
    CREATE_PAGEFILE("SeCreatePagefilePrivilege"),
    /** {@code SeCreatePermanentPrivilege}: make a permanent object. */
    CREATE_PERMANENT("SeCreatePermanentPrivilege"),
    /** {@code SeBackupPrivilege}: read all files, whatever their access lists say, for a backup. */
    BACKUP("SeBackupPrivilege"),
    /** {@code SeRestorePrivilege}: write all files, whatever their access lists say, to restore them. */
    RESTORE("SeRestorePrivilege"),
    /** {@code SeShutdownPrivilege}: shut this machine down. */
    SHUTDOWN("SeShutdownPrivilege"),
    /** {@code SeDebugPrivilege}: debug and change the processes of others. */
    DEBUG("SeDebugPrivilege"),
    /** {@code SeAuditPrivilege}: write entries into the audit log. */
    AUDIT("SeAuditPrivilege"),
    /** {@code SeSystemEnvironmentPrivilege}: change the firmware environment. */
    SYSTEM_ENVIRONMENT("SeSystemEnvironmentPrivilege"),
    /** {@code SeChangeNotifyPrivilege}: be told of changes of files, and pass through folders. */
    CHANGE_NOTIFY("SeChangeNotifyPrivilege"),
    /** {@code SeRemoteShutdownPrivilege}: shut a machine down from another. */
    REMOTE_SHUTDOWN("SeRemoteShutdownPrivilege"),
    /** {@code SeUndockPrivilege}: undock the machine. */
    UNDOCK("SeUndockPrivilege"),
    /** {@code SeSyncAgentPrivilege}: synchronise directory data. */
    SYNC_AGENT("SeSyncAgentPrivilege"),
    /** {@code SeEnableDelegationPrivilege}: let accounts be trusted for delegation. */
    ENABLE_DELEGATION("SeEnableDelegationPrivilege"),
    /** {@code SeManageVolumePrivilege}: maintain volumes. */
    MANAGE_VOLUME("SeManageVolumePrivilege");

    private final String windowsName;

    WmiPrivilege(String windowsName) {
        this.windowsName = windowsName;
    }

    /** The name by which Windows knows it, such as {@code SeDebugPrivilege}. */
    public String windowsName() {
        return windowsName;
    }
}
