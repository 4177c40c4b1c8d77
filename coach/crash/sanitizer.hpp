/// @file
/// Which AddressSanitizer a compiler can use here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "processes/process.hpp"

namespace coach {

/// What is added to the commands of a program that is compiled and linked with it.
struct Sanitizer {
    std::vector<std::string> compile;
    std::vector<std::string> link;  ///< before all that is linked
};

/// Looks for the runtime by asking the compiler, which takes some hundredths of a second.
///
/// It takes gcc's, libasan.so, with clang as well, since that is there already: clang's package needs
/// libgcc's, and that needs libasan (8 MB). Clang's own is in libclang-rt-14-dev (43 MB, and 32-bit
/// libraries), and names no line without llvm-symbolizer (llvm-14, 48 MB). The two runtimes are one
/// code; what was compiled for another version of it asks for a symbol that is not there, and does
/// not link. Where there is no libasan.so, as on macOS, it is the compiler's own.
///
/// @return nothing where there is none of them
std::optional<Sanitizer> find_sanitizer(const std::string& compiler, ProcessRunner& runner);

/// What installs it, for where there is none: a command, or what to look for.
std::string how_to_install_sanitizer();

}  // namespace coach
