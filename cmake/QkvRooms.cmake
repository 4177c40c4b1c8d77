# compile_rooms_together(TARGET ROOMS ROOMS ...): the files of the folders in each list are compiled as one,
# which takes a third of the time from clean, since what they include is read, and instantiated, once; after an
# edit all that is compiled. Two files of a list then cannot call different things by one name. A folder that
# no list names is compiled by itself; "." is the folder that TARGET is in.
function(compile_rooms_together target)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    cmake_path(GET source PARENT_PATH room)
    if(NOT room)
      set(room ".")
    endif()
    set(together "${room}")
    foreach(rooms IN LISTS ARGN)
      string(REPLACE " " ";" names "${rooms}")
      if(room IN_LIST names)
        list(GET names 0 together)
      endif()
    endforeach()
    string(MAKE_C_IDENTIFIER "${together}" together)
    set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "rooms_${together}")
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()
