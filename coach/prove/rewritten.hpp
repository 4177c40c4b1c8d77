/// @file
/// Mistakes as other people write them: tests/rewritten/N_name/*.cpp.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "course/course.hpp"

namespace coach {

/// A file that defines some of a lesson's functions, wrongly; the reference stands in for the rest.
struct Rewritten {
    const Lesson* lesson = nullptr;
    std::filesystem::path file;
    std::string slug;                ///< the file's name without ".cpp"
    std::vector<std::string> names;  ///< ids of the mistakes that it makes; none where no record
                                     ///< is about it, so that any name would be false
    std::string observes;            ///< a piece of what is said then; empty for anything
    bool is_not_named_yet = false;   ///< known to be observed only
    bool was_put_aside = false;      ///< not looked at when the naming was tuned
};

/// All of them, in the order of lessons and names. The first line of each is
/// `// names ID [ID ...]` or `// names nothing`, the second may be `// observes TEXT`, or
/// `// not named yet: WHY`.
///
/// @throws Problem for a file that does not begin so.
std::vector<Rewritten> read_rewritten(const Course& course);

}  // namespace coach
