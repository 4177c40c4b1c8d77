/// @file
/// compile_commands.json at the root, which clangd and IDEs read.
#pragma once

#include <filesystem>

namespace coach {

/// Writes ROOT/compile_commands.json from the one in the tree, without what only this build
/// understands: an editor's clangd cannot read another version's precompiled header. Leaves one
/// that is there already, such as that of the lessons preset, and never fails: the lessons do
/// without.
void write_compile_commands(const std::filesystem::path& root, const std::filesystem::path& tree);

}  // namespace coach
