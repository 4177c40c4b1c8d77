/// @file
/// Who has handed in something: a folder each.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "course/course.hpp"

namespace coach {

struct Person {
    std::string name;              ///< of the folder
    std::filesystem::path folder;  ///< absolute
};

/// The people whose folders these are. Where two folders have one name, the folder above them tells
/// them apart.
///
/// @throws Problem if one is no folder, or the only one holds nothing of a lesson while its folders do
std::vector<Person> people_in(const Course& course, const std::vector<std::string>& folders);

}  // namespace coach
