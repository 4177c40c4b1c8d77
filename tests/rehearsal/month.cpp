// A month of practice with a clock that a loop turns, printed day by day.
//
//   rehearsal_month [DAY]    DAY: of the interview, 3 to 30; without it there is none
//
// Somebody passes the exercises, a lesson in four days or so, rehearses ten minutes a day (45 with an
// interview to come), makes a mistake in code on day 5, is away from day 14 to 20, or for two days with
// an interview, and forgets as FSRS says that people do. What must hold is checked on each day; exit
// status 1 if it does not.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "course/course.hpp"
#include "course/interview.hpp"
#include "plan/study_plan.hpp"
#include "plan/today.hpp"
#include "rehearse/practice.hpp"

namespace {

using namespace coach;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int last_day = 30;
const Day first_day{std::chrono::year(2025) / 3 / 1};

bool all_holds = true;

void demand(bool holds, const std::string& what) {
    if (holds) return;
    all_holds = false;
    fmt::print("  WRONG: {}\n", what);
}

/// Somebody who learns.
class Learner {
 public:
    explicit Learner(const Course& course) : course_(course) {}

    /// The exercises that pass by this day.
    std::set<std::string> passed_by(int day) const {
        std::set<std::string> passed;
        std::size_t count = static_cast<std::size_t>(day) * 2;
        for (const Lesson& lesson : course_.lessons) {
            for (const Exercise& exercise : lesson.exercises) {
                if (count == 0) return passed;
                --count;
                passed.insert(exercise.id);
            }
        }
        return passed;
    }

    Grade answers(const Card& card, Day day, const Fsrs& fsrs) {
        const double recall = card.is_new() ? 0.4 : recall_on(card, day, fsrs);
        if (uniform_(random_) > recall) return Grade::again;
        const double how = uniform_(random_);
        return how < 0.2 ? Grade::hard : how < 0.85 ? Grade::good : Grade::easy;
    }

 private:
    const Course& course_;
    std::mt19937_64 random_{7};
    std::uniform_real_distribution<double> uniform_{0, 1};
};

class Month {
 public:
    explicit Month(std::optional<int> interview)
        : course_(read_course(QKV_SOURCE_DIR)),
          questions_(read_interview(course_.root / "docs" / "interview")),
          learner_(course_) {
        if (!interview) return;
        interview_ = InterviewDate{time_of(0), first_day, first_day + days(*interview), 45};
    }

    int run() {
        fmt::print("{:<11} {:>5} {:>5} {:>5}  {}\n", "day", "open", "due", "asked",
                   "of them: missed, by a mistake, due, new; minutes");
        const int end =
            interview_ ? static_cast<int>((interview_->on - first_day).count()) : last_day;
        for (int day = 0; day < end; ++day) one_day(day);
        if (interview_) {
            for (const Question& question : questions_) {
                if (!question.must_know) continue;
                demand(met_[question.id] >= 2,
                       fmt::format("{} was met {} times", question.id, met_[question.id]));
            }
        }
        return all_holds ? EXIT_SUCCESS : EXIT_FAILURE;
    }

 private:
    static UtcTime time_of(int day) {
        return UtcTime(days(day) + days(first_day.time_since_epoch().count())) +
               std::chrono::hours(18);
    }

    bool is_away(int day) const {
        return interview_ ? day == 3 || day == 4 : day >= 14 && day <= 20;
    }

    Practice practice_on(int day) const {
        Practice practice = practice_of(course_, questions_, learner_.passed_by(std::min(day, 20)),
                                        reviews_, interview_, Fsrs(), first_day + days(day));
        if (day >= 5) {
            MistakeRecord mistake;
            mistake.id = "made";
            mistake.last = time_of(5) - std::chrono::hours(2);
            Misconception record;
            record.id = "made";
            record.question = "softmax-overflow";
            practice.forward = brought_forward({mistake}, {}, {record}, practice.cards);
        }
        return practice;
    }

