/*
 * WMI that does no work: rows are made out of nothing, as fast as C can. A query is
 *     SELECT column, column ... FROM Rows WHERE Count = n
 * and the first letter of a column says its type: Caption string, Number uint32, Size uint64, Date datetime, Bytes uint8[],
 * List string[]. Values change with the row, in a cycle of PERIOD. May be used by any number of threads; nothing is shared by queries.
 */
#include <stdlib.h>
#include <string.h>
#include "wmi.h"

#define EXPORT __attribute__((visibility("default")))
#define PERIOD 256
#define TEXT 20        /* characters of a string */
#define DIGITS 12      /* of a uint64 */
#define DATE 25
#define BYTES 16       /* elements of a uint8[] */
#define ITEMS 2        /* elements of a string[], each as long as a uint64 is written */
#define MOST_COLUMNS 64
#define NAME 16        /* characters of a column's name at most, with the terminator */
#define NUMBER_STEP 2654435761u

static WCHAR texts[PERIOD][TEXT], sizes[PERIOD][DIGITS], dates[PERIOD][DATE];

typedef struct {
    int count;
    uint64_t rows;
    int32_t references; /* of the enumerator and of every row */
    int types[MOST_COLUMNS];
    WCHAR names[MOST_COLUMNS][NAME];
} Query;

typedef struct {
    void **table;
    int32_t references;
    Query *query;
    uint64_t next;
} Enumerator;

typedef struct {
    void **table;
    int32_t references;
    int32_t expected; /* the column that is asked for next, if they are asked for in order */
    Query *query;
    uint64_t number;
} Row;

typedef struct {
    void **table;
    int32_t references;
} Services;

static int32_t add(int32_t *references, int32_t count)
{
    return __atomic_add_fetch(references, count, __ATOMIC_ACQ_REL);
}

static HRESULT not_implemented(void)
{
    return HRESULT_E_NOTIMPL;
}

/* No object here is a proxy, and each has one interface. */
static HRESULT query_interface(Object self, const void *iid, Object *out)
{
    (void)self;
    (void)iid;
    *out = NULL;
    return HRESULT_E_NOINTERFACE;
}

/* The same field in all objects. */
static uint32_t add_ref(Services *self)
{
    return (uint32_t)add(&self->references, 1);
}

static void let_go(Query *query)
{
    if (add(&query->references, -1) == 0)
        free(query);
}

/* ---- rows */

static uint32_t row_release(Row *self)
{
    int32_t left = add(&self->references, -1);
    if (left == 0) {
        let_go(self->query);
        free(self);
    }
    return (uint32_t)left;
}

static int same(const WCHAR *a, const WCHAR *b)
{
    for (; *a == *b; a++, b++)
        if (!*a)
            return 1;
    return 0;
}

static int32_t column(Row *self, const WCHAR *name)
{
    Query *query = self->query;
    for (int32_t k = 0, i = self->expected; k < query->count; k++, i++) {
        if (i >= query->count)
            i = 0;
        if (same(query->names[i], name)) {
            self->expected = i + 1;
            return i;
        }
    }
    return -1;
}

static SAFEARRAY *new_array(uint16_t features, uint32_t element_bytes, uint32_t elements)
{
    SAFEARRAY *array = malloc(sizeof *array);
    *array = (SAFEARRAY){1, features, element_bytes, 0, malloc((size_t)elements * element_bytes), elements, 0};
    return array;
}

static int wide_names;

/* Names come with characters of wchar_t from now on, as jna-platform passes them outside Windows. */
EXPORT void server_wide_names(int32_t wide)
{
    wide_names = wide;
}

static const WCHAR *narrow(const wchar_t *name, WCHAR *to)
{
    for (uint32_t i = 0; i < NAME; i++)
        if (!(to[i] = (WCHAR)name[i]))
            break;
    to[NAME - 1] = 0;
    return to;
}

