/// @file
/// What to rehearse today, in order.
#pragma once

#include <string_view>
#include <vector>

#include "rehearse/practice.hpp"

namespace coach {

/// Why a question is asked.
enum class Why {
    missed,   ///< the last answer missed it
    mistake,  ///< the learner made a mistake that it is about
    due,      ///< its memory has faded to nine in ten
    fresh,    ///< it is new
    asked,    ///< the learner asked for it
};

struct Task {
    const Card* card = nullptr;
    Why why = Why::due;
};

/// What is due today, without regard to an interview's date: what was missed, what a mistake brings
/// forward, what is due (must-know first, then what is remembered best: after a month away, that
/// saves the most), and then new questions (must-know first, easy before hard), but those only if all
/// before them fits into a session. A question that is not open comes only if a mistake brings it.
///
/// @param session how long one lasts
std::vector<Task> tasks_without_date(const Practice& practice, std::chrono::seconds session);

/// Whether a comes before b among new questions, or among equals: must-know first, then screens,
/// then in the order of the files.
bool is_asked_before(const Card& a, const Card& b);

/// The tasks with the topics mixed: where two of one kind follow each other on the same topic, a
/// later one of that kind comes between.
std::vector<Task> mixed(std::vector<Task> tasks);

}  // namespace coach
