#include "watch/screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "check/screen.hpp"
#include "progress/list_screen.hpp"
#include "terminal/lines.hpp"

namespace coach {
namespace {

constexpr std::size_t text_margin = 2;

// above the middle: title, bar, an empty line; below it: an empty line, what goes on, the keys
constexpr std::size_t rows_above = 3;
constexpr std::size_t rows_below = 3;

// From this width on, the exercises stand at the side.
constexpr std::size_t columns_with_side = 120;
constexpr std::size_t side_columns = 36;
// Lines that are longer are hard to read, however wide the terminal.
constexpr std::size_t longest_line = 100;

bool has_side(const WatchState& state, const Terminal& terminal) {
    return terminal.columns >= columns_with_side && state.view() != WatchView::list;
}

/// The part of the terminal that the middle has: a side that is far away is not seen.
Terminal middle_of(const WatchState& state, Terminal terminal) {
    if (has_side(state, terminal)) terminal.columns = columns_beside_the_side(terminal);
    return terminal;
}

std::string plural(std::size_t count, const std::string& what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

/// One cell for each exercise, behind the number of their lesson; the current one between brackets.
std::string bar(const WatchState& state, const Terminal& terminal) {
    std::string text = "  ";
    const Course& course = state.course();
    for (std::size_t lesson = 0; lesson < course.lessons.size(); ++lesson) {
        text += terminal.dim(
            fmt::format("{}{} ", lesson > 0 ? "   " : "", course.lessons[lesson].number));
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
    const std::size_t begin = has_side(state, terminal)
                                  ? middle_of(state, terminal).columns
                                  : terminal.columns - std::min(terminal.columns, width_of(right));
    constexpr std::size_t least_columns = 40;
    if (terminal.columns < least_columns) return terminal.bold(left);
    if (width_of(left) + 2 > begin) left = clipped(left, begin - 5) + "...";
    return terminal.bold(left) + std::string(begin - width_of(left), ' ') + right;
}

/// As many keys as fit; the last two, which lead to the others and out, always.
std::string keys(const WatchState& state, const Terminal& terminal) {
    struct Known {
        std::string key, what;
    };
    const std::vector<Known> last{{"?", "keys"}, {"q", "quit"}};
    std::vector<Known> known{{"h", "hint"}};
    if (state.mistake() != nullptr) known.push_back({"m", "mistake"});
    if (state.current_has_passed()) known = {{"n", "next"}, {"s", "solution"}};
    for (const Known& key : {Known{"l", "list"}, Known{"d", "docs"}, Known{"r", "rerun"},
                             Known{"u", "undo"}, Known{"x", "reset"}}) {
        known.push_back(key);
    }
    const auto width = [](const Known& each) {
        return 2 + width_of(each.key) + width_of(each.what);
    };
    std::size_t room = terminal.columns - std::min<std::size_t>(terminal.columns, 1);
    for (const Known& each : last) room -= std::min(room, width(each));
    std::string text = " ";
    const auto add = [&](const Known& each) {
        text += ' ' + terminal.bold(each.key) + ' ' + terminal.dim(each.what);
    };
    for (const Known& each : known) {
        if (width(each) > room) break;
        room -= width(each);
        add(each);
    }
    for (const Known& each : last) add(each);
    return text;
}

/// What goes on: the most urgent thing.
///
/// @param is_cut whether there is more of the verdict below what is seen
std::string status_text(const WatchState& state, const Terminal& terminal, bool is_cut) {
    const Course& course = state.course();
    if (state.question() == Confirmation::reset) {
        return terminal.yellow(
            fmt::format("  Put the stub of lesson {} in place of this file? It is kept. y/n",
                        course.lessons[state.lesson()].number));
    }
    if (state.question() == Confirmation::undo) {
        return terminal.yellow(
            fmt::format("  Go back to the text of lesson {} before this one? It is kept. y/n",
                        course.lessons[state.lesson()].number));
    }
    if (!state.notice().empty()) {
        return terminal.yellow(wrapped(printable(state.notice()), terminal.columns, 2));
    }
    if (const auto lesson = state.lesson_being_checked()) {
        const std::string what = fmt::format("lesson {}", course.lessons[*lesson].number);
        if (state.looks_for_crash()) {
            return terminal.dim(fmt::format("  looking for the line where {} crashes ...", what));
        }
        // one step alone is too quick to be told, and after the last one the suite runs
        const auto& progress = state.progress();
        if (progress && progress->total > 1 && progress->done < progress->total) {
            return terminal.dim(
                fmt::format("  building {}: {} of {} ...", what, progress->done, progress->total));
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
    // what a small terminal should show before all else
    if (is_cut && state.view() == WatchView::verdict && state.mistake() != nullptr) {
        return terminal.yellow(wrapped(name_of(*state.mistake()), terminal.columns, 2));
    }
    if (state.current_has_passed()) {
        return terminal.green(
                   fmt::format("  {} {} passes.", state.current().id, state.current().name)) +
               terminal.dim(" n goes on.");
    }
    return terminal.dim("  Waiting for a save.");
}

/// The verdict on the current exercise, if nothing is in the way of writing it.
const ExerciseVerdict* still_to_be_written(const WatchState& state, const CheckedLesson& checked) {
    if (!checked.verdict.trouble.empty()) return nullptr;
    for (const ExerciseVerdict& verdict : checked.verdict.exercises) {
        if (verdict.exercise == &state.current() &&
            verdict.status == ExerciseStatus::not_implemented) {
            return &verdict;
        }
    }
    return nullptr;
}

/// What there is to do, for one who may never have seen this.
std::string open_exercise_text(const WatchState& state, const CheckedLesson& checked,
                               const ExerciseVerdict& verdict, const Terminal& terminal) {
    const Course& course = state.course();
    const Lesson& lesson = *checked.verdict.lesson;
    const Exercise& exercise = *verdict.exercise;
    const std::size_t columns = std::min(terminal.columns, longest_line);
    std::string text;
    if (state.exercise() == 0) {
        text += terminal.dim(wrapped(lesson.question, columns, 2)) + "\n\n";
    }
    text += fmt::format("  {}\n  {}\n\n",
                        terminal.bold(fmt::format("{} {}", exercise.id, exercise.name)),
                        place_of(course, checked.verdict, verdict, checked.source, terminal));
    text += wrapped(
                "Open this file in your editor and write what it asks for there. Each save "
                "is checked, and what comes of it is shown here.",
                columns, 2) +
            "\n\n";
    text += where_to_read(course, exercise.docs, terminal);
    text += fmt::format("        {}\n", terminal.dim("d opens the book there, h gives a hint"));
    return text;
}

std::string verdict_text(const WatchState& state, const Terminal& terminal,
                         bool exercises_are_beside) {
    const CheckedLesson* const checked = state.checked();
    const Lesson& lesson = state.course().lessons[state.lesson()];
    const std::size_t columns = std::min(terminal.columns, longest_line);
    if (checked == nullptr) {
        // in a new clone that takes half a minute: time to open the file
        const Exercise& exercise = state.current();
        return wrapped(lesson.question, columns, 2) +
               fmt::format("\n\n  {}\n  {}\n\n",
                           terminal.bold(fmt::format("{} {}", exercise.id, exercise.name)),
                           terminal.cyan(("lessons" / lesson.learner_file()).string())) +
               terminal.dim(wrapped("It is being checked for the first time. You can open this "
                                    "file meanwhile: a save is checked as soon as that is done.",
                                    columns, 2)) +
               '\n';
    }
    if (const ExerciseVerdict* const open = still_to_be_written(state, *checked)) {
        return open_exercise_text(state, *checked, *open, terminal);
    }
    if (state.current_may_have_passed()) {
        // What fails next is not shown before the learner goes on: it would be taken for a fault of
        // what has just passed.
        std::string text;
        if (!exercises_are_beside) text += exercise_lines(checked->verdict, terminal) + '\n';
        text += "  " +
                terminal.green(
                    fmt::format("✓ {} {} passes.", state.current().id, state.current().name)) +
                '\n';
        if (!state.current_has_passed()) {
            return text + terminal.dim("  It is compiled once more by itself to confirm that.\n");
        }
        text += terminal.dim(state.passed() == state.total()
                                 ? "  Every exercise passes. Now say it: ./qkv rehearse\n"
                                 : "  n goes on to the next, s shows the solution beside it.\n");
        if (state.current().follow_up) {
            text += '\n' + wrapped("Now say aloud: " + state.current().follow_up->ask, columns, 2) +
                    '\n' + terminal.dim("  a shows an answer.\n");
        }
        return text;
    }
    const std::string text = check_details(state.course(), checked->verdict, checked->source,
                                           terminal, &state.current());
    // the empty line before it is here already, and everything else is two columns in
    const std::string details =
        text.substr(std::min<std::size_t>(text.find('\n') + 1, text.size()));
    return details.rfind(terminal.bold(state.current().id).substr(0, 4), 0) == 0 ? "  " + details
                                                                                 : details;
}

std::string hints_text(const WatchState& state, const Terminal& terminal) {
    const Exercise& exercise = state.current();
    std::string text =
        fmt::format("  {}\n", terminal.bold(fmt::format("{} {}", exercise.id, exercise.name)));
    for (std::size_t i = 0; i < state.hints_shown(); ++i) {
        text +=
            fmt::format("\n  {}\n{}\n",
                        terminal.cyan(fmt::format("hint {} of {}", i + 1, exercise.hints.size())),
                        wrapped(exercise.hints[i], std::min(terminal.columns, longest_line), 2));
    }
    text += '\n' + terminal.dim(state.hints_shown() < exercise.hints.size()
                                    ? "  h: one more   enter: back"
                                    : "  enter: back");
    return text + '\n';
}

/// "→ ✗ 1.2 project"
std::string exercise_line(const WatchState& state, std::size_t lesson, std::size_t exercise,
                          const Terminal& terminal) {
    const Exercise& what = state.course().lessons[lesson].exercises[exercise];
    const auto status = state.status(lesson, exercise);
    const bool is_current = lesson == state.lesson() && exercise == state.exercise();
    std::string mark = terminal.dim("·");
    if (status == ExerciseStatus::passed) mark = terminal.green("✓");
    if (status == ExerciseStatus::failed) mark = terminal.red("✗");
    return fmt::format("{} {} {} {}", is_current ? terminal.bold("→") : " ", mark, what.id,
                       is_current ? terminal.bold(what.name) : what.name);
}

/// The lines but for empty ones, as far from the edge as those of the watch itself.
std::string moved_in(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        if (text.front() != '\n') result.append(text_margin, ' ');
        result += text.substr(0, end);
        text.remove_prefix(end);
    }
    return result;
}

std::string list_text(const WatchState& state, Terminal terminal) {
    terminal.columns = columns_of_a_text(terminal);
    const auto [what, next] = [&]() -> std::pair<std::string_view, std::string_view> {
        switch (state.shown_in_list()) {
            case Shown::all:
                return {"All exercises.", "those that fail"};
            case Shown::failed:
                return {"Those that fail.", "all that are open"};
            case Shown::open:
                return {"Those that are open.", "those that pass"};
            case Shown::passed:
                return {"Those that pass.", "all"};
        }
        std::abort();  // not a Shown
    }();
    return moved_in(terminal.dim(fmt::format("{} f: {}", what, next)) + "\n\n" +
                    list_screen(state.course(), state.list(), state.shown_in_list(), terminal,
                                &state.current()));
}

/// The lessons, and the exercises of the current one.
std::vector<std::string> side_lines(const WatchState& state, const Terminal& terminal) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < state.course().lessons.size(); ++i) {
        const Lesson& lesson = state.course().lessons[i];
        std::size_t passed = 0;
        for (std::size_t j = 0; j < lesson.exercises.size(); ++j) {
            if (state.status(i, j) == ExerciseStatus::passed) ++passed;
        }
        const bool is_current = i == state.lesson();
        const std::string head =
            fmt::format("Lesson {}   {} of {}", lesson.number, passed, lesson.exercises.size());
        lines.push_back(is_current ? terminal.bold(head) : terminal.dim(head));
        if (!is_current) continue;
        for (std::size_t j = 0; j < lesson.exercises.size(); ++j) {
            lines.push_back(exercise_line(state, i, j, terminal));
        }
    }
    return lines;
}

std::string keys_text(const Terminal& terminal) {
    std::string text;
    for (const auto& [key, what] : std::vector<std::pair<std::string, std::string>>{
             {"n", "goes on to the next open exercise, when this one passes"},
             {"h", "a hint; again for the next one"},
             {"m", "the mistake that is named, on a small input"},
             {"d", "the book, at this exercise"},
             {"a", "the answer to the question about your own code, when this one passes"},
             {"s", "the solution beside your own code, when this one passes"},
             {"l", "all exercises: how they stand, tries, last mistakes"},
             {"f", "those that fail; again for those that are open, and those that pass"},
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

std::size_t columns_beside_the_side(const Terminal& terminal) {
    if (terminal.columns < columns_with_side) return terminal.columns;
    return std::min(terminal.columns - side_columns, longest_line + 4);
}

std::size_t columns_of_a_text(const Terminal& terminal) {
    return std::max(columns_beside_the_side(terminal), text_margin + 1) - text_margin;
}

std::size_t body_rows(std::size_t rows) {
    return rows > rows_above + rows_below ? rows - rows_above - rows_below : 0;
}

std::vector<std::string> watch_body(const WatchState& state, const Terminal& terminal) {
    const Terminal middle = middle_of(state, terminal);
    const auto lines = [&](const std::string& text) {
        return screen_lines(text, std::max<std::size_t>(middle.columns, 1));
    };
    switch (state.view()) {
        case WatchView::verdict:
            return lines(verdict_text(state, middle, has_side(state, terminal)));
        case WatchView::hints:
            return lines(hints_text(state, middle));
        case WatchView::list:
            return lines(list_text(state, middle));
        case WatchView::text:
            return lines(moved_in(terminal.bold(state.text_title()) + "\n\n" + state.text()));
        case WatchView::keys:
            return lines(keys_text(middle));
    }
    std::abort();  // not a WatchView
}

std::vector<std::string> watch_screen(const WatchState& state, const std::vector<std::string>& body,
                                      const Terminal& terminal, std::size_t rows) {
    std::vector<std::string> screen{title(state, terminal), bar(state, terminal), ""};
    const std::size_t room = body_rows(rows);
    const std::size_t first = std::min(state.scrolled(), body.size());
    const std::size_t shown = std::min(room, body.size() - first);
    const std::size_t columns = middle_of(state, terminal).columns;
    const std::vector<std::string> side =
        has_side(state, terminal) ? side_lines(state, terminal) : std::vector<std::string>{};
    for (std::size_t i = 0; i < room; ++i) {
        std::string line = i < shown ? body[first + i] : "";
        if (i < side.size()) {
            line += std::string(columns - std::min(columns, shown_width(line)), ' ') +
                    clipped(side[i], side_columns);
        }
        screen.push_back(line);
    }
    const bool is_more = first + shown < body.size();
    screen.push_back(is_more || first > 0
                         ? terminal.dim(fmt::format("  {} of {} lines; space and arrows scroll",
                                                    first + shown, body.size()))
                         : "");
    screen.emplace_back();
    screen.push_back(keys(state, terminal));
    // a long one takes what it needs from the lines above
    const std::vector<std::string> status = screen_lines(
        status_text(state, terminal, is_more), std::max<std::size_t>(terminal.columns, 1));
    const std::size_t most = std::min(status.size(), rows_below - 1 + room);
    for (std::size_t i = 0; i < most; ++i) screen[screen.size() - 1 - most + i] = status[i];
    // a terminal that has no room for all keeps the last lines: what goes on, and the keys
    if (screen.size() > rows)
        screen.erase(screen.begin(), screen.end() - static_cast<std::ptrdiff_t>(rows));
    for (std::string& line : screen) line = clipped(line, terminal.columns);
    return screen;
}

}  // namespace coach
