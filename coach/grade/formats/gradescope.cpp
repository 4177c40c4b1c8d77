#include "grade/formats/gradescope.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "grade/formats/exercise_words.hpp"
#include "grade/known_results.hpp"

namespace coach {
namespace {

using nlohmann::ordered_json;

ordered_json graded_test(const KnownLesson& lesson, const KnownResult& result) {
    const bool has_passed = result.status == ExerciseStatus::passed;
    return {{"name", result.exercise->name},
            {"number", result.exercise->id},
            {"score", has_passed ? 1 : 0},
            {"max_score", 1},
            {"status", has_passed ? "passed" : "failed"},
            {"output", exercise_words(lesson, result)},
            {"output_format", "text"},
            {"visibility", "visible"}};
}

/// How many passed, and which lessons were not graded.
std::string summary(const std::vector<KnownLesson>& lessons) {
    std::string text = tally_text(tally_of(lessons)) + ".\n";
    for (const KnownLesson& lesson : lessons) {
        if (lesson.graded != nullptr && lesson.graded->status == GradeStatus::graded) continue;
        text += fmt::format("Lesson {}: {}\n", lesson.lesson->number, why_not_run(lesson));
    }
    return text;
}

}  // namespace

std::string gradescope_json(const Course& course, const std::string& person,
                            const Results& results) {
    const std::vector<KnownLesson> lessons = known_results(course, person, results);
    ordered_json tests = ordered_json::array();
    for (const KnownLesson& lesson : lessons) {
        for (const KnownResult& result : lesson.exercises)
            tests.push_back(graded_test(lesson, result));
    }
    ordered_json file{
        {"output", summary(lessons)},
        {"output_format", "text"},
        {"execution_time", std::round(tally_of(lessons).seconds * 1000) / 1000},
    };
    if (tests.empty()) file["score"] = 0;
    file["tests"] = std::move(tests);
    return file.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace coach
