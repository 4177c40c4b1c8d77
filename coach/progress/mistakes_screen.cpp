#include "progress/mistakes_screen.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace coach {

std::string mistakes_screen(const std::vector<MistakeRecord>& mistakes,
                            const std::map<std::string, Misconception>& known,
                            const Terminal& terminal) {
    if (mistakes.empty()) {
        return wrapped("No attempt made a mistake that is known by name.", terminal.columns) + '\n';
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
        text += fmt::format("\n{} {}\n      {} {}, last {}, {}\n", mistake.exercise,
                            terminal.bold(mistake.id), mistake.times,
                            mistake.times == 1 ? "time" : "times", local_time_text(mistake.last),
                            state);
        const auto record = known.find(mistake.id);
        if (record == known.end()) continue;  // its record was renamed since
        text += terminal.yellow(wrapped(record->second.title + '.', terminal.columns, 6)) + '\n';
        text += fmt::format("      {}\n", terminal.cyan("./qkv docs " + mistake.id));
    }
    return text;
}

}  // namespace coach
