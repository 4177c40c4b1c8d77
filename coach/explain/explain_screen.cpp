#include "explain/explain_screen.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "check/screen.hpp"

namespace coach {
namespace {

constexpr std::size_t widest = 100;

/// A heading and its text.
std::string section(const std::string& heading, const std::string& text, const Terminal& terminal) {
    return fmt::format("\n{}\n{}\n", terminal.bold("  " + heading),
                       wrapped(text, std::min<std::size_t>(terminal.columns, widest), 2));
}

}  // namespace

std::string explain_screen(const Course& course, const Exercise& exercise,
                           const Misconception& misconception, const Example& example,
                           const Terminal& terminal) {
    const std::size_t columns = std::min<std::size_t>(terminal.columns, widest);
    std::string text =
        fmt::format("{}\n{}\n", terminal.bold(fmt::format("{} {}", exercise.id, exercise.name)),
                    terminal.yellow(wrapped(misconception.title + '.', columns, 2)));
    text += section("What shows", misconception.sees, terminal);
    if (!example.message.empty()) {
        text += section("For example", "should hold: " + example.test_case, terminal);
        text += '\n' + failing_check(example.message, terminal) + '\n';
    }
    text += section("To think about first", misconception.think, terminal);
    text += section("Why", misconception.why, terminal);
    text += section("Where it would be right", misconception.right_where, terminal);
    if (!misconception.seen_in.empty()) {
        text += section("Who had it", misconception.seen_in, terminal);
    }
    return text + '\n' + where_to_read(course, misconception.docs, terminal) +
           fmt::format("  say   {}  an interview asks about it\n",
                       terminal.cyan("./qkv rehearse " + misconception.question));
}

std::string mistakes_of(const Exercise& exercise, const std::vector<Misconception>& misconceptions,
                        const Terminal& terminal) {
    std::string text;
    for (const Misconception& misconception : misconceptions) {
        if (misconception.exercise != exercise.id) continue;
        text += fmt::format("  {}\n{}\n", terminal.cyan(misconception.id),
                            wrapped(misconception.title, terminal.columns, 6));
    }
    return fmt::format("{}\n{}", terminal.bold(fmt::format("{} {}", exercise.id, exercise.name)),
                       text);
}

}  // namespace coach
