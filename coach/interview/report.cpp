#include "interview/report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "files/html_text.hpp"
#include "overview/page_style.hpp"
#include "rehearse/plain_mathematics.hpp"
#include "terminal/words.hpp"

namespace coach {
namespace {

std::string time_taken(double seconds) {
    return time_text(std::chrono::seconds(static_cast<long>(seconds)));
}

const Question* question_named(const std::vector<Question>& questions, const std::string& id) {
    const auto found = std::find_if(questions.begin(), questions.end(),
                                    [&](const Question& one) { return one.id == id; });
    return found == questions.end() ? nullptr : &*found;
}

std::size_t said_in(const ConceptRound& round) {
    return static_cast<std::size_t>(
        std::count_if(round.points.begin(), round.points.end(),
                      [](const PointSaid& point) { return point.said; }));
}

std::string coding_text(const InterviewRecord& interview) {
    if (!interview.coding) return "not reached";
    const CodingRound& round = *interview.coding;
    if (round.submissions == 0) return fmt::format("{}: not handed in", round.exercise);
    return fmt::format("{} {}, handed in {}", round.exercise,
                       round.passed ? "passes" : "does not pass",
                       counted(round.submissions, "time", "times"));
}

std::string hunt_text(const InterviewRecord& interview) {
    if (!interview.hunt) return "not reached";
    return fmt::format("{} of {} mistakes found", interview.hunt->found.size(),
                       interview.hunt->planted.size());
}

ReportSection summary(const InterviewRecord& interview) {
    ReportSection section;
    section.heading = "In short";
    std::size_t said = 0;
    std::size_t all = 0;
    for (const ConceptRound& round : interview.concepts) {
        said += said_in(round);
        all += round.points.size();
    }
    section.columns = {"round", "came to"};
    section.rows.push_back({"ideas", all == 0 ? "not reached"
                                              : fmt::format("{} of {} key points said, {}", said,
                                                            all, percent_text(interview.score()))});
    section.rows.push_back({"coding", coding_text(interview)});
    section.rows.push_back({"bug hunt", hunt_text(interview)});
    section.rows.push_back(
        {"time", fmt::format("{} of {} min", time_taken(interview.spent), interview.minutes)});
    section.rows.push_back({"ticked by", interview.with_interviewer
                                             ? "the interviewer"
                                             : "the coach and the candidate"});
    return section;
}

ReportSection answers(const InterviewRecord& interview, const std::vector<Question>& questions) {
    ReportSection section;
    section.heading = "Answers";
    section.columns = {"question", "topic", "level", "said", "time", "follow-up"};
    for (const ConceptRound& round : interview.concepts) {
        const Question* const question = question_named(questions, round.question);
        section.rows.push_back(
            {round.question, question == nullptr ? "" : question->topic,
             std::string(name_of(round.level)),
             fmt::format(
                 "{} of {}{}", said_in(round), round.points.size(),
                 round.changed_ticks == 0
                     ? ""
                     : fmt::format(" ({} by hand)",
                                   counted(round.changed_ticks, "tick changed", "ticks changed"))),
             time_taken(round.seconds),
             round.follow_up.empty() ? "none"
             : round.follow_up_said  ? "answered"
                                     : "not answered"});
    }
    if (section.rows.empty()) section.sentences.push_back("No question was answered.");
    return section;
}

/// Said and all of the key points, by some name of their question.
template <class NameOf>
ReportSection shares(const std::string& heading, const std::vector<InterviewRecord>& interviews,
                     const std::vector<Question>& questions, NameOf name_of_question) {
    struct Share {
        std::size_t answers = 0;
        std::size_t said = 0;
        std::size_t all = 0;
    };
    std::map<std::string, Share> by_name;
    for (const InterviewRecord& interview : interviews) {
        for (const ConceptRound& round : interview.concepts) {
            const Question* const question = question_named(questions, round.question);
            if (question == nullptr) continue;
            Share& share = by_name[name_of_question(*question)];
            ++share.answers;
            share.said += said_in(round);
            share.all += round.points.size();
        }
    }
    std::vector<std::pair<std::string, Share>> sorted(by_name.begin(), by_name.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return a.second.said * b.second.all < b.second.said * a.second.all;
    });
    ReportSection section;
    section.heading = heading;
    section.columns = {"", "answers", "key points said"};
    for (const auto& [name, share] : sorted) {
        if (share.all == 0) continue;
        section.rows.push_back({name, std::to_string(share.answers),
                                fmt::format("{} of {}, {}", share.said, share.all,
                                            percent_text(static_cast<double>(share.said) /
                                                         static_cast<double>(share.all)))});
    }
    if (section.rows.empty()) section.columns.clear();
    return section;
}

ReportSection never_said(const InterviewRecord& interview, const std::vector<Review>& reviews,
                         const std::vector<Question>& questions) {
    std::set<std::string> said;
    for (const Review& review : reviews) {
        for (const PointSaid& point : review.points) {
            if (point.said) said.insert(point.point);
        }
    }
    ReportSection section;
    section.heading = "Key points never said yet";
    for (const ConceptRound& round : interview.concepts) {
        if (question_named(questions, round.question) == nullptr) continue;
        for (const PointSaid& point : round.points) {
            if (!point.said && said.count(point.point) == 0) {
                section.items.push_back(
                    {fmt::format("{} ({})", plain_mathematics(point.point), round.question)});
            }
        }
    }
    if (section.items.empty()) {
        section.sentences.push_back("Of what was asked, everything was said once at least.");
    }
    return section;
}

ReportSection slowest(const InterviewRecord& interview) {
    constexpr std::size_t most = 3;
    std::vector<const ConceptRound*> rounds;
    for (const ConceptRound& round : interview.concepts) rounds.push_back(&round);
    std::stable_sort(rounds.begin(), rounds.end(),
                     [](const auto* a, const auto* b) { return a->seconds > b->seconds; });
    if (rounds.size() > most) rounds.resize(most);
    ReportSection section;
    section.heading = "Slowest answers";
    for (const ConceptRound* const round : rounds) {
        section.items.push_back(
            {fmt::format("{}: {}", round->question, time_taken(round->seconds))});
    }
    return section;
}

ReportSection next_steps(const InterviewRecord& interview, const std::vector<Question>& questions,
                         const Course& course) {
    ReportSection section;
    section.heading = "What to do next";
    for (const ConceptRound& round : interview.concepts) {
        const Question* const question = question_named(questions, round.question);
        if (round.score() >= 1 || question == nullptr) continue;
        section.items.push_back({fmt::format("read ./qkv docs {}, then say it: ./qkv rehearse {}",
                                             round.question, round.question),
                                 round.question});
        if (round.score() < 0.5 && !question->exercises.empty()) {
            section.items.push_back(
                {fmt::format("write the code behind it once more: ./qkv redo {}",
                             question->exercises.front()),
                 question->exercises.front()});
        }
    }
    if (interview.coding && !interview.coding->passed) {
        section.items.push_back(
            {fmt::format("write it once more: ./qkv redo {}", interview.coding->exercise),
             interview.coding->exercise});
        if (!interview.coding->mistake.empty()) {
            section.items.push_back(
                {"the mistake in it: ./qkv explain " + interview.coding->mistake,
                 interview.coding->mistake});
        }
    }
    if (interview.hunt) {
        for (const std::string& mistake : interview.hunt->planted) {
            const auto& found = interview.hunt->found;
            if (std::find(found.begin(), found.end(), mistake) == found.end()) {
                section.items.push_back(
                    {"a mistake that was overlooked: ./qkv explain " + mistake, mistake});
            }
        }
    }
    if (section.items.empty()) {
        const bool is_whole = interview.coding.has_value() && !interview.concepts.empty();
        section.items.push_back(
            {is_whole
                 ? fmt::format("another interview: ./qkv interview --minutes {}", interview.minutes)
                 : fmt::format("the rest of it: ./qkv interview; or begin with lesson {}: ./qkv",
                               course.lessons.front().number)});
    }
    return section;
}

ReportSection history(const InterviewRecord& interview,
                      const std::vector<InterviewRecord>& earlier) {
    ReportSection section;
    section.heading = "This one and those before";
    section.columns = {"day", "minutes", "ideas", "coding", "bug hunt"};
    std::vector<const InterviewRecord*> all;
    for (const InterviewRecord& one : earlier) all.push_back(&one);
    all.push_back(&interview);
    constexpr std::size_t most = 10;
    // a day of practice ends at night, hours after the calendar's
    constexpr std::size_t day_length = std::string_view("2027-03-01").size();
    const std::size_t first = all.size() > most ? all.size() - most : 0;
    for (std::size_t i = first; i < all.size(); ++i) {
        section.rows.push_back(
            {local_time_text(all[i]->began).substr(0, day_length), std::to_string(all[i]->minutes),
             all[i]->concepts.empty() ? "not reached" : percent_text(all[i]->score()),
             coding_text(*all[i]), hunt_text(*all[i])});
    }
    return section;
}

std::string markdown_cell(const std::string& text) {
    std::string result;
    for (const char character : text) {
        if (character == '|') result += '\\';
        result += character == '\n' ? ' ' : character;
    }
    return result;
}

}  // namespace

