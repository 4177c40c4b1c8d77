#include "command_tools.hpp"

#include <fmt/format.h>

#include <array>
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

std::string read_standard_input() {
    std::string text;
    std::array<char, 4096> buffer{};
    std::size_t size = 0;
    while ((size = std::fread(buffer.data(), 1, buffer.size(), stdin)) > 0) {
        text.append(buffer.data(), size);
    }
    if (std::ferror(stdin) != 0) throw Problem("cannot read standard input");
    return text;
}

void tell(std::string_view text) { fmt::print(stderr, "qkv: {}\n", text); }

}  // namespace coach
