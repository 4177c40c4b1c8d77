# link_quickly(TARGET): links by lld itself, with what the compiler would tell it. To start clang only for
# that takes 25 ms, of which a learner waits for each after each save.
#
# All of this does nothing where the compiler's plan cannot be read: without clang and lld on Linux.
function(_read_link_plan)
  set(QKV_QUICK_LINK "" PARENT_SCOPE)
  if(NOT CMAKE_SYSTEM_NAME STREQUAL "Linux" OR NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang" OR NOT QKV_LLD)
    return()
  endif()
  set(objects "${CMAKE_CURRENT_BINARY_DIR}/quick_link/objects.o")
  set(libraries "${CMAKE_CURRENT_BINARY_DIR}/quick_link/libraries.a")
  file(WRITE "${objects}" "")
  file(WRITE "${libraries}" "")
  separate_arguments(flags UNIX_COMMAND "${CMAKE_CXX_FLAGS} ${CMAKE_EXE_LINKER_FLAGS}")
  execute_process(
    COMMAND "${CMAKE_CXX_COMPILER}" ${flags} -fuse-ld=lld "${objects}" "${libraries}" -o program "-###"
    ERROR_VARIABLE plan OUTPUT_QUIET RESULT_VARIABLE status)
  string(REGEX MATCH "[^\n]*ld\\.lld[^\n]*\n?$" plan "${plan}")
  if(NOT status EQUAL 0 OR NOT plan MATCHES "\"program\"")
    return()
  endif()
  string(STRIP "${plan}" plan)
  # an option and its word in one, so that a word without a dash is a file
  string(REPLACE "\"-m\" \"" "\"-m" plan "${plan}")
  string(REPLACE "\"-dynamic-linker\" \"" "\"--dynamic-linker=" plan "${plan}")
  # nobody asks which build this is, and to hash the program for it takes time
  string(REPLACE "\"--build-id\"" "" plan "${plan}")
  # one object, and libraries of which little is read: threads take longer to begin than they save
  string(REPLACE "\"-o\" \"program\"" "--threads=1 \"-o\" \"program\"" plan "${plan}")
  string(REPLACE "\"program\"" "<TARGET>" plan "${plan}")
  string(REPLACE "\"${objects}\"" "<OBJECTS>" plan "${plan}")
  string(REPLACE "\"${libraries}\"" "<LINK_LIBRARIES>" plan "${plan}")
  set(QKV_QUICK_LINK "${plan}" PARENT_SCOPE)
endfunction()
_read_link_plan()

# A language of its own, for CMake takes the command from the language.
set(CMAKE_QKV_QUICK_LINK_EXECUTABLE "${QKV_QUICK_LINK}")
set(CMAKE_EXECUTABLE_RUNTIME_QKV_QUICK_FLAG "--rpath=")
set(CMAKE_EXECUTABLE_RUNTIME_QKV_QUICK_FLAG_SEP ":")

function(link_quickly target)
  if(QKV_QUICK_LINK)
    set_target_properties(${target} PROPERTIES LINKER_LANGUAGE QKV_QUICK)
  endif()
endfunction()
