# learner_test(NAME SCRIPT SECONDS): SCRIPT.sh ROOT CLONE, with the real launcher, in a clone in a path with a
# space; the tests take turns there. Those that need the coach built in it add FIXTURES_REQUIRED clone.
function(learner_test name script seconds)
  _test_in_a_clone("${name}" "${script}" "${seconds}" clone "a clone/qkv")
endfunction()

# grading_test(NAME SCRIPT SECONDS): likewise, in another clone with the same coach, so that both rows of tests
# go on side by side.
function(grading_test name script seconds)
  _test_in_a_clone("${name}" "${script}" "${seconds}" grading_clone "a teacher clone/qkv")
  set_tests_properties("${name}" PROPERTIES FIXTURES_REQUIRED grading_clone)
endfunction()

function(_test_in_a_clone name script seconds lock clone)
  add_test(NAME "${name}" COMMAND sh "${script}" "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}/${clone}")
  # begun early: they are the longest rows of those that take turns
  set_tests_properties("${name}" PROPERTIES TIMEOUT ${seconds} RESOURCE_LOCK ${lock} COST 120
    ENVIRONMENT "CXX=${CMAKE_CXX_COMPILER}")
endfunction()
