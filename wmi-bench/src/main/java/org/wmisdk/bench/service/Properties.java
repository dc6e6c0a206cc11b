package org.wmisdk.bench.service;

/** The properties of the questions, as enums: some libraries ask by the constants of one. */
final class Properties {
    private Properties() {}

    /** Some of {@code Win32_BIOS}. */
    enum Bios {
        Name,
        Manufacturer,
        SMBIOSBIOSVersion,
        SMBIOSMajorVersion,
        SMBIOSMinorVersion,
        Version
    }

    /** All of {@code Win32_BIOS} that Wine has, less what not all contestants can read. */
    enum WholeBios {
        CurrentLanguage,
        Description,
        IdentificationCode,
        Manufacturer,
        Name,
        SerialNumber,
        SMBIOSBIOSVersion,
        SMBIOSMajorVersion,
        SMBIOSMinorVersion,
        Status,
        Version
    }

    /** All of {@code Win32_VideoController} that Wine has, less what not all contestants can read. */
    enum Video {
        AdapterCompatibility,
        AdapterDACType,
        AdapterRAM,
        Availability,
        Caption,
        ColorTableEntries,
        ConfigManagerErrorCode,
        ConfigManagerUserConfig,
        CreationClassName,
        CurrentBitsPerPixel,
        CurrentHorizontalResolution,
        CurrentNumberOfColors,
        CurrentNumberOfColumns,
        CurrentNumberOfRows,
        CurrentRefreshRate,
        CurrentScanMode,
        CurrentVerticalResolution,
        Description,
        DeviceID,
        DeviceSpecificPens,
        DitherType,
        DriverVersion,
        ErrorCleared,
        ErrorDescription,
        ICMIntent,
        ICMMethod,
        InfFilename,
        InfSection,
        InstalledDisplayDrivers,
        LastErrorCode,
        MaxMemorySupported,
        MaxNumberControlled,
        MaxRefreshRate,
        MinRefreshRate,
        Monochrome,
        Name,
        NumberOfColorPlanes,
        NumberOfVideoPages,
        PNPDeviceID,
        PowerManagementSupported,
        ProtocolSupported,
        ReservedSystemPaletteEntries,
        SpecificationVersion,
        Status,
        StatusInfo,
        SystemCreationClassName,
        SystemName,
        SystemPaletteEntries,
        VideoArchitecture,
        VideoMemoryType,
        VideoMode,
        VideoModeDescription,
        VideoProcessor
    }

    /** All of {@code __PARAMETERS}, the class of Wine that lists the parameters of methods. */
    enum Parameters {
        Class,
        Method,
        Direction,
        Parameter,
        Type,
        DefaultValue
    }

    /** Some of {@code __Win32Provider}, whose instances Windows keeps in its repository. */
    enum Provider {
        Name,
        CLSID,
        HostingModel,
        ImpersonationLevel,
        Pure,
        Version
    }
}
