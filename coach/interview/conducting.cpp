#include "interview/conducting.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answers/key_points.hpp"
#include "rehearse/screens.hpp"
#include "rehearse/ticks.hpp"
#include "terminal/lines.hpp"

namespace coach {
namespace {

/// The answer as a round, judged by what was found in it.
ConceptRound judged(const Question& question, const Answered& answered,
                    const std::vector<Found>& found) {
    ConceptRound round;
    round.question = question.id;
    round.level = question.level;
    round.at = answered.at;
    round.day = answered.day;
    round.seconds = answered.seconds;
    round.answer = answered.answer;
    for (std::size_t i = 0; i < question.key_points.size(); ++i) {
        round.points.push_back({question.key_points[i].point, found[i].said});
    }
    return round;
}

/// The first key point that was not said; as many as there are, if all were.
std::size_t first_missing(const ConceptRound& round) {
    const auto missing = std::find_if(round.points.begin(), round.points.end(),
                                      [](const PointSaid& point) { return !point.said; });
    return static_cast<std::size_t>(missing - round.points.begin());
}

class Interviewing {
 public:
    Interviewing(InterviewRecord& interview, const InterviewMaterial& material, Dialogue& dialogue,
                 const InterviewRoom& room)
        : interview_(interview),
          material_(material),
          dialogue_(dialogue),
          room_(room),
          spent_before_(interview.spent),
          begin_(dialogue.seconds()) {}

    bool run() {
        try {
            while (true) {
                look_at_the_clock();
                switch (next_round(interview_)) {
                    case Round::idea:
                        if (!ask_for_an_idea()) return true;
                        break;
                    case Round::coding:
                        have_code_written();
                        break;
                    case Round::hunt:
                        hunt();
                        break;
                    case Round::none:
                        return true;
                }
                keep();
            }
        } catch (const DialogueEnded&) {
            keep();
            return false;
        }
    }

 private:
    void look_at_the_clock() { interview_.spent = spent_before_ + dialogue_.seconds() - begin_; }

    void keep() {
        look_at_the_clock();
        room_.keep(interview_);
    }

    std::string line(std::string_view prompt, std::optional<double> since = std::nullopt) {
        return line_from(dialogue_, prompt, since);
    }

    void say(std::string_view text) { dialogue_.say(text); }

    void heading(const std::string& what) {
        look_at_the_clock();
        const double left = std::max(60.0 * interview_.minutes - interview_.spent, 0.0);
        const Terminal terminal = dialogue_.terminal();
        say(fmt::format("\n{}\n",
                        terminal.dim(clipped(fmt::format("{} · {} left of {} minutes", what,
                                                         clock_text(left), interview_.minutes),
                                             terminal.columns))));
    }

    std::string text(std::string_view words, std::size_t indent = 0) {
        return paragraphs(words, dialogue_.terminal(), indent);
    }

    const Question* question_named(const std::string& id) const {
        for (const Card& card : material_.practice.cards) {
            if (card.question->id == id) return card.question;
        }
        return nullptr;
    }

    // ---- ideas ----------------------------------------------------------------------------

    /// @return false if no question is left
    bool ask_for_an_idea() {
        const Question* question = nullptr;
        if (interview_.unfinished) {
            question = question_named(interview_.unfinished->question);
            if (question == nullptr) interview_.unfinished.reset();
        }
        if (question == nullptr) {
            question = next_question(interview_, material_.practice, material_.asked_earlier);
        }
        if (question == nullptr) return false;
        const Agenda agenda = agenda_of(interview_.minutes);
        heading(fmt::format("question {} of {}", interview_.concepts.size() + 1, agenda.questions));
        say(dialogue_.terminal().bold(text(question->question)));
        if (interview_.with_interviewer) {
            ask_by_interviewer(*question);
        } else {
            ask_by_coach(*question);
        }
        interview_.unfinished.reset();
        return true;
    }

