#include "prove/rewritten.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "files/files.hpp"
#include "problem.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

/// What follows the lead on a line; nothing where the line begins otherwise.
std::string after(const std::string& line, const std::string& lead) {
    return line.rfind(lead, 0) == 0 ? line.substr(lead.size()) : "";
}

Rewritten read(const Lesson& lesson, const fs::path& file) {
    Rewritten rewritten{&lesson, file, file.stem().string(), {}, "", false, false};
    rewritten.was_put_aside = file.parent_path().filename() == "put_aside";
    std::istringstream text(read_text(file));
    std::string line;
    std::getline(text, line);
    std::istringstream ids(after(line, "// names "));
    for (std::string id; ids >> id;) rewritten.names.push_back(id);
    if (rewritten.names.empty()) {
        throw Problem(fmt::format(
            "{}: the first line is '{}', expected '// names ID [ID ...]' or '// names nothing'",
            file.string(), line));
    }
    if (rewritten.names.front() == "nothing") rewritten.names.clear();
    std::getline(text, line);
    rewritten.is_not_named_yet = !after(line, "// not named yet: ").empty();
    rewritten.observes = after(line, "// observes ");
    return rewritten;
}

}  // namespace

std::vector<Rewritten> read_rewritten(const Course& course) {
    std::vector<Rewritten> all;
    for (const Lesson& lesson : course.lessons) {
        std::vector<fs::path> files;
        std::error_code no_such_folder;
        for (const auto& entry : fs::recursive_directory_iterator(
                 course.root / "tests" / "rewritten" / lesson.id, no_such_folder)) {
            if (entry.path().extension() == ".cpp") files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        for (const fs::path& file : files) all.push_back(read(lesson, file));
    }
    return all;
}

}  // namespace coach
