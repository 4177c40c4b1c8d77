# Precompiled headers whose instantiations are compiled too, which CMake's own are not: with
# clang, a lesson then compiles in a tenth of a second. See coach/build/precompiled.hpp.
#
#   add_precompiled(vocabulary coach/build/precompiled.hpp)
#   use_precompiled(TARGET vocabulary)                                  its sources use the header
#   target_link_libraries(PROGRAM PRIVATE precompiled_vocabulary_code)  what they need when linked
#
# One may go on where another ends, and look for its headers in further folders:
#
#   add_precompiled(contract coach/build/contract.hpp ON vocabulary INCLUDES lessons/4_scaling)
#
# What an OPTIMISED one instantiates is optimised. That takes some 20 seconds, once; a suite, and a learner's
# code that is compiled in haste at every save, then reaches the cells of a matrix three times as fast. With
# -O1 it would take half as long again, for the same.
#
# All of this does nothing where QKV_PRECOMPILE is off, or the compiler is not clang (the
# instantiations in g++'s precompiled headers do not help).
function(add_precompiled name header)
  cmake_parse_arguments(PARSE_ARGV 2 arg "OPTIMISED" "ON" "INCLUDES")
  add_library(precompiled_${name} INTERFACE)
  add_library(precompiled_${name}_code INTERFACE)
  if(NOT QKV_PRECOMPILE OR NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    return()
  endif()
  set(pch "${CMAKE_CURRENT_BINARY_DIR}/${name}.pch")
  set(object "${CMAKE_CURRENT_BINARY_DIR}/${name}.pch.o")

  # Clang refuses a header that was made with other language flags or definitions than its users
  # have: take both from a library that is linked as they are.
  set(flags_of "precompiled_${name}_flags")
  file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${flags_of}.cpp" CONTENT "")
  add_library(${flags_of} OBJECT EXCLUDE_FROM_ALL "${CMAKE_CURRENT_BINARY_DIR}/${flags_of}.cpp")
  target_link_libraries(${flags_of} PRIVATE qkv_vocabulary)
  set(definitions "$<TARGET_PROPERTY:${flags_of},COMPILE_DEFINITIONS>")
  set(includes "$<TARGET_PROPERTY:${flags_of},INCLUDE_DIRECTORIES>")
  list(PREPEND includes ${arg_INCLUDES})
  separate_arguments(language_flags UNIX_COMMAND "${CMAKE_CXX_FLAGS}")
  list(APPEND language_flags "${CMAKE_CXX20_STANDARD_COMPILE_OPTION}")
  if(CMAKE_POSITION_INDEPENDENT_CODE)
    list(APPEND language_flags ${CMAKE_CXX_COMPILE_OPTIONS_PIC})
  endif()
  set(base "")
  set(base_pch "")
  if(arg_ON)
    get_target_property(base_pch precompiled_${arg_ON} QKV_PCH)
    set(base -include-pch "${base_pch}")
  endif()

  add_custom_command(
    OUTPUT "${pch}"
    COMMAND
      "${CMAKE_CXX_COMPILER}" ${language_flags}
      "$<$<BOOL:${definitions}>:-D$<JOIN:${definitions},;-D>>"
      "$<$<BOOL:${includes}>:-I$<JOIN:${includes},;-I>>"
      ${base} -fpch-instantiate-templates -fpch-codegen -x c++-header "${header}" -o "${pch}" -MD -MF
      "${pch}.d"
    DEPENDS "${header}" ${base_pch}
    DEPFILE "${pch}.d"
    COMMENT "Precompiling the ${name} header"
    COMMAND_EXPAND_LISTS VERBATIM)
  set(optimisation "")
  if(arg_OPTIMISED)
    set(optimisation -Oz)
  endif()
  add_custom_command(
    OUTPUT "${object}"
    COMMAND "${CMAKE_CXX_COMPILER}" ${language_flags} ${optimisation} -c "${pch}" -o "${object}"
    DEPENDS "${pch}"
    COMMENT "Compiling what the ${name} header instantiates"
    VERBATIM)
  add_custom_target(precompile_${name} DEPENDS "${pch}")

  # A target that needs nothing else: else the object would wait for all that its first user needs,
  # and the book would build what the suites are written with.
  add_custom_target(compile_precompiled_${name} DEPENDS "${object}")

  # quoted for clones in a path with a space
  target_compile_options(precompiled_${name} INTERFACE "SHELL:-include-pch \"${pch}\"")
  set_target_properties(precompiled_${name} PROPERTIES QKV_PCH "${pch}")
  add_dependencies(precompiled_${name} precompile_${name})
  set_source_files_properties("${object}" PROPERTIES EXTERNAL_OBJECT TRUE GENERATED TRUE)
  target_sources(precompiled_${name}_code INTERFACE "${object}")
endfunction()

# use_precompiled(TARGET vocabulary): the sources of TARGET are compiled with that header, and anew
# when one of the files in it changes, since the compiler names these as what it has read. TARGET is an
# object library: an executable's own sources are compiled with other flags where code is position
# independent, which clang does not take.
function(use_precompiled target name)
  target_link_libraries(${target} PRIVATE precompiled_${name})
endfunction()
