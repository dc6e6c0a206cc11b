package org.wmisdk.com;

/** Offsets and sizes, in bytes, of what both sides of a call read and write; of 64-bit Windows. */
public final class Layouts {
    /** A pointer. */
    public static final int POINTER = 8;

    // struct VARIANT { VARTYPE vt; WORD wReserved1, wReserved2, wReserved3; union value; }
    public static final int VARIANT_VT = 0;
    public static final int VARIANT_VALUE = 8;
    public static final int VARIANT_SIZE = 24;

    // struct SAFEARRAY { USHORT cDims, fFeatures; ULONG cbElements, cLocks; PVOID pvData; SAFEARRAYBOUND rgsabound[1];
    // }
    // struct SAFEARRAYBOUND { ULONG cElements; LONG lLbound; }
    public static final int SAFEARRAY_DIMS = 0;
    public static final int SAFEARRAY_FEATURES = 2;
    public static final int SAFEARRAY_ELEMENT_BYTES = 4;
    public static final int SAFEARRAY_DATA = 16;
    public static final int SAFEARRAY_ELEMENTS = 24;
    public static final int SAFEARRAY_LOWER_BOUND = 28;
    public static final int SAFEARRAY_SIZE = 32;

    // A BSTR points to its text; its length in bytes, without the terminator, stands before it as a u32.
    public static final int BSTR_BYTES = -4;

    // struct SEC_WINNT_AUTH_IDENTITY_W { unsigned short *User; unsigned long UserLength; unsigned short *Domain;
    //     unsigned long DomainLength; unsigned short *Password; unsigned long PasswordLength; unsigned long Flags; }
    public static final int IDENTITY_USER = 0;
    public static final int IDENTITY_USER_LENGTH = 8;
    public static final int IDENTITY_DOMAIN = 16;
    public static final int IDENTITY_DOMAIN_LENGTH = 24;
    public static final int IDENTITY_PASSWORD = 32;
    public static final int IDENTITY_PASSWORD_LENGTH = 40;
    public static final int IDENTITY_FLAGS = 44;
    public static final int IDENTITY_SIZE = 48;

    // struct LUID_AND_ATTRIBUTES { LUID Luid; DWORD Attributes; }
    public static final int PRIVILEGE_LUID = 0;
    public static final int PRIVILEGE_ATTRIBUTES = 8;
    public static final int PRIVILEGE_SIZE = 12;

    // struct TOKEN_PRIVILEGES { DWORD PrivilegeCount; LUID_AND_ATTRIBUTES Privileges[1]; }
    public static final int TOKEN_PRIVILEGES_COUNT = 0;
    public static final int TOKEN_PRIVILEGES_LIST = 4;

    // struct PRIVILEGE_SET { DWORD PrivilegeCount; DWORD Control; LUID_AND_ATTRIBUTES Privilege[1]; }
    public static final int PRIVILEGE_SET_COUNT = 0;
    public static final int PRIVILEGE_SET_CONTROL = 4;
    public static final int PRIVILEGE_SET_LIST = 8;

    private Layouts() {}
}
