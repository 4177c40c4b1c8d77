# add_judge(1_projections EARLIER ...): what ./qkv grade needs for a lesson. A judge shares no process
# with the code that it judges; see tests/judge/.
#
#   suite + proxies                                -> judge_1_projections, which asks
#   host                                           -> hosting_1_projections, all but the submission
#   build/grade/1_projections/...cpp + hosting_... -> submission_1_projections, which answers
#
# Where QKV_PRECOMPILE is on, there are also submission_1_projections_vocabulary and _blas. Nobody builds
# these: the grader takes the commands from here, and compiles and links each submission by them.
function(add_judge lesson)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" EARLIER)
  set(QKV_EARLIER ${arg_EARLIER}) # _lesson_sources reads it
  set(references ${arg_EARLIER})
  list(TRANSFORM references PREPEND reference_)
  string(REGEX REPLACE "^[0-9]+_" "" name "${lesson}")

  _judge_objects(proxies_${lesson} ${lesson} "${PROJECT_SOURCE_DIR}/tests/judge/${lesson}_proxies.cpp")
  add_executable(judge_${lesson} EXCLUDE_FROM_ALL)
  target_link_libraries(judge_${lesson} PRIVATE suite_${lesson} proxies_${lesson} qkv_judge
    qkv_test_support ${references} qkv_vocabulary precompiled_vocabulary_code
    precompiled_contract_${lesson}_code)

  _judge_objects(host_${lesson} ${lesson} "${PROJECT_SOURCE_DIR}/tests/judge/${lesson}_host.cpp")
  add_library(hosting_${lesson} SHARED EXCLUDE_FROM_ALL)
  target_link_libraries(hosting_${lesson} PRIVATE host_${lesson} qkv_host ${references}
    qkv_vocabulary precompiled_vocabulary_code precompiled_contract_${lesson}_code)
  set_target_properties(hosting_${lesson} PROPERTIES LINKER_LANGUAGE CXX)
  if(APPLE)
    target_link_options(hosting_${lesson} PRIVATE -Wl,-undefined,dynamic_lookup)
  else()
    # what a submission happens to define as well takes nobody's place in the host
    target_link_options(hosting_${lesson} PRIVATE -Wl,-Bsymbolic)
  endif()

  set(source "${PROJECT_SOURCE_DIR}/build/grade/${lesson}/${name}.cpp")
  set_source_files_properties("${source}" PROPERTIES GENERATED ON)
  _submission_program(submission_${lesson} ${lesson} "" "${source}")
  if(QKV_PRECOMPILE AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    foreach(header vocabulary blas)
      _submission_program(submission_${lesson}_${header} ${lesson} ${header} "${source}")
    endforeach()
  endif()

  add_dependencies(grading judge_${lesson} hosting_${lesson})
  if(TARGET precompile_contract_${lesson})
    add_dependencies(grading precompile_contract_${lesson} prelinked_blas)
  endif()

  if(QKV_SELFTEST)
    _passes_before_a_judge(${lesson} the_reference "${PROJECT_SOURCE_DIR}/solutions/${lesson}.cpp")
    file(GLOB alternatives "${PROJECT_SOURCE_DIR}/tests/alternatives/${lesson}_*.cpp")
    foreach(file IN LISTS alternatives)
      cmake_path(GET file STEM stem)
      string(REPLACE "${lesson}_" "" kind "${stem}")
      _passes_before_a_judge(${lesson} a_solution_in_${kind} "${file}")
    endforeach()
  endif()
endfunction()

function(_passes_before_a_judge lesson what source)
  set(header "")
  if(QKV_PRECOMPILE AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    set(header vocabulary)
  endif()
  set(program submission_${lesson}_of_${what})
  _submission_program(${program} ${lesson} "${header}" "${source}")
  set_target_properties(${program} PROPERTIES EXCLUDE_FROM_ALL OFF)
  set_target_properties(judge_${lesson} PROPERTIES EXCLUDE_FROM_ALL OFF)
  set(test ${lesson}.${what}_passes_before_a_judge)
  add_test(NAME ${test} COMMAND judge_${lesson} --minimal --seeds=3)
  set_tests_properties(${test} PROPERTIES ENVIRONMENT "QKV_HOST=$<TARGET_FILE:${program}>")
endfunction()

function(_judge_objects target lesson source)
  add_library(${target} OBJECT EXCLUDE_FROM_ALL "${source}")
  _lesson_sources(${target} ${lesson})
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  use_precompiled(${target} vocabulary)
endfunction()

function(_submission_program program lesson header source)
  add_library(${program}_source OBJECT EXCLUDE_FROM_ALL "${source}")
  _lesson_sources(${program}_source ${lesson})
  _compile_as_a_learners(${program}_source)
  set_target_properties(${program}_source PROPERTIES COMPILE_WARNING_AS_ERROR OFF)
  add_executable(${program} EXCLUDE_FROM_ALL)
  target_link_libraries(${program} PRIVATE ${program}_source hosting_${lesson} qkv_vocabulary)
  if(header STREQUAL vocabulary)
    use_precompiled(${program}_source contract_${lesson})
  elseif(header)
    use_precompiled(${program}_source ${header})
    target_link_libraries(${program} PRIVATE prelinked_${header})
  endif()
  if(QKV_LLD AND CMAKE_CXX_COMPILER_ID MATCHES "Clang") # which links by it then
    # a source file may name libraries to link, which are none of its business
    target_link_options(${program} PRIVATE -Wl,--no-dependent-libraries)
  endif()
endfunction()
