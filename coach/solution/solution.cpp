#include "solution/solution.hpp"

#include <fmt/format.h>

#include "course/code_of_function.hpp"
#include "course/line_of_function.hpp"
#include "diff/diff_screen.hpp"

namespace coach {

std::string solution_screen(const Selection& selection, const std::string& own_code,
                            const std::string& reference, const Terminal& terminal) {
    const std::string file = fmt::format("solutions/{}.cpp", selection.lesson->id);
    const std::string text =
        diff_screen(line_diff(code_of(selection, own_code), code_of(selection, reference)),
                    fmt::format("yours: lessons/{}", selection.lesson->learner_file().string()),
                    "the solution: " + file, terminal);
    const bool is_whole = selection.exercises.size() == selection.lesson->exercises.size();
    if (is_whole) return text;
    const int line =
        line_of_function(reference, selection.exercises.front()->functions.front().symbol);
    return text + '\n' +
           terminal.dim(wrapped(fmt::format("with the helpers that it calls: {}:{}", file, line),
                                terminal.columns, 2)) +
           '\n';
}

}  // namespace coach
