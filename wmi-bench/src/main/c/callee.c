/* Functions that do no work, and loops that call them as C does: through a pointer that the compiler may not see through. */
#include "wmi.h"

#define P const void *
#define I int32_t

I callee_PI(P a)
{
    (void)a;
    return 1;
}

I callee_PIIPPI(P a, I b, I c, P d, P e)
{
    (void)a, (void)b, (void)c, (void)d, (void)e;
    return 1;
}

I callee_PPIPPPI(P a, P b, I c, P d, P e, P f)
{
    (void)a, (void)b, (void)c, (void)d, (void)e, (void)f;
    return 1;
}

I callee_PPPPIPPPIII(P a, P b, P c, P d, I e, P f, P g, P h, I i, I j)
{
    (void)a, (void)b, (void)c, (void)d, (void)e, (void)f, (void)g, (void)h, (void)i, (void)j;
    return 1;
}

static I (*volatile pi)(P) = callee_PI;
static I (*volatile piippi)(P, I, I, P, P) = callee_PIIPPI;
static I (*volatile ppipppi)(P, P, I, P, P, P) = callee_PPIPPPI;
static I (*volatile ppppipppiii)(P, P, P, P, I, P, P, P, I, I) = callee_PPPPIPPPIII;
static BSTR (*volatile allocate)(const WCHAR *, uint32_t) = SysAllocStringLen;
static void (*volatile release)(BSTR) = SysFreeString;

int64_t loop_PI(int64_t count, P a)
{
    int64_t sum = 0;
    for (int64_t n = 0; n < count; n++)
        sum += pi(a);
    return sum;
}

int64_t loop_PIIPPI(int64_t count, P a)
{
    int64_t sum = 0;
    for (int64_t n = 0; n < count; n++)
        sum += piippi(a, 2, 3, a, a);
    return sum;
}

int64_t loop_PPIPPPI(int64_t count, P a)
{
    int64_t sum = 0;
    for (int64_t n = 0; n < count; n++)
        sum += ppipppi(a, a, 2, a, a, a);
    return sum;
}

int64_t loop_PPPPIPPPIII(int64_t count, P a)
{
    int64_t sum = 0;
    for (int64_t n = 0; n < count; n++)
        sum += ppppipppiii(a, a, a, a, 2, a, a, a, 2, 2);
    return sum;
}

/* Makes and frees a BSTR of 20 characters. */
int64_t loop_bstr(int64_t count, P text)
{
    int64_t sum = 0;
    for (int64_t n = 0; n < count; n++) {
        BSTR made = allocate(text, 20);
        sum += made[19];
        release(made);
    }
    return sum;
}

/* Reads the text of a VARIANT into memory of its own. */
int64_t loop_variant(int64_t count, P variant)
{
    volatile WCHAR kept[64];
    int64_t sum = 0;
    for (int64_t n = 0; n < count; n++) {
        const VARIANT *value = *(const VARIANT *const volatile *)&variant;
        if (value->vt == CONSTANT_VT_BSTR) {
            uint32_t length = text_bytes(value->value.text) / sizeof(WCHAR);
            for (uint32_t i = 0; i < length && i < 64; i++)
                kept[i] = value->value.text[i];
            sum += length;
        }
    }
    return sum;
}

/* Calls back. */
int64_t loop_back(int64_t count, P function)
{
    I (*volatile back)(P, I) = (I(*)(P, I))(uintptr_t)function;
    int64_t sum = 0;
    for (int64_t n = 0; n < count; n++)
        sum += back(function, 1);
    return sum;
}

/* What a callback is in C. */
I callee_PII(P a, I b)
{
    (void)a;
    return b;
}
