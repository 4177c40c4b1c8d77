#include "progress/history_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "check/screen.hpp"

namespace coach {
namespace {

/// "  passed", or what was wrong: the mistake and how sure its name is, or what was observed.
std::string said_of(const ExerciseOutcome& outcome) {
    if (!outcome.mistake.empty()) {
        std::string text = outcome.mistake;
        if (outcome.confidence != Confidence::certain) {
            text += fmt::format(" ({})", name_of(outcome.confidence));
        }
        if (!outcome.root.empty()) text += fmt::format(", made in {}", outcome.root);
        return text;
    }
    return outcome.observation;
}

std::string head_of(const Version& version, const std::string& what) {
    return fmt::format("{:>4}  {}  {}\n", version.number, local_time_text(version.at), what);
}

/// In the lines below a head.
std::string below(const std::string& text, const Terminal& terminal) {
    return text.empty() ? "" : wrapped(printable(text), terminal.columns, 6) + '\n';
}

std::string origin_text(const Version& version) {
    switch (version.origin) {
        case Origin::checked:
            return "checked";
        case Origin::kept:
            return "kept, not checked";
        case Origin::undone:
            return fmt::format("undone: back to {}", version.source.value_or(0));
        case Origin::reset:
            return "reset";
        case Origin::restored:
            return fmt::format("restored: {}", version.source.value_or(0));
    }
    std::abort();  // not an Origin
}

std::string attempt_text(const Version& version, const Terminal& terminal) {
    const Said& said = *version.said;
    if (said.status == LessonStatus::does_not_compile) {
        return head_of(version, terminal.red("does not compile")) +
               below(said.trouble.substr(0, said.trouble.find('\n')), terminal);
    }
    const auto passed =
        std::count_if(said.exercises.begin(), said.exercises.end(),
                      [](const auto& outcome) { return outcome.status == ExerciseStatus::passed; });
    const std::string count =
        fmt::format("{} of {} exercises passed", passed, said.exercises.size());
    std::string text =
        head_of(version, said.status == LessonStatus::passed ? terminal.green(count) : count);
    text += below(said.trouble, terminal);
    for (const ExerciseOutcome& outcome : said.exercises) {
        if (outcome.status != ExerciseStatus::failed) continue;
        const std::string what = said_of(outcome);
        text += below(outcome.exercise + " failed" + (what.empty() ? "" : ": " + what), terminal);
    }
    return text;
}

std::string how_to_go_back(const Lesson& lesson, const Terminal& terminal) {
    return terminal.dim(fmt::format(
               "  ./qkv history {0} --show N prints the text of N, ./qkv restore {0} N brings it "
               "back",
               lesson.number)) +
           '\n';
}

std::string hints_text(const std::vector<std::size_t>& hints) {
    if (hints.empty()) return "";
    std::string text = hints.size() == 1 ? "; hint taken: " : "; hints taken: ";
    for (std::size_t i = 0; i < hints.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(hints[i]);
    }
    return text;
}

}  // namespace

std::string history_screen(const Lesson& lesson, const std::vector<Version>& versions,
                           const std::optional<std::int64_t>& present, const Terminal& terminal) {
    std::string text =
        terminal.bold(fmt::format("Lesson {}: {}", lesson.number, lesson.title)) + '\n';
    if (versions.empty()) {
        return text + fmt::format("  no attempts yet: ./qkv check {}\n", lesson.number);
    }
    const auto is_present = [&](const Version& version) { return version.text == present; };
    if (std::none_of(versions.begin(), versions.end(), is_present)) {
        text += "   now  a text that is not kept yet\n";
    }
    bool was_named = false;
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
        std::string entry = version->said ? attempt_text(*version, terminal)
                                          : head_of(*version, origin_text(*version));
        if (!was_named && is_present(*version)) {
            entry.insert(entry.find('\n'), terminal.cyan("  <- the file now"));
            was_named = true;
        }
        text += entry;
    }
    return text + how_to_go_back(lesson, terminal);
}

std::string history_screen(const Lesson& lesson, const Exercise& exercise,
                           const std::vector<Version>& versions, const ExerciseRecord& record,
                           const Terminal& terminal) {
    std::string text = terminal.bold(fmt::format("{} {}", exercise.id, exercise.name)) + '\n';
    std::string standing = fmt::format("{} {}", record.tries, record.tries == 1 ? "try" : "tries");
    if (record.first_passed) {
        standing += fmt::format("; first passed {}, at try {}",
                                local_time_text(*record.first_passed), record.tries_until_passed);
    }
    text += wrapped(standing + hints_text(record.hints), terminal.columns, 2) + '\n';
    bool has_attempts = false;
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
        if (!version->said) continue;
        for (const ExerciseOutcome& outcome : version->said->exercises) {
            if (outcome.exercise != exercise.id) continue;
            has_attempts = true;
            const bool compiled = version->said->status != LessonStatus::does_not_compile;
            text += head_of(*version, compiled ? state_text(outcome.status, terminal)
                                               : terminal.red("does not compile"));
            text += below(said_of(outcome), terminal);
        }
    }
    if (!has_attempts) {
        return text + fmt::format("  no attempts yet: ./qkv check {}\n", exercise.id);
    }
    return text + how_to_go_back(lesson, terminal);
}

std::string change_text(const Lesson& lesson, const TextChange& change, const std::string& became,
                        const Terminal& terminal) {
    const std::string file = "lessons/" + lesson.learner_file().string();
    if (!change.is_change) {
        return wrapped(fmt::format("{} is {} already: nothing was done.", file, became),
                       terminal.columns) +
               '\n';
    }
    std::string text = wrapped(fmt::format("{} is now {}.", file, became), terminal.columns) + '\n';
    if (change.kept) {
        text += fmt::format(
            "What was there is kept: {}\n",
            terminal.cyan(fmt::format("./qkv restore {} {}", lesson.number, *change.kept)));
    }
    return text;
}

}  // namespace coach
