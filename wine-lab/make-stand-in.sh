#!/usr/bin/env bash
# make-stand-in.sh OUT SOURCE-HASH: compiles WMINet_Utils.c, the stand-in for .NET Framework's DLL, into OUT.
# The hash takes no part in the work: it makes a changed source a changed input.
set -euo pipefail
out=$1
x86_64-w64-mingw32-gcc -O2 -Wall -Wextra -Werror -Wno-unknown-pragmas -shared -Wl,--kill-at -o "$out/WMINet_Utils.dll" \
    "$(dirname "$0")/WMINet_Utils.c" -lole32 -loleaut32 -luuid -lwbemuuid
