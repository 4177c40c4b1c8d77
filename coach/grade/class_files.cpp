#include "grade/class_files.hpp"

#include <fmt/format.h>

#include "files/files.hpp"
#include "problem.hpp"

namespace coach {

void throw_unless_one_person(const GradeOutputs& outputs, std::size_t people) {
    if (people == 1) return;
    for (const auto& [option, file] : {std::pair{"--gradescope", outputs.gradescope},
                                       std::pair{"--classroom", outputs.classroom}}) {
        if (!file.empty()) {
            throw Problem(
                fmt::format("{} is a file about one person, and there are {}. Grade one "
                            "folder at a time for it",
                            option, people));
        }
    }
}

ClassFiles::ClassFiles(const Course& course, const Results& results, std::filesystem::path into,
                       GradeOutputs outputs)
    : course_(course), results_(results), into_(std::move(into)), outputs_(std::move(outputs)) {}

void ClassFiles::write_person(const std::string&) {}
void ClassFiles::write_class() {}

}  // namespace coach
