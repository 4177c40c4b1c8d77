#include "build/read_source.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "files/files.hpp"
#include "problem.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_bytes = 100'000;
constexpr std::size_t most_characters_of_a_line = 2'000;

[[noreturn]] void refuse(const fs::path& file, const std::string& what, const std::string& remedy) {
    throw Problem(fmt::format("{} {}. {}", file.string(), what, remedy));
}

}  // namespace

std::variant<std::string, CompileError> read_source(const fs::path& file, const Lesson& lesson) {
    const std::string remedy =
        fmt::format("The file as it was shipped is tests/stubs/{}.cpp: copy it there.", lesson.id);
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (status.type() == fs::file_type::not_found) refuse(file, "is missing", remedy);
    if (error) refuse(file, "cannot be read: " + error.message(), remedy);
    // to read a pipe, say, would not end
    if (!fs::is_regular_file(status)) refuse(file, "is not a file. Take it away", remedy);
    if (access(file.c_str(), R_OK) != 0) refuse(file, "may not be read", "Try: chmod u+r");

    const std::uintmax_t bytes = fs::file_size(file);
    if (bytes > most_bytes) {
        return CompileError{
            0, 0,
            fmt::format("the file has {} kB, and nothing above {} kB is compiled. Was something "
                        "else saved under its name? {}",
                        bytes / 1000, most_bytes / 1000, remedy),
            ""};
    }
    std::string text = read_text(file);
    int line = 1;
    for (std::size_t begin = 0; begin < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::size_t null = text.find('\0', begin);
        if (null < end) {
            return CompileError{
                line, static_cast<int>(null - begin) + 1,
                "there is a zero byte, as no text has. Was something else saved under the name of "
                "this file? " +
                    remedy,
                ""};
        }
        if (end - begin > most_characters_of_a_line) {
            return CompileError{line, static_cast<int>(most_characters_of_a_line) + 1,
                                fmt::format("the line goes on for {} characters, and none above {} "
                                            "is compiled. Break it up",
                                            end - begin, most_characters_of_a_line),
                                ""};
        }
        begin = end + 1;
    }
    return text;
}

}  // namespace coach
