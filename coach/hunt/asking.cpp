#include "hunt/asking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "files/lines.hpp"
#include "hunt/hunt_screen.hpp"
#include "hunt/judge.hpp"
#include "progress/time.hpp"

namespace coach {
namespace {

std::chrono::sys_seconds now_of(Dialogue& dialogue) {
    return std::chrono::floor<std::chrono::seconds>(dialogue.now().at);
}

std::string without_space(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string::npos) return "";
    return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

char lower_case(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// The number that a line is; nothing where it is none.
std::optional<int> line_number(const std::string& typed) {
    const bool is_number =
        !typed.empty() && typed.size() <= 5 &&
        std::all_of(typed.begin(), typed.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number) return std::nullopt;
    return std::stoi(typed);
}

/// The clock that runs in the prompt, beginning where the hunt did.
double clock_since(const HuntProgress& progress, Dialogue& dialogue) {
    return dialogue.seconds() - static_cast<double>(progress.so_far(now_of(dialogue)).count());
}

class Asking {
 public:
    Asking(const BugHunt& hunt, HuntProgress& progress, Dialogue& dialogue, const HuntHost& host)
        : hunt_(hunt), progress_(progress), dialogue_(dialogue), host_(host) {}

    bool run() {
        for (FoundMistake& found : progress_.found) {
            if (!ask_about(found)) return false;
        }
        while (progress_.found.size() < hunt_.planted.size()) {
            const auto typed =
                dialogue_.ask("Line of a mistake, or Enter to go and mend: ", since());
            if (!typed) return false;
            const std::string word = without_space(*typed);
            if (word.empty()) break;
            const auto line = line_number(word);
            if (!line) {
                dialogue_.say(
                    wrapped(fmt::format("'{}' is no line: expected its number, as the editor shows "
                                        "it in {}",
                                        printable(word), host_.file),
                            dialogue_.terminal().columns) +
                    '\n');
                continue;
            }
            const std::size_t lines = lines_of(host_.text_now()).size();
            if (static_cast<std::size_t>(*line) > lines || *line == 0) {
                dialogue_.say(wrapped(fmt::format("{} has lines 1 to {}, and no line {}.",
                                                  host_.file, lines, *line),
                                      dialogue_.terminal().columns) +
                              '\n');
                continue;
            }
            if (!name_line(*line)) return false;
        }
        progress_.is_asked = true;
        host_.keep(progress_);
        return true;
    }

 private:
    std::optional<double> since() { return clock_since(progress_, dialogue_); }

    bool name_line(int line) {
        const int before = line_before_editing(hunt_.text, host_.text_now(), line);
        const auto planted = mistake_at(hunt_, before);
        if (!planted) {
            ++progress_.wrong_lines;
            host_.keep(progress_);
            dialogue_.say(fmt::format("Line {} does as it should.\n", line));
            return true;
        }
        if (progress_.has_found(*planted)) {
            dialogue_.say("That one you have found already.\n");
            return true;
        }
        progress_.found.push_back({*planted, progress_.so_far(now_of(dialogue_)), {}});
        host_.keep(progress_);
        dialogue_.say(dialogue_.terminal().green(fmt::format(
                          "Yes, {} of {}, after {}.", progress_.found.size(), hunt_.planted.size(),
                          time_text(progress_.found.back().after))) +
                      '\n');
        return ask_about(progress_.found.back());
    }

    bool ask_about(FoundMistake& found) {
        const Planted& planted = hunt_.planted[found.planted];
        while (found.answers.size() < planted.questions.size()) {
            const std::size_t step = found.answers.size();
            dialogue_.say(fmt::format("\n{}\n", dialogue_.terminal().dim(fmt::format(
                                                    "{}, question {} of {}", planted.function,
                                                    step + 1, planted.questions.size()))));
            const auto right = put_question(planted.questions[step], dialogue_, since());
            if (!right) return false;
            found.answers.push_back(*right);
            host_.keep(progress_);
        }
        return true;
    }

    const BugHunt& hunt_;
    HuntProgress& progress_;
    Dialogue& dialogue_;
    const HuntHost& host_;
};

}  // namespace

std::chrono::seconds HuntProgress::so_far(std::chrono::sys_seconds now) const {
    return std::max(now - began, std::chrono::seconds(0));
}

bool HuntProgress::has_found(std::size_t planted) const {
    return std::any_of(found.begin(), found.end(),
                       [&](const FoundMistake& each) { return each.planted == planted; });
}

std::optional<bool> put_question(const ChoiceQuestion& question, Dialogue& dialogue,
                                 std::optional<double> since) {
    const Terminal terminal = dialogue.terminal();
    dialogue.say(question_screen(question, terminal));
    const auto last = static_cast<char>('a' + static_cast<int>(question.choices.size()) - 1);
    while (true) {
        const auto typed = dialogue.ask(fmt::format("a to {}: ", last), since);
        if (!typed) return std::nullopt;
        const std::string word = without_space(*typed);
        const char letter = word.size() == 1 ? lower_case(word[0]) : ' ';
        if (letter < 'a' || letter > last) {
            dialogue.say(word.empty()
                             ? fmt::format("Expected a letter from a to {}.\n", last)
                             : fmt::format("'{}' is no choice: expected a letter from a to {}\n",
                                           printable(word), last));
            continue;
        }
        const bool right = static_cast<std::size_t>(letter - 'a') == question.right;
        dialogue.say(
            right ? terminal.green("Right.") + '\n'
                  : terminal.red(fmt::format(
                        "No: {}.", static_cast<char>('a' + static_cast<int>(question.right)))) +
                        '\n');
        return right;
    }
}

bool ask_hunt(const BugHunt& hunt, HuntProgress& progress, Dialogue& dialogue,
              const HuntHost& host) {
    return Asking(hunt, progress, dialogue, host).run();
}

}  // namespace coach
