# learner_test(NAME SCRIPT SECONDS): SCRIPT.sh ROOT CLONE, with the real launcher, in a clone of its own in
# a path with a space; the tests take turns there. Those that need the coach built in it add
# FIXTURES_REQUIRED clone.
function(learner_test name script seconds)
  add_test(NAME "${name}"
    COMMAND sh "${script}" "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}/a clone/qkv")
  # begun early: they are the longest row of those that take turns
  set_tests_properties("${name}" PROPERTIES TIMEOUT ${seconds} RESOURCE_LOCK clone COST 120
    ENVIRONMENT "CXX=${CMAKE_CXX_COMPILER}")
endfunction()
