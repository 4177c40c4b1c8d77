/// @file
/// What comes next in a mock interview.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "course/course.hpp"
#include "interview/record.hpp"
#include "rehearse/practice.hpp"

namespace coach {

enum class Round { idea, coding, hunt, none };

/// How the time is shared out.
struct Agenda {
    std::size_t questions = 0;
    std::chrono::minutes question{0};
    std::chrono::minutes coding{0};
    std::chrono::minutes hunt{0};  ///< 0 for none
};

/// 20 minutes: two questions of 4 and 12 of coding. 45: three of 5, 15 of coding, 15 of a bug hunt.
/// Others are shared out alike.
Agenda agenda_of(int minutes);

/// What has not been yet, as long as there is time.
Round next_round(const InterviewRecord& interview);

/// How hard the next question is: harder after an answer that said three quarters, easier after one
/// that said less than four in ten. The first one is from the middle.
Level next_level(const std::vector<ConceptRound>& so_far);

/// The next question: of its level, or of the nearest that has any left; none twice; of the topics
/// that this interview has not touched, if there are; those that earlier interviews did not ask, then
/// those that are remembered least; must-know before others; the seed decides the rest.
///
/// @param earlier ids that the last interviews have asked
const Question* next_question(const InterviewRecord& interview, const Practice& practice,
                              const std::set<std::string>& earlier);

/// The exercise of the coding round: one that fills it; that has passed, if any has; not one of the last interviews;
/// the seed decides.
const Exercise& coding_exercise(const Course& course, const std::set<std::string>& passed,
                                const std::set<std::string>& earlier, std::uint64_t seed);

}  // namespace coach