    /// The lines up to an empty one; what there is of them is kept as they come.
    Answered answer(const Question& question) {
        Answered answered;
        if (interview_.unfinished) {
            answered = *interview_.unfinished;
            say(text("So far: " + printable(answered.answer), 2));
        } else {
            const Now now = dialogue_.now();
            answered = {question.id, now.at, now.day, Occasion::interview, 0, ""};
            say(dialogue_.terminal().dim(
                text("Say it aloud, then press Enter. Or type it; an empty line ends it. /quit")));
        }
        const double begin = dialogue_.seconds() - answered.seconds;
        while (true) {
            const std::string typed = line("> ", begin);
            answered.seconds = dialogue_.seconds() - begin;
            if (typed.empty()) return answered;
            answered.answer += typed + '\n';
            interview_.unfinished = answered;
            keep();
        }
    }

    void ask_by_coach(const Question& question) {
        const Answered answered = answer(question);
        const std::vector<Found> found = find_key_points(question, answered.answer);
        ConceptRound round = judged(question, answered, found);
        if (answered.answer.empty()) {
            tick(question, {}, round);
            follow_up(question, round);
        } else {
            // before the points are shown, which would answer it
            follow_up_on_what_is_missing(question, round);
            const std::vector<PointSaid> by_coach = round.points;
            tick(question, found, round);
            for (std::size_t i = 0; i < by_coach.size(); ++i) {
                round.changed_ticks += by_coach[i].said != round.points[i].said ? 1 : 0;
            }
        }
        interview_.concepts.push_back(round);
    }

    void tick(const Question& question, const std::vector<Found>& found, ConceptRound& round) {
        std::vector<bool> ticks;
        for (const PointSaid& point : round.points) ticks.push_back(point.said);
        ticks = ask_for_ticks(question, std::move(ticks), found, dialogue_);
        for (std::size_t i = 0; i < ticks.size(); ++i) round.points[i].said = ticks[i];
    }

    void follow_up_on_what_is_missing(const Question& question, ConceptRound& round) {
        const std::size_t missing = first_missing(round);
        if (missing == round.points.size()) {
            follow_up(question, round);
            return;
        }
        round.follow_up = question.key_points[missing].probe;
        // said late, so it counts as the follow-up's and not as the answer's
        round.follow_up_said =
            find_key_points(question, follow_up_answer(round.follow_up))[missing].said;
    }

    /// One that is judged by whoever answered.
    void follow_up(const Question& question, ConceptRound& round) {
        if (question.follow_ups.empty()) return;
        const FollowUp& next = question.follow_ups[interview_.seed % question.follow_ups.size()];
        round.follow_up = next.ask;
        follow_up_answer(next.ask);
        say(text(next.answer, 2));
        round.follow_up_said = is_yes("Did you say that? y or n: ");
    }

    std::string follow_up_answer(const std::string& ask) {
        say('\n' + dialogue_.terminal().bold(text(ask)));
        const double begin = dialogue_.seconds();
        std::string answered;
        while (true) {
            const std::string typed = line("> ", begin);
            if (typed.empty()) return answered;
            answered += typed + '\n';
        }
    }

    bool is_yes(std::string_view prompt) {
        while (true) {
            const std::string entered = line(prompt);
            if (entered == "y" || entered == "Y" || entered == "yes") return true;
            if (entered == "n" || entered == "N" || entered == "no" || entered.empty())
                return false;
            say("Expected y or n.\n");
        }
    }

