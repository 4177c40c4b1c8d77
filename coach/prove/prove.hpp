/// @file
/// The proof of the recorded mistakes: each is built into the reference solution, must fail in its
/// own exercise, and must be named for what it is.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "build/builder.hpp"
#include "course/course.hpp"
#include "processes/process.hpp"

namespace coach {

/// Proves the mistakes with these ids, or all; a line of verdict each. Works in build/prove, never
/// on the learner's files.
///
/// @param tree   a build tree that is configured already and takes the learner's files from
///               build/prove/lessons; empty for build/prove/tree, which is made where it is missing
/// @param record first write down what each mistake computes, as the fingerprints that the
///               diagnosis compares with; those of other mistakes stay
/// @return whether all of them hold
/// @throws Problem for an id that is not recorded, or a record that cannot be built in
bool prove(const Course& course, ProcessRunner& runner, const std::filesystem::path& tree,
           const std::vector<std::string>& ids, bool record,
           const std::function<void(std::string_view)>& print, const BuildNews& news);

}  // namespace coach
