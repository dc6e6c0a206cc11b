/*
 * The part of COM and WMI that server and client share. The numbers are those of facts.h, which the bench writes from the table of
 * wmi-tck (c-facts.txt) before it compiles.
 */
#ifndef WMI_H
#define WMI_H

#include <stddef.h>
#include <stdint.h>
#include "facts.h"

typedef uint16_t WCHAR;
typedef WCHAR *BSTR;
typedef int32_t HRESULT;
typedef void *Object; /* its first field is the table of its methods */

#define METHOD(object, slot) ((*(void ***)(object))[slot])

typedef struct {
    uint16_t dims, features;
    uint32_t element_bytes, locks;
    void *data;
    uint32_t elements;
    int32_t lower_bound;
} SAFEARRAY;

typedef struct {
    uint16_t vt, reserved[3];
    union {
        int32_t number;
        BSTR text;
        SAFEARRAY *array;
    } value;
    void *record;
} VARIANT;

#define SAME(ours, fact) _Static_assert((ours) == (fact), #ours " is not what the Windows headers say")
SAME(sizeof(VARIANT), SIZE_VARIANT);
SAME(offsetof(VARIANT, vt), OFFSET_VARIANT_vt);
SAME(offsetof(VARIANT, value), OFFSET_VARIANT_bstrVal);
SAME(sizeof(SAFEARRAY), SIZE_SAFEARRAY);
SAME(offsetof(SAFEARRAY, features), OFFSET_SAFEARRAY_fFeatures);
SAME(offsetof(SAFEARRAY, element_bytes), OFFSET_SAFEARRAY_cbElements);
SAME(offsetof(SAFEARRAY, locks), OFFSET_SAFEARRAY_cLocks);
SAME(offsetof(SAFEARRAY, data), OFFSET_SAFEARRAY_pvData);
SAME(offsetof(SAFEARRAY, elements), OFFSET_SAFEARRAY_rgsabound + OFFSET_SAFEARRAYBOUND_cElements);
SAME(offsetof(SAFEARRAY, lower_bound), OFFSET_SAFEARRAY_rgsabound + OFFSET_SAFEARRAYBOUND_lLbound);

/* What the server exports and the client in C calls. */
BSTR SysAllocStringLen(const WCHAR *text, uint32_t length);
void SysFreeString(BSTR text);
HRESULT VariantClear(VARIANT *variant);
HRESULT SafeArrayDestroy(SAFEARRAY *array);
HRESULT ConnectServerWmi(BSTR resource, BSTR user, BSTR password, BSTR locale, int32_t flags, BSTR authority, Object context,
    Object *services, uint32_t impersonation, uint32_t authentication);

static inline uint32_t text_bytes(const WCHAR *bstr)
{
    return ((const uint32_t *)bstr)[-1];
}

#endif
