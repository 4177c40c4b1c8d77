#include "rehearse/screens.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "plan/study_plan.hpp"
#include "rehearse/plain_mathematics.hpp"
#include "terminal/words.hpp"

namespace coach {
namespace {

constexpr std::size_t widest_text = 88;  // longer lines are hard to read

/// A text whose first line begins with a mark, and the others below its words.
std::string marked(std::string_view mark, std::string_view text, const Terminal& terminal) {
    return std::string(mark) + paragraphs(text, terminal, mark.size()).substr(mark.size());
}

std::string_view level_text(Level level) {
    switch (level) {
        case Level::screen:
            return "phone screen";
        case Level::mid:
            return "on-site";
        case Level::senior:
            return "senior";
    }
    return "";
}

std::string coloured(Grade grade, const Terminal& terminal) {
    const std::string name(name_of(grade));
    if (grade == Grade::again) return terminal.red(name);
    return grade == Grade::hard ? terminal.yellow(name) : terminal.green(name);
}

}  // namespace

std::string paragraphs(std::string_view text, const Terminal& terminal, std::size_t indent) {
    return wrapped(plain_mathematics(text), std::min(terminal.columns, widest_text), indent) + '\n';
}

std::string why_text(const Task& task, const Practice& practice) {
    const Forward* const forward = practice.forward_of(*task.card);
    switch (task.why) {
        case Why::missed:
            return "missed last time";
        case Why::mistake:
            if (forward == nullptr) return "a mistake is about it";
            return fmt::format("{}: {}",
                               forward->in_code ? "seen in your code" : "chosen in the book",
                               forward->title);
        case Why::due:
            return practice.interview && task.card->due > practice.today
                       ? "second meeting before the interview"
                       : "due";
        case Why::fresh:
            return "new";
        case Why::asked:
            return "asked for";
    }
    return "";
}

std::string question_screen(const Task& task, const Practice& practice, const std::string& place,
                            const Terminal& terminal) {
    const Question& question = *task.card->question;
    std::string about =
        fmt::format("{} · {} · {}", place, question.topic, level_text(question.level));
    if (question.must_know) about += " · must-know";
    const std::string why = why_text(task, practice);
    // what the learner's own mistake brings has a line of its own
    return terminal.dim(clipped(about, terminal.columns)) + '\n' +
           terminal.dim(paragraphs(why, terminal)) +
           terminal.bold(paragraphs(question.question, terminal));
}

std::string short_answer_screen(const Question& question, const Terminal& terminal) {
    return fmt::format("{}\n{}", terminal.cyan("In 30 seconds"),
                       paragraphs(question.short_answer, terminal, 2));
}

std::string long_answer_screen(const Question& question, const Terminal& terminal) {
    return fmt::format("{}\n{}", terminal.cyan("In two minutes"),
                       paragraphs(question.long_answer, terminal, 2));
}

std::string points_screen(const Question& question, const std::vector<bool>& ticks,
                          const std::vector<Found>& found, const Terminal& terminal) {
    std::string result = terminal.cyan("Key points") + '\n';
    for (std::size_t i = 0; i < question.key_points.size(); ++i) {
        const std::string head = fmt::format("  {} [{}] ", i + 1, ticks[i] ? 'x' : ' ');
        const std::string line = marked(head, question.key_points[i].point, terminal);
        result += ticks[i] ? terminal.green(line) : line;
        if (i >= found.size() || found[i].where.empty()) continue;
        const std::string_view how = found[i].is_turned_round ? "turned round: " : "said: ";
        result += terminal.dim(paragraphs(fmt::format("{}\"{}\"", how, printable(found[i].where)),
                                          terminal, head.size()));
    }
    return result;
}

std::string verdict_screen(const Question& question, const Review& review,
                           const Terminal& terminal) {
    const Manner manner = review.answer.empty() ? Manner::aloud : Manner::typed;
    std::string result = fmt::format("{}: {}.\n", coloured(review.grade, terminal),
                                     grade_reason(review.points, review.seconds, manner));
    std::string missed;
    for (std::size_t i = 0; i < review.points.size(); ++i) {
        if (review.points[i].said) continue;
        missed += marked("  - ", review.points[i].point, terminal);
        missed += terminal.dim(paragraphs(question.key_points[i].probe, terminal, 4));
    }
    if (!missed.empty()) result += terminal.yellow("What it did not say") + '\n' + missed;
    return result + terminal.yellow("What many say, wrongly") + '\n' +
           paragraphs('"' + question.wrong + '"', terminal, 2) +
           paragraphs(question.why_wrong, terminal, 2);
}

std::string next_date_text(const Card& after, const Practice& practice, Occasion occasion) {
    if (occasion == Occasion::cram) return "Cramming leaves its date as it was.\n";
    if (after.is_missed()) return "Comes again today.\n";
    const Day due = capped(after.due, practice.interview);
    const auto days = std::max<std::int64_t>((due - practice.today).count(), 0);
    return fmt::format(
        "Comes again on {} ({}){}.\n", short_day_text(due),
        days == 0 ? "today" : "in " + counted(static_cast<std::size_t>(days), "day", "days"),
        due < after.due ? ", the day before the interview" : "");
}

std::string follow_up_screen(const FollowUp& follow_up, const Terminal& terminal) {
    return fmt::format("{}\n{}", terminal.cyan("What an interviewer asks next"),
                       terminal.bold(paragraphs(follow_up.ask, terminal, 2)));
}

std::string follow_up_answer_screen(const FollowUp& follow_up, const Terminal& terminal) {
    return paragraphs(follow_up.answer, terminal, 2);
}

std::string summary_screen(const std::vector<Review>& reviews,
                           const std::vector<Question>& questions, std::size_t still_due,
                           const Terminal& terminal) {
    if (reviews.empty()) return "No answer this time.\n";
    std::map<Grade, std::size_t> grades;
    std::size_t said = 0;
    std::size_t points = 0;
    std::vector<std::string> to_read;
    for (const Review& review : reviews) {
        ++grades[review.grade];
        points += review.points.size();
        said +=
            static_cast<std::size_t>(std::count_if(review.points.begin(), review.points.end(),
                                                   [](const PointSaid& one) { return one.said; }));
        const bool is_known =
            std::any_of(questions.begin(), questions.end(),
                        [&](const Question& one) { return one.id == review.question; });
        if (review.grade == Grade::again && is_known &&
            std::find(to_read.begin(), to_read.end(), review.question) == to_read.end()) {
            to_read.push_back(review.question);
        }
    }
    std::vector<std::string> parts;
    for (const Grade grade : {Grade::again, Grade::hard, Grade::good, Grade::easy}) {
        if (grades[grade] > 0) parts.push_back(fmt::format("{} {}", grades[grade], name_of(grade)));
    }
    std::string result = fmt::format("{} {}. {} of {} key points said.\n",
                                     terminal.bold(counted(reviews.size(), "answer:", "answers:")),
                                     fmt::join(parts, ", "), said, points);
    for (const std::string& id : to_read) {
        result += fmt::format("  read   {}\n", terminal.cyan("./qkv docs " + id));
    }
    if (still_due > 0) {
        result += fmt::format("  today  {} more: {}\n", still_due, terminal.cyan("./qkv rehearse"));
    }
    return result;
}

}  // namespace coach
