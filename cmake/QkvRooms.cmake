# compile_a_room_at_a_time(TARGET): the files of each folder are compiled as one, which takes half as
# long from clean, since what they include is read, and instantiated, once; after an edit the whole
# room is compiled. Two files of a room then cannot call different things by one name.
function(compile_a_room_at_a_time target)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    cmake_path(GET source PARENT_PATH room)
    string(MAKE_C_IDENTIFIER "room_${room}" room)
    set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${room}")
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()
