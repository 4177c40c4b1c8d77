/// @file
/// The proof of what hunts are chosen by: tests/hunts/N_name.json.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "build/builder.hpp"
#include "course/course.hpp"
#include "processes/process.hpp"

namespace coach {

/// Runs every mistake that can be planted, as it reads in a hunt; a line of verdict each lesson. Each
/// must fail in its exercise, on inputs that are recorded. The solution without a mistake must pass its
/// suite in other clothes.
///
/// @param tree   as for prove()
/// @param record first write down what is found
/// @return whether all of them hold
bool prove_hunts(const Course& course, ProcessRunner& runner, const std::filesystem::path& tree,
                 bool record, const std::function<void(std::string_view)>& print,
                 const BuildNews& news);

}  // namespace coach