InterviewReport interview_report(const InterviewRecord& interview,
                                 const std::vector<InterviewRecord>& earlier,
                                 const std::vector<Review>& reviews,
                                 const std::vector<Question>& questions, const Course& course) {
    InterviewReport report;
    report.title = fmt::format("Mock interview of {}", local_time_text(interview.began));
    std::vector<InterviewRecord> all = earlier;
    all.push_back(interview);
    report.sections = {summary(interview),
                       answers(interview, questions),
                       never_said(interview, reviews, questions),
                       slowest(interview),
                       next_steps(interview, questions, course),
                       shares("By topic, over all interviews", all, questions,
                              [](const Question& one) { return one.topic; }),
                       shares("By level, over all interviews", all, questions,
                              [](const Question& one) { return std::string(name_of(one.level)); }),
                       history(interview, earlier)};
    return report;
}

std::string markdown_text(const InterviewReport& report) {
    std::string text = fmt::format("# {}\n", report.title);
    for (const ReportSection& section : report.sections) {
        if (section.rows.empty() && section.items.empty() && section.sentences.empty()) continue;
        text += fmt::format("\n## {}\n\n", section.heading);
        for (const std::string& sentence : section.sentences) text += sentence + '\n';
        if (!section.columns.empty() && !section.rows.empty()) {
            text += fmt::format("| {} |\n", fmt::join(section.columns, " | "));
            text += "|";
            for (std::size_t i = 0; i < section.columns.size(); ++i) text += " --- |";
            text += '\n';
            for (const std::vector<std::string>& row : section.rows) {
                text += "|";
                for (const std::string& cell : row)
                    text += fmt::format(" {} |", markdown_cell(cell));
                text += '\n';
            }
        }
        for (const ReportItem& item : section.items) text += fmt::format("- {}\n", item.text);
    }
    return text;
}

