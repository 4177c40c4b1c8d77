/// @file
/// Holding a mock interview: rounds follow each other against the clock.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "dialogue/dialogue.hpp"
#include "interview/agenda.hpp"
#include "interview/record.hpp"

namespace coach {

/// What came of handing in the code of a coding round.
struct Submission {
    bool passed = false;
    std::string mistake;  ///< the id of a known mistake; empty for none
    std::string screen;   ///< what is to be shown
};

/// What an interview needs from outside.
struct InterviewRoom {
    /// Puts an empty file for the exercise where nobody has written yet, unless it is there from
    /// before a pause. @return its path, as it is to be shown
    std::function<std::string(const Exercise&, bool is_begun)> lay_out;
    std::function<Submission(const Exercise&)> submit;
    /// Holds a bug hunt. It throws DialogueEnded where that is cut off.
    std::function<HuntRound(Dialogue&, const InterviewRecord&)> hunt;
    /// After each step: whatever comes next, this is kept.
    std::function<void(const InterviewRecord&)> keep;
};

/// What decides the questions.
struct InterviewMaterial {
    const Course& course;
    const Practice& practice;
    std::set<std::string> passed;         ///< exercises
    std::set<std::string> asked_earlier;  ///< questions and exercises of the last interviews
};

/// Goes on until the rounds, the time or the lines that come are at an end.
///
/// Nobody says how an answer was before the report does. What a typed answer lacks first is asked
/// about next; a spoken one is ticked by whoever gave it, or by the interviewer.
///
/// @return whether it came to its end; else it can be taken up again
bool conduct(InterviewRecord& interview, const InterviewMaterial& material, Dialogue& dialogue,
             const InterviewRoom& room);

}  // namespace coach
