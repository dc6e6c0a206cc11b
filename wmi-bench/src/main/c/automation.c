/* Strings, arrays and VARIANTs as oleaut32 has them: nothing but malloc and a length. */
#include <stdlib.h>
#include <string.h>
#include "wmi.h"

#define HEAD 16 /* in front of a text; its last four bytes are the length. Keeps the text aligned as malloc does */

BSTR SysAllocStringLen(const WCHAR *text, uint32_t length)
{
    size_t bytes = (size_t)length * sizeof(WCHAR);
    char *block = malloc(HEAD + bytes + sizeof(WCHAR));
    if (!block)
        return NULL;
    BSTR bstr = (BSTR)(block + HEAD);
    ((uint32_t *)bstr)[-1] = (uint32_t)bytes;
    if (text)
        memcpy(bstr, text, bytes);
    bstr[length] = 0;
    return bstr;
}

/* The text comes as JNA passes a Java String outside Windows: characters of the system's own width. */
BSTR SysAllocString(const wchar_t *text)
{
    if (!text)
        return NULL;
    uint32_t length = 0;
    while (text[length])
        length++;
    BSTR bstr = SysAllocStringLen(NULL, length);
    for (uint32_t i = 0; bstr && i < length; i++)
        bstr[i] = (WCHAR)text[i];
    return bstr;
}

void SysFreeString(BSTR text)
{
    if (text)
        free((char *)text - HEAD);
}

HRESULT SafeArrayDestroyData(SAFEARRAY *array)
{
    if (!array)
        return HRESULT_E_INVALIDARG;
    if (array->features & CONSTANT_FADF_BSTR) {
        BSTR *texts = array->data;
        for (uint32_t i = 0; i < array->elements; i++)
            SysFreeString(texts[i]);
    } else if (array->features & CONSTANT_FADF_VARIANT) {
        VARIANT *variants = array->data;
        for (uint32_t i = 0; i < array->elements; i++)
            VariantClear(variants + i);
    }
    if (array->features & (CONSTANT_FADF_STATIC | CONSTANT_FADF_AUTO)) {
        memset(array->data, 0, (size_t)array->elements * array->element_bytes);
    } else {
        free(array->data);
        array->data = NULL;
    }
    return HRESULT_S_OK;
}

HRESULT SafeArrayDestroy(SAFEARRAY *array)
{
    if (array) {
        SafeArrayDestroyData(array);
        free(array);
    }
    return HRESULT_S_OK;
}

HRESULT VariantClear(VARIANT *variant)
{
    if (variant->vt == CONSTANT_VT_BSTR)
        SysFreeString(variant->value.text);
    else if (variant->vt & CONSTANT_VT_ARRAY)
        SafeArrayDestroy(variant->value.array);
    variant->vt = CONSTANT_VT_EMPTY;
    return HRESULT_S_OK;
}
