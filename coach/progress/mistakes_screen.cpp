#include "progress/mistakes_screen.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace coach {
namespace {

std::string times(std::size_t count) {
    if (count == 1) return "once";
    return count == 2 ? "twice" : fmt::format("{} times", count);
}

/// "made twice in code, expected once in the book".
std::string how_often(const MistakeRecord& mistake) {
    std::string text;
    if (mistake.times > 0) text = fmt::format("made {} in code", times(mistake.times));
    if (mistake.predicted > 0) {
        text += fmt::format("{}expected {} in the book", text.empty() ? "" : ", ",
                            times(mistake.predicted));
    }
    return text;
}

}  // namespace

std::string mistakes_screen(const std::vector<MistakeRecord>& mistakes,
                            const std::map<std::string, Misconception>& known,
                            const Terminal& terminal) {
    if (mistakes.empty()) {
        return wrapped(
                   "No attempt made a mistake that is known by name, nor did an answer in the "
                   "book.",
                   terminal.columns) +
               '\n';
    }
    const auto open = std::count_if(mistakes.begin(), mistakes.end(),
                                    [](const auto& mistake) { return !mistake.is_fixed; });
    std::string text =
        terminal.bold(fmt::format("{} known mistake{}, {} of them not fixed yet", mistakes.size(),
                                  mistakes.size() == 1 ? "" : "s", open)) +
        '\n';
    for (const MistakeRecord& mistake : mistakes) {
        const std::string state =
            mistake.is_fixed ? terminal.green("fixed since") : terminal.red("not fixed yet");
        text += fmt::format("\n{} {}\n      {}\n      last {}, {}\n", mistake.exercise,
                            terminal.bold(mistake.id), how_often(mistake),
                            local_time_text(mistake.last), state);
        const auto record = known.find(mistake.id);
        if (record == known.end()) continue;  // its record was renamed since
        text += terminal.yellow(wrapped(record->second.title + '.', terminal.columns, 6)) + '\n';
        text += fmt::format("      {}\n", terminal.cyan("./qkv docs " + mistake.id));
    }
    return text;
}

}  // namespace coach
