#include "plan/plan_screen.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace coach {
namespace {

constexpr std::size_t most_days_shown = 14;
constexpr std::size_t most_names_shown = 6;

std::size_t count(const PlannedDay& day, bool first_time) {
    return static_cast<std::size_t>(
        std::count_if(day.tasks.begin(), day.tasks.end(),
                      [&](const Task& task) { return (task.why == Why::fresh) == first_time; }));
}

std::string day_line(const PlannedDay& day, const Practice& practice, const Terminal& terminal) {
    std::vector<std::string> parts;
    const std::size_t first = count(day, true);
    const std::size_t again = count(day, false);
    if (day.mock.count() > 0) {
        parts.push_back(fmt::format("a mock interview of {} min", day.mock.count()));
    }
    if (first > 0) parts.push_back(fmt::format("{} new", first));
    if (again > 0) parts.push_back(fmt::format("{} again", again));
    if (day.mock.count() > 0 && day.day != practice.today) parts.push_back("what was missed");
    if (parts.empty()) {
        const bool all_open = std::count(practice.open.begin(), practice.open.end(), false) == 0;
        parts.push_back(all_open ? "nothing is due" : "nothing is due: time for exercises");
    }
    const bool is_today = day.day == practice.today;
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(day.needed).count();
    const std::string line = fmt::format("  {:<11} {:>3} min  {}", short_day_text(day.day), minutes,
                                         fmt::join(parts, ", "));
    return (is_today ? terminal.bold(line + "   <- today") : line) + '\n';
}

std::string some_names(const std::vector<const Question*>& questions) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(questions.size(), most_names_shown); ++i) {
        names.push_back(questions[i]->id);
    }
    if (questions.size() > names.size()) {
        names.push_back(fmt::format("{} more", questions.size() - names.size()));
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

std::string plan_screen(const StudyPlan& plan, const Practice& practice, const Terminal& terminal) {
    const auto left = (plan.interview.on - practice.today).count();
    std::string result =
        terminal.bold(fmt::format("The interview is {}, on {}; {} min a day", days_away_text(left),
                                  short_day_text(plan.interview.on), plan.interview.minutes)) +
        "\n\n";
    for (std::size_t i = 0; i < plan.days.size(); ++i) {
        const bool is_in_the_middle = plan.days.size() > most_days_shown &&
                                      i + 3 >= most_days_shown && i + 3 < plan.days.size();
        if (!is_in_the_middle) {
            result += day_line(plan.days[i], practice, terminal);
        } else if (i + 3 == most_days_shown) {
            result += terminal.dim(fmt::format("  ... {} days more ...",
                                               plan.days.size() - most_days_shown)) +
                      '\n';
        }
    }
    if (left == 0) result += "  Today is the day. What was missed may be looked at once more.\n";
    result += '\n';
    const auto say = [&](const std::string& sentence) {
        result += wrapped(sentence, terminal.columns, 2) + '\n';
    };
    if (!plan.skipped.empty()) {
        std::vector<std::string> days;
        for (const Day day : plan.skipped) days.push_back(short_day_text(day));
        if (days.size() > most_names_shown) {
            const std::size_t more = days.size() - most_names_shown;
            days.resize(most_names_shown);
            days.push_back(fmt::format("{} more", more));
        }
        say(fmt::format("Without practice: {}. What they held is planned anew.",
                        fmt::join(days, ", ")));
    }
    if (!plan.not_met.empty()) {
        say(fmt::format("Dropped, though must-know, for lack of time: {} ({}).",
                        plan.not_met.size(), some_names(plan.not_met)));
    }
    if (!plan.met_once.empty()) {
        say(fmt::format("Met once only, though must-know: {} ({}).", plan.met_once.size(),
                        some_names(plan.met_once)));
    }
    if (plan.not_met.empty() && plan.met_once.empty()) {
        say("Every must-know question is met at least twice.");
    }
    if (!plan.dropped.empty()) {
        say(fmt::format("Dropped: {} other questions that are open ({}).", plan.dropped.size(),
                        some_names(plan.dropped)));
    }
    if (plan.closed > 0) {
        say(fmt::format("Not planned: {} questions that open as exercises pass.", plan.closed));
    }
    if (!plan.not_met.empty() || !plan.met_once.empty()) {
        say(fmt::format("More time helps: ./qkv plan --on {} --minutes {}",
                        day_text(plan.interview.on), plan.interview.minutes + 15));
    }
    return result + fmt::format("\n  now  {}\n", terminal.cyan("./qkv rehearse"));
}

}  // namespace coach
