#include "hunt/hunt_screen.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "progress/time.hpp"

namespace coach {
namespace {

const Misconception* record_of(const std::vector<Misconception>& known, const std::string& id) {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const Misconception& each) { return each.id == id; });
    return found == known.end() ? nullptr : &*found;
}

std::string count_text(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

/// Text behind a label of a fixed width, its further lines below the first.
std::string labelled(std::string_view label, std::string_view text, const Terminal& terminal) {
    constexpr std::size_t indent = 9;
    const std::string lines = wrapped(text, terminal.columns, indent);
    return fmt::format("  {:<7}{}\n", label, lines.substr(std::min(indent, lines.size())));
}

/// The lines of a message, as many as a screen has room for.
std::string first_lines(const std::string& text, std::size_t most) {
    std::string result;
    std::size_t begin = 0;
    for (std::size_t line = 0; line < most && begin < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        result += "  " + text.substr(begin, end - begin) + '\n';
        begin = end + 1;
    }
    if (begin < text.size()) result += "  ...\n";
    return result;
}

std::string lines_text(LineRange lines) {
    return lines.first == lines.last ? fmt::format("line {}", lines.first)
                                     : fmt::format("lines {} to {}", lines.first, lines.last);
}

}  // namespace

std::string hunt_screen(const BugHunt& hunt, const HuntProgress& progress, const std::string& file,
                        std::chrono::seconds so_far, const Terminal& terminal) {
    std::string result =
        terminal.bold(fmt::format("A bug hunt: {} in this file, {} min. The clock runs: {}.",
                                  count_text(hunt.planted.size(), "mistake"), hunt_time.count(),
                                  time_text(so_far))) +
        '\n';
    result += fmt::format("  read   {}\n", terminal.cyan(file));
    result += fmt::format("  level  {}, seed {}\n", name_of(hunt.level), hunt.seed);
    if (!progress.found.empty()) {
        result += fmt::format("  found  {} of {}\n", progress.found.size(), hunt.planted.size());
    }
    result +=
        "  first  name the line of each mistake: three questions about it follow\n"
        "  then   mend the file, and ./qkv hunt --check\n"
        "  or     ./qkv hunt --give-up shows them all, --stop ends it\n"
        "  later  ./qkv hunt goes on, after Ctrl-C too\n";
    return result;
}

std::string question_screen(const ChoiceQuestion& question, const Terminal& terminal) {
    std::string result = terminal.bold(wrapped(question.ask, terminal.columns)) + '\n';
    for (std::size_t at = 0; at < question.choices.size(); ++at) {
        constexpr std::size_t indent = 5;
        std::string choice;
        // what is code keeps its lines and what they begin with
        std::size_t begin = 0;
        const std::string& text = question.choices[at];
        while (begin <= text.size()) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            const std::string line = text.substr(begin, end - begin);
            const std::size_t margin = std::min(line.find_first_not_of(' '), line.size());
            choice += wrapped(line.substr(margin), terminal.columns, indent + margin) + '\n';
            begin = end + 1;
        }
        choice.replace(0, std::min(indent, choice.size()),
                       fmt::format("  {}  ", static_cast<char>('a' + static_cast<int>(at))));
        result += choice;
    }
    return result;
}

