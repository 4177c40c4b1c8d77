#include "progress/list_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "check/screen.hpp"

namespace coach {
namespace {

constexpr std::size_t widest_state = 15;  // "not implemented"

bool is_shown(const ExerciseStanding& exercise, Shown shown) {
    switch (shown) {
        case Shown::all:
            return true;
        case Shown::failed:
            return exercise.status == ExerciseStatus::failed;
        case Shown::passed:
            return exercise.status == ExerciseStatus::passed;
        case Shown::open:
            return exercise.status != ExerciseStatus::passed;
    }
    std::abort();  // not a Shown
}

/// "3 tries, changed since"
std::string remarks_on(const ExerciseStanding& exercise) {
    std::string text;
    if (const std::size_t tries = exercise.record.tries; tries > 0) {
        text = fmt::format("{} {}", tries, tries == 1 ? "try" : "tries");
    }
    if (exercise.changed_since) text += (text.empty() ? "" : ", ") + std::string("changed since");
    return text;
}

std::string line_of(const ExerciseStanding& exercise, std::size_t name_width, bool is_here,
                    const Terminal& terminal) {
    const std::string state =
        exercise.status ? state_text(*exercise.status, terminal) : terminal.dim("not checked");
    const std::string plain_state =
        exercise.status ? state_text(*exercise.status, Terminal{}) : "not checked";
    const std::string mark = exercise.status ? mark_of(*exercise.status, terminal) : " ";
    const std::string remarks = remarks_on(exercise);
    std::string text =
        fmt::format("{} {} {} {:<{}}  {}", is_here ? terminal.bold("→") : " ", mark,
                    exercise.exercise->id, exercise.exercise->name, name_width, state);
    if (!remarks.empty()) {
        text += std::string(widest_state - plain_state.size() + 2, ' ') + remarks;
    }
    return text + '\n';
}

/// The mistake that the last failing attempt made, or else what was observed.
std::string last_mistake_of(const ExerciseStanding& exercise, const Terminal& terminal) {
    const std::optional<ExerciseOutcome>& failure = exercise.record.last_failure;
    if (!failure || (failure->mistake.empty() && failure->observation.empty())) return "";
    std::string what = failure->mistake.empty() ? failure->observation : failure->mistake;
    if (!failure->root.empty()) what += ", made in " + failure->root;
    return terminal.dim(wrapped("last mistake: " + what, terminal.columns, 8)) + '\n';
}

}  // namespace

std::string list_screen(const Course& course, const std::vector<LessonStanding>& lessons,
                        Shown shown, const Terminal& terminal, const Exercise* here) {
    std::string text;
    for (const LessonStanding& standing : lessons) {
        const Lesson& lesson = *standing.lesson;
        std::size_t name_width = 0;
        for (const Exercise& exercise : lesson.exercises) {
            name_width = std::max(name_width, exercise.name.size());
        }
        std::string lines;
        for (const ExerciseStanding& exercise : standing.exercises) {
            if (!is_shown(exercise, shown)) continue;
            lines += line_of(exercise, name_width, exercise.exercise == here, terminal) +
                     last_mistake_of(exercise, terminal);
        }
        if (lines.empty()) continue;
        text += terminal.bold(fmt::format("Lesson {}: {}", lesson.number, lesson.title)) + '\n';
        if (shown == Shown::all) {
            text += terminal.dim(wrapped(lesson.question, terminal.columns, 2)) + '\n';
        }
        if (standing.changed_since) {
            text += terminal.yellow(fmt::format("  changed since its last attempt: ./qkv check {}",
                                                lesson.number)) +
                    '\n';
        }
        text += lines;
        if (shown == Shown::all) text += where_to_read(course, lesson.page, terminal);
        if (!standing.trouble.empty() && !standing.changed_since) {
            text += terminal.red(wrapped(
                        fmt::format("{}; see ./qkv check {}", standing.trouble, lesson.number),
                        terminal.columns, 2)) +
                    '\n';
        }
    }
    if (text.empty()) text = "No exercise is in this state.\n";
    return text;
}

}  // namespace coach
