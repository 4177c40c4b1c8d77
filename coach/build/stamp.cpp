#include "build/stamp.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace coach {
namespace {

namespace fs = std::filesystem;

std::string line_of(const fs::path& file) {
    std::error_code missing;
    const auto time = fs::last_write_time(file, missing);
    if (missing) return file.string() + '\n';
    const std::uintmax_t size = fs::file_size(file, missing);
    return fmt::format("{} {} {}\n", file.string(), time.time_since_epoch().count(), size);
}

}  // namespace

std::string stamp_of(const std::vector<fs::path>& paths) {
    std::vector<std::string> lines;
    for (const fs::path& path : paths) {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            lines.push_back(line_of(path));
            continue;
        }
        for (auto entry = fs::recursive_directory_iterator(path, error);
             !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
            lines.push_back(entry->is_directory(error) ? entry->path().string() + '\n'
                                                       : line_of(entry->path()));
        }
    }
    std::sort(lines.begin(), lines.end());  // a folder is read in any order
    std::string stamp;
    for (const std::string& line : lines) stamp += line;
    return stamp;
}

std::string course_stamp(const fs::path& root, const Lesson& lesson) {
    std::vector<fs::path> paths{
        root / "CMakeLists.txt",    root / "CMakePresets.json", root / "cmake",
        root / "coach" / "build",   root / "solutions",         root / "tests" / "CMakeLists.txt",
        root / "tests" / lesson.id, root / "tests" / "support"};
    std::error_code error;
    for (auto entry = fs::recursive_directory_iterator(root / "lessons", error);
         !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        // lessons/N_name/*.cpp is a learner's
        if (entry.depth() == 0 || entry->path().extension() != ".cpp") {
            if (!entry->is_directory(error)) paths.push_back(entry->path());
        }
    }
    return stamp_of(paths);
}

}  // namespace coach