    void ask_by_interviewer(const Question& question) {
        const Terminal terminal = dialogue_.terminal();
        say(terminal.cyan("For the interviewer alone") + '\n');
        say(points_screen(question, std::vector<bool>(question.key_points.size()), {}, terminal));
        for (std::size_t i = 0; i < question.key_points.size(); ++i) {
            say(terminal.dim(
                text(fmt::format("if {} is missing: {}", i + 1, question.key_points[i].probe), 2)));
        }
        for (const FollowUp& next : question.follow_ups) {
            say(terminal.dim(text(fmt::format("then: {} ({})", next.ask, next.answer), 2)));
        }
        ConceptRound round;
        round.question = question.id;
        round.level = question.level;
        const Now now = dialogue_.now();
        round.at = now.at;
        round.day = now.day;
        for (const KeyPoint& point : question.key_points)
            round.points.push_back({point.point, false});
        const double begin = dialogue_.seconds();
        line("Enter when the answer is over: ", begin);
        round.seconds = dialogue_.seconds() - begin;
        tick(question, {}, round);
        const std::size_t missing = first_missing(round);
        if (missing < round.points.size()) {
            round.follow_up = question.key_points[missing].probe;
        } else if (!question.follow_ups.empty()) {
            round.follow_up = question.follow_ups.front().ask;
        }
        if (!round.follow_up.empty()) {
            say('\n' + terminal.bold(text("Ask next: " + round.follow_up)));
            round.follow_up_said = is_yes("Was it answered? y or n: ");
        }
        interview_.concepts.push_back(round);
    }

    // ---- coding ---------------------------------------------------------------------------

    void have_code_written() {
        const bool is_begun = interview_.coding.has_value();
        const Exercise* exercise = is_begun
                                       ? exercise_named(interview_.coding->exercise)
                                       : &coding_exercise(material_.course, material_.passed,
                                                          material_.asked_earlier, interview_.seed);
        if (exercise == nullptr) {
            interview_.coding_is_over = true;
            return;
        }
        if (!is_begun) {
            interview_.coding.emplace();
            interview_.coding->exercise = exercise->id;
        }
        CodingRound& round = *interview_.coding;
        const Agenda agenda = agenda_of(interview_.minutes);
        heading(fmt::format("coding · {} minutes", agenda.coding.count()));
        const std::string file = room_.lay_out(*exercise, is_begun);
        say(dialogue_.terminal().bold(
            text(fmt::format("Write {} {} from its contract.", exercise->id, exercise->name))));
        say(fmt::format("  write  {}\n", dialogue_.terminal().cyan(file)));
        say(text(
            "Tests run when it is handed in, as at a whiteboard: say what you would test first.",
            2));
        keep();
        const double begin = dialogue_.seconds() - round.seconds;
        while (!round.passed) {
            const std::string entered = line("Enter hands it in; /over ends the round: ", begin);
            round.seconds = dialogue_.seconds() - begin;
            if (entered == "/over") break;
            if (!entered.empty()) {
                say("Expected Enter, /over or /quit.\n");
                continue;
            }
            const Submission submission = room_.submit(*exercise);
            ++round.submissions;
            round.passed = submission.passed;
            round.mistake = submission.mistake;
            say('\n' + submission.screen);
            keep();
            if (round.seconds > 60.0 * static_cast<double>(agenda.coding.count()) &&
                !round.passed) {
                say("The time for it is over.\n");
                break;
            }
        }
        if (exercise->follow_up) {
            round.follow_up = exercise->follow_up->ask;
            follow_up_answer(round.follow_up);
            say(text(exercise->follow_up->answer, 2));
            round.follow_up_said = is_yes("Was that said? y or n: ");
        }
        interview_.coding_is_over = true;
    }

    const Exercise* exercise_named(const std::string& id) const {
        for (const Lesson& lesson : material_.course.lessons) {
            for (const Exercise& exercise : lesson.exercises) {
                if (exercise.id == id) return &exercise;
            }
        }
        return nullptr;
    }

    // ---- bug hunt -------------------------------------------------------------------------

    void hunt() {
        heading("bug hunt");
        keep();
        interview_.hunt = room_.hunt(dialogue_, interview_);
        interview_.hunt_is_over = true;
    }

    InterviewRecord& interview_;
    const InterviewMaterial& material_;
    Dialogue& dialogue_;
    const InterviewRoom& room_;
    double spent_before_;
    double begin_;
};

}  // namespace

bool conduct(InterviewRecord& interview, const InterviewMaterial& material, Dialogue& dialogue,
             const InterviewRoom& room) {
    return Interviewing(interview, material, dialogue, room).run();
}

}  // namespace coach
