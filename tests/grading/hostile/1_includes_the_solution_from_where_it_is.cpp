// Tries: the same by ways that lead there: relative ones, and through links of the system.
// Comes to: does_not_compile
// Alone: yes
#if __has_include("../../solutions/1_projections.cpp")
#include "../../solutions/1_projections.cpp"
#elif __has_include("../../../../solutions/1_projections.cpp")
#include "../../../../solutions/1_projections.cpp"
#elif __has_include("/proc/self/root/THE_CLONE/solutions/1_projections.cpp")
#include "/proc/self/root/THE_CLONE/solutions/1_projections.cpp"
#elif __has_include("/proc/self/cwd/../../solutions/1_projections.cpp")
#include "/proc/self/cwd/../../solutions/1_projections.cpp"
#elif __has_include("THE_CLASS/0_honest/projections.cpp")
#include "THE_CLASS/0_honest/projections.cpp"
#else
#error "there is no way"
#endif
