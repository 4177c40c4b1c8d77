/// @file
/// Questions that a mistake brings forward.
#pragma once

#include <string>
#include <vector>

#include "course/course.hpp"
#include "explain/misconception.hpp"
#include "progress/store.hpp"
#include "rehearse/cards.hpp"

namespace coach {

/// A mistake of the learner's that an interview question is about.
struct Forward {
    std::string question;  ///< its id
    std::string mistake;   ///< the id of the misconception
    std::string title;     ///< what the misconception does
    std::string exercise;  ///< "4.7"
    UtcTime at;            ///< when it was made for the last time
    bool in_code = true;   ///< else it was expected in the book
};

/// Those whose question was not answered since; the mistake that was made last for each question.
///
/// @param mistakes    what was made in code, and
/// @param predictions what was expected in the book
/// @param known       the records of both
std::vector<Forward> brought_forward(const std::vector<MistakeRecord>& mistakes,
                                     const std::vector<Prediction>& predictions,
                                     const std::vector<Misconception>& known,
                                     const std::vector<Card>& cards);

}  // namespace coach
