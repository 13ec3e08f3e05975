# The tests of the source tree itself. Included by tests/CMakeLists.txt.
foreach(test arrows arrows_refuse self_contained)
  add_test(NAME ${test} COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/${test}.sh)
  set_tests_properties(${test} PROPERTIES LABELS source TIMEOUT 120)
endforeach()
