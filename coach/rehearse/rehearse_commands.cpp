// ./qkv rehearse, cram, plan
#include <fmt/format.h>

#include <algorithm>
#include <csignal>

#include "command_tools.hpp"
#include "commands.hpp"
#include "dialogue/standard_dialogue.hpp"
#include "plan/plan_screen.hpp"
#include "plan/study_plan.hpp"
#include "plan/today.hpp"
#include "problem.hpp"
#include "progress/progress.hpp"
#include "rehearse/read_practice.hpp"
#include "rehearse/refit.hpp"
#include "rehearse/screens.hpp"
#include "rehearse/session.hpp"

namespace coach {
namespace {

constexpr std::chrono::days furthest_interview{3653};
constexpr int usual_minutes_a_day = 45;

/// What is worth another look though nothing is due: the least remembered first.
std::vector<Task> tasks_to_cram(const Practice& practice) {
    std::vector<Task> tasks;
    for (const Card& card : practice.cards) {
        if (!card.is_new()) tasks.push_back({&card, Why::asked});
    }
    std::stable_sort(tasks.begin(), tasks.end(), [&](const Task& a, const Task& b) {
        return recall_on(*a.card, practice.today, practice.fsrs) <
               recall_on(*b.card, practice.today, practice.fsrs);
    });
    if (!tasks.empty()) return tasks;
    for (const Card& card : practice.cards) {
        if (card.question->must_know) tasks.push_back({&card, Why::asked});
    }
    return tasks;
}

std::string nothing_today(const Practice& practice) {
    Day next = Day::max();
    for (const Card& card : practice.cards) {
        if (card.memory) next = std::min(next, card.due);
    }
    const auto closed = std::count(practice.open.begin(), practice.open.end(), false);
    std::string result = "Nothing is due today.\n";
    if (next != Day::max()) {
        result += fmt::format("  next   {}\n", short_day_text(next));
    }
    if (closed > 0) {
        result += fmt::format("  {} of {} questions are closed until their exercises pass: ./qkv\n",
                              closed, practice.cards.size());
    }
    return result +
           "  now    ./qkv rehearse 1          the questions on lesson 1, open or not\n"
           "         ./qkv rehearse must-know  those that are most likely to be asked\n"
           "         ./qkv cram                extra practice, which moves no date\n";
}

std::string task_list(const std::vector<Task>& tasks, const Practice& practice,
                      const Terminal& terminal) {
    std::string result;
    for (const Task& task : tasks) {
        result +=
            clipped(fmt::format("{:<32} {}", task.card->question->id, why_text(task, practice)),
                    terminal.columns) +
            '\n';
    }
    return result;
}

/// Fits the memory to the log once in a while.
void fit_to(const Course& course) {
    std::vector<Review> reviews;
    std::optional<FittedParameters> last;
    use_progress(course.root, Access::read, tell, [&](Store& store) {
        ReviewLog log = store.review_log();
        reviews = log.reviews_in_short();
        last = log.parameters();
    });
    if (!is_fit_due(reviews.size(), last)) return;
    const std::optional<FittedParameters> fitted = refitted(reviews, utc_now());
    if (!fitted) return;
    use_progress(course.root, Access::write, tell,
                 [&](Store& store) { store.review_log().set_parameters(*fitted); });
    print(fmt::format("The schedule was fitted to your {} answers: it goes by your memory now.\n",
                      fitted->reviews));
}

}  // namespace

int run(const Rehearse& command) {
    const Course course = read_course(course_root());
    const Rehearsal rehearsal = read_rehearsal(course, now_here().day, tell);
    const Practice& practice = rehearsal.practice;
    SessionOptions options;
    options.length = std::chrono::minutes(command.minutes);
    options.occasion = command.is_cram ? Occasion::cram : Occasion::rehearsal;
    std::vector<Task> tasks = !command.what.empty() ? tasks_named(course, practice, command.what)
                              : command.is_cram     ? tasks_to_cram(practice)
                                                    : tasks_of_today(practice, options.length);
    const Terminal terminal = Terminal::of_standard_output();
    if (tasks.empty() && !practice.unfinished) {
        print(nothing_today(practice));
        return 0;
    }
    if (command.only_list) {
        print(task_list(tasks, practice, terminal));
        return 0;
    }
    StandardDialogue dialogue;
    Keeping keeping;
    const auto write = [&](const std::function<void(ReviewLog&)>& action) {
        use_progress(course.root, Access::write, tell, [&](Store& store) {
            ReviewLog log = store.review_log();
            action(log);
        });
    };
    keeping.answered = [&](const Answered& answered) {
        write([&](ReviewLog& log) { log.begin(answered); });
    };
    keeping.dropped = [&] { write([](ReviewLog& log) { log.drop_unfinished(); }); };
    keeping.reviewed = [&](const Review& review) {
        write([&](ReviewLog& log) { log.add(review); });
    };
    const SessionResult result = rehearse(practice, tasks, options, dialogue, keeping);
    print('\n' + summary_screen(result.reviews, rehearsal.questions,
                                command.what.empty() && !command.is_cram ? result.left : 0,
                                terminal));
    if (!command.is_cram && !result.was_cut_off) fit_to(course);
    return StandardDialogue::exit_status();
}

int run(const PlanDays& command) {
    const Course course = read_course(course_root());
    const Now now = now_here();
    if (command.off) {
        use_progress(course.root, Access::write, tell,
                     [&](Store& store) { store.review_log().forget_interview(now); });
        print("There is no interview in the plan any more. ./qkv rehearse goes by memory alone.\n");
        return 0;
    }
    std::optional<InterviewDate> before;
    use_progress(course.root, Access::read, tell,
                 [&](Store& store) { before = store.review_log().interview(); });
    if (command.on.empty() && (!before || before->on < now.day)) {
        throw Problem(fmt::format(
            "{}when is the interview? ./qkv plan --on YYYY-MM-DD --minutes N plans the days until "
            "then",
            before ? fmt::format("the interview of {} is over; ", day_text(before->on)) : ""));
    }
    if (!command.on.empty() || command.minutes > 0) {
        InterviewDate interview;
        interview.entered_at = now.at;
        interview.on = command.on.empty() ? before->on : day_named(command.on);
        if (interview.on < now.day) {
            throw Problem(fmt::format("{} is in the past: today is {}", day_text(interview.on),
                                      day_text(now.day)));
        }
        // a slip of the pen, and each of its days would be planned
        if (interview.on - now.day > furthest_interview) {
            throw Problem(fmt::format("{} is more than ten years away: is that the year you mean?",
                                      day_text(interview.on)));
        }
        // a change of the minutes begins no new plan
        const bool is_same = before && before->on == interview.on;
        interview.entered_on = is_same ? before->entered_on : now.day;
        interview.minutes = command.minutes > 0 ? command.minutes
                            : is_same           ? before->minutes
                                                : usual_minutes_a_day;
        use_progress(course.root, Access::write, tell,
                     [&](Store& store) { store.review_log().set_interview(interview); });
    }
    const Rehearsal rehearsal = read_rehearsal(course, now.day, tell);
    const Practice& practice = rehearsal.practice;
    print(plan_screen(study_plan(practice, *practice.interview), practice,
                      Terminal::of_standard_output()));
    return 0;
}

}  // namespace coach
