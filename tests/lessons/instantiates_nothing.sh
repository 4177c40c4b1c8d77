#!/bin/sh
# A reference solution uses no template of xtensor that coach/build/precompiled.hpp does not hold:
# each one that is missing there costs 50 to 90 ms in every build of whoever writes the same.
# Usage: instantiates_nothing.sh NM OBJECT        OBJECT was compiled with the precompiled header
missing=$("$1" -C "$2" | sed -n 's/^[0-9a-f]* W \(.*xt::.*\)$/  \1/p' | cut -c1-200)
[ -z "$missing" ] || {
    echo "add an expression to coach/build/precompiled.hpp for each of:"
    echo "$missing"
    exit 1
}
