/// @file
/// What paths say of each other, whether or not there is anything at them.
#pragma once

#include <filesystem>

namespace coach {

/// Is the path that of the folder, or of something in it? Links are not followed; "a/../b" is "b".
bool is_below(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace coach