static HRESULT row_get(Row *self, const WCHAR *name, int32_t flags, VARIANT *value, int32_t *type, int32_t *flavor)
{
    (void)flags;
    WCHAR copied[NAME];
    if (wide_names)
        name = narrow((const wchar_t *)name, copied);
    int32_t i = column(self, name);
    if (flavor)
        *flavor = 0;
    if (i < 0) {
        static const WCHAR count[] = u"__PROPERTY_COUNT";
        if (!same(count, name))
            return HRESULT_WBEM_E_NOT_FOUND;
        value->vt = CONSTANT_VT_I4;
        value->value.number = self->query->count;
        if (type)
            *type = CONSTANT_CIM_SINT32;
        return HRESULT_S_OK;
    }
    int32_t kind = self->query->types[i];
    uint32_t at = (uint32_t)(self->number + (uint32_t)i) % PERIOD;
    if (type)
        *type = kind;
    switch (kind) {
    case CONSTANT_CIM_UINT32:
        value->vt = CONSTANT_VT_I4;
        value->value.number = (int32_t)((at + 1) * NUMBER_STEP);
        break;
    case CONSTANT_CIM_STRING:
        value->vt = CONSTANT_VT_BSTR;
        value->value.text = SysAllocStringLen(texts[at], TEXT);
        break;
    case CONSTANT_CIM_UINT64:
        value->vt = CONSTANT_VT_BSTR;
        value->value.text = SysAllocStringLen(sizes[at], DIGITS);
        break;
    case CONSTANT_CIM_DATETIME:
        value->vt = CONSTANT_VT_BSTR;
        value->value.text = SysAllocStringLen(dates[at], DATE);
        break;
    case CONSTANT_CIM_UINT8 | CONSTANT_CIM_FLAG_ARRAY:
        value->vt = CONSTANT_VT_ARRAY | CONSTANT_VT_UI1;
        value->value.array = new_array(CONSTANT_FADF_HAVEVARTYPE, 1, BYTES);
        memset(value->value.array->data, (int)at, BYTES);
        break;
    default:
        value->vt = CONSTANT_VT_ARRAY | CONSTANT_VT_BSTR;
        value->value.array = new_array(CONSTANT_FADF_BSTR, sizeof(BSTR), ITEMS);
        for (uint32_t k = 0; k < ITEMS; k++)
            ((BSTR *)value->value.array->data)[k] = SysAllocStringLen(sizes[(at + k) % PERIOD], DIGITS);
    }
    return HRESULT_S_OK;
}

static uint32_t length(const WCHAR *text)
{
    uint32_t count = 0;
    while (text[count])
        count++;
    return count;
}

static HRESULT row_get_names(Row *self, const WCHAR *qualifier, int32_t flags, VARIANT *value, SAFEARRAY **names)
{
    (void)qualifier;
    (void)flags;
    (void)value;
    *names = new_array(CONSTANT_FADF_BSTR, sizeof(BSTR), (uint32_t)self->query->count);
    for (int i = 0; i < self->query->count; i++) {
        const WCHAR *name = self->query->names[i];
        ((BSTR *)(*names)->data)[i] = SysAllocStringLen(name, length(name));
    }
    return HRESULT_S_OK;
}

/* ---- the enumerator */

static void *row_table[SLOTS_IWbemClassObject], *enumerator_table[SLOTS_IEnumWbemClassObject],
    *services_table[SLOTS_IWbemServices], *locator_table[SLOTS_IWbemLocator];

static HRESULT enumerator_next(Enumerator *self, int32_t timeout, uint32_t count, Row **rows, uint32_t *returned)
{
    (void)timeout;
    Query *query = self->query;
    uint64_t left = query->rows - self->next;
    uint32_t given = left < count ? (uint32_t)left : count;
    add(&query->references, (int32_t)given);
    for (uint32_t i = 0; i < given; i++) {
        Row *row = malloc(sizeof *row);
        *row = (Row){row_table, 1, 0, query, self->next++};
        rows[i] = row;
    }
    *returned = given;
    return given == count ? HRESULT_S_OK : HRESULT_S_FALSE;
}

static uint32_t enumerator_release(Enumerator *self)
{
    int32_t left = add(&self->references, -1);
    if (left == 0) {
        let_go(self->query);
        free(self);
    }
    return (uint32_t)left;
}

/* ---- services */

static uint32_t services_release(Services *self)
{
    int32_t left = add(&self->references, -1);
    if (left == 0)
        free(self);
    return (uint32_t)left;
}

static int type_of(WCHAR letter)
{
    switch (letter) {
    case 'C': return CONSTANT_CIM_STRING;
    case 'N': return CONSTANT_CIM_UINT32;
    case 'S': return CONSTANT_CIM_UINT64;
    case 'D': return CONSTANT_CIM_DATETIME;
    case 'B': return CONSTANT_CIM_UINT8 | CONSTANT_CIM_FLAG_ARRAY;
    case 'L': return CONSTANT_CIM_STRING | CONSTANT_CIM_FLAG_ARRAY;
    default: return 0;
    }
}

