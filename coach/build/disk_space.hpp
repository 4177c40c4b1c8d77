/// @file
/// Whether a disk is so full that nothing could be built.
#pragma once

#include <filesystem>

namespace coach {

/// For a build that has failed: a compiler that cannot write its output says many things, but not why.
///
/// @throws Problem if the disk that holds the folder is as good as full
void throw_unless_space_is_left(const std::filesystem::path& folder);

}  // namespace coach
