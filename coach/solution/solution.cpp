#include "solution/solution.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "course/code_of_function.hpp"
#include "course/line_of_function.hpp"
#include "diff/diff_screen.hpp"

namespace coach {

std::string solution_screen(const Selection& selection, const std::string& own_code,
                            const std::string& reference, const Terminal& terminal) {
    const std::string file = fmt::format("solutions/{}.cpp", selection.lesson->id);
    const std::string text =
        diff_screen(line_diff(code_of(selection, own_code), code_of(selection, reference)), "yours",
                    file, terminal);
    const bool is_whole = selection.exercises.size() == selection.lesson->exercises.size();
    if (is_whole) return text;
    const int line =
        line_of_function(reference, selection.exercises.front()->functions.front().symbol);
    return text + '\n' +
           terminal.dim(wrapped(fmt::format("with the helpers that it calls: {}:{}", file, line),
                                terminal.columns, 2)) +
           '\n';
}

std::string not_yet_screen(const LessonVerdict& verdict, const std::string& word) {
    const auto first = std::find_if(
        verdict.exercises.begin(), verdict.exercises.end(),
        [](const auto& exercise) { return exercise.status != ExerciseStatus::passed; });
    const Exercise& exercise =
        *(first == verdict.exercises.end() ? verdict.exercises.front() : *first).exercise;
    return fmt::format(
        "{} {} does not pass yet, so the solution stays out of sight.\n"
        "  why     ./qkv check {}\n"
        "  help    ./qkv hint {}\n"
        "  see it  ./qkv solution {} --spoil\n",
        exercise.id, exercise.name, exercise.id, exercise.id, word);
}

}  // namespace coach