static int is_name(WCHAR c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Reads the names of the columns, then the number at the end. */
static int parse(const WCHAR *text, Query *query)
{
    const WCHAR *p = text;
    while (is_name(*p))
        p++;
    do {
        while (*p == ' ' || *p == ',')
            p++;
        if (query->count == MOST_COLUMNS)
            return 0;
        WCHAR *name = query->names[query->count];
        uint32_t used = 0;
        while (is_name(*p) && used < NAME - 1)
            name[used++] = *p++;
        query->types[query->count] = type_of(name[0]);
        if (!query->types[query->count])
            return 0;
        query->count++;
    } while (*p == ',');
    const WCHAR *end = p + length(p);
    uint64_t place = 1;
    while (end > p && end[-1] >= '0' && end[-1] <= '9') {
        query->rows += place * (uint64_t)(*--end - '0');
        place *= 10;
    }
    return place > 1;
}

static HRESULT services_exec_query(
    Services *self, BSTR language, BSTR text, int32_t flags, Object context, Enumerator **out)
{
    (void)self;
    (void)language;
    (void)flags;
    (void)context;
    Query *query = calloc(1, sizeof *query);
    if (!parse(text, query)) {
        free(query);
        return HRESULT_WBEM_E_INVALID_QUERY;
    }
    query->references = 1;
    *out = malloc(sizeof **out);
    **out = (Enumerator){enumerator_table, 1, query, 0};
    return HRESULT_S_OK;
}

EXPORT HRESULT Initialize(int32_t allow)
{
    (void)allow;
    return HRESULT_S_OK;
}

EXPORT HRESULT ConnectServerWmi(BSTR resource, BSTR user, BSTR password, BSTR locale, int32_t flags, BSTR authority,
    Object context, Object *services, uint32_t impersonation, uint32_t authentication)
{
    (void)resource, (void)user, (void)password, (void)locale, (void)flags, (void)authority, (void)context;
    (void)impersonation, (void)authentication;
    Services *made = malloc(sizeof *made);
    *made = (Services){services_table, 1};
    *services = made;
    return HRESULT_S_OK;
}

static void fill(void **table, int slots, void *release)
{
    for (int i = 0; i < slots; i++)
        table[i] = not_implemented;
    table[SLOT_IUnknown_QueryInterface] = query_interface;
    table[SLOT_IUnknown_AddRef] = add_ref;
    table[SLOT_IUnknown_Release] = release;
}

static void digits(WCHAR *end, int count, uint64_t number)
{
    for (; count > 0; count--, number /= 10)
        *--end = (WCHAR)('0' + number % 10);
}

__attribute__((constructor)) static void prepare(void)
{
    fill(row_table, SLOTS_IWbemClassObject, row_release);
    row_table[SLOT_IWbemClassObject_Get] = row_get;
    row_table[SLOT_IWbemClassObject_GetNames] = row_get_names;
    fill(enumerator_table, SLOTS_IEnumWbemClassObject, enumerator_release);
    enumerator_table[SLOT_IEnumWbemClassObject_Next] = enumerator_next;
    fill(services_table, SLOTS_IWbemServices, services_release);
    services_table[SLOT_IWbemServices_ExecQuery] = services_exec_query;
    for (int i = 0; i < PERIOD; i++) {
        memcpy(texts[i], u"Row of a table - 000", sizeof texts[i]);
        digits(texts[i] + TEXT, 3, (uint64_t)i);
        digits(sizes[i] + DIGITS, DIGITS, 500107862016u + (uint64_t)i * 4096);
        memcpy(dates[i], u"20260101120000.000000+060", sizeof dates[i]);
        digits(dates[i] + 14, 2, (uint64_t)i % 60);
        digits(dates[i] + 21, 3, (uint64_t)i);
    }
}

/* ---- what else the core of the library asks of Windows */

EXPORT HRESULT CoIncrementMTAUsage(void **cookie)
{
    *cookie = cookie;
    return HRESULT_S_OK;
}

EXPORT HRESULT CoGetApartmentType(int32_t *type, int32_t *qualifier)
{
    *type = CONSTANT_APTTYPE_MTA;
    *qualifier = CONSTANT_APTTYPEQUALIFIER_IMPLICIT_MTA;
    return HRESULT_S_OK;
}

EXPORT HRESULT CoInitializeEx(void *reserved, uint32_t flags)
{
    (void)reserved;
    (void)flags;
    return HRESULT_S_OK;
}

EXPORT HRESULT CoCreateInstance(const void *clsid, Object outer, uint32_t where, const void *iid, Object *out)
{
    (void)clsid, (void)outer, (void)where, (void)iid;
    *out = NULL;
    return HRESULT_E_NOTIMPL;
}

EXPORT HRESULT CoQueryProxyBlanket(Object proxy, uint32_t *service, uint32_t *authorization, WCHAR **principal,
    uint32_t *authentication, uint32_t *impersonation, void **identity, uint32_t *capabilities)
{
    (void)proxy, (void)service, (void)authorization, (void)principal;
    (void)authentication, (void)impersonation, (void)identity, (void)capabilities;
    return HRESULT_E_NOINTERFACE;
}

EXPORT HRESULT CoSetProxyBlanket(Object proxy, uint32_t service, uint32_t authorization, WCHAR *principal,
    uint32_t authentication, uint32_t impersonation, void *identity, uint32_t capabilities)
{
    (void)proxy, (void)service, (void)authorization, (void)principal;
    (void)authentication, (void)impersonation, (void)identity, (void)capabilities;
    return HRESULT_E_NOINTERFACE;
}

EXPORT HRESULT CoInitializeSecurity(void)
{
    return HRESULT_S_OK;
}

EXPORT void CoTaskMemFree(void *memory)
{
    free(memory);
}

EXPORT HRESULT SetErrorInfo(uint32_t reserved, Object info)
{
    (void)reserved;
    (void)info;
    return HRESULT_S_OK;
}

EXPORT HRESULT GetErrorInfo(uint32_t reserved, Object *info)
{
    (void)reserved;
    *info = NULL;
    return HRESULT_S_FALSE;
}
