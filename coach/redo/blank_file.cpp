#include "redo/blank_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "course/code_of_function.hpp"
#include "files/files.hpp"

namespace coach {

std::string blank_file(const Course& course, const Selection& what, std::string_view how_checked) {
    std::vector<const Exercise*> others;
    for (const Exercise& exercise : what.lesson->exercises) {
        if (std::find(what.exercises.begin(), what.exercises.end(), &exercise) ==
            what.exercises.end()) {
            others.push_back(&exercise);
        }
    }
    std::string text = without_exercises(
        read_text(course.root / "tests" / "stubs" / (what.lesson->id + ".cpp")), others);
    // the stub says how it is checked in its own place
    const std::string usual = fmt::format("./qkv check {}.", what.lesson->number);
    const std::size_t at = text.find(usual);
    if (at != std::string::npos) text.replace(at, usual.size(), how_checked);
    return text;
}

}  // namespace coach
