#include "predictions/import_screen.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace coach {
namespace {

/// "1 prediction", "3 predictions".
std::string predictions(std::size_t count) {
    return fmt::format("{} prediction{}", count, count == 1 ? "" : "s");
}

/// What a wrong choice is: the mistake's title and where it is explained.
std::string about_choice(const Prediction& wrong, const std::map<std::string, Misconception>& known,
                         const Terminal& terminal) {
    const auto record = known.find(wrong.mistake);
    if (record == known.end()) {
        return "      not right, but no mistake that is known by name\n";
    }
    return fmt::format("{}\n      {}\n      {}\n",
                       terminal.yellow(wrapped(record->second.title + '.', terminal.columns, 6)),
                       terminal.cyan("./qkv explain " + wrong.mistake),
                       terminal.cyan("./qkv docs " + wrong.mistake));
}

}  // namespace

std::string import_screen(const Imported& imported,
                          const std::map<std::string, Misconception>& known,
                          const Terminal& terminal) {
    const auto is_right = [](const Prediction& prediction) { return prediction.choice == "right"; };
    const auto right = static_cast<std::size_t>(
        std::count_if(imported.added.begin(), imported.added.end(), is_right));
    std::string text;
    if (imported.added.empty()) {
        text += terminal.bold("No prediction is new") + '\n';
    } else {
        text += terminal.bold(fmt::format("{} kept, {} of them right",
                                          predictions(imported.added.size()), right)) +
                '\n';
    }
    const auto add = [&](const std::string& sentence) {
        text += wrapped(sentence, terminal.columns, 2) + '\n';
    };
    if (imported.kept_before > 0) {
        add(fmt::format(
            "{} known already: the first answer to a question counts.",
            predictions(imported.kept_before) + (imported.kept_before == 1 ? " was" : " were")));
    }
    if (imported.unknown > 0) {
        add(
            fmt::format("{} about questions or answers that are not in this course: the book is of "
                        "another version. To bring the course up to date: git pull, then import "
                        "the code again.",
                        predictions(imported.unknown) + (imported.unknown == 1 ? " is" : " are")));
    }
    std::string right_ones;
    for (const Prediction& prediction : imported.added) {
        if (!is_right(prediction)) continue;
        right_ones += (right_ones.empty() ? "" : ", ") + prediction.question;
    }
    if (!right_ones.empty()) {
        text += '\n' + terminal.green(wrapped("✓ " + right_ones, terminal.columns, 2)) + '\n';
    }
    bool is_any_mistake = false;
    for (const Prediction& prediction : imported.added) {
        if (is_right(prediction)) continue;
        text += fmt::format("\n  {} {}\n", terminal.red("✗"), terminal.bold(prediction.question));
        text += about_choice(prediction, known, terminal);
        is_any_mistake = is_any_mistake || !prediction.mistake.empty();
    }
    if (is_any_mistake) {
        text += "\n  These count like mistakes made in code: ./qkv mistakes\n";
    }
    return text;
}

}  // namespace coach
