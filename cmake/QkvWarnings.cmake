# qkv_warnings: the warnings that everything in this repository compiles without.
add_library(qkv_warnings INTERFACE)
target_compile_options(qkv_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow)
set(CMAKE_COMPILE_WARNING_AS_ERROR ${QKV_WERROR})
