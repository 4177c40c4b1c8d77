/// @file
/// How a compiler or linker is run on a learner's file: how far it may go, and how it gets its memory.
#pragma once

#include <cstdlib>

#include "processes/process.hpp"

namespace coach {

// Of each process, many times what the precompiled headers need, which need the most.
inline constexpr std::chrono::seconds compiler_cpu_time{60};
inline constexpr std::uint64_t compiler_memory_bytes = std::uint64_t{4} << 30;
inline constexpr std::uint64_t compiler_file_bytes = std::uint64_t{1} << 30;
// Of everything, where a compiler waits for something that never comes.
inline constexpr std::chrono::minutes build_wall_time{20};

/// Sets the limits; asks for English messages, which first_error reads; and asks glibc for memory in huge
/// pages and in large steps: clang and lld touch some 50 MB after each save, and to get them page by page
/// took a tenth of the time. Elsewhere nobody reads that.
inline void prepare_compiler(ProcessRequest& request) {
    request.wall_time = build_wall_time;
    request.cpu_time = compiler_cpu_time;
    request.memory_bytes = compiler_memory_bytes;
    request.file_bytes = compiler_file_bytes;
    request.environment["LC_ALL"] = "C";
    constexpr const char* tunables = "GLIBC_TUNABLES";
    if (std::getenv(tunables) == nullptr) {
        request.environment[tunables] = "glibc.malloc.hugetlb=1:glibc.malloc.top_pad=67108864";
    }
}

}  // namespace coach
