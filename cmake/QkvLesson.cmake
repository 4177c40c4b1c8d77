# add_lesson(1_projections): a lesson's stub, reference solution and suite, each compiled once.
#
#   lessons/1_projections/projections.cpp + suite -> check_1_projections, what a learner runs
#   solutions/1_projections.cpp           + suite -> prove_1_projections, what must always pass
#
# The suite has a file for each exercise, N_M_name.cpp, whose doctest suite is called "N.M name".
function(add_lesson lesson)
  string(REGEX REPLACE "^[0-9]+_" "" name "${lesson}")
  set(suite_dir "${PROJECT_SOURCE_DIR}/tests/${lesson}")
  file(GLOB suite_files CONFIGURE_DEPENDS "${suite_dir}/*.cpp")

  add_library(suite_${lesson} OBJECT ${suite_files})
  add_library(learner_${lesson} OBJECT "${QKV_LEARNER_DIR}/${lesson}/${name}.cpp")
  add_library(solution_${lesson} OBJECT EXCLUDE_FROM_ALL "${PROJECT_SOURCE_DIR}/solutions/${lesson}.cpp")
  foreach(part suite learner solution)
    target_include_directories(${part}_${lesson} PRIVATE "${PROJECT_SOURCE_DIR}/lessons/${lesson}")
    target_link_libraries(${part}_${lesson} PRIVATE qkv_vocabulary qkv_warnings)
  endforeach()
  target_link_libraries(suite_${lesson} PRIVATE qkv_test_support)

  add_executable(check_${lesson})
  target_link_libraries(check_${lesson} PRIVATE suite_${lesson} learner_${lesson})
  add_executable(prove_${lesson} EXCLUDE_FROM_ALL)
  target_link_libraries(prove_${lesson} PRIVATE suite_${lesson} solution_${lesson})
  foreach(program check prove)
    target_link_libraries(${program}_${lesson} PRIVATE qkv_test_support qkv_vocabulary)
  endforeach()

  if(QKV_SELFTEST)
    set_target_properties(prove_${lesson} PROPERTIES EXCLUDE_FROM_ALL OFF)
  else()
    foreach(file IN LISTS suite_files)
      cmake_path(GET file STEM stem)
      string(REGEX REPLACE "^([0-9]+)_([0-9]+)_(.*)$" "\\1.\\2" exercise "${stem}")
      add_test(NAME "${stem}" COMMAND check_${lesson} "--test-suite=${exercise} *")
      set_tests_properties("${stem}" PROPERTIES TIMEOUT 10 LABELS "${lesson}"
        ENVIRONMENT OPENBLAS_NUM_THREADS=1) # starting BLAS's threads costs more than the suite
    endforeach()
  endif()
endfunction()
