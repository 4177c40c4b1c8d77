/// @file
/// The files that grading writes for others to read, as it goes: whatever stops it, each is whole.
#pragma once

#include <filesystem>
#include <string>

#include "course/course.hpp"
#include "grade/outputs.hpp"
#include "grade/results.hpp"

namespace coach {

/// @throws Problem if a file of one person is asked for and there are several people
void throw_unless_one_person(const GradeOutputs& outputs, std::size_t people);

class ClassFiles {
 public:
    /// @param into the folder of the results: people/NAME.md is what NAME may read
    ClassFiles(const Course& course, const Results& results, std::filesystem::path into,
               GradeOutputs outputs);

    /// A person's report, and what is asked for of one person.
    ///
    /// @throws Problem if a file cannot be written
    void write_person(const std::string& person);

    /// What is asked for of all.
    void write_class();

 private:
    const Course& course_;
    const Results& results_;
    std::filesystem::path into_;
    GradeOutputs outputs_;
};

}  // namespace coach
