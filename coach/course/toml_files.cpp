#include "course/toml_files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace coach {

namespace fs = std::filesystem;

std::vector<fs::path> toml_files(const fs::path& folder, std::string_view what) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    }
    if (error || files.empty()) {
        throw Problem(fmt::format("no {} in {}: is this a complete clone of the course?", what,
                                  folder.string()));
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace coach
