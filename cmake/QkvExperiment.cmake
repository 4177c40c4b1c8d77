# add_experiment(4_scaling): the programs of ./qkv experiment, coach/experiment/program.cpp linked with
# what the lesson's suite is linked with already. Nobody builds them but who asks for the experiment.
#
#   experiment_4_scaling, _vocabulary and _blas   the learner's file, as check_4_scaling compiles it
#   experiment_4_scaling_reference                the reference solution
function(add_experiment lesson)
  if(NOT QKV_PRECOMPILE)
    return()  # only the coach runs it
  endif()
  add_library(experiment_program OBJECT EXCLUDE_FROM_ALL
    "${PROJECT_SOURCE_DIR}/coach/experiment/program.cpp")
  set(QKV_EARLIER 2_roles)
  _lesson_sources(experiment_program ${lesson})
  use_precompiled(experiment_program contract_${lesson})
  _experiment(${lesson} "" check_${lesson}_source)
  _experiment(${lesson} _vocabulary check_${lesson}_vocabulary_source)
  _experiment(${lesson} _blas check_${lesson}_blas_source)
  target_link_libraries(experiment_${lesson}_blas PRIVATE precompiled_blas_code)
  _experiment(${lesson} _reference prove_${lesson}_source)
  if(QKV_SELFTEST)  # where warnings are errors
    set_target_properties(experiment_${lesson}_reference PROPERTIES EXCLUDE_FROM_ALL OFF)
  endif()
endfunction()

function(_experiment lesson suffix objects)
  add_executable(experiment_${lesson}${suffix})
  set_target_properties(experiment_${lesson}${suffix} PROPERTIES EXCLUDE_FROM_ALL ON)
  # the suite comes along, unused: it is linked with all that a lesson needs
  target_link_libraries(experiment_${lesson}${suffix} PRIVATE experiment_program ${objects}
    prelinked_${lesson} qkv_vocabulary)
endfunction()
