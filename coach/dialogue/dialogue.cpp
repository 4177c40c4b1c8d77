#include "dialogue/dialogue.hpp"

#include <fmt/format.h>

namespace coach {

std::optional<std::string> Dialogue::ask(std::string_view prompt, std::optional<double> since) {
    std::optional<std::string> entered = read(prompt, since);
    if (entered == "/quit" || entered == "/q") return std::nullopt;
    return entered;
}

std::string line_from(Dialogue& dialogue, std::string_view prompt, std::optional<double> since) {
    std::optional<std::string> entered = dialogue.ask(prompt, since);
    if (!entered) throw DialogueEnded();
    return *std::move(entered);
}

std::string clock_text(double seconds) {
    const auto whole = static_cast<long>(seconds);
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace coach
