/// @file
/// What every command needs: where the course is, and how to speak to whoever asked.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace coach {

/// Where the course is, which the launcher says.
///
/// @throws Problem if it does not.
std::filesystem::path course_root();

/// Writes a result to standard output, at once.
///
/// @throws Problem if it cannot be written.
void print(std::string_view text);

/// All that standard input holds, to its end.
///
/// @throws Problem if it cannot be read.
std::string read_standard_input();

/// Says something on standard error, out of the way of the result: "qkv: TEXT".
void tell(std::string_view text);

}  // namespace coach
