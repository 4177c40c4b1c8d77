/// @file
/// What AddressSanitizer writes before it ends a program, read back.
///
/// The runtimes of clang and of gcc are one code in two versions: their reports differ in that gcc's
/// name no column, and in some words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace coach {

/// A line of the file that a report is read for; 0 where there is none.
struct ReportedPlace {
    int line = 0;
    int column = 0;  ///< from 1 on; 0 where the report names none
};

/// Where an access is, seen from the memory or the variable that it has to do with.
enum class AccessSide { unknown, before, inside, behind };

struct SanitizerReport {
    std::string kind;  ///< "heap-buffer-overflow", "SEGV", "double-free": the sanitizer's own word
    bool is_write = false;
    bool is_access = false;          ///< it reads or writes, which is_write tells apart
    std::uint64_t size = 0;          ///< of the access, in bytes; 0 where it is not said
    bool is_null = false;            ///< the address is next to 0
    ReportedPlace at;                ///< the innermost call in the file
    ReportedPlace most_called_from;  ///< the line that most calls in progress came from
    std::size_t most_calls = 0;
    ReportedPlace freed_at;  ///< where the memory was freed before
    AccessSide side = AccessSide::unknown;
    std::uint64_t distance = 0;     ///< in bytes: before the memory, behind it, or into it
    std::uint64_t region_size = 0;  ///< of the memory, in bytes; 0 where it is not said
    std::string variable;           ///< that it has to do with: "twice"; empty where none is named
    int variable_line = 0;          ///< where that is defined; 0 where it is not said
};

/// Reads a report as far as it is known; nothing where the text holds none.
///
/// @param file the end of the path of the file of interest, whole names of it: a report names a file from
///             the root on, or from the folder on in which it was compiled
std::optional<SanitizerReport> read_sanitizer_report(std::string_view text, std::string_view file);

}  // namespace coach
