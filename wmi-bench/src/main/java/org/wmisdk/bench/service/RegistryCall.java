package org.wmisdk.bench.service;

import org.jspecify.annotations.Nullable;

/**
 * The method that is called, with its arguments: it reads a text of the registry that is there on Windows and in Wine. {@code
 * service_client.c} calls the same.
 *
 * @param code what the method returned
 * @param value the text
 */
record RegistryCall(@Nullable Object code, @Nullable Object value) {
    static final String CLASS = "StdRegProv";
    static final String METHOD = "GetStringValue";

    static final String HIVE_PARAMETER = "hDefKey";
    static final long HIVE = 0x8000_0002L; // HKEY_LOCAL_MACHINE
    static final String KEY_PARAMETER = "sSubKeyName";
    static final String KEY = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    static final String NAME_PARAMETER = "sValueName";
    static final String NAME = "ProductName";

    static final String CODE = "ReturnValue";
    static final String VALUE = "sValue";

    Checksum checksum() {
        Checksum sum = new Checksum();
        sum.add(CODE, code);
        sum.add(VALUE, value);
        return sum;
    }
}
