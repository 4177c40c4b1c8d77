# QKV_LESSON_NAMES: 1_projections, 2_roles, ...: a folder with a lesson.toml is a lesson.
file(GLOB manifests "${PROJECT_SOURCE_DIR}/lessons/*/lesson.toml")
set(QKV_LESSON_NAMES "")
foreach(manifest IN LISTS manifests)
  cmake_path(GET manifest PARENT_PATH folder)
  cmake_path(GET folder FILENAME lesson)
  list(APPEND QKV_LESSON_NAMES ${lesson})
endforeach()

# add_lesson(1_projections): a lesson's stub, reference solution and suite, each compiled once.
#
#   lessons/1_projections/projections.cpp + suite -> check_1_projections, what a learner runs
#   solutions/1_projections.cpp           + suite -> prove_1_projections, what must always pass
#
# A lesson may call the functions of the lessons before it. It gets those of the reference, so that
# one lesson's mistake never fails another; what its own file defines takes their place:
#
#   add_lesson(2_roles EARLIER 1_projections)
#
#   build/redo/1_projections/...cpp       + suite -> redo_1_projections, a lesson written once more
#   build/interview/1_projections/...cpp  + suite -> interview_1_projections, an exercise of a mock interview
#   build/hunt/1_projections/...cpp       + suite -> hunt_1_projections, one with mistakes to find
#
# Where QKV_PRECOMPILE is on, there are also check_1_projections_vocabulary and _blas: the same
# program, with the learner's file compiled on top of a precompiled header.
#
# The suite has a file for each exercise, N_M_name.cpp, whose doctest suite is called "N.M name".
function(add_lesson lesson)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" EARLIER)
  # both are read by the functions below
  set(QKV_EARLIER ${arg_EARLIER})
  list(TRANSFORM QKV_EARLIER PREPEND reference_ OUTPUT_VARIABLE QKV_REFERENCES)
  string(REGEX REPLACE "^[0-9]+_" "" name "${lesson}")
  set(suite_dir "${PROJECT_SOURCE_DIR}/tests/${lesson}")
  file(GLOB suite_files "${suite_dir}/*.cpp")
  # A new exercise is a change of lesson.toml too. CONFIGURE_DEPENDS would look at every build,
  # which a learner would wait for.
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
    "${PROJECT_SOURCE_DIR}/lessons/${lesson}/lesson.toml")

  add_library(suite_${lesson} OBJECT ${suite_files})
  _lesson_sources(suite_${lesson} ${lesson})
  target_link_libraries(suite_${lesson} PRIVATE qkv_test_support)
  use_precompiled(suite_${lesson} vocabulary)
  # as one file, which takes a third off: on top of the precompiled header, what its files have in common
  # is most of each
  set_target_properties(suite_${lesson} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0)
  if(NOT QKV_PRECOMPILE OR NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    target_precompile_headers(suite_${lesson} REUSE_FROM qkv_test_support)
  endif()
  if(QKV_PRECOMPILE)
    # Everything but the learner's file, linked beforehand: to link it anew took 40 ms of each save.
    _precompile_contract(${lesson})
    add_library(prelinked_${lesson} SHARED)
    target_link_libraries(prelinked_${lesson} PRIVATE suite_${lesson} ${QKV_REFERENCES}
      qkv_test_support qkv_vocabulary precompiled_vocabulary_code
      precompiled_contract_${lesson}_code)
    if(NOT APPLE)
      # what a learner's file happens to define as well takes nobody's place in the suite
      target_link_options(prelinked_${lesson} PRIVATE -Wl,-Bsymbolic)
    else()
      target_link_options(prelinked_${lesson} PRIVATE -Wl,-undefined,dynamic_lookup)
    endif()
  endif()

  set(learner_file "${QKV_LEARNER_DIR}/${lesson}/${name}.cpp")
  if(NOT EXISTS "${learner_file}" AND NOT QKV_LEARNER_DIR STREQUAL "${PROJECT_SOURCE_DIR}/lessons")
    # a place for somebody's files that are still to come
    configure_file("${PROJECT_SOURCE_DIR}/tests/stubs/${lesson}.cpp" "${learner_file}" COPYONLY)
  endif()
  _lesson_program(check ${lesson} "" "${learner_file}")
  _lesson_program(prove ${lesson} "" "${PROJECT_SOURCE_DIR}/solutions/${lesson}.cpp")
  set_target_properties(prove_${lesson} PROPERTIES EXCLUDE_FROM_ALL ON)
  if(NOT QKV_SELFTEST AND NOT QKV_DOCS)
    # a learner waits for it; the self-test proves that it compiles by itself, and the book has a header of its own
    use_precompiled(prove_${lesson}_source vocabulary)
  endif()
  _add_reference(${lesson})
  if(QKV_PRECOMPILE)
    foreach(header vocabulary blas)
      _lesson_program(check ${lesson} ${header} "${learner_file}")
      set_target_properties(check_${lesson}_${header} PROPERTIES EXCLUDE_FROM_ALL ON)
    endforeach()
    # ./qkv redo, ./qkv interview: the file is there while one is under way
    foreach(kind redo interview)
      set(blank_file "${PROJECT_SOURCE_DIR}/build/${kind}/${lesson}/${name}.cpp")
      set_source_files_properties("${blank_file}" PROPERTIES GENERATED ON)
      foreach(header "" vocabulary blas)
        _lesson_program(${kind} ${lesson} "${header}" "${blank_file}")
      endforeach()
    endforeach()
    # ./qkv hunt: likewise; with the suite goes what the hunt asks about, tests/hunts/
    set(hunt_file "${PROJECT_SOURCE_DIR}/build/hunt/${lesson}/${name}.cpp")
    set_source_files_properties("${hunt_file}" PROPERTIES GENERATED ON)
    add_library(hunt_inputs_${lesson} OBJECT EXCLUDE_FROM_ALL
      "${PROJECT_SOURCE_DIR}/tests/hunts/${lesson}.cpp")
    _lesson_sources(hunt_inputs_${lesson} ${lesson})
    target_link_libraries(hunt_inputs_${lesson} PRIVATE qkv_test_support)
    use_precompiled(hunt_inputs_${lesson} vocabulary)
    foreach(header "" vocabulary blas)
      _lesson_program(hunt ${lesson} "${header}" "${hunt_file}")
    endforeach()
  endif()

  if(QKV_SELFTEST)
    # what a learner runs is built by the tests that need it
    set_target_properties(check_${lesson} PROPERTIES EXCLUDE_FROM_ALL ON)
    # the reference solution and other right answers, which have to pass whatever is drawn
    set_target_properties(prove_${lesson} PROPERTIES EXCLUDE_FROM_ALL OFF)
    _passes_with_200_seeds(prove_${lesson} ${lesson} the_reference)
    _instantiates_nothing(${lesson})
    # compiled quickly where that can be; the reference is compiled by itself, as on the plain path
    set(header "")
    set(suffix "")
    if(QKV_PRECOMPILE)
      set(header vocabulary)
      set(suffix _vocabulary)
    endif()
    file(GLOB alternatives "${PROJECT_SOURCE_DIR}/tests/alternatives/${lesson}_*.cpp")
    foreach(file IN LISTS alternatives)
      cmake_path(GET file STEM stem)
      string(REPLACE "${lesson}_" "" kind "${stem}")
      _lesson_program(alternative_${kind} ${lesson} "${header}" "${file}")
      _passes_with_200_seeds(alternative_${kind}_${lesson}${suffix} ${lesson} a_solution_in_${kind})
    endforeach()
  else()
    foreach(file IN LISTS suite_files)
      cmake_path(GET file STEM stem)
      string(REGEX REPLACE "^([0-9]+)_([0-9]+)_(.*)$" "\\1.\\2" exercise "${stem}")
      # the first failure is enough to read at a time
      add_test(NAME "${stem}" COMMAND check_${lesson} "--test-suite=${exercise} *" --abort-after=1
        --no-intro=true)
      set_tests_properties("${stem}" PROPERTIES TIMEOUT 10 LABELS "${lesson}"
        ENVIRONMENT OPENBLAS_NUM_THREADS=1) # starting BLAS's threads costs more than the suite
    endforeach()
  endif()
endfunction()

# The vocabulary and the lesson's contract on top of it, for the learner's file. What the contract's
# own types make of the standard library is in coach/build/contracts/.
function(_precompile_contract lesson)
  set(includes "")
  foreach(known IN LISTS lesson QKV_EARLIER)
    list(APPEND includes "${PROJECT_SOURCE_DIR}/lessons/${known}")
  endforeach()
  add_precompiled(contract_${lesson} "${PROJECT_SOURCE_DIR}/coach/build/contracts/${lesson}.hpp"
    ON vocabulary INCLUDES ${includes})
endfunction()

# A program made of the suite and one file that implements the contract.
function(_lesson_program kind lesson header source)
  set(program ${kind}_${lesson})
  if(header)
    string(APPEND program _${header})
  endif()
  add_library(${program}_source OBJECT EXCLUDE_FROM_ALL "${source}")
  if(header AND kind MATCHES "^(check|redo|interview|hunt)$")
    # Warnings are for editors, which read the plain compilation: nobody sees them here, and they take 10 ms.
    _lesson_headers(${program}_source ${lesson})
  else()
    _lesson_sources(${program}_source ${lesson})
  endif()
  _compile_as_a_learners(${program}_source)
  add_executable(${program})
  if(header)
    link_quickly(${program})
  endif()
  if(kind MATCHES "^(redo|interview|hunt)$")
    set_target_properties(${program} PROPERTIES EXCLUDE_FROM_ALL ON)
  endif()
  target_link_libraries(${program} PRIVATE ${program}_source)
  if(kind MATCHES "^(redo|interview|hunt)$" OR
     (kind STREQUAL "check" AND NOT QKV_LEARNER_DIR STREQUAL "${PROJECT_SOURCE_DIR}/lessons"))
    # Mistakes are proven here, or exercises done once more. They may leave something unused, and
    # what a file does not define is the reference's.
    set_target_properties(${program}_source PROPERTIES COMPILE_WARNING_AS_ERROR OFF)
    target_link_libraries(${program} PRIVATE reference_${lesson})
  endif()
  if(kind STREQUAL "hunt")
    target_sources(${program} PRIVATE $<TARGET_OBJECTS:hunt_inputs_${lesson}>)
  endif()
  if(QKV_PRECOMPILE)
    target_link_libraries(${program} PRIVATE prelinked_${lesson} qkv_vocabulary)
  else()
    target_link_libraries(${program} PRIVATE suite_${lesson} ${QKV_REFERENCES} qkv_test_support
      qkv_vocabulary)
  endif()
  if(header STREQUAL vocabulary)
    use_precompiled(${program}_source contract_${lesson})
  elseif(header)
    use_precompiled(${program}_source ${header})
    if(TARGET prelinked_${header})
      target_link_libraries(${program} PRIVATE prelinked_${header})
    endif()
  endif()
endfunction()

# A function that forgets to return goes on into whatever comes next; and a file may be one that clang
# gives up on, which would leave a copy of it in /tmp.
function(_compile_as_a_learners target)
  target_compile_options(${target} PRIVATE
    -Werror=return-type
    $<$<CXX_COMPILER_ID:Clang,AppleClang>:-fno-crash-diagnostics>)
endfunction()

# reference_LESSON: the reference solution for later lessons, its symbols weak, so that a function of
# the same name in a learner's file is no duplicate but takes its place.
function(_add_reference lesson)
  set(object "${CMAKE_CURRENT_BINARY_DIR}/reference_${lesson}.o")
  add_custom_command(
    OUTPUT "${object}"
    COMMAND "${CMAKE_OBJCOPY}" --weaken "$<TARGET_OBJECTS:prove_${lesson}_source>" "${object}"
    DEPENDS "$<TARGET_OBJECTS:prove_${lesson}_source>"
    VERBATIM)
  set_source_files_properties("${object}" PROPERTIES EXTERNAL_OBJECT TRUE GENERATED TRUE)
  # a target of this folder has to need it, for programs of other folders that link it
  add_custom_target(make_reference_${lesson} DEPENDS "${object}")
  add_library(reference_${lesson} INTERFACE)
  target_sources(reference_${lesson} INTERFACE "${object}")
endfunction()

function(_lesson_sources target lesson)
  _lesson_headers(${target} ${lesson})
  target_link_libraries(${target} PRIVATE qkv_warnings)
endfunction()

function(_lesson_headers target lesson)
  foreach(known IN LISTS lesson QKV_EARLIER)
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/lessons/${known}")
  endforeach()
  target_link_libraries(${target} PRIVATE qkv_vocabulary)
endfunction()

# Where the vocabulary is precompiled, so is whatever the reference makes of xtensor's templates.
function(_instantiates_nothing lesson)
  if(NOT QKV_PRECOMPILE OR NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    return()
  endif()
  set(object precompiled_reference_${lesson})
  add_library(${object} OBJECT "${PROJECT_SOURCE_DIR}/solutions/${lesson}.cpp")
  _lesson_sources(${object} ${lesson})
  use_precompiled(${object} contract_${lesson})
  add_test(NAME ${lesson}.the_reference_is_quick_to_compile
    COMMAND sh "${PROJECT_SOURCE_DIR}/tests/lessons/instantiates_nothing.sh" "${CMAKE_NM}"
      $<TARGET_OBJECTS:${object}>)
endfunction()

function(_passes_with_200_seeds program lesson what)
  add_test(NAME ${lesson}.${what}_passes_with_200_seeds COMMAND ${program} --minimal --seeds=200)
  set_tests_properties(${lesson}.${what}_passes_with_200_seeds PROPERTIES
    ENVIRONMENT OPENBLAS_NUM_THREADS=1)
endfunction()
