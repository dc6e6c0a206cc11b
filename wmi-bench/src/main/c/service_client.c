/*
 * The C client that the Java libraries are compared with: connects to WMI and queries it as a careful C program does, with no more calls than are needed.
 * It takes the same commands as the Java contestants, one a line on standard input, and answers each with a line of JSON:
 *
 *   define ID FROM NAME,NAME,... [*]   a query, fields apart by tabs: SELECT names FROM ..., or with * all properties of each row
 *   run KIND ID COUNT                  connect: connects and closes; query: on the open connection; connect-query: on one of its own;
 *                                      method: calls the method on the open connection
 *   phases KIND ID COUNT               as run, for connect, query and method: the time that goes into which calls
 *   read ID                            the values of the query, as one checksum
 *   call                               what the method gives, as one checksum
 *
 * Build: x86_64-w64-mingw32-gcc -O2 -o service_client.exe service_client.c -lole32 -loleaut32 -luuid -lwbemuuid
 */
#define COBJMACROS
#include <windows.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wbemcli.h>

#define NAMESPACE L"root\\cimv2"
#define BATCH 64
#define MAX_NAMES 128
#define MAX_QUERIES 8

typedef struct {
    char id[32];
    wchar_t *text;
    int all; /* SELECT * */
    int names;
    wchar_t *name[MAX_NAMES];
    char *name_utf8[MAX_NAMES];
} Query;

static Query queries[MAX_QUERIES];
static int query_count;
static IWbemServices *services; /* the open connection */

/* What was read goes in here, so that no compiler finds it unused. */
static volatile uint64_t sink;

static void fail(const char *call, HRESULT hr)
{
    printf("{\"error\":\"%s failed with 0x%08lX\"}\n", call, (unsigned long)hr);
    fflush(stdout);
    exit(1);
}

static void check(const char *call, HRESULT hr)
{
    if (FAILED(hr))
        fail(call, hr);
}

/* ---- what calls take, measured when it is asked for; Phase.java has the same words */

enum phase { CONNECT, SECURITY, EXEC_QUERY, NEXT, PUT, EXEC_METHOD, GET, RELEASE, TEXT, OTHER, SELF, PHASES };
static const char *const phase_word[PHASES] =
    { "connect", "security", "execQuery", "next", "put", "execMethod", "get", "release", "text", "other", "self" };
static int timing;
static double spent[PHASES];
static int calls[PHASES];
static double begun;

static double now(void)
{
    LARGE_INTEGER count, frequency;

    QueryPerformanceCounter(&count);
    QueryPerformanceFrequency(&frequency);
    return (double)count.QuadPart * 1e9 / (double)frequency.QuadPart;
}

static void begin(void)
{
    if (timing)
        begun = now();
}

static void end(enum phase phase)
{
    if (timing) {
        spent[phase] += now() - begun;
        calls[phase]++;
    }
}

static BSTR bstr(const wchar_t *text)
{
    BSTR made;

    begin();
    made = SysAllocString(text);
    end(TEXT);
    if (made == NULL)
        fail("SysAllocString", E_OUTOFMEMORY);
    return made;
}

static void free_bstr(BSTR text)
{
    begin();
    SysFreeString(text);
    end(TEXT);
}

