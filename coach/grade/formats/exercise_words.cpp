#include "grade/formats/exercise_words.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "files/markdown_text.hpp"
#include "grade/formats/one_line.hpp"
#include "terminal/terminal.hpp"

namespace coach {
namespace {

std::string failure_words(const KnownResult& result) {
    const GradedExercise& details = *result.details;
    std::string text;
    if (details.mistake) {
        text += mistake_words(*details.mistake) + '\n';
        if (!details.mistake->think.empty()) text += details.mistake->think + '\n';
    } else if (details.observation) {
        text += *details.observation + '\n';
    }
    text += fmt::format("read  ./qkv docs {}\n", result.exercise->id);
    for (const std::string& failure : details.failures) text += '\n' + failure + '\n';
    return text;
}

}  // namespace

std::string mistake_words(const GradedMistake& mistake) {
    if (mistake.confidence == name_of(Confidence::likely)) {
        return fmt::format("It looks like this: {}.", mistake.title);
    }
    if (mistake.confidence == name_of(Confidence::part)) {
        return fmt::format("A part of it: {}.", mistake.title);
    }
    return mistake.title + '.';
}

std::string markdown_name(const KnownResult& result) {
    return fmt::format("{} {}", result.exercise->id, markdown_code(result.exercise->name));
}

std::string exercise_words(const KnownLesson& lesson, const KnownResult& result) {
    switch (result.status) {
        case ExerciseStatus::passed:
            return "";
        case ExerciseStatus::failed:
            return printable(failure_words(result));
        case ExerciseStatus::not_implemented:
            return fmt::format("not implemented\nread  ./qkv docs {}\n", result.exercise->id);
        case ExerciseStatus::not_run:
            return why_not_run(lesson) + '\n';
    }
    std::abort();  // not an ExerciseStatus
}

std::string exercise_headline(const KnownLesson& lesson, const KnownResult& result) {
    switch (result.status) {
        case ExerciseStatus::passed:
            return "passed";
        case ExerciseStatus::failed:
            if (result.details->mistake) return one_line(mistake_words(*result.details->mistake));
            if (result.details->failures.empty()) return "failed";
            return first_line(result.details->failures.front());
        case ExerciseStatus::not_implemented:
            return "not implemented";
        case ExerciseStatus::not_run:
            return first_line(why_not_run(lesson));
    }
    std::abort();  // not an ExerciseStatus
}

}  // namespace coach
