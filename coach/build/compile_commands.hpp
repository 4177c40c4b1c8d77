/// @file
/// compile_commands.json at the root, which clangd and IDEs read.
#pragma once

#include <filesystem>
#include <string>

namespace coach {

/// What is wrong with ROOT/compile_commands.json, and what to do; empty where it names the learner's
/// file of every lesson, and all files and folders that it names are there.
std::string trouble_with_compile_commands(const std::filesystem::path& root);

/// Writes ROOT/compile_commands.json from the one in the tree, without what only this build
/// understands: an editor's clangd cannot read another version's precompiled header. Leaves one
/// that has no trouble, such as that of the lessons preset, and never fails: the lessons do without.
void write_compile_commands(const std::filesystem::path& root, const std::filesystem::path& tree);

}  // namespace coach
