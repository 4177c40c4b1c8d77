# qkv_tensors: xtensor, BLAS, Boost's headers, and the settings that every user of them shares.
find_package(xtensor 0.24 REQUIRED)
find_package(Boost 1.70 REQUIRED)

# OpenBLAS where there is one, for its speed; any BLAS and LAPACK will do.
if(NOT DEFINED BLA_VENDOR)
  set(BLA_VENDOR OpenBLAS)
  find_package(BLAS QUIET)
  if(NOT BLAS_FOUND)
    unset(BLA_VENDOR)
  endif()
endif()
find_package(xtensor-blas REQUIRED)

add_library(qkv_tensors INTERFACE)
target_link_libraries(qkv_tensors INTERFACE xtensor xtensor-blas Boost::headers)
target_compile_features(qkv_tensors INTERFACE cxx_std_20)
# Index checks: an index out of range throws instead of reading whatever lies there.
target_compile_definitions(qkv_tensors INTERFACE XTENSOR_ENABLE_ASSERT)

# lld links a lesson in a quarter of the time that GNU's linker takes.
find_program(QKV_LLD NAMES ld.lld ld64.lld)
mark_as_advanced(QKV_LLD)
if(QKV_LLD AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_link_options(qkv_tensors INTERFACE -fuse-ld=lld)
endif()