std::string page_text(const InterviewReport& report,
                      const std::function<std::string(const std::string&)>& address_of) {
    std::string text = fmt::format(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n",
        html_text(report.title), page_style(), html_text(report.title));
    for (const ReportSection& section : report.sections) {
        if (section.rows.empty() && section.items.empty() && section.sentences.empty()) continue;
        text += fmt::format("<h2>{}</h2>\n", html_text(section.heading));
        for (const std::string& sentence : section.sentences) {
            text += fmt::format("<p>{}</p>\n", html_text(sentence));
        }
        if (!section.columns.empty() && !section.rows.empty()) {
            // it can be scrolled by keys where it is too wide for a phone
            text += fmt::format(
                "<div class=\"table\" tabindex=\"0\" role=\"region\" "
                "aria-label=\"{}\">\n<table>\n<thead><tr>",
                html_text(section.heading));
            for (const std::string& column : section.columns) {
                text += column.empty()
                            ? "<td></td>"
                            : fmt::format("<th scope=\"col\">{}</th>", html_text(column));
            }
            text += "</tr></thead>\n<tbody>\n";
            for (const std::vector<std::string>& row : section.rows) {
                text += "<tr>";
                for (const std::string& cell : row)
                    text += fmt::format("<td>{}</td>", html_text(cell));
                text += "</tr>\n";
            }
            text += "</tbody>\n</table>\n</div>\n";
        }
        if (section.items.empty()) continue;
        text += "<ul>\n";
        for (const ReportItem& item : section.items) {
            const std::string link = item.in_book.empty()
                                         ? ""
                                         : fmt::format(" (<a href=\"{}\">in the book</a>)",
                                                       html_text(address_of(item.in_book)));
            text += fmt::format("<li>{}{}</li>\n", html_text(item.text), link);
        }
        text += "</ul>\n";
    }
    return text + "</main>\n</body>\n</html>\n";
}

}  // namespace coach
