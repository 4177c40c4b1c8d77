#!/bin/sh
# A reference solution uses no template of xtensor that coach/build/precompiled.hpp does not hold:
# each expression that is missing there costs 50 to 90 ms in every build of whoever writes the same.
# Usage: instantiates_nothing.sh NM OBJECT        OBJECT was compiled with the precompiled header
course_names() {
    sed 's/xt::xtensor_container<xt::uvector<double, std::allocator<double> >, 1ul, [^>]*>/Vector/g
         s/xt::xtensor_container<xt::uvector<double, std::allocator<double> >, 2ul, [^>]*>/Matrix/g
         s/xt::xtensor_container<xt::uvector<double, std::allocator<double> >, 3ul, [^>]*>/Batch/g
         s/xt::xtensor_container<xt::uvector<bool, std::allocator<bool> >, 2ul, [^>]*>/Mask/g
         s/xt:://g; s/detail:://g; s/unsigned long/size_t/g'
}
# what a lambda of the file itself takes part in can be nobody else's
missing=$("$1" -C "$2" | grep -v "lambda\|\$_" | sed -n 's/^[0-9a-f]* W \(.*xt::.*\)$/\1/p' | course_names)
[ -z "$missing" ] || {
    echo "coach/build/precompiled.hpp lacks some expressions. Views and functions of elements among them:"
    echo "$missing" | grep -oE '^(xview|xfunction|xreducer|xgenerator|xbroadcast|xoptional|xindex_view)<.*>::(xview|xfunction|xreducer|xgenerator|xbroadcast|xindex_view)[<(]' |
        sed 's/::x[a-z_]*[<(]$//' | sort -u | sed 's/^/  /'
    echo "and $(echo "$missing" | wc -l) functions in all, such as:"
    echo "$missing" | sort | head -n 5 | cut -c1-160 | sed 's/^/  /'
    exit 1
}