std::string hunt_check_screen(const BugHunt& hunt, const LessonVerdict& verdict,
                              const std::vector<std::size_t>& left,
                              const std::vector<Misconception>& known, const Terminal& terminal) {
    if (verdict.status == LessonStatus::does_not_compile) {
        return terminal.red("It does not compile.") + '\n' + first_lines(verdict.trouble, 12);
    }
    std::string result;
    if (!verdict.trouble.empty()) {
        result += terminal.red(wrapped(verdict.trouble_sentence(), terminal.columns)) + '\n';
        if (!verdict.advice.empty()) result += wrapped(verdict.advice, terminal.columns) + '\n';
    }
    const Failure* first = nullptr;
    for (const ExerciseVerdict& exercise : verdict.exercises) {
        const bool passed = exercise.status == ExerciseStatus::passed;
        const bool has_run = exercise.status != ExerciseStatus::not_run;
        result +=
            fmt::format("  {} {} {}{}\n",
                        passed    ? terminal.green("✓")
                        : has_run ? terminal.red("✗")
                                  : terminal.dim("·"),
                        exercise.exercise->id, exercise.exercise->name, has_run ? "" : "  not run");
        if (!passed && first == nullptr && !exercise.failures.empty()) {
            first = &exercise.failures.front();
        }
    }
    if (first != nullptr) {
        result += '\n' +
                  wrapped(fmt::format("should hold: {}", first->test_case), terminal.columns, 2) +
                  '\n' + first_lines(first->message, 12);
    }
    if (left.empty()) {
        return result + "\nNone of what was planted is there any more: what fails now is new.\n";
    }
    result += fmt::format("\n{} of {} still there:\n", left.size(), hunt.planted.size());
    for (const std::size_t at : left) {
        const Misconception* const record = record_of(known, hunt.planted[at].id);
        if (record == nullptr) continue;
        result += "  · " + wrapped(record->sees, terminal.columns, 4).substr(4) + '\n';
    }
    return result;
}

std::string hunt_report(const BugHunt& hunt, const HuntProgress& progress, const HuntResult& result,
                        const std::vector<Misconception>& known, const Terminal& terminal) {
    const bool is_mended = result.ending == "mended";
    const bool in_time = result.took <= hunt_time;
    std::string text =
        is_mended
            ? terminal.green(fmt::format("All is mended, after {}{}.", time_text(result.took),
                                         in_time ? "" : ", which is over time"))
            : terminal.bold(fmt::format("The hunt is over, after {}.", time_text(result.took)));
    text += fmt::format(
        "\n  {} of {} found by their lines{}\n", progress.found.size(), hunt.planted.size(),
        progress.wrong_lines == 0
            ? ""
            : fmt::format(", and {} named that hold none",
                          count_text(static_cast<std::size_t>(progress.wrong_lines), "line")));
    for (std::size_t at = 0; at < hunt.planted.size(); ++at) {
        const Planted& planted = hunt.planted[at];
        const Misconception* const record = record_of(known, planted.id);
        const HuntedMistake& hunted = result.mistakes[at];
        text += '\n';
        if (record != nullptr) {
            text += terminal.bold(wrapped(record->title, terminal.columns)) + '\n';
        }
        text += labelled("where",
                         fmt::format("{}, {}{}", planted.function, lines_text(planted.where),
                                     planted.is_quiet ? "; few checks notice it" : ""),
                         terminal);
        text += labelled("found",
                         hunted.found_after
                             ? fmt::format("after {}; {} of {} questions answered right",
                                           time_text(*hunted.found_after), hunted.answered_right,
                                           planted.questions.size())
                             : std::string(is_mended ? "not by its line, but mended" : "no"),
                         terminal);
        if (record != nullptr) {
            text += labelled("why", record->why, terminal);
            if (!record->seen_in.empty()) text += labelled("story", record->seen_in, terminal);
        }
        text += fmt::format("  more   ./qkv explain {}\n", planted.id);
    }
    return text + fmt::format("\n  again  ./qkv hunt {} --level {} --seed {}\n",
                              hunt.lesson.substr(0, hunt.lesson.find('_')), name_of(hunt.level),
                              hunt.seed);
}

HuntResult result_of(const BugHunt& hunt, const HuntProgress& progress,
                     std::chrono::sys_seconds now, const std::string& ending) {
    HuntResult result;
    result.at = progress.began;
    result.lesson = hunt.lesson;
    result.level = name_of(hunt.level);
    result.seed = hunt.seed;
    result.took = progress.so_far(now);
    result.ending = ending;
    result.wrong_lines = progress.wrong_lines;
    for (std::size_t at = 0; at < hunt.planted.size(); ++at) {
        HuntedMistake mistake{hunt.planted[at].id, std::nullopt, 0, 0};
        for (const FoundMistake& found : progress.found) {
            if (found.planted != at) continue;
            mistake.found_after = found.after;
            mistake.asked = static_cast<int>(found.answers.size());
            mistake.answered_right =
                static_cast<int>(std::count(found.answers.begin(), found.answers.end(), true));
        }
        result.mistakes.push_back(mistake);
    }
    return result;
}

}  // namespace coach
