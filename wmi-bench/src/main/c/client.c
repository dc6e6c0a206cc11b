/* The client in C: the calls that a careful client makes, and every value copied into memory of its own. */
#include <stdlib.h>
#include <string.h>
#include "wmi.h"

typedef HRESULT (*ExecQuery)(Object, BSTR, BSTR, int32_t, Object, Object *);
typedef HRESULT (*Next)(Object, int32_t, uint32_t, Object *, uint32_t *);
typedef HRESULT (*Get)(Object, const WCHAR *, int32_t, VARIANT *, int32_t *, int32_t *);
typedef uint32_t (*Release)(Object);

/* Where values go; as large as a row can be, and then used again. */
static __thread char memory[64 * 1024];

/* As Java's String.hashCode, so that all clients can say the same. */
static int32_t text_hash(const WCHAR *text, uint32_t length)
{
    uint32_t hash = 0;
    for (uint32_t i = 0; i < length; i++)
        hash = 31 * hash + text[i];
    return (int32_t)hash;
}

static uint64_t decimal(const WCHAR *text)
{
    uint64_t value = 0;
    for (; *text; text++)
        value = 10 * value + (uint64_t)(*text - '0');
    return value;
}

static uint64_t array_hash(const SAFEARRAY *array)
{
    uint64_t hash = 0;
    for (uint32_t i = 0; i < array->elements; i++) {
        if (array->element_bytes == 1) {
            hash = 31 * hash + ((uint8_t *)array->data)[i];
        } else {
            BSTR text = ((BSTR *)array->data)[i];
            hash = 31 * hash + (uint64_t)(int64_t)text_hash(text, text_bytes(text) / sizeof(WCHAR));
        }
    }
    return hash;
}

static uint64_t hash(const VARIANT *value, int32_t type)
{
    switch (type) {
    case CONSTANT_CIM_UINT32: return (uint32_t)value->value.number;
    case CONSTANT_CIM_UINT64: return decimal(value->value.text);
    case CONSTANT_CIM_STRING:
    case CONSTANT_CIM_DATETIME:
        return (uint64_t)(int64_t)text_hash(value->value.text, text_bytes(value->value.text) / sizeof(WCHAR));
    default: return array_hash(value->value.array);
    }
}

static char *copy(char *to, const void *from, size_t bytes)
{
    memcpy(to, from, bytes);
    return to + ((bytes + 7) & ~(size_t)7);
}

/* Keeps a value as a program would: numbers as numbers, text with its length. */
static char *keep(char *to, const VARIANT *value, int32_t type)
{
    if (type == CONSTANT_CIM_UINT32)
        return copy(to, &value->value.number, sizeof value->value.number);
    if (type == CONSTANT_CIM_UINT64) {
        uint64_t number = decimal(value->value.text);
        return copy(to, &number, sizeof number);
    }
    if (value->vt == CONSTANT_VT_BSTR)
        return copy(to, (char *)value->value.text - 4, 4 + text_bytes(value->value.text));
    const SAFEARRAY *array = value->value.array;
    if (array->element_bytes == 1)
        return copy(to, array->data, array->elements);
    for (uint32_t i = 0; i < array->elements; i++) {
        BSTR text = ((BSTR *)array->data)[i];
        to = copy(to, (char *)text - 4, 4 + text_bytes(text));
    }
    return to;
}

/*
 * Runs a query and reads all that it gives.
 *
 * names: the columns, one after the other, each with its terminator
 * checksum: receives a sum over all values; NULL where only the time counts
 * returns the number of rows, or a negative HRESULT
 */
int64_t client_query(
    Object services, BSTR text, int32_t columns, const WCHAR *names, int32_t batch, uint64_t *checksum)
{
    Object enumerator = NULL;
    HRESULT hr = ((ExecQuery)METHOD(services, SLOT_IWbemServices_ExecQuery))(services, text, text,
        CONSTANT_WBEM_FLAG_RETURN_IMMEDIATELY | CONSTANT_WBEM_FLAG_FORWARD_ONLY, NULL, &enumerator);
    if (hr < 0)
        return hr;
    Object *rows = malloc(sizeof(Object) * (size_t)batch);
    uint64_t sum = 0;
    int64_t count = 0;
    do {
        uint32_t returned = 0;
        hr = ((Next)METHOD(enumerator, SLOT_IEnumWbemClassObject_Next))(
            enumerator, -1, (uint32_t)batch, rows, &returned);
        for (uint32_t i = 0; i < returned; i++) {
            Object row = rows[i];
            const WCHAR *name = names;
            char *to = memory;
            for (int32_t k = 0; k < columns; k++) {
                VARIANT value = {0};
                int32_t type = 0;
                HRESULT got =
                    ((Get)METHOD(row, SLOT_IWbemClassObject_Get))(row, name, 0, &value, &type, NULL);
                if (got < 0)
                    hr = got;
                if (checksum)
                    sum = 31 * sum + hash(&value, type);
                to = keep(to, &value, type);
                if (value.vt != CONSTANT_VT_I4)
                    VariantClear(&value);
                while (*name++)
                    ;
            }
            ((Release)METHOD(row, SLOT_IUnknown_Release))(row);
            count++;
        }
    } while (hr == HRESULT_S_OK);
    free(rows);
    ((Release)METHOD(enumerator, SLOT_IUnknown_Release))(enumerator);
    if (checksum)
        *checksum = sum;
    return hr < 0 ? hr : count;
}

/*
 * Connects, runs a query so many times, and closes.
 *
 * path: of the namespace, a BSTR
 * returns the number of rows of all queries, or a negative HRESULT; the rest as client_query has it
 */
int64_t client_session(BSTR path, int32_t queries, BSTR text, int32_t columns, const WCHAR *names, int32_t batch)
{
    Object services = NULL;
    HRESULT hr = ConnectServerWmi(path, NULL, NULL, NULL, 0, NULL, NULL, &services, 3, (uint32_t)-1);
    if (hr < 0)
        return hr;
    int64_t count = 0;
    for (int32_t i = 0; i < queries && count >= 0; i++) {
        int64_t rows = client_query(services, text, columns, names, batch, NULL);
        count = rows < 0 ? rows : count + rows;
    }
    ((Release)METHOD(services, SLOT_IUnknown_Release))(services);
    return count;
}
