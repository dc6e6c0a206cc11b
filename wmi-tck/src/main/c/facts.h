/*
 * How a fact leaves the compiler: as a comment in the assembly, so that nothing has to run, on Windows or elsewhere.
 * facts.sh turns the comments into the lines "kind name value" of c-facts.txt.
 */
#define INITGUID
#include <stddef.h>
#include <windows.h>
#include <ole2.h>
#include <oleauto.h>
#include <objidl.h>
#include <wbemcli.h>
#include <wbemprov.h>

/* A 32-bit number, signed as a Java int is: 0xFFFFFFFF is -1. Wider ones do not compile. */
#define CONSTANT(name)                                                                                \
    _Static_assert((long long)(name) >= -0x80000000LL && (long long)(name) <= 0xFFFFFFFFLL, #name);   \
    __asm__ volatile("# FACT constant " #name " %c0" ::"i"((int)(name)))

/* A pointer that is a number. */
#define POINTER_CONSTANT(name) __asm__ volatile("# FACT constant " #name " %c0" ::"i"((int)(intptr_t)(name)))

#define HRESULT_VALUE(name) __asm__ volatile("# FACT hresult " #name " %c0" ::"i"((int)(name)))

/* A status of the RPC run time, as the HRESULT that COM makes of it. */
#define RPC_STATUS_VALUE(name) \
    __asm__ volatile("# FACT hresult " #name " %c0" ::"i"((int)HRESULT_FROM_WIN32((DWORD)(name))))

#define SIZE(struct_name) __asm__ volatile("# FACT size " #struct_name " %c0" ::"i"((int)sizeof(struct_name)))

#define OFFSET(struct_name, field) \
    __asm__ volatile("# FACT offset " #struct_name "." #field " %c0" ::"i"((int)offsetof(struct_name, field)))

#define GUID_VALUE(name)                                                                                        \
    __asm__ volatile("# FACT guid " #name " %c0 %c1 %c2 %c3 %c4 %c5 %c6 %c7 %c8 %c9 %c10" ::"i"((int)name.Data1), \
                     "i"((int)name.Data2), "i"((int)name.Data3), GUID_BYTE(name, 0), GUID_BYTE(name, 1),         \
                     GUID_BYTE(name, 2), GUID_BYTE(name, 3), GUID_BYTE(name, 4), GUID_BYTE(name, 5),             \
                     GUID_BYTE(name, 6), GUID_BYTE(name, 7))
#define GUID_BYTE(name, index) "i"((int)name.Data4[index])

/*
 * Arguments by their width, as the Java port names call shapes: P a pointer, I 32 bits. The compiler checks them by a call in
 * an operand of sizeof, where nothing is called: -Werror refuses an integer for a pointer, a pointer for an integer and a wrong
 * number of arguments. The size of the result gives the last letter: 8 is P, 4 is I, 1 is void (a GNU C rule).
 */
extern void *P;
extern int I;

/* Slot and shape of a method; "this" comes first and is not among the arguments here. */
#define METHOD(type, name, ...)                                                                                         \
    __asm__ volatile("# FACT slot " #type "." #name " %c0\n# FACT shape " #type "." #name " P," #__VA_ARGS__ " %c1" ::"i"( \
                         (int)(offsetof(type##Vtbl, name) / sizeof(void *))),                                           \
                     "i"((int)sizeof(((type##Vtbl *)P)->name((type *)P, ##__VA_ARGS__))))

/* Shape of a function that takes arguments. */
#define FUNCTION(name, ...) \
    __asm__ volatile("# FACT shape " #name " " #__VA_ARGS__ " %c0" ::"i"((int)sizeof(name(__VA_ARGS__))))

/* The number of slots of an interface. */
#define SLOTS(type) __asm__ volatile("# FACT size " #type "Vtbl %c0" ::"i"((int)(sizeof(type##Vtbl) / sizeof(void *))))
