#include "redo/redo_screen.hpp"

#include <fmt/format.h>

#include "course/code_of_function.hpp"
#include "diff/diff_screen.hpp"
#include "progress/time.hpp"

namespace coach {

std::string name_of(const Selection& what) {
    if (what.exercises.size() == what.lesson->exercises.size()) {
        return fmt::format("lesson {}, {}", what.lesson->number, what.lesson->title);
    }
    std::string names;
    for (const Exercise* const exercise : what.exercises) {
        names += fmt::format("{}{} {}", names.empty() ? "" : ", ", exercise->id, exercise->name);
    }
    return names;
}

std::string under_way_screen(const Course& course, const RedoUnderWay& redo,
                             std::chrono::seconds so_far, const Terminal& terminal) {
    const std::filesystem::path file =
        redo_file(course, *redo.what.lesson).lexically_relative(course.root);
    return fmt::format("{}\n  write  {}\n  then   ./qkv redo --check\n  or     ./qkv redo --stop\n",
                       terminal.bold(fmt::format("Once more: {}. The clock runs: {}.",
                                                 name_of(redo.what), time_text(so_far))),
                       terminal.cyan(file.string()));
}

std::string passed_screen(const RedoUnderWay& redo, std::chrono::seconds took,
                          const std::string& old_file, const std::string& new_file,
                          const Terminal& terminal) {
    return fmt::format(
        "\n{}\n\n{}",
        terminal.green(fmt::format("{} passes, after {}.", name_of(redo.what), time_text(took))),
        diff_screen(line_diff(code_of(redo.what, old_file), code_of(redo.what, new_file)), "before",
                    "now", terminal));
}

}  // namespace coach
