#include "rehearse/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <optional>

#include "answers/key_points.hpp"
#include "rehearse/screens.hpp"
#include "rehearse/ticks.hpp"

namespace coach {
namespace {

class Session {
 public:
    Session(const Practice& practice, const SessionOptions& options, Dialogue& dialogue,
            const Keeping& keeping)
        : practice_(practice), options_(options), dialogue_(dialogue), keeping_(keeping) {}

    SessionResult run(const std::vector<Task>& tasks) {
        std::deque<Task> waiting(tasks.begin(), tasks.end());
        const double begin = dialogue_.seconds();
        try {
            finish_what_is_unfinished(waiting);
            while (!waiting.empty() && is_time_left(begin)) {
                const Task task = waiting.front();
                waiting.pop_front();
                try {
                    if (!put(task, place(waiting.size(), begin))) {
                        ++result_.left;  // skipped
                        continue;
                    }
                } catch (const DialogueEnded&) {
                    waiting.push_front(task);
                    throw;
                }
                after_review(task, waiting);
            }
        } catch (const DialogueEnded&) {
            result_.was_cut_off = true;
        }
        result_.left += waiting.size();
        return std::move(result_);
    }

 private:
    /// Whether one more question will end in time, as far as can be known; the first one has to.
    bool is_time_left(double begin) {
        const double spent = dialogue_.seconds() - begin;
        return result_.reviews.empty() ||
               spent + static_cast<double>(practice_.needed.again.count()) <=
                   static_cast<double>(options_.length.count());
    }

    /// "2 of about 5", as far as the time reaches.
    std::string place(std::size_t waiting, double begin) {
        const auto left =
            options_.length - std::chrono::seconds(static_cast<long>(dialogue_.seconds() - begin));
        const auto fitting =
            static_cast<std::size_t>(std::max<std::int64_t>(1, left / practice_.needed.again));
        const std::size_t number = result_.reviews.size() + 1;
        return fmt::format("question {} of about {}", number,
                           number - 1 + std::min(waiting + 1, fitting));
    }

    /// @return whether it was answered
    bool put(const Task& task, const std::string& place) {
        const Question& question = *task.card->question;
        dialogue_.say(
            '\n' + question_screen(task, practice_, place, dialogue_.terminal()) +
            dialogue_.terminal().dim(wrapped(
                "Say it aloud, then press Enter. Or type it; an empty line ends it. /skip, /quit",
                dialogue_.terminal().columns)) +
            '\n');
        const Now now = dialogue_.now();
        Answered answered{question.id, now.at, now.day, options_.occasion, 0, ""};
        const double begin = dialogue_.seconds();
        while (true) {
            const std::string typed = line_from(dialogue_, "> ", begin);
            answered.seconds = dialogue_.seconds() - begin;
            if (typed == "/skip" || typed == "/s") {
                if (!answered.answer.empty()) keeping_.dropped();
                return false;
            }
            if (!typed.empty()) answered.answer += typed + '\n';
            keeping_.answered(answered);  // each line: who knows what comes next
            if (typed.empty()) break;
        }
        judge(question, answered, *task.card);
        return true;
    }

    void judge(const Question& question, const Answered& answered, const Card& card) {
        dialogue_.say('\n' + short_answer_screen(question, dialogue_.terminal()));
        line_from(dialogue_, "Enter: the two-minute answer ");
        dialogue_.say('\n' + long_answer_screen(question, dialogue_.terminal()) + '\n');
        Review review;
        static_cast<Answered&>(review) = answered;
        review.points = ticked(question, answered);
        const Manner manner = answered.answer.empty() ? Manner::aloud : Manner::typed;
        review.grade = grade_of(review.points, review.seconds, manner);
        keeping_.reviewed(review);
        result_.reviews.push_back(review);
        dialogue_.say('\n' + verdict_screen(question, review, dialogue_.terminal()) + '\n');
        ask_follow_up(question, card);
    }

    std::vector<PointSaid> ticked(const Question& question, const Answered& answered) {
        std::vector<Found> found;
        if (!answered.answer.empty()) found = find_key_points(question, answered.answer);
        std::vector<bool> ticks(question.key_points.size());
        for (std::size_t i = 0; i < found.size(); ++i) ticks[i] = found[i].said;
        ticks = ask_for_ticks(question, std::move(ticks), found, dialogue_);
        std::vector<PointSaid> points;
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            points.push_back({question.key_points[i].point, ticks[i]});
        }
        return points;
    }

    void ask_follow_up(const Question& question, const Card& card) {
        if (question.follow_ups.empty()) return;
        const FollowUp& follow_up = question.follow_ups[card.met % question.follow_ups.size()];
        dialogue_.say(follow_up_screen(follow_up, dialogue_.terminal()));
        line_from(dialogue_, "Enter: its answer ");
        dialogue_.say(follow_up_answer_screen(follow_up, dialogue_.terminal()) + '\n');
    }

    void after_review(const Task& task, std::deque<Task>& waiting) {
        Card after = *task.card;
        const Review& last = result_.reviews.back();
        // with what this session has said of it already
        for (const Review& review : result_.reviews) {
            if (review.question == last.question) answer(after, review, practice_.fsrs);
        }
        dialogue_.say(next_date_text(after, practice_, options_.occasion));
        const auto times =
            std::count_if(result_.reviews.begin(), result_.reviews.end(),
                          [&](const Review& review) { return review.question == last.question; });
        if (last.grade == Grade::again && times == 1) waiting.push_back({task.card, Why::missed});
    }

    void finish_what_is_unfinished(std::deque<Task>& waiting) {
        if (!practice_.unfinished) return;
        const Answered& answered = *practice_.unfinished;
        const auto card =
            std::find_if(practice_.cards.begin(), practice_.cards.end(),
                         [&](const Card& one) { return one.question->id == answered.question; });
        if (card == practice_.cards.end()) return;
        dialogue_.say(fmt::format(
            "\nAn answer of {} is kept, and not ticked yet:\n{}{}", local_time_text(answered.at),
            wrapped(card->question->question, dialogue_.terminal().columns, 2) + '\n',
            wrapped(printable(answered.answer), dialogue_.terminal().columns, 2) + '\n'));
        judge(*card->question, answered, *card);
        waiting.erase(std::remove_if(waiting.begin(), waiting.end(),
                                     [&](const Task& task) { return task.card == &*card; }),
                      waiting.end());
        after_review({&*card, Why::asked}, waiting);
    }

    const Practice& practice_;
    const SessionOptions& options_;
    Dialogue& dialogue_;
    const Keeping& keeping_;
    SessionResult result_;
};

}  // namespace

SessionResult rehearse(const Practice& practice, const std::vector<Task>& tasks,
                       const SessionOptions& options, Dialogue& dialogue, const Keeping& keeping) {
    return Session(practice, options, dialogue, keeping).run(tasks);
}

}  // namespace coach
