/*
 * Functions that do no work, and loops that call them as C does: through a pointer that the compiler may not see through. While arguments are
 * checked, they answer what they were given instead.
 */
#include <stdarg.h>
#include "wmi.h"

#define P const void *
#define I int32_t
#define GIVEN(argument) ((int64_t)(intptr_t)(argument))
#define ANSWER(count, ...) (__builtin_expect(checking, 0) ? weighed(count, __VA_ARGS__) : 1)

static I checking;

void callee_check(I on)
{
    checking = on;
}

/* All bits of each argument, by its place. */
static __attribute__((noinline, cold)) I weighed(I count, ...)
{
    uint32_t sum = 0;
    va_list given;
    va_start(given, count);
    for (I place = 1; place <= count; place++) {
        int64_t one = va_arg(given, int64_t);
        sum += (uint32_t)place * (uint32_t)(one ^ (one >> 32));
    }
    va_end(given);
    return (I)sum;
}

I callee_PI(P a)
{
    return ANSWER(1, GIVEN(a));
}

I callee_PIIPPI(P a, I b, I c, P d, P e)
{
    return ANSWER(5, GIVEN(a), GIVEN(b), GIVEN(c), GIVEN(d), GIVEN(e));
}

I callee_PPIPPPI(P a, P b, I c, P d, P e, P f)
{
    return ANSWER(6, GIVEN(a), GIVEN(b), GIVEN(c), GIVEN(d), GIVEN(e), GIVEN(f));
}

I callee_PPPPIPPPIII(P a, P b, P c, P d, I e, P f, P g, P h, I i, I j)
{
    return ANSWER(10, GIVEN(a), GIVEN(b), GIVEN(c), GIVEN(d), GIVEN(e), GIVEN(f), GIVEN(g), GIVEN(h), GIVEN(i), GIVEN(j));
}

static I (*volatile pi)(P) = callee_PI;
static I (*volatile piippi)(P, I, I, P, P) = callee_PIIPPI;
static I (*volatile ppipppi)(P, P, I, P, P, P) = callee_PPIPPPI;
static I (*volatile ppppipppiii)(P, P, P, P, I, P, P, P, I, I) = callee_PPPPIPPPIII;
static BSTR (*volatile allocate)(const WCHAR *, uint32_t) = SysAllocStringLen;
static void (*volatile release)(BSTR) = SysFreeString;
static volatile I one = 1;

/* Each takes the arguments of its calls from a list of 64 bits each, and returns the sum of the answers. */
#define LOOP(name, call)                                                                                                                   \
    int64_t name(int64_t count, const int64_t *given)                                                                                      \
    {                                                                                                                                      \
        int64_t sum = 0;                                                                                                                   \
        (void)given;                                                                                                                       \
        for (int64_t n = 0; n < count; n++)                                                                                                \
            sum += call;                                                                                                                   \
        return sum;                                                                                                                        \
    }
#define AS_P(place) ((P)(uintptr_t)given[place])
#define AS_I(place) ((I)given[place])

LOOP(loop_nothing, one)
LOOP(loop_PI, pi(AS_P(0)))
LOOP(loop_PIIPPI, piippi(AS_P(0), AS_I(1), AS_I(2), AS_P(3), AS_P(4)))
LOOP(loop_PPIPPPI, ppipppi(AS_P(0), AS_P(1), AS_I(2), AS_P(3), AS_P(4), AS_P(5)))
LOOP(loop_PPPPIPPPIII,
    ppppipppiii(AS_P(0), AS_P(1), AS_P(2), AS_P(3), AS_I(4), AS_P(5), AS_P(6), AS_P(7), AS_I(8), AS_I(9)))

/* Makes a BSTR of 20 characters, reads the last, and frees it. */
int64_t loop_bstr(int64_t count, const WCHAR *text)
{
    int64_t sum = 0;
    for (int64_t n = 0; n < count; n++) {
        BSTR made = allocate(text, 20);
        sum += made[19];
        release(made);
    }
    return sum;
}

/* Java's String.hashCode of what was kept of the text. */
static __attribute__((noinline, cold)) I hash(const volatile WCHAR *text, uint32_t length)
{
    uint32_t hash = 0;
    for (uint32_t i = 0; i < length; i++)
        hash = 31 * hash + text[i];
    return (I)hash;
}

/* Reads the text of a VARIANT into memory of its own; the sum is of lengths. */
int64_t loop_variant(int64_t count, const VARIANT *variant)
{
    volatile WCHAR kept[64];
    int64_t sum = 0;
    for (int64_t n = 0; n < count; n++) {
        const VARIANT *value = *(const VARIANT *const volatile *)&variant;
        if (value->vt == CONSTANT_VT_BSTR) {
            uint32_t length = text_bytes(value->value.text) / sizeof(WCHAR);
            for (uint32_t i = 0; i < length && i < 64; i++)
                kept[i] = value->value.text[i];
            sum += __builtin_expect(checking, 0) ? hash(kept, length) : (I)length;
        }
    }
    return sum;
}

/* Calls back with a number that is to be returned. */
int64_t loop_back(int64_t count, P function)
{
    I (*volatile back)(P, I) = (I(*)(P, I))(uintptr_t)function;
    I number = checking ? -7 : 1;
    int64_t sum = 0;
    for (int64_t n = 0; n < count; n++)
        sum += back(function, number);
    return sum;
}

/* What a callback is in C. */
I callee_PII(P a, I b)
{
    (void)a;
    return b;
}
