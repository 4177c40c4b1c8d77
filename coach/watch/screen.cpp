#include "watch/screen.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "check/screen.hpp"

namespace coach {
namespace {

// above the middle: title, bar, an empty line; below it: an empty line, what goes on, the keys
constexpr std::size_t rows_above = 3;
constexpr std::size_t rows_below = 3;

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

std::string plural(std::size_t count, const std::string& what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

/// One cell for each exercise, lessons apart; the current one between brackets.
std::string bar(const WatchState& state, const Terminal& terminal) {
    std::string text = "  ";
    const Course& course = state.course();
    for (std::size_t lesson = 0; lesson < course.lessons.size(); ++lesson) {
        if (lesson > 0) text += "  ";
        for (std::size_t i = 0; i < course.lessons[lesson].exercises.size(); ++i) {
            const bool is_current = lesson == state.lesson() && i == state.exercise();
            const auto status = state.status(lesson, i);
            std::string cell = terminal.dim("·");
            if (status == ExerciseStatus::passed) cell = terminal.green("■");
            if (status == ExerciseStatus::failed) cell = terminal.red("x");
            text += is_current ? terminal.bold("[") + cell + terminal.bold("]") : cell;
        }
    }
    return text;
}

std::string title(const WatchState& state, const Terminal& terminal) {
    const Lesson& lesson = state.course().lessons[state.lesson()];
    std::string left = fmt::format("  Lesson {}: {}", lesson.number, lesson.title);
    const std::string right = fmt::format("{} of {} passed", state.passed(), state.total());
    const std::size_t needed = width_of(left) + 2 + width_of(right);
    if (needed > terminal.columns) return terminal.bold(clipped(left, terminal.columns));
    return terminal.bold(left) +
           std::string(std::min<std::size_t>(terminal.columns - needed + 2, 40), ' ') +
           terminal.dim(right);
}

std::string keys(const WatchState& state, const Terminal& terminal) {
    std::vector<std::pair<std::string, std::string>> known;
    if (state.current_has_passed()) {
        known = {{"n", "next"}, {"s", "solution"}};
    } else {
        known = {{"h", "hint"}};
    }
    for (const auto& [key, what] :
         std::vector<std::pair<std::string, std::string>>{{"l", "list"},
                                                          {"d", "docs"},
                                                          {"r", "rerun"},
                                                          {"u", "undo"},
                                                          {"x", "reset"},
                                                          {"?", "keys"},
                                                          {"q", "quit"}}) {
        known.emplace_back(key, what);
    }
    std::string text = " ";
    std::size_t width = 1;
    for (const auto& [key, what] : known) {
        const std::size_t more = 2 + width_of(key) + width_of(what);
        if (width + more > terminal.columns) break;
        width += more;
        text += ' ' + terminal.bold(key) + ' ' + terminal.dim(what);
    }
    return text;
}

/// What goes on, in one line: the most urgent thing.
std::string status_line(const WatchState& state, const Terminal& terminal) {
    const Course& course = state.course();
    if (state.question() == Question::reset) {
        return terminal.yellow(
            fmt::format("  Put the stub of lesson {} in place of this file? It is kept. y/n",
                        course.lessons[state.lesson()].number));
    }
    if (state.question() == Question::undo) {
        return terminal.yellow(
            fmt::format("  Go back to the text of lesson {} before this one? It is kept. y/n",
                        course.lessons[state.lesson()].number));
    }
    if (!state.notice().empty()) {
        // one line: what is longer goes on in the middle of no screen
        const std::string first = state.notice().substr(0, state.notice().find('\n'));
        return terminal.yellow("  " + printable(first));
    }
    if (const auto lesson = state.lesson_being_checked()) {
        const std::string what = fmt::format("lesson {}", course.lessons[*lesson].number);
        if (state.progress() && state.progress()->total > 1) {
            return terminal.dim(fmt::format("  building {}: {} of {} ...", what,
                                            state.progress()->done, state.progress()->total));
        }
        return terminal.dim(fmt::format("  checking {} ...", what));
    }
    if (const auto lesson = state.saved_elsewhere()) {
        return terminal.yellow(
            fmt::format("  Lesson {} was saved. o: go there", course.lessons[*lesson].number));
    }
    if (state.offers_hint()) {
        return terminal.yellow(
            fmt::format("  {} on {}. h: a hint",
                        plural(state.failed_attempts(state.lesson(), state.exercise()), "attempt"),
                        state.current().id));
    }
    if (state.current_has_passed()) {
        return terminal.green(
                   fmt::format("  {} {} passes.", state.current().id, state.current().name)) +
               terminal.dim(" n goes on.");
    }
    return terminal.dim("  Waiting for a save.");
}

std::string verdict_text(const WatchState& state, const Terminal& terminal) {
    const CheckedLesson* const checked = state.checked();
    const Lesson& lesson = state.course().lessons[state.lesson()];
    if (checked == nullptr) {
        return wrapped(lesson.question, terminal.columns, 2) + "\n\n" +
               terminal.dim("  It is being checked for the first time.") + '\n';
    }
    if (state.current_has_passed()) {
        // What fails next is not shown before the learner goes on: it would be taken for a fault of
        // what has just passed.
        std::string text = exercise_lines(checked->verdict, terminal) + '\n';
        text += "  " +
                terminal.green(
                    fmt::format("✓ {} {} passes.", state.current().id, state.current().name)) +
                '\n';
        text += terminal.dim(state.passed() == state.total()
                                 ? "  Every exercise passes. The interview can come.\n"
                                 : "  n goes on to the next, s shows the solution beside it.\n");
        return text;
    }
    const std::string text = check_details(state.course(), checked->verdict, checked->source,
                                           terminal, &state.current());
    return text.substr(std::min<std::size_t>(text.find('\n') + 1, text.size()));
}

std::string hints_text(const WatchState& state, const Terminal& terminal) {
    const Exercise& exercise = state.current();
    std::string text =
        fmt::format("  {}\n", terminal.bold(fmt::format("{} {}", exercise.id, exercise.name)));
    for (std::size_t i = 0; i < state.hints_shown(); ++i) {
        text += fmt::format(
            "\n  {}\n{}\n",
            terminal.cyan(fmt::format("hint {} of {}", i + 1, exercise.hints.size())),
            wrapped(exercise.hints[i], std::min<std::size_t>(terminal.columns, 100), 2));
    }
    text += '\n' + terminal.dim(state.hints_shown() < exercise.hints.size()
                                    ? "  h: one more   enter: back"
                                    : "  enter: back");
    return text + '\n';
}

std::string list_text(const WatchState& state, const Terminal& terminal) {
    std::string text;
    for (std::size_t i = 0; i < state.course().lessons.size(); ++i) {
        const Lesson& lesson = state.course().lessons[i];
        text +=
            fmt::format("{}  {}\n", i > 0 ? "\n" : "",
                        terminal.bold(fmt::format("Lesson {}: {}", lesson.number, lesson.title)));
        for (std::size_t j = 0; j < lesson.exercises.size(); ++j) {
            const auto status = state.status(i, j);
            const bool is_current = i == state.lesson() && j == state.exercise();
            std::string mark = terminal.dim("·");
            if (status == ExerciseStatus::passed) mark = terminal.green("✓");
            if (status == ExerciseStatus::failed) mark = terminal.red("✗");
            const std::size_t attempts = state.failed_attempts(i, j);
            text +=
                fmt::format("  {} {} {} {:<28}{}\n", is_current ? terminal.bold("→") : " ", mark,
                            lesson.exercises[j].id, lesson.exercises[j].name,
                            attempts == 0 ? "" : terminal.dim(plural(attempts, "failed attempt")));
        }
    }
    return text;
}

std::string keys_text(const Terminal& terminal) {
    std::string text;
    for (const auto& [key, what] : std::vector<std::pair<std::string, std::string>>{
             {"n", "goes on to the next open exercise, when this one passes"},
             {"h", "a hint; again for the next one"},
             {"m", "the mistake that is named, on a small input"},
             {"d", "the book, at this exercise"},
             {"s", "the solution beside your own code, when this one passes"},
             {"l", "all exercises"},
             {"r", "checks this lesson again"},
             {"u", "back to the text that was checked before this one"},
             {"x", "the stub of this lesson again; what was there is kept"},
             {"o", "goes to a lesson that was saved elsewhere"},
             {"↑ ↓", "scroll, as do j, k, space and the page keys"},
             {"enter", "back to the verdict"},
             {"q", "quits; everything is saved all the time"}}) {
        text += fmt::format("  {}{}{}\n", terminal.bold(key),
                            std::string(8 - std::min<std::size_t>(width_of(key), 7), ' '), what);
    }
    return text;
}

}  // namespace

std::size_t body_rows(std::size_t rows) {
    return rows > rows_above + rows_below ? rows - rows_above - rows_below : 0;
}

std::vector<std::string> watch_body(const WatchState& state, const Terminal& terminal) {
    switch (state.view()) {
        case WatchView::verdict:
            return lines_of(verdict_text(state, terminal));
        case WatchView::hints:
            return lines_of(hints_text(state, terminal));
        case WatchView::list:
            return lines_of(list_text(state, terminal));
        case WatchView::text:
            return lines_of(
                fmt::format("  {}\n\n{}", terminal.bold(state.text_title()), state.text()));
        case WatchView::keys:
            return lines_of(keys_text(terminal));
    }
    std::abort();  // not a WatchView
}

std::vector<std::string> watch_screen(const WatchState& state, const std::vector<std::string>& body,
                                      const Terminal& terminal, std::size_t rows) {
    std::vector<std::string> screen{title(state, terminal), bar(state, terminal), ""};
    const std::size_t room = body_rows(rows);
    const std::size_t first = std::min(state.scrolled(), body.size());
    const std::size_t shown = std::min(room, body.size() - first);
    for (std::size_t i = 0; i < shown; ++i) screen.push_back(body[first + i]);
    screen.resize(rows_above + room);
    const bool is_more = first + shown < body.size();
    screen.push_back(is_more || first > 0
                         ? terminal.dim(fmt::format("  {} of {} lines; space and arrows scroll",
                                                    first + shown, body.size()))
                         : "");
    screen.push_back(status_line(state, terminal));
    screen.push_back(keys(state, terminal));
    // a terminal that has no room for all keeps the last lines: what goes on, and the keys
    if (screen.size() > rows)
        screen.erase(screen.begin(), screen.end() - static_cast<std::ptrdiff_t>(rows));
    for (std::string& line : screen) line = clipped(line, terminal.columns);
    return screen;
}

}  // namespace coach
