#include "check/screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>

#include "course/line_of_function.hpp"
#include "crash/crash_screen.hpp"

namespace coach {
namespace {

constexpr std::size_t most_printed_lines = 8;
constexpr std::size_t longest_printed_line = 200;

/// The function of the exercise that a failing check is about.
const std::string& function_of(const Exercise& exercise, const Failure& failure) {
    const LearnerFunction* function = &exercise.functions.front();
    for (const LearnerFunction& candidate : exercise.functions) {
        if (!candidate.when_called.empty() &&
            failure.call.find(candidate.when_called) != std::string::npos) {
            function = &candidate;
        }
    }
    return function->symbol;
}

/// Colours the cells that differ, which the suites mark with a star behind them.
std::string coloured(const std::string& message, const Terminal& terminal) {
    if (!terminal.has_colour) return message;
    static const std::regex marked("([^\\s(]+)\\*");
    std::string result;
    auto at = message.cbegin();
    for (auto match = std::sregex_iterator(message.begin(), message.end(), marked);
         match != std::sregex_iterator(); ++match) {
        result.append(at, (*match)[0].first);
        result += terminal.red((*match)[0].str());
        at = (*match)[0].second;
    }
    return result.append(at, message.cend());
}

std::string indented(const std::string& text) {
    std::string result = "  ";
    for (const char character : text) {
        result += character;
        if (character == '\n') result += "  ";
    }
    return result;
}

/// Tables stay as they are; sentences that are too wide are broken.
std::string fitted(const std::string& message, std::size_t columns) {
    std::string result;
    std::size_t begin = 0;
    while (begin <= message.size()) {
        const std::size_t end = std::min(message.find('\n', begin), message.size());
        const std::string line = message.substr(begin, end - begin);
        if (begin > 0) result += '\n';
        const std::size_t margin = std::min(line.find_first_not_of(' '), line.size());
        result += width_of(line) > columns ? wrapped(line, columns, margin) : line;
        begin = end + 1;
    }
    return result;
}

std::string explanation(const Course& course, const ExerciseVerdict& verdict,
                        const Terminal& terminal) {
    std::string text;
    const std::size_t columns = std::min<std::size_t>(terminal.columns, 100);
    if (verdict.mistake) {
        const NamedMistake& mistake = *verdict.mistake;
        text += '\n' + terminal.yellow(wrapped(name_of(mistake), columns, 2)) + '\n';
        text += wrapped(mistake.think, columns, 2) + '\n';
        text += wrapped(mistake.why, columns, 2) + '\n';
    } else if (verdict.observation) {
        const std::string_view about_the_first =
            verdict.begins_with_the_smallest ? " The one above has the smallest input." : "";
        text += '\n' +
                terminal.yellow(wrapped(fmt::format("{}{}", *verdict.observation, about_the_first),
                                        columns, 2)) +
                '\n';
    }
    const std::string& anchor = verdict.mistake ? verdict.mistake->docs : verdict.exercise->docs;
    text += '\n' + where_to_read(course, anchor, terminal);
    if (verdict.mistake) text += fmt::format("  more  ./qkv explain {}\n", verdict.mistake->id);
    return text;
}

std::string failure_text(const Course& course, const LessonVerdict& lesson,
                         const ExerciseVerdict& verdict, const std::string& source,
                         const Terminal& terminal) {
    const Failure& failure = verdict.failures.front();
    std::string text = fmt::format(
        "\n{}\n  {}\n",
        terminal.bold(fmt::format("{} {}", verdict.exercise->id, verdict.exercise->name)),
        place_of(course, lesson, verdict, source, terminal));
    text +=
        wrapped(fmt::format("should hold: {}", failure.test_case), terminal.columns, 2) + "\n\n";
    text += failing_check(failure.message, terminal) + '\n';
    if (verdict.was_cut_short && !lesson.crash && !lesson.advice.empty()) {
        text += wrapped(lesson.advice, terminal.columns, 2) + '\n';
    }
    const std::size_t others = verdict.failures.size() - 1;
    if (others > 0) {
        const std::string more =
            fmt::format("and {} more test case{} of this exercise fail{}", others,
                        others == 1 ? "" : "s", others == 1 ? "s" : "");
        text += terminal.dim(wrapped(more, terminal.columns, 2)) + '\n';
    }
    if (verdict.was_cut_short) text += crash_details(course, lesson, terminal);
    return text + printed_by_learner(printable(lesson.printed), terminal) +
           explanation(course, verdict, terminal);
}

std::string not_implemented_text(const Course& course, const LessonVerdict& lesson,
                                 const ExerciseVerdict& verdict, const std::string& source,
                                 const Terminal& terminal) {
    std::string text = fmt::format(
        "\n  next  {}  {}\n", place_of(course, lesson, verdict, source, terminal),
        terminal.bold(fmt::format("{} {}", verdict.exercise->id, verdict.exercise->name)));
    text += where_to_read(course, verdict.exercise->docs, terminal);
    return text + fmt::format("  then  {}\n", lesson.again.empty()
                                                  ? "./qkv check " + verdict.exercise->id
                                                  : lesson.again);
}

/// Does the lesson's trouble say it all, without an exercise to blame?
bool blames_nobody(const LessonVerdict& verdict) {
    return !verdict.trouble.empty() &&
           std::none_of(verdict.exercises.begin(), verdict.exercises.end(),
                        [](const auto& e) { return e.status == ExerciseStatus::failed; });
}

std::string summary(const LessonVerdict& verdict, const Terminal& terminal) {
    const auto passed = std::count_if(
        verdict.exercises.begin(), verdict.exercises.end(),
        [](const auto& exercise) { return exercise.status == ExerciseStatus::passed; });
    const std::string text = fmt::format("{} of {} exercises passed, {:.2f} s", passed,
                                         verdict.exercises.size(), verdict.seconds.count());
    return verdict.status == LessonStatus::passed ? terminal.green(text) : text;
}

}  // namespace

std::string state_text(ExerciseStatus status, const Terminal& terminal) {
    switch (status) {
        case ExerciseStatus::passed:
            return terminal.green("passed");
        case ExerciseStatus::failed:
            return terminal.red("failed");
        case ExerciseStatus::not_implemented:
            return terminal.dim("not implemented");
        case ExerciseStatus::not_run:
            return terminal.dim("not run");
    }
    std::abort();  // not an ExerciseStatus
}

std::string mark_of(ExerciseStatus status, const Terminal& terminal) {
    switch (status) {
        case ExerciseStatus::passed:
            return terminal.green("✓");
        case ExerciseStatus::failed:
            return terminal.red("✗");
        case ExerciseStatus::not_implemented:
            return terminal.dim("·");
        case ExerciseStatus::not_run:
            return terminal.dim("-");
    }
    std::abort();  // not an ExerciseStatus
}

std::string exercise_lines(const LessonVerdict& verdict, const Terminal& terminal) {
    std::size_t width = 0;
    for (const ExerciseVerdict& exercise : verdict.exercises) {
        width = std::max(width, exercise.exercise->name.size());
    }
    std::string text;
    for (const ExerciseVerdict& exercise : verdict.exercises) {
        text += fmt::format("  {} {} {:<{}}  {}\n", mark_of(exercise.status, terminal),
                            exercise.exercise->id, exercise.exercise->name, width,
                            state_text(exercise.status, terminal));
    }
    return text;
}

std::string name_of(const NamedMistake& mistake) {
    const std::string name = mistake.title + '.';
    if (!mistake.root.empty())
        return fmt::format("The mistake of {} shows here: {}", mistake.root, name);
    switch (mistake.confidence) {
        case Confidence::certain:
            return name;
        case Confidence::likely:
            return "It looks like this: " + name;
        case Confidence::part:
            return fmt::format("A part of it ({} of {} failing checks): {}", mistake.explained,
                               mistake.failing, name);
    }
    std::abort();  // not a Confidence
}

std::string place_of(const Course& course, const LessonVerdict& lesson,
                     const ExerciseVerdict& verdict, const std::string& source,
                     const Terminal& terminal) {
    const int line =
        line_of_function(source, function_of(*verdict.exercise, verdict.failures.front()));
    const std::string place = line > 0 ? fmt::format(":{}", line) : "";
    return terminal.link(terminal.cyan(lesson.file() + place),
                         file_address((course.root / lesson.file()).string()));
}

std::string failing_check(const std::string& message, const Terminal& terminal) {
    return coloured(indented(fitted(printable(message), terminal.columns - 2)), terminal);
}

std::string where_to_read(const Course& course, const std::string& anchor,
                          const Terminal& terminal) {
    const auto docs = find_docs(course, anchor);
    if (!docs) return "";
    const std::string lead = "  read  ";
    const std::string command = "./qkv docs " + docs->word;
    const bool fits =
        width_of(lead) + width_of(command) + 2 + width_of(docs->title) <= terminal.columns;
    return fmt::format("{}{}{}{}\n", lead, terminal.cyan(command),
                       fits ? "  " : '\n' + std::string(lead.size(), ' '), docs->title);
}

std::string printed_by_learner(const std::string& printed, const Terminal& terminal) {
    std::string text;
    std::size_t lines = 0;
    std::size_t begin = 0;
    while (begin < printed.size() && lines < most_printed_lines) {
        const std::size_t end = std::min(printed.find('\n', begin), printed.size());
        text += "    " + printed.substr(begin, std::min(end - begin, longest_printed_line)) +
                (end - begin > longest_printed_line ? " ...\n" : "\n");
        ++lines;
        begin = end + 1;
    }
    if (text.empty()) return "";
    if (begin < printed.size()) text += terminal.dim("    ...") + '\n';
    return '\n' + terminal.dim("  the code printed:") + '\n' + text;
}

std::string check_screen(const Course& course, const LessonVerdict& verdict,
                         const std::string& source, const Terminal& terminal) {
    return fmt::format(
        "{}\n{}  {}\n{}",
        terminal.bold(fmt::format("Lesson {}: {}", verdict.lesson->number, verdict.lesson->title)),
        exercise_lines(verdict, terminal), summary(verdict, terminal),
        check_details(course, verdict, source, terminal));
}

std::string crash_details(const Course& course, const LessonVerdict& verdict,
                          const Terminal& terminal) {
    if (!verdict.crash) return "";
    return crash_text(*verdict.crash, verdict.file(),
                      file_address((course.root / verdict.file()).string()), terminal);
}

std::string check_details(const Course& course, const LessonVerdict& verdict,
                          const std::string& source, const Terminal& terminal,
                          const Exercise* focus) {
    std::string text;
    if (verdict.status == LessonStatus::does_not_compile) {
        return text + '\n' + terminal.red("  It does not compile.") + "\n\n" +
               indented(fitted(printable(verdict.trouble), terminal.columns - 2)) + '\n';
    }
    if (blames_nobody(verdict)) {
        text +=
            '\n' + terminal.red(wrapped(verdict.trouble_sentence(), terminal.columns, 2)) + '\n';
        if (verdict.crash) {
            text += crash_details(course, verdict, terminal);
        } else if (!verdict.advice.empty()) {
            text += wrapped(verdict.advice, terminal.columns, 2) + '\n';
        }
        return text + printed_by_learner(printable(verdict.printed), terminal);
    }
    const auto first = [&](ExerciseStatus status, const Exercise* only) -> const ExerciseVerdict* {
        const auto found = std::find_if(
            verdict.exercises.begin(), verdict.exercises.end(), [&](const auto& exercise) {
                return exercise.status == status && (only == nullptr || exercise.exercise == only);
            });
        return found == verdict.exercises.end() ? nullptr : &*found;
    };
    const ExerciseVerdict* failed = first(ExerciseStatus::failed, focus);
    const ExerciseVerdict* next = first(ExerciseStatus::not_implemented, focus);
    if (failed == nullptr && next == nullptr) {
        failed = first(ExerciseStatus::failed, nullptr);
        next = first(ExerciseStatus::not_implemented, nullptr);
    }
    if (failed != nullptr) return text + failure_text(course, verdict, *failed, source, terminal);
    if (next != nullptr) {
        return text + not_implemented_text(course, verdict, *next, source, terminal);
    }
    return text;
}

}  // namespace coach
