#include "grade/formats/class_csv.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "exchange/csv_rows.hpp"
#include "exchange/spreadsheet_cell.hpp"
#include "grade/formats/one_line.hpp"
#include "grade/known_results.hpp"

namespace coach {
namespace {

const std::vector<std::string> column_names{
    "person", "lesson",     "exercise",    "name",          "status", "mistake",
    "title",  "confidence", "observation", "lesson_status", "trouble"};

std::string row(const std::string& person, const KnownLesson& lesson, const KnownResult& result) {
    GradedMistake mistake;
    std::string observation;
    if (result.details != nullptr) {
        mistake = result.details->mistake.value_or(GradedMistake{});
        observation = result.details->observation.value_or("");
    }
    const bool is_graded = lesson.graded != nullptr;
    const std::vector<std::string> texts{
        one_line(person),
        lesson.lesson->id,
        result.exercise->id,
        result.exercise->name,
        std::string(name_of(result.status)),
        mistake.id,
        mistake.title,
        mistake.confidence,
        one_line(observation),
        is_graded ? std::string(name_of(lesson.graded->status)) : "not_graded",
        is_graded ? first_line(lesson.graded->trouble) : ""};
    std::vector<std::string> cells;
    std::transform(texts.begin(), texts.end(), std::back_inserter(cells), spreadsheet_cell);
    return csv_row(cells);
}

}  // namespace

std::string class_csv(const Course& course, const Results& results) {
    std::string text = csv_row(column_names);
    for (const std::string& person : results.people()) {
        for (const KnownLesson& lesson : known_results(course, person, results)) {
            for (const KnownResult& result : lesson.exercises) text += row(person, lesson, result);
        }
    }
    return text;
}

}  // namespace coach
