#include "grade/class_files.hpp"

#include <fmt/format.h>

#include "files/files.hpp"
#include "grade/formats/class_csv.hpp"
#include "grade/formats/class_junit.hpp"
#include "grade/formats/classroom.hpp"
#include "grade/formats/gradescope.hpp"
#include "grade/formats/person_report.hpp"
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

void ClassFiles::write_person(const std::string& person) {
    write_text(into_ / "people" / (person + ".md"), person_report(course_, person, results_));
    if (!outputs_.gradescope.empty()) {
        write_text(outputs_.gradescope, gradescope_json(course_, person, results_));
    }
    if (!outputs_.classroom.empty()) {
        write_text(outputs_.classroom, classroom_json(course_, person, results_));
    }
}

void ClassFiles::write_class() {
    if (!outputs_.junit.empty()) write_text(outputs_.junit, class_junit(course_, results_));
    if (!outputs_.csv.empty()) write_text(outputs_.csv, class_csv(course_, results_));
}

}  // namespace coach
