#include "grade/known_results.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "terminal/terminal.hpp"
#include "terminal/words.hpp"

namespace coach {
namespace {

KnownResult known_result(const Exercise& exercise, const GradedLesson* graded) {
    KnownResult result{&exercise};
    if (graded == nullptr || graded->status != GradeStatus::graded) return result;
    const auto found =
        std::find_if(graded->exercises.begin(), graded->exercises.end(),
                     [&](const GradedExercise& one) { return one.id == exercise.id; });
    if (found == graded->exercises.end()) return result;
    result.status = found->status;
    result.details = &*found;
    return result;
}

std::string with_trouble(std::string_view what, const GradedLesson& graded) {
    if (graded.trouble.empty()) return std::string(what);
    return fmt::format("{}: {}", what, printable(graded.trouble));
}

}  // namespace

std::size_t KnownLesson::passed() const {
    return static_cast<std::size_t>(std::count_if(
        exercises.begin(), exercises.end(),
        [](const KnownResult& result) { return result.status == ExerciseStatus::passed; }));
}

double KnownLesson::seconds() const { return graded == nullptr ? 0.0 : graded->seconds; }

std::vector<KnownLesson> known_results(const Course& course, const std::string& person,
                                       const Results& results) {
    std::vector<KnownLesson> lessons;
    for (const Lesson& lesson : course.lessons) {
        KnownLesson known{&lesson, results.find(person, lesson.id)};
        for (const Exercise& exercise : lesson.exercises) {
            known.exercises.push_back(known_result(exercise, known.graded));
        }
        lessons.push_back(std::move(known));
    }
    return lessons;
}

std::string why_not_run(const KnownLesson& lesson) {
    if (lesson.graded == nullptr) return "not graded yet";
    switch (lesson.graded->status) {
        case GradeStatus::graded:
            return "no test of this exercise ran";
        case GradeStatus::does_not_compile:
            return with_trouble("does not compile", *lesson.graded);
        case GradeStatus::not_submitted:
            return with_trouble("not submitted", *lesson.graded);
        case GradeStatus::error:
            return with_trouble("could not be graded", *lesson.graded);
    }
    std::abort();  // not a GradeStatus
}

Tally tally_of(const std::vector<KnownLesson>& lessons) {
    Tally tally;
    for (const KnownLesson& lesson : lessons) {
        tally.passed += lesson.passed();
        tally.exercises += lesson.exercises.size();
        tally.seconds += lesson.seconds();
    }
    return tally;
}

std::string tally_text(const Tally& tally) {
    return fmt::format("{} of {} passed", tally.passed,
                       counted(tally.exercises, "exercise", "exercises"));
}

}  // namespace coach
