#include "hints/hints.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "problem.hpp"

namespace coach {

std::string hint_screen(const Exercise& exercise, std::size_t number, const Terminal& terminal) {
    if (number == 0 || number > exercise.hints.size()) {
        throw Problem(fmt::format("{} {} has {} hints, so there is no hint {}", exercise.id,
                                  exercise.name, exercise.hints.size(), number));
    }
    std::string text =
        fmt::format("{}\n{}\n",
                    terminal.bold(fmt::format("{} {}, hint {} of {}", exercise.id, exercise.name,
                                              number, exercise.hints.size())),
                    wrapped(exercise.hints[number - 1], terminal.columns, 2));
    if (number < exercise.hints.size()) {
        text += terminal.dim(fmt::format("  more: ./qkv hint {} {}\n", exercise.id, number + 1));
    }
    return text;
}

std::string question_after(const std::vector<LessonVerdict>& verdicts, const Terminal& terminal) {
    const bool passed =
        !verdicts.empty() &&
        std::all_of(verdicts.begin(), verdicts.end(), [](const LessonVerdict& verdict) {
            return verdict.status == LessonStatus::passed && !verdict.exercises.empty();
        });
    if (!passed) return "";
    const Exercise& last = *verdicts.back().exercises.back().exercise;
    if (!last.follow_up) return "";
    // in one paragraph with the way to the answer, which wraps where the terminal ends
    return '\n' +
           wrapped(fmt::format("Now say aloud: {} (./qkv answer {})", last.follow_up->ask, last.id),
                   terminal.columns, 2) +
           '\n';
}

std::string answer_screen(const Exercise& exercise, const Terminal& terminal) {
    if (!exercise.follow_up) {
        throw Problem(
            fmt::format("no question is asked about {} {}, so there is no answer; ./qkv docs {} "
                        "opens what the book says of it",
                        exercise.id, exercise.name, exercise.id));
    }
    return fmt::format("{}\n{}\n\n{}\n",
                       terminal.bold(fmt::format("{} {}", exercise.id, exercise.name)),
                       wrapped(exercise.follow_up->ask, terminal.columns, 2),
                       wrapped(exercise.follow_up->answer, terminal.columns, 2));
}

}  // namespace coach
