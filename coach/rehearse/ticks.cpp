#include "rehearse/ticks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "rehearse/screens.hpp"

namespace coach {

std::string change_ticks(std::vector<bool>& ticks, const std::string& entered) {
    if (entered == "all" || entered == "none") {
        std::fill(ticks.begin(), ticks.end(), entered == "all");
        return "";
    }
    std::vector<bool> changed = ticks;
    std::string numbers = entered;
    std::replace(numbers.begin(), numbers.end(), ',', ' ');
    std::istringstream words(numbers);
    for (std::string word; words >> word;) {
        const bool is_number = word.size() < 4 && std::all_of(word.begin(), word.end(), [](char c) {
                                   return c >= '0' && c <= '9';
                               });
        const std::size_t number = is_number ? std::stoul(word) : 0;
        if (number < 1 || number > ticks.size()) {
            return fmt::format("'{}' is no key point: expected numbers from 1 to {}, all or none",
                               printable(word), ticks.size());
        }
        changed[number - 1] = !changed[number - 1];
    }
    ticks = changed;
    return "";
}

std::vector<bool> ask_for_ticks(const Question& question, std::vector<bool> ticks,
                                const std::vector<Found>& found, Dialogue& dialogue) {
    const std::string_view prompt =
        found.empty() ? "Which did you say? Their numbers, or all; Enter when it is right: "
                      : "Is that right? Numbers change ticks; Enter when it is: ";
    dialogue.say(points_screen(question, ticks, found, dialogue.terminal()));
    while (true) {
        const std::string entered = line_from(dialogue, prompt);
        if (entered.find_first_not_of(" \t") == std::string::npos) return ticks;
        const std::string trouble = change_ticks(ticks, entered);
        dialogue.say(trouble.empty() ? points_screen(question, ticks, {}, dialogue.terminal())
                                     : trouble + '\n');
    }
}

}  // namespace coach
