#!/bin/sh
# Writes ../resources/org/wmisdk/tck/c-facts.txt from what mingw-w64's compiler says about its headers.
# Needs gcc-mingw-w64-x86-64, awk, sort; runs anywhere. "facts.sh --check" only compares, and fails when the table is out of date.
set -eu
export LC_ALL=C
cd "$(dirname "$0")"
table=../resources/org/wmisdk/tck/c-facts.txt
new=$(mktemp)
trap 'rm -f "$new" "$new".s' EXIT

cat >"$new" <<HEADER
# Facts of the Windows headers: kind name value. Written by wmi-tck/src/main/c/facts.sh, not by hand.
# slot: index in the vtable. shape: arguments (the object first) and result, P a pointer, I 32 bits, V none. Sizes and offsets in
# bytes on 64-bit Windows; the size of a vtable in slots. constant: as a Java int, so 0xFFFFFFFF is -1.
HEADER
for source in interfaces.c layouts.c constants.c hresults.c; do
    x86_64-w64-mingw32-gcc -std=gnu11 -O1 -D_WIN32_WINNT=0x0A00 -Wall -Werror -S -o "$new".s "$source"
    awk '
        $1 != "#" || $2 != "FACT" { next }
        $3 == "hresult" { printf "hresult %s 0x%08X\n", $4, $5 < 0 ? $5 + 4294967296 : $5; next }
        $3 == "guid" {
            printf "guid %s %08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x\n", $4, $5 < 0 ? $5 + 4294967296 : $5,
                $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
            next
        }
        $3 == "shape" {
            arguments = ""
            for (field = 5; field < NF; field++) arguments = arguments $field
            gsub(/[^PI]/, "", arguments)
            print "shape", $4, arguments ($NF == 8 ? "P" : $NF == 4 ? "I" : "V")
            next
        }
        { print $3, $4, $5 }
    ' "$new".s >>"$new"
done

if [ "${1:-}" = --check ]; then
    diff -u "$table" "$new"
else
    mkdir -p "$(dirname "$table")"
    cp "$new" "$table"
fi