    void one_day(int day) {
        const Day date = first_day + days(day);
        if (is_away(day)) {
            fmt::print("{:<11} away\n", short_day_text(date));
            return;
        }
        const seconds session = interview_ ? minutes(interview_->minutes) : minutes(10);
        seconds spent{0};
        std::map<Why, std::size_t> whys;
        std::map<std::string, std::size_t> asked;
        const Practice morning = practice_on(day);
        const std::vector<Task> tasks = tasks_of_today(morning, session);
        const auto due = std::count_if(morning.cards.begin(), morning.cards.end(),
                                       [&](const Card& card) { return card.is_due(date); });
        std::vector<const Card*> missed;
        const auto put = [&](const Card& card, Why why) {
            const Grade grade = learner_.answers(card, date, morning.fsrs);
            Review review;
            review.question = card.question->id;
            review.at = time_of(day) + spent;
            review.day = date;
            review.seconds = 60;
            review.grade = grade;
            spent += card.is_new() ? morning.needed.first : morning.needed.again;
            reviews_.push_back(review);
            ++whys[why];
            ++asked[review.question];
            ++met_[review.question];
            if (grade == Grade::again && why != Why::missed) missed.push_back(&card);
        };
        const auto fits = [&](const Card& card) {
            const TimeNeeded& needed = morning.needed;
            return spent + (card.is_new() ? needed.first : needed.again) <= session;
        };
        for (const Task& task : tasks) {
            if (!fits(*task.card)) break;
            put(*task.card, task.why);
        }
        std::size_t again = 0;
        while (again < missed.size() && fits(*missed[again])) put(*missed[again++], Why::missed);
        const auto open = std::count(morning.open.begin(), morning.open.end(), true);
        fmt::print("{:<11} {:>5} {:>5} {:>5}  {}, {}, {}, {}; {} min{}\n", short_day_text(date),
                   open, due, asked.size(), whys[Why::missed], whys[Why::mistake], whys[Why::due],
                   whys[Why::fresh], std::chrono::ceil<minutes>(spent).count(),
                   whys[Why::mistake] > 0 ? "  <- softmax-overflow, from the code" : "");
        check(day, tasks, asked, spent, session, due, whys);
    }

    void check(int day, const std::vector<Task>& tasks,
               const std::map<std::string, std::size_t>& asked, seconds spent, seconds session,
               long due, std::map<Why, std::size_t>& whys) {
        const Practice evening = practice_on(day);
        demand(spent <= session, "a session is longer than it may be");
        for (const auto& [id, times] : asked) {
            demand(times <= 2, id + " was asked more than twice on a day");
        }
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                demand(tasks[i].card != tasks[j].card, "asked twice");
        }
        if (day == 5) demand(whys[Why::mistake] == 1, "the mistake of the day brings its question");
        if (!interview_) {
            const bool is_over = due * 110 > session.count();
            demand(!is_over || whys[Why::fresh] == 0,
                   "something new, though more is due than fits");
            return;
        }
        const StudyPlan plan = study_plan(evening, *interview_);
        for (const PlannedDay& planned : plan.days) {
            demand(planned.needed <= minutes(interview_->minutes), "a day is over its budget");
        }
        for (const Card& card : evening.cards) {
            if (card.memory) {
                demand(capped(card.due, interview_) < interview_->on,
                       "due on the day itself or later");
            }
        }
        if (day + 1 == static_cast<int>((interview_->on - first_day).count())) {
            demand(whys[Why::fresh] == 0, "something new on the last day");
        }
    }

    Course course_;
    std::vector<Question> questions_;
    Learner learner_;
    std::optional<InterviewDate> interview_;
    std::vector<Review> reviews_;
    std::map<std::string, std::size_t> met_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return Month(std::nullopt).run();
    const int day = std::atoi(argv[1]);
    if (argc > 2 || day < 3 || day > last_day) {
        fmt::print(stderr, "expected the day of the interview, 3 to {}, got '{}'\n", last_day,
                   argv[1]);
        return 2;
    }
    return Month(day).run();
}
