/// @file
/// How far a compiler may go on a learner's file.
#pragma once

#include "processes/process.hpp"

namespace coach {

// Of each process, many times what the precompiled headers need, which need the most.
inline constexpr std::chrono::seconds compiler_cpu_time{60};
inline constexpr std::uint64_t compiler_memory_bytes = std::uint64_t{4} << 30;
inline constexpr std::uint64_t compiler_file_bytes = std::uint64_t{1} << 30;
// Of everything, where a compiler waits for something that never comes.
inline constexpr std::chrono::minutes build_wall_time{20};

inline void limit_compiler(ProcessRequest& request) {
    request.wall_time = build_wall_time;
    request.cpu_time = compiler_cpu_time;
    request.memory_bytes = compiler_memory_bytes;
    request.file_bytes = compiler_file_bytes;
}

}  // namespace coach