/* A proxy starts from the defaults of the process, so each is given its security: services as well as enumerators. */
static void secure(void *proxy)
{
    HRESULT hr;

    begin();
    hr = CoSetProxyBlanket((IUnknown *)proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
        RPC_C_AUTHN_LEVEL_DEFAULT, RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
    end(SECURITY);
    check("CoSetProxyBlanket", hr);
}

static IWbemServices *connect_server(void)
{
    IWbemLocator *locator = NULL;
    IWbemServices *connected = NULL;
    BSTR path;
    HRESULT hr;

    begin();
    hr = CoCreateInstance(&CLSID_WbemLocator, NULL, CLSCTX_INPROC_SERVER, &IID_IWbemLocator, (void **)&locator);
    end(CONNECT);
    check("CoCreateInstance", hr);
    path = bstr(NAMESPACE);
    begin();
    hr = IWbemLocator_ConnectServer(locator, path, NULL, NULL, NULL, 0, NULL, NULL, &connected);
    end(CONNECT);
    check("ConnectServer", hr);
    free_bstr(path);
    begin();
    IWbemLocator_Release(locator);
    end(CONNECT);
    secure(connected);
    return connected;
}

/* Uses a value where it lies, as a C program does. */
static void use(const VARIANT *value)
{
    if (V_VT(value) == VT_BSTR && V_BSTR(value) != NULL)
        sink += SysStringLen(V_BSTR(value)) + V_BSTR(value)[0];
    else
        sink += V_UI4(value);
}

static int use_named(IWbemClassObject *row, const Query *query)
{
    int i;

    for (i = 0; i < query->names; i++) {
        VARIANT value;
        CIMTYPE type;
        HRESULT hr;

        begin();
        hr = IWbemClassObject_Get(row, query->name[i], 0, &value, &type, NULL);
        end(GET);
        check("Get", hr);
        sink += type;
        use(&value);
        begin();
        VariantClear(&value);
        end(RELEASE);
    }
    return query->names;
}

/* All properties: the enumeration gives name, value and type with one call for each. */
static int use_all(IWbemClassObject *row)
{
    int count = 0;

    check("BeginEnumeration", IWbemClassObject_BeginEnumeration(row, WBEM_FLAG_NONSYSTEM_ONLY));
    for (;;) {
        BSTR name = NULL;
        VARIANT value;
        CIMTYPE type;
        HRESULT hr;

        begin();
        hr = IWbemClassObject_Next(row, 0, &name, &value, &type, NULL);
        end(GET);
        check("Next of an object", hr);
        if (hr == WBEM_S_NO_MORE_DATA)
            break;
        sink += type + SysStringLen(name);
        use(&value);
        begin();
        VariantClear(&value);
        end(RELEASE);
        free_bstr(name);
        count++;
    }
    check("EndEnumeration", IWbemClassObject_EndEnumeration(row));
    return count;
}

typedef void (*RowAction)(IWbemClassObject *row, const Query *query, void *state);

static void each_row(IWbemServices *connection, const Query *query, RowAction action, void *state)
{
    IEnumWbemClassObject *rows = NULL;
    BSTR language = bstr(L"WQL");
    BSTR text = bstr(query->text);
    HRESULT hr;

    begin();
    hr = IWbemServices_ExecQuery(connection, language, text, WBEM_FLAG_RETURN_IMMEDIATELY | WBEM_FLAG_FORWARD_ONLY,
        NULL, &rows);
    end(EXEC_QUERY);
    check("ExecQuery", hr);
    free_bstr(text);
    free_bstr(language);
    secure(rows);
    for (;;) {
        IWbemClassObject *row[BATCH];
        ULONG returned = 0;
        ULONG i;

        begin();
        hr = IEnumWbemClassObject_Next(rows, WBEM_INFINITE, BATCH, row, &returned);
        end(NEXT);
        check("Next", hr);
        for (i = 0; i < returned; i++) {
            action(row[i], query, state);
            begin();
            IWbemClassObject_Release(row[i]);
            end(RELEASE);
        }
        if (hr != S_OK)
            break;
    }
    begin();
    IEnumWbemClassObject_Release(rows);
    end(RELEASE);
}

static void use_row(IWbemClassObject *row, const Query *query, void *state)
{
    *(int *)state += query->all ? use_all(row) : use_named(row, query);
}

static int run_query(IWbemServices *connection, const Query *query)
{
    int values = 0;
    each_row(connection, query, use_row, &values);
    return values;
}

/* ---- the checksum: FNV-1a, 64 bits, over name=value and a line feed for each value, in UTF-8 */

static void add(uint64_t *sum, const char *text)
{
    for (; *text != '\0'; text++)
        *sum = (*sum ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
}

static void add_value(uint64_t *sum, const VARIANT *value, CIMTYPE type)
{
    char small[32];

    switch (V_VT(value)) {
    case VT_NULL:
        add(sum, "NULL");
        return;
    case VT_BSTR: {
        int length = V_BSTR(value) == NULL ? 0 : (int)SysStringLen(V_BSTR(value));
        char *text = calloc(1, 4 * (size_t)length + 1);

        if (text == NULL)
            fail("calloc", E_OUTOFMEMORY);
        if (length > 0)
            WideCharToMultiByte(CP_UTF8, 0, V_BSTR(value), length, text, 4 * length, NULL, NULL);
        add(sum, text);
        free(text);
        return;
    }
    case VT_BOOL:
        add(sum, V_BOOL(value) ? "true" : "false");
        return;
    case VT_UI1:
        snprintf(small, sizeof small, "%u", V_UI1(value));
        break;
    case VT_I2:
        snprintf(small, sizeof small, "%d", V_I2(value));
        break;
    case VT_I4:
        if (type == CIM_UINT32)
            snprintf(small, sizeof small, "%lu", V_UI4(value));
        else
            snprintf(small, sizeof small, "%ld", V_I4(value));
        break;
    default:
        fail("checksum of another type of value", DISP_E_TYPEMISMATCH);
    }
    add(sum, small);
}

static void checksum_row(IWbemClassObject *row, const Query *query, void *state)
{
    uint64_t *sum = state;
    int i;

    for (i = 0; i < query->names; i++) {
        VARIANT value;
        CIMTYPE type;

        check("Get", IWbemClassObject_Get(row, query->name[i], 0, &value, &type, NULL));
        add(sum, query->name_utf8[i]);
        add(sum, "=");
        add_value(sum, &value, type);
        add(sum, "\n");
        VariantClear(&value);
    }
}

/* ---- the method: RegistryCall.java has the same */

#define REGISTRY L"StdRegProv"
#define METHOD L"GetStringValue"

/* Got once, and for each call where the server locks the class as long as somebody holds what came from it: Wine, whose class objects are rows. */
static IWbemClassObject *in_signature;
static int keeps_signature;

static void get_signature(void)
{
    IWbemClassObject *definition = NULL;
    VARIANT genus;
    BSTR path = bstr(REGISTRY);

    check("GetObject", IWbemServices_GetObject(services, path, 0, NULL, &definition, NULL));
    free_bstr(path);
    check("GetMethod", IWbemClassObject_GetMethod(definition, METHOD, 0, &in_signature, NULL));
    check("Get", IWbemClassObject_Get(definition, L"__GENUS", 0, &genus, NULL, NULL));
    keeps_signature = V_I4(&genus) == WBEM_GENUS_CLASS;
    IWbemClassObject_Release(definition);
}

static void put(IWbemClassObject *object, const wchar_t *name, VARIANT *value)
{
    HRESULT hr;

    begin();
    hr = IWbemClassObject_Put(object, name, 0, value, 0);
    end(PUT);
    check("Put", hr);
}

/* VT_I4 is how a uint32 is put, and in Wine the parameter is a sint32. */
static void put_number(IWbemClassObject *object, const wchar_t *name, ULONG number)
{
    VARIANT value;

    V_VT(&value) = VT_I4;
    V_UI4(&value) = number;
    put(object, name, &value);
}

static void put_text(IWbemClassObject *object, const wchar_t *name, const wchar_t *text)
{
    VARIANT value;

    V_VT(&value) = VT_BSTR;
    V_BSTR(&value) = bstr(text);
    put(object, name, &value);
    free_bstr(V_BSTR(&value));
}

/* What came out goes into the checksum, or where there is none is used as it lies. */
static void take(IWbemClassObject *out, const wchar_t *name, const char *name_utf8, uint64_t *sum)
{
    VARIANT value;
    CIMTYPE type;
    HRESULT hr;

    begin();
    hr = IWbemClassObject_Get(out, name, 0, &value, &type, NULL);
    end(GET);
    check("Get", hr);
    if (sum != NULL) {
        add(sum, name_utf8);
        add(sum, "=");
        add_value(sum, &value, type);
        add(sum, "\n");
    } else {
        sink += type;
        use(&value);
    }
    begin();
    VariantClear(&value);
    end(RELEASE);
}

static int call_method(uint64_t *sum)
{
    IWbemClassObject *in = NULL, *out = NULL;
    BSTR path, method;
    HRESULT hr;

    if (in_signature == NULL) {
        begin();
        get_signature();
        end(PUT);
    }
    begin();
    hr = IWbemClassObject_SpawnInstance(in_signature, 0, &in);
    end(PUT);
    check("SpawnInstance", hr);
    put_number(in, L"hDefKey", 0x80000002);
    put_text(in, L"sSubKeyName", L"SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
    put_text(in, L"sValueName", L"ProductName");
    path = bstr(REGISTRY);
    method = bstr(METHOD);
    begin();
    hr = IWbemServices_ExecMethod(services, path, method, 0, NULL, in, &out, NULL);
    end(EXEC_METHOD);
    check("ExecMethod", hr);
    free_bstr(method);
    free_bstr(path);
    begin();
    IWbemClassObject_Release(in);
    if (!keeps_signature) {
        IWbemClassObject_Release(in_signature);
        in_signature = NULL;
    }
    end(RELEASE);
    take(out, L"ReturnValue", "ReturnValue", sum);
    take(out, L"sValue", "sValue", sum);
    begin();
    IWbemClassObject_Release(out);
    end(RELEASE);
    return 2;
}

static void call(void)
{
    uint64_t sum = UINT64_C(0xCBF29CE484222325);

    call_method(&sum);
    printf("{\"checksum\":\"%016llx\"}\n", (unsigned long long)sum);
}

/* ---- commands */

static wchar_t *wide(const char *text)
{
    int length = MultiByteToWideChar(CP_UTF8, 0, text, -1, NULL, 0);
    wchar_t *made = calloc((size_t)length, sizeof *made);

    if (made == NULL)
        fail("calloc", E_OUTOFMEMORY);
    MultiByteToWideChar(CP_UTF8, 0, text, -1, made, length);
    return made;
}

static void define(char *id, char *from, char *names, const char *star)
{
    static char text[8192];
    Query *query = &queries[query_count];
    char *name;

    if (query_count == MAX_QUERIES || id == NULL || from == NULL || names == NULL)
        fail("define", E_INVALIDARG);
    query_count++;
    snprintf(query->id, sizeof query->id, "%s", id);
    query->all = star != NULL;
    snprintf(text, sizeof text, "SELECT %s FROM %s", query->all ? "*" : names, from);
    query->text = wide(text);
    for (name = strtok(names, ","); name != NULL && query->names < MAX_NAMES; name = strtok(NULL, ",")) {
        query->name_utf8[query->names] = _strdup(name);
        query->name[query->names++] = wide(name);
    }
}

static const Query *query_named(const char *id)
{
    int i;

    for (i = 0; id != NULL && i < query_count; i++)
        if (strcmp(queries[i].id, id) == 0)
            return &queries[i];
    fail("look-up of the query", E_INVALIDARG);
    return NULL;
}

/* What a kind of operation asks; NULL for one that asks no query. */
static const Query *asked(const char *kind, const char *id)
{
    return strcmp(kind, "connect") == 0 || strcmp(kind, "method") == 0 ? NULL : query_named(id);
}

static int run_once(const char *kind, const Query *query)
{
    IWbemServices *own;
    int values;

    if (strcmp(kind, "query") == 0)
        return run_query(services, query);
    if (strcmp(kind, "method") == 0)
        return call_method(NULL);
    own = connect_server();
    values = strcmp(kind, "connect") == 0 ? 0 : run_query(own, query);
    begin();
    IWbemServices_Release(own);
    end(RELEASE);
    return values;
}

static void run(const char *kind, const char *id, const char *count)
{
    const Query *query;
    int times, i, values = 0;
    double first;

    if (kind == NULL || id == NULL || count == NULL)
        fail("run", E_INVALIDARG);
    query = asked(kind, id);
    times = atoi(count);
    first = now();
    for (i = 0; i < times; i++)
        values = run_once(kind, query);
    printf("{\"nanos\":%.0f,\"values\":%d}\n", now() - first, values);
}

/* Without what the clock takes by itself: in all, and the part of it that a call seems to take. */
static void phases(const char *kind, const char *id, const char *count)
{
    const int calibration = 100000;
    const Query *query;
    double first, clock, seen, self;
    int times, i;

    if (kind == NULL || id == NULL || count == NULL)
        fail("phases", E_INVALIDARG);
    query = asked(kind, id);
    times = atoi(count);
    timing = 1;
    memset(spent, 0, sizeof spent);
    first = now();
    for (i = 0; i < calibration; i++) {
        begin();
        end(OTHER);
    }
    clock = (now() - first) / calibration;
    seen = spent[OTHER] / calibration;
    memset(spent, 0, sizeof spent);
    memset(calls, 0, sizeof calls);
    first = now();
    for (i = 0; i < times; i++)
        run_once(kind, query);
    self = now() - first;
    timing = 0;
    for (i = 0; i < SELF; i++) {
        self -= spent[i] + (clock - seen) * calls[i];
        printf("%s\"%s\":%.0f", i == 0 ? "{" : ",", phase_word[i], (spent[i] - seen * calls[i]) / times);
    }
    printf(",\"%s\":%.0f}\n", phase_word[SELF], self / times);
}

static void read_values(const char *id)
{
    uint64_t sum = UINT64_C(0xCBF29CE484222325);

    each_row(services, query_named(id), checksum_row, &sum);
    printf("{\"checksum\":\"%016llx\"}\n", (unsigned long long)sum);
}

/* first FROM NAME,...: the time from here to the first row of a process that has just begun. */
static int first(char *from, char *names)
{
    double first_begun = now();

    define("first", from, names, NULL);
    check("CoInitializeEx", CoInitializeEx(NULL, COINIT_MULTITHREADED));
    run_once("connect-query", &queries[0]);
    printf("{\"nanos\":%.0f}\n", now() - first_begun);
    return 0;
}

int main(int count, char **arguments)
{
    static char line[8192];

    if (count == 4 && strcmp(arguments[1], "first") == 0)
        return first(arguments[2], arguments[3]);
    check("CoInitializeEx", CoInitializeEx(NULL, COINIT_MULTITHREADED));
    services = connect_server();
    printf("{\"ready\":true}\n");
    fflush(stdout);
    while (fgets(line, sizeof line, stdin) != NULL) {
        char *field[5] = {NULL};
        char *at = line;
        int i;

        line[strcspn(line, "\r\n")] = '\0';
        for (i = 0; i < 5 && at != NULL; i++) {
            field[i] = at;
            at = strchr(at, '\t');
            if (at != NULL)
                *at++ = '\0';
        }
        if (strcmp(field[0], "define") == 0) {
            define(field[1], field[2], field[3], field[4]);
            printf("{}\n");
        } else if (strcmp(field[0], "run") == 0) {
            run(field[1], field[2], field[3]);
        } else if (strcmp(field[0], "phases") == 0) {
            phases(field[1], field[2], field[3]);
        } else if (strcmp(field[0], "read") == 0) {
            read_values(field[1]);
        } else if (strcmp(field[0], "call") == 0) {
            call();
        } else {
            fail("command", E_INVALIDARG);
        }
        fflush(stdout);
    }
    if (in_signature != NULL)
        IWbemClassObject_Release(in_signature);
    IWbemServices_Release(services);
    CoUninitialize();
    return 0;
}
