#include "overview/overview_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "files/html_text.hpp"
#include "overview/page_style.hpp"
#include "overview/wording.hpp"

namespace coach {
namespace {

constexpr std::size_t most_unsaid = 12;
constexpr std::size_t days_of_a_week = 7;

std::string command(std::string_view text) {
    return fmt::format("<code>{}</code>", html_text(text));
}

std::string section(std::string_view title, const std::string& text) {
    return fmt::format("<section>\n<h2>{}</h2>\n{}</section>\n", title, text);
}

std::string paragraph(const std::string& html) { return "<p>" + html + "</p>\n"; }

/// A bar for those who see; the number stands beside it in the table.
std::string bar(double share, std::string_view kind = "") {
    return fmt::format(
        "<span class=\"track\" aria-hidden=\"true\"><span class=\"fill{}\" "
        "style=\"width:{:.1f}%\"></span></span>",
        kind, 100 * std::clamp(share, 0.0, 1.0));
}

double share_of(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::string figure(std::string_view name, const std::string& value, const std::string& more) {
    return fmt::format("<div><dt>{}</dt><dd>{}<small>{}</small></dd></div>\n", name,
                       html_text(value), html_text(more));
}

/// What matters most, in large figures.
std::string figures(const Overview& overview) {
    std::string result;
    if (overview.interview) {
        const auto days = (overview.interview->on - overview.today).count();
        result += figure("Interview",
                         days == 0   ? "today"
                         : days == 1 ? "tomorrow"
                                     : fmt::format("in {} days", days),
                         short_day_text(overview.interview->on));
    }
    result += figure("Exercises that pass",
                     fmt::format("{} of {}", overview.passed(), overview.exercises()),
                     overview.next ? fmt::format("next: {}", overview.next->id) : "all");
    result +=
        figure("Questions answered", fmt::format("{} of {}", overview.answered, overview.questions),
               fmt::format("{} are open", overview.open));
    if (overview.answered > 0) {
        const double known = overview.remembered.front();
        result +=
            figure("Known today", percent_text(known / static_cast<double>(overview.answered)),
                   fmt::format("{} answered", remembered_text(overview, 0)));
        const std::size_t due = overview.due.front().reviews;
        const auto minutes =
            std::chrono::ceil<std::chrono::minutes>(overview.due_today_needs).count();
        result += figure("Due today", counted(due, "review", "reviews"),
                         due == 0 ? "nothing has faded" : fmt::format("about {} min", minutes));
    }
    return "<dl class=\"figures\">\n" + result + "</dl>\n";
}

std::string exercises(const Overview& overview) {
    std::string result;
    if (overview.next) {
        result += paragraph(fmt::format("The first one that does not pass yet is {} {}: {}",
                                        html_text(overview.next->id), command(overview.next->name),
                                        command("./qkv check " + overview.next->id)));
    }
    result +=
        "<table>\n<thead><tr><th scope=\"col\">Lesson</th><th scope=\"col\" "
        "class=\"number narrow\">Pass</th><td></td></tr></thead>\n<tbody>\n";
    for (const LessonProgress& lesson : overview.lessons) {
        const std::string changed =
            lesson.changed_since
                ? fmt::format(" <span class=\"muted\">(changed since its last check: {})</span>",
                              command("./qkv check " + lesson.number))
                : "";
        result += fmt::format(
            "<tr><th scope=\"row\">{}. {}{}</th><td class=\"number\">{} of "
            "{}</td><td>{}</td></tr>\n",
            html_text(lesson.number), html_text(lesson.title), changed, lesson.passed, lesson.total,
            bar(share_of(lesson.passed, lesson.total), " good"));
    }
    return section("Exercises", result + "</tbody>\n</table>\n");
}

/// The share that is remembered on each day, as a line, and below it in numbers.
std::string forecast(const Overview& overview) {
    if (overview.answered == 0) {
        return section(
            "Memory", paragraph(fmt::format(
                          "No question was answered yet; {} of {} are open. {} begins "
                          "with those that are most likely to be asked.",
                          overview.open, overview.questions, command("./qkv rehearse must-know"))));
    }
    const auto share = [&](int days) {
        return overview.remembered[static_cast<std::size_t>(days)] /
               static_cast<double>(overview.answered);
    };
    std::string result = paragraph(fmt::format(
        "How much of the {} answered would be remembered if nothing were rehearsed from today on. "
        "It "
        "is what the model of memory expects, FSRS 6, from the grades and dates of your answers. A "
        "review comes when a question falls to 90 %.",
        counted(overview.answered, "question", "questions")));
    std::string points;
    for (int days = 0; days <= days_of_forecast; ++days) {
        points += fmt::format("{}{},{:.2f}", days == 0 ? "" : " ", days, 100 - 100 * share(days));
    }
    std::string grid;
    std::string labels;
    for (const int percent : {0, 25, 50, 75, 100}) {
        if (percent > 0) {
            grid += fmt::format("<line x1=\"0\" x2=\"{0}\" y1=\"{1}\" y2=\"{1}\"/>",
                                days_of_forecast, 100 - percent);
        }
        labels += fmt::format("<span style=\"bottom:{0}%\">{0} %</span>", percent);
    }
    labels +=
        "<span class=\"at first\" style=\"left:0\">today</span><span class=\"at\" "
        "style=\"left:50%\">15 days</span><span class=\"at last\" style=\"left:100%\">30 "
        "days</span>";
    result += fmt::format(
        "<figure class=\"curve\">\n<div class=\"plot\" aria-hidden=\"true\"><svg viewBox=\"0 0 {} "
        "100\" preserveAspectRatio=\"none\">{}<polyline points=\"{}\"/></svg>{}</div>\n",
        days_of_forecast, grid, points, labels);
    std::string names;
    std::string counts;
    std::string percents;
    for (const int days : {0, 7, 14, 21, days_of_forecast}) {
        names += fmt::format("<th scope=\"col\">{}</th>", days);
        percents += fmt::format("<td>{}</td>", percent_text(share(days)));
        counts +=
            fmt::format("<td>{:.0f}</td>", overview.remembered[static_cast<std::size_t>(days)]);
    }
    result += fmt::format(
        "<table>\n<thead><tr><th scope=\"col\">in days</th>{}</tr></thead>\n<tbody>\n<tr><th "
        "scope=\"row\">recall</th>{}</tr>\n<tr><th "
        "scope=\"row\">questions</th>{}</tr>\n</tbody>\n</table>\n</figure>\n",
        names, percents, counts);
    return section("Memory", result);
}

std::string reviews_due(const Overview& overview) {
    if (overview.answered == 0) return "";
    std::size_t most = 1;
    for (const DueDay& due : overview.due) most = std::max(most, due.reviews);
    std::string rows;
    for (const DueDay& due : overview.due) {
        const bool is_today = due.day == overview.today;
        const bool is_interview = overview.interview && overview.interview->on == due.day;
        std::string what = due.reviews == 0 ? "" : bar(share_of(due.reviews, most));
        if (is_interview) what = "the interview";
        rows += fmt::format(
            "<tr{}><th scope=\"row\" class=\"narrow\">{}</th><td class=\"number "
            "narrow\">{}</td><td>{}</td></tr>\n",
            is_today || is_interview ? " class=\"marked\"" : "",
            is_today ? "today" : short_day_text(due.day), due.reviews, what);
    }
    std::string text =
        paragraph(overview.interview ? "Those of earlier days count today. What would come later "
                                       "than the interview is counted "
                                       "on the day before it; " +
                                           command("./qkv plan") + " says what to do on which day."
                                     : "Those of earlier days count today.");
    return section(
        "Reviews due",
        text +
            "<table class=\"days\">\n<thead><tr><th scope=\"col\">Day</th><th "
            "scope=\"col\" class=\"number\">Reviews</th><td></td></tr></thead>\n<tbody>\n" +
            rows + "</tbody>\n</table>\n");
}

/// A share with its bar.
std::string share_cell(const std::optional<double>& share) {
    if (!share) return "<td class=\"number\">–</td>";
    return fmt::format("<td class=\"number\">{}{}</td>", percent_text(*share), bar(*share));
}

std::string topics(const Overview& overview) {
    std::string rows;
    for (const TopicStrength& topic : overview.topics) {
        rows += fmt::format(
            "<tr><th scope=\"row\">{}{}</th>{}{}<td class=\"number\">{} of {}</td></tr>\n",
            html_text(topic.topic), command("./qkv rehearse " + as_typed(topic.topic)),
            share_cell(topic.said_share()), share_cell(topic.recall), topic.met, topic.total);
    }
    return section(
        "Topics, the weakest first",
        paragraph(
            "<strong>Said</strong> is the share of key points that your last answers said, "
            "<strong>recall</strong> how likely you would remember them today, and "
            "<strong>met</strong> how many questions you have answered. Said times recall sorts "
            "them; topics that were not met come last.") +
            "<table>\n<thead><tr><th scope=\"col\">Topic</th><th scope=\"col\" "
            "class=\"number\">Said</th><th scope=\"col\" class=\"number\">Recall</th><th "
            "scope=\"col\" class=\"number\">Met</th></tr></thead>\n<tbody>\n" +
            rows + "</tbody>\n</table>\n");
}

std::string unsaid(const Overview& overview) {
    if (overview.unsaid.empty()) return "";
    std::string items;
    const std::size_t shown = std::min(overview.unsaid.size(), most_unsaid);
    for (std::size_t i = 0; i < shown; ++i) {
        const UnsaidPoint& point = overview.unsaid[i];
        items += fmt::format("<li>{}<small>{}left out {}: {}</small></li>\n",
                             html_text(point.point), point.must_know ? "must-know, " : "",
                             counted(point.answers, "time", "times"),
                             command("./qkv rehearse " + point.question));
    }
    std::string text = fmt::format("No answer to their questions said {} yet.",
                                   counted(overview.unsaid.size(), "key point", "key points"));
    if (shown < overview.unsaid.size()) {
        text += fmt::format(" These {} matter most.", shown);
    }
    return section("Key points never said",
                   paragraph(text) + "<ul class=\"unsaid\">\n" + items + "</ul>\n");
}

std::string_view class_of(std::size_t count) {
    return count == 0 ? "none" : count < 5 ? "some" : count < 15 ? "more" : "much";
}

/// The heads of a calendar's columns: months over the days on which its weeks begin.
std::string calendar_heads(const Overview& overview) {
    std::string months;
    std::string days;
    std::string month;
    std::size_t weeks = 0;
    const auto end_month = [&] {
        if (weeks == 0) return;
        months += fmt::format("<th scope=\"colgroup\" colspan=\"{}\">{}</th>", weeks, month);
    };
    for (std::size_t place = 0; place < overview.days.size(); place += days_of_a_week) {
        const std::string text = short_day_text(overview.days[place].day);  // "Mon 1 Mar"
        const std::string name = text.substr(text.size() - 3);
        if (name != month) {
            end_month();
            month = name;
            weeks = 0;
        }
        ++weeks;
        days += fmt::format("<th scope=\"col\">{}</th>", text.substr(4, text.size() - 8));
    }
    end_month();
    return fmt::format(
        "<thead>\n<tr class=\"months\"><td></td>{}</tr>\n<tr><th scope=\"col\">from</th>{}</tr>\n"
        "</thead>\n",
        months, days);
}

std::string calendar_row(const Overview& overview, std::size_t weekday) {
    const Day monday = overview.days.front().day;
    std::string cells;
    for (std::size_t week = 0; week < weeks_of_practice; ++week) {
        const std::size_t place = week * days_of_a_week + weekday;
        if (place >= overview.days.size()) {
            cells += "<td class=\"later\"></td>";
            continue;
        }
        const PracticeDay& day = overview.days[place];
        const std::size_t count = day.answers + day.checks;
        cells += fmt::format("<td class=\"{}{}\" title=\"{}: {}, {}\">{}</td>", class_of(count),
                             day.day == overview.today ? " today" : "", short_day_text(day.day),
                             counted(day.answers, "answer", "answers"),
                             counted(day.checks, "check", "checks"), count);
    }
    const Day day = monday + std::chrono::days(static_cast<long>(weekday));
    return fmt::format("<tr><th scope=\"row\">{}</th>{}</tr>\n", short_day_text(day).substr(0, 3),
                       cells);
}

/// Something of each week, added up.
template <typename Count>
std::string calendar_total(const Overview& overview, std::string_view name, Count count) {
    std::string cells;
    for (std::size_t week = 0; week < weeks_of_practice; ++week) {
        std::size_t total = 0;
        for (std::size_t place = week * days_of_a_week;
             place < std::min((week + 1) * days_of_a_week, overview.days.size()); ++place) {
            total += count(overview.days[place]);
        }
        cells += fmt::format("<td>{}</td>", total);
    }
    return fmt::format("<tr><th scope=\"row\">{}</th>{}</tr>\n", name, cells);
}

std::string calendar(const Overview& overview) {
    const auto practised =
        std::count_if(overview.days.begin(), overview.days.end(),
                      [](const PracticeDay& day) { return day.answers + day.checks > 0; });
    std::string rows;
    for (std::size_t weekday = 0; weekday < days_of_a_week; ++weekday) {
        rows += calendar_row(overview, weekday);
    }
    const std::string totals =
        calendar_total(overview, "answers", [](const PracticeDay& day) { return day.answers; }) +
        calendar_total(overview, "checks", [](const PracticeDay& day) { return day.checks; });
    return section("Practice",
                   paragraph(fmt::format(
                       "You practised on {} of the last {} days. A day counts its answers to "
                       "questions and its checks of lessons.",
                       practised, overview.days.size())) +
                       "<table class=\"calendar\">\n" + calendar_heads(overview) + "<tbody>\n" +
                       rows + "</tbody>\n<tfoot>\n" + totals + "</tfoot>\n</table>\n");
}

std::string beginning(const Overview& overview) {
    std::string text = fmt::format(
        "Nothing was checked or answered yet: {} exercises and {} interview questions wait.",
        overview.exercises(), overview.questions);
    if (overview.next) {
        text += fmt::format(" {} begins with the first exercise,",
                            command("./qkv check " + overview.next->id));
    }
    text += fmt::format(" {} with the questions that are most likely to be asked.",
                        command("./qkv rehearse must-know"));
    return paragraph(text);
}

}  // namespace

std::string overview_page(const Overview& overview) {
    std::string body;
    if (overview.is_empty) {
        body = beginning(overview);
    } else {
        body = figures(overview) + reviews_due(overview) + topics(overview) + unsaid(overview) +
               forecast(overview) + exercises(overview) + calendar(overview);
    }
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<title>Progress on {0}</title>\n<style>{1}</style>\n</head>\n<body>\n<header>\n"
        "<h1>Progress</h1>\n<p class=\"muted\">{0}</p>\n</header>\n<main>\n{2}</main>\n<footer>\n"
        "<p>Made by <code>./qkv progress --html</code> from the history on this machine. The page "
        "loads nothing and sends nothing.</p>\n</footer>\n</body>\n</html>\n",
        short_day_text(overview.today) + ' ' + day_text(overview.today).substr(0, 4), page_style(),
        body);
}

}  // namespace coach
