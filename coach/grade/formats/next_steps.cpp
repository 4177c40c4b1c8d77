#include "grade/formats/next_steps.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "files/markdown_text.hpp"
#include "grade/formats/exercise_words.hpp"

namespace coach {
namespace {

constexpr std::size_t most_steps = 3;

bool has_status(const KnownLesson& lesson, GradeStatus status) {
    return lesson.graded != nullptr && lesson.graded->status == status;
}

std::string step_for_a_failure(const KnownResult& result) {
    const auto& mistake = result.details->mistake;
    const char* const first = mistake && !mistake->think.empty()
                                  ? "Answer the question that its section asks"
                                  : "Read in its section what came of the calls";
    return fmt::format(
        "{} fails. {}, change the code, then run `./qkv check {}`. For a hint: `./qkv hint {}`.",
        markdown_name(result), first, result.exercise->id, result.exercise->id);
}

std::string step_for_a_stub(const KnownResult& result) {
    const std::string& id = result.exercise->id;
    return fmt::format(
        "{} is not written yet. `./qkv docs {}` is the section about it, `./qkv hint {}` a first "
        "step.",
        markdown_name(result), id, id);
}

}  // namespace

std::vector<std::string> next_steps(const std::vector<KnownLesson>& lessons) {
    std::vector<std::string> steps;
    for (const KnownLesson& lesson : lessons) {
        if (!has_status(lesson, GradeStatus::does_not_compile)) continue;
        steps.push_back(
            fmt::format("Lesson {0} does not compile, so nothing of it has run. The error is "
                        "below; `./qkv check {0}` compiles it again.",
                        lesson.lesson->number));
    }
    for (const KnownLesson& lesson : lessons) {
        std::vector<std::string> named;  // made once, a mistake can show in later exercises
        for (const KnownResult& result : lesson.exercises) {
            if (result.status != ExerciseStatus::failed) continue;
            if (const auto& mistake = result.details->mistake) {
                if (std::find(named.begin(), named.end(), mistake->id) != named.end()) continue;
                named.push_back(mistake->id);
            }
            steps.push_back(step_for_a_failure(result));
        }
    }
    for (const KnownLesson& lesson : lessons) {
        for (const KnownResult& result : lesson.exercises) {
            if (result.status == ExerciseStatus::not_implemented) {
                steps.push_back(step_for_a_stub(result));
            }
        }
    }
    for (const KnownLesson& lesson : lessons) {
        if (!has_status(lesson, GradeStatus::not_submitted)) continue;
        steps.push_back(fmt::format(
            "Lesson {0} was not submitted. Its file is {1}; `./qkv check {0}` says how far it is.",
            lesson.lesson->number,
            markdown_code(("lessons" / lesson.lesson->learner_file()).string())));
        break;  // one lesson after the other
    }
    if (steps.size() > most_steps) steps.resize(most_steps);
    return steps;
}

}  // namespace coach
