#include "command_tools.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

#include "problem.hpp"

namespace coach {

std::filesystem::path course_root() {
    const char* const root = std::getenv("QKV_ROOT");
    if (root == nullptr) {
        throw Problem("QKV_ROOT is not set. Start the coach by its launcher, ./qkv");
    }
    return root;
}

void print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() ||
        std::fflush(stdout) != 0) {
        throw Problem("cannot write to standard output");
    }
}

void tell(std::string_view text) { fmt::print(stderr, "qkv: {}\n", text); }

}  // namespace coach
