/// @file
/// The programs and libraries that the course is built with: which are found here, in which version.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "processes/process.hpp"

namespace coach {

/// What somebody needs a thing for.
enum class Purpose { learning, book, selftest };

/// "learning", "book", "selftest": what JSON calls it.
std::string_view name_of(Purpose purpose);

struct Tool {
    std::string name;  ///< "ninja"
    Purpose purpose = Purpose::learning;
    bool is_found = false;
    std::string version;  ///< "1.11.1"; empty where it is not found, or does not say
};

/// The compiler that ./qkv uses.
struct Compiler {
    std::string command;  ///< "clang++", or a path
    std::string version;  ///< "14.0.6"; empty where it does not start
    bool is_clang = false;
};

/// @param command what CXX names
Compiler ask_compiler(const std::string& command, ProcessRunner& runner);

/// Asks each program for its version, the compiler's preprocessor for those of the libraries, and
/// node for those of its packages. What does not start, or fails, is not found.
///
/// @param root of the course
std::vector<Tool> find_tools(const Compiler& compiler, const std::filesystem::path& root,
                             ProcessRunner& runner);

/// The first number with a point in it: "Debian LLD 14.0.6 (compatible ...)" -> "14.0.6".
std::string version_in(std::string_view output);

}  // namespace coach
