#include "grade/formats/class_junit.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "check/junit_file.hpp"
#include "grade/formats/exercise_words.hpp"
#include "grade/formats/one_line.hpp"
#include "grade/known_results.hpp"

namespace coach {
namespace {

/// "does_not_compile": the type of the error of what was not run.
std::string_view kind_of_error(const KnownLesson& lesson) {
    if (lesson.graded == nullptr) return "not_graded";
    return lesson.graded->status == GradeStatus::graded ? "not_run"
                                                        : name_of(lesson.graded->status);
}

JunitCase case_of(const std::string& suite, const KnownLesson& lesson, const KnownResult& result) {
    JunitCase test_case{suite, fmt::format("{} {}", result.exercise->id, result.exercise->name)};
    if (result.status == ExerciseStatus::passed) return test_case;
    test_case.message = exercise_headline(lesson, result);
    test_case.text = exercise_words(lesson, result);
    if (test_case.text == test_case.message + '\n') test_case.text.clear();
    if (result.status == ExerciseStatus::not_run) {
        test_case.outcome = JunitOutcome::error;
        test_case.type = kind_of_error(lesson);
        return test_case;
    }
    test_case.outcome = JunitOutcome::failure;
    test_case.type = name_of(result.status);
    if (result.details->mistake) test_case.type = result.details->mistake->id;
    return test_case;
}

JunitSuite no_tests() {
    JunitSuite suite{"grading"};
    suite.cases.push_back({"grading", "somebody is graded", JunitOutcome::error, "no_tests",
                           "nobody was graded in anything"});
    return suite;
}

}  // namespace

std::string class_junit(const Course& course, const Results& results) {
    std::vector<JunitSuite> suites;
    for (const std::string& person : results.people()) {
        for (const KnownLesson& lesson : known_results(course, person, results)) {
            JunitSuite suite{fmt::format("{}/{}", one_line(person), lesson.lesson->id),
                             lesson.seconds()};
            for (const KnownResult& result : lesson.exercises) {
                suite.cases.push_back(case_of(suite.name, lesson, result));
            }
            // a suite of no tests would count as one that is all right
            if (!suite.cases.empty()) suites.push_back(std::move(suite));
        }
    }
    if (suites.empty()) suites.push_back(no_tests());
    return junit_file(suites);
}

}  // namespace coach
