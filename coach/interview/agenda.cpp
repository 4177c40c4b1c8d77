#include "interview/agenda.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "hunt/dice.hpp"

namespace coach {
namespace {

constexpr double said_enough = 0.75;
constexpr double said_little = 0.4;

int rank(Level level) { return static_cast<int>(level); }

}  // namespace

Agenda agenda_of(int minutes) {
    constexpr int long_interview = 40;
    const bool is_long = minutes >= long_interview;
    Agenda agenda;
    agenda.questions = is_long ? 3 : 2;
    agenda.question = std::chrono::minutes(is_long ? minutes / 9 : minutes / 5);
    const int rest = minutes - static_cast<int>(agenda.questions * agenda.question.count());
    agenda.coding = std::chrono::minutes(is_long ? rest / 2 : rest);
    agenda.hunt = std::chrono::minutes(is_long ? rest - rest / 2 : 0);
    return agenda;
}

Round next_round(const InterviewRecord& interview) {
    const Agenda agenda = agenda_of(interview.minutes);
    if (interview.spent >= 60.0 * interview.minutes) return Round::none;
    if (interview.concepts.size() < agenda.questions) return Round::idea;
    if (!interview.coding_is_over) return Round::coding;
    if (!interview.hunt_is_over && agenda.hunt.count() > 0) return Round::hunt;
    return Round::none;
}

Level next_level(const std::vector<ConceptRound>& so_far) {
    Level level = Level::mid;
    for (const ConceptRound& round : so_far) {
        level = round.level;
        if (round.score() >= said_enough && level != Level::senior) {
            level = static_cast<Level>(rank(level) + 1);
        } else if (round.score() < said_little && level != Level::screen) {
            level = static_cast<Level>(rank(level) - 1);
        }
    }
    return level;
}

const Question* next_question(const InterviewRecord& interview, const Practice& practice,
                              const std::set<std::string>& earlier) {
    const Level wanted = next_level(interview.concepts);
    std::set<std::string> asked;
    std::set<std::string> topics;
    for (const ConceptRound& round : interview.concepts) {
        asked.insert(round.question);
        for (const Card& card : practice.cards) {
            if (card.question->id == round.question) topics.insert(card.question->topic);
        }
    }
    const auto key = [&](const Card& card) {
        const Question& question = *card.question;
        constexpr double steps = 4;  // what is remembered about equally well is
        return std::tuple(std::abs(rank(question.level) - rank(wanted)),
                          topics.count(question.topic), earlier.count(question.id),
                          static_cast<int>(recall_on(card, practice.today, practice.fsrs) * steps),
                          !question.must_know, seed_for(interview.seed, question.id));
    };
    const Card* best = nullptr;
    for (const Card& card : practice.cards) {
        if (asked.count(card.question->id) > 0) continue;
        if (best == nullptr || key(card) < key(*best)) best = &card;
    }
    return best == nullptr ? nullptr : best->question;
}

const Exercise& coding_exercise(const Course& course, const std::set<std::string>& passed,
                                const std::set<std::string>& earlier, std::uint64_t seed) {
    const Exercise* best = nullptr;
    const auto key = [&](const Exercise& exercise) {
        return std::tuple(!exercise.fills_a_round, passed.count(exercise.id) == 0,
                          earlier.count(exercise.id), seed_for(seed, exercise.id));
    };
    for (const Lesson& lesson : course.lessons) {
        for (const Exercise& exercise : lesson.exercises) {
            if (best == nullptr || key(exercise) < key(*best)) best = &exercise;
        }
    }
    return *best;
}

}  // namespace coach
