#include "overview/overview_screen.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "overview/wording.hpp"
#include "terminal/lines.hpp"

namespace coach {
namespace {

constexpr std::size_t widest_screen = 100;   // longer lines are hard to read
constexpr std::size_t roomy = 72;            // all that is made for 80 columns fits
constexpr std::size_t narrowest_pair = 60;   // calendar and topics side by side
constexpr std::size_t width_of_labels = 10;  // "Exercises "
constexpr std::size_t most_topics = 8;       // as the calendar beside them is high

bool is_roomy(const Terminal& terminal) { return terminal.columns >= roomy; }

using Lines = std::vector<std::string>;

/// A line that ends in dots where it has no room.
std::string shortened(const std::string& line, std::size_t columns) {
    if (shown_width(line) <= columns) return line;
    return clipped(line, columns - std::min<std::size_t>(columns, 3)) + "...";
}

std::string filled(const std::string& text, std::size_t columns) {
    const std::size_t width = shown_width(text);
    return text + std::string(columns - std::min(columns, width), ' ');
}

/// Pieces on as few lines as they need, below each other behind a label.
std::string labelled(std::string_view label, const Lines& pieces, const Terminal& terminal) {
    constexpr std::size_t gap = 2;
    std::string result = terminal.bold(fmt::format("{:<{}}", label, width_of_labels));
    std::size_t column = width_of_labels;
    for (const std::string& piece : pieces) {
        const std::size_t width = shown_width(piece);
        if (column > width_of_labels && column + gap + width > terminal.columns) {
            result += '\n' + std::string(width_of_labels, ' ');
            column = width_of_labels;
        } else if (column > width_of_labels) {
            result += std::string(gap, ' ');
            column += gap;
        }
        result += piece;
        column += width;
    }
    return result + '\n';
}

std::string bar(std::size_t part, std::size_t whole, const Terminal& terminal) {
    constexpr std::size_t width = 6;
    const std::size_t full = whole == 0 ? 0 : part * width / whole;
    std::string done;
    std::string left;
    for (std::size_t i = 0; i < width; ++i) (i < full ? done : left) += i < full ? "█" : "░";
    return terminal.green(done) + left;
}

std::string title_line(const Overview& overview, const Terminal& terminal) {
    std::string title = fmt::format("Progress on {}", short_day_text(overview.today));
    const std::string interview = interview_text(overview);
    if (!interview.empty()) title += "; " + interview;
    return terminal.bold(shortened(title, terminal.columns)) + '\n';
}

std::string exercise_lines(const Overview& overview, const Terminal& terminal) {
    Lines lessons;
    for (const LessonProgress& lesson : overview.lessons) {
        const std::string drawn =
            is_roomy(terminal) ? bar(lesson.passed, lesson.total, terminal) + ' ' : "";
        lessons.push_back(fmt::format("{} {}{}/{}{}", lesson.number, drawn, lesson.passed,
                                      lesson.total, lesson.changed_since ? "*" : ""));
    }
    Lines rest{fmt::format("{} of {} pass{}", overview.passed(), overview.exercises(),
                           overview.next ? ";" : "")};
    if (overview.next) {
        rest.push_back(fmt::format("next: {} {}", overview.next->id, overview.next->name));
    }
    const bool is_any_changed =
        std::any_of(overview.lessons.begin(), overview.lessons.end(),
                    [](const LessonProgress& lesson) { return lesson.changed_since; });
    if (is_any_changed) rest.push_back("(* unchecked)");
    return labelled("Exercises", lessons, terminal) + labelled("", rest, terminal);
}

std::string memory_lines(const Overview& overview, const Terminal& terminal) {
    const auto answered = static_cast<double>(overview.answered);
    if (overview.answered == 0) {
        return labelled("Memory",
                        {fmt::format("none of {} questions answered yet;", overview.questions),
                         fmt::format("{} are open", overview.open)},
                        terminal);
    }
    Lines pieces;
    for (const int days : {0, 7, 14, days_of_forecast}) {
        const double remembered = overview.remembered[static_cast<std::size_t>(days)];
        const std::string when = days == 0 ? std::string("now") : fmt::format("{} days", days);
        const bool is_counted = is_roomy(terminal) && (days == 0 || days == days_of_forecast);
        pieces.push_back(fmt::format("{} {}{}", when, percent_text(remembered / answered),
                                     is_counted ? fmt::format(" ({:.0f})", remembered) : ""));
    }
    return labelled("Memory",
                    {fmt::format("{} of {} answered;", overview.answered, overview.questions),
                     "known without rehearsal:"},
                    terminal) +
           labelled("", pieces, terminal);
}

std::string due_lines(const Overview& overview, const Terminal& terminal) {
    constexpr std::size_t width_of_day = 4;
    const std::size_t all = width_of_day * overview.due.size();
    const bool is_beside = width_of_labels + all <= terminal.columns;  // else below the label
    const std::string indent(is_beside ? width_of_labels - 1 : 1, ' ');
    const std::size_t days_of_line =
        std::max<std::size_t>((terminal.columns - indent.size()) / width_of_day, 1);
    std::string result = terminal.bold("Due");
    result += is_beside ? std::string(indent.size() - 3, ' ') : '\n' + indent;
    std::string names;
    std::string counts;
    for (std::size_t i = 0; i < overview.due.size(); ++i) {
        const DueDay& due = overview.due[i];
        const bool is_interview = overview.interview && overview.interview->on == due.day;
        const bool is_today = due.day == overview.today;
        const std::string name = short_day_text(due.day).substr(0, 3);
        const std::string count =
            fmt::format("{:>4}", is_interview       ? "!!"
                                 : due.reviews == 0 ? "."
                                                    : std::to_string(due.reviews));
        names += ' ' + (is_today ? terminal.bold(name) : terminal.dim(name));
        counts += is_today ? terminal.bold(count) : count;
        const bool is_last = i + 1 == overview.due.size();
        if (!is_last && (i + 1) % days_of_line != 0) continue;
        result += names + '\n' + indent + counts + '\n' + (is_last ? "" : indent);
        names.clear();
        counts.clear();
    }
    return result;
}

const char* shade_of(std::size_t count) {
    return count == 0 ? "·" : count < 5 ? "░" : count < 15 ? "▒" : "█";
}

/// A line for each day of the week, a column for each week.
Lines calendar_lines(const Overview& overview, std::size_t columns, const Terminal& terminal) {
    const bool is_wide = columns >= 28;
    const Day first = overview.days.front().day;
    Lines lines{terminal.bold(shortened("Since " + short_day_text(first), columns))};
    for (std::size_t weekday = 0; weekday < 7; ++weekday) {
        std::string line =
            short_day_text(first + std::chrono::days(static_cast<long>(weekday))).substr(0, 3);
        if (!is_wide) line += ' ';
        for (std::size_t place = weekday; place < overview.days.size(); place += 7) {
            const PracticeDay& day = overview.days[place];
            const std::size_t count = day.answers + day.checks;
            if (is_wide) line += ' ';
            line += count == 0 ? terminal.dim(shade_of(count)) : terminal.green(shade_of(count));
        }
        lines.push_back(line);
    }
    lines.push_back(is_wide ? "░ 1  ▒ 5  █ 15 answers, checks" : "░ 1 ▒ 5 █ 15");
    return lines;
}

Lines topic_lines(const Overview& overview, std::size_t columns, const Terminal& terminal) {
    constexpr std::size_t width_of_numbers = 5 + 8 + 7;
    const std::size_t width = std::min<std::size_t>(columns - width_of_numbers, 24);
    Lines lines{terminal.bold(fmt::format("{:<{}}", "./qkv rehearse ...", width)) +
                terminal.dim(fmt::format("{:>5}{:>8}{:>7}", "said", "recall", "met"))};
    for (std::size_t i = 0; i < overview.topics.size(); ++i) {
        if (i + 1 == most_topics && overview.topics.size() > most_topics) {
            const std::size_t more = overview.topics.size() - i;
            lines.push_back(terminal.dim(fmt::format("and {} more: --html", more)));
            break;
        }
        const TopicStrength& topic = overview.topics[i];
        lines.push_back(terminal.cyan(fmt::format("{:<{}}", as_typed(topic.topic), width)) +
                        fmt::format("{:>5}{:>8}{:>7}", percent_text(topic.said_share()),
                                    percent_text(topic.recall),
                                    fmt::format("{}/{}", topic.met, topic.total)));
    }
    return lines;
}

std::string calendar_and_topics(const Overview& overview, const Terminal& terminal) {
    std::string result;
    if (terminal.columns < narrowest_pair) {
        for (const Lines& lines : {topic_lines(overview, terminal.columns, terminal),
                                   calendar_lines(overview, terminal.columns, terminal)}) {
            for (const std::string& line : lines) result += line + '\n';
        }
        return result;
    }
    const std::size_t left = is_roomy(terminal) ? 30 : 16;
    const std::size_t gap = is_roomy(terminal) ? 4 : 2;
    const Lines calendar = calendar_lines(overview, left, terminal);
    const Lines topics = topic_lines(overview, terminal.columns - left - gap, terminal);
    for (std::size_t i = 0; i < calendar.size(); ++i) {
        result += i < topics.size() ? filled(calendar[i], left + gap) + topics[i] : calendar[i];
        result += '\n';
    }
    return result;
}

std::string unsaid_lines(const Overview& overview, const Terminal& terminal) {
    if (overview.unsaid.empty()) return "";
    std::string result =
        terminal.bold(fmt::format("{} never said yet",
                                  counted(overview.unsaid.size(), "key point", "key points"))) +
        '\n';
    const std::size_t shown =
        std::min<std::size_t>(overview.unsaid.size(), is_roomy(terminal) ? 3 : 2);
    for (std::size_t i = 0; i < shown; ++i) {
        const UnsaidPoint& point = overview.unsaid[i];
        result += shortened(fmt::format("  {}  {}", terminal.cyan(point.question), point.point),
                            terminal.columns) +
                  '\n';
    }
    return result;
}

std::string commands_line(const Overview& overview, const Terminal& terminal) {
    const std::size_t due = overview.due.front().reviews;
    std::string now = terminal.cyan("./qkv rehearse");
    if (due > 0) {
        const auto minutes =
            std::chrono::ceil<std::chrono::minutes>(overview.due_today_needs).count();
        now += fmt::format(" ({} due, about {} min)", due, minutes);
    }
    return labelled("now", {now, terminal.cyan("./qkv progress --html")}, terminal);
}

std::string beginning(const Overview& overview, const Terminal& terminal) {
    const auto sentence = [&](const std::string& text) {
        return wrapped(text, terminal.columns, 2) + '\n';
    };
    std::string result = sentence(
        fmt::format("Nothing was checked or answered yet: {} exercises and {} interview questions "
                    "wait.",
                    overview.exercises(), overview.questions));
    if (overview.next) {
        result += fmt::format("  begin  {}\n",
                              terminal.cyan(fmt::format("./qkv check {}", overview.next->id)));
    }
    result += fmt::format("  or     {}\n", terminal.cyan("./qkv rehearse must-know"));
    return result + sentence(
                        "Then this screen shows which exercises pass, how much of your answers you "
                        "would still know in a month, what is due on which day, and which topics "
                        "are the weakest.");
}

}  // namespace

std::string overview_screen(const Overview& overview, const Terminal& wide_terminal) {
    Terminal terminal = wide_terminal;
    terminal.columns = std::min(terminal.columns, widest_screen);
    std::string result = title_line(overview, terminal);
    if (overview.is_empty) return result + beginning(overview, terminal);
    result += exercise_lines(overview, terminal) + memory_lines(overview, terminal);
    if (overview.answered > 0) result += due_lines(overview, terminal);
    return result + '\n' + calendar_and_topics(overview, terminal) + '\n' +
           unsaid_lines(overview, terminal) + commands_line(overview, terminal);
}

}  // namespace coach
