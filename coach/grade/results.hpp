/// @file
/// The folder that results are kept in while they come: what a grader that is killed leaves is valid,
/// and is where the next one goes on.
///
/// `results.jsonl` has a line for each lesson of a person, as record.hpp says, written at once; a later
/// line takes the place of an earlier one about the same.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "grade/record.hpp"

namespace coach {

/// What is known of a class: by person and lesson.
class Results {
 public:
    /// Those that are in a file, or none if there is no such file. A line that was cut off is left out.
    static Results read(const std::filesystem::path& file);

    void add(const GradedLesson& lesson);
    const GradedLesson* find(const std::string& person, const std::string& lesson) const;

    /// In the order in which they were first seen.
    const std::vector<std::string>& people() const { return people_; }
    /// Of one person, in the order of their ids.
    std::vector<const GradedLesson*> lessons_of(const std::string& person) const;

 private:
    std::map<std::pair<std::string, std::string>, GradedLesson> lessons_;
    std::vector<std::string> people_;
};

/// Adds a line to the file, and has it on the disk before it returns.
///
/// @throws Problem if it cannot be written
void append_result(const std::filesystem::path& file, const GradedLesson& lesson);

}  // namespace coach
