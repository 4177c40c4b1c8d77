/// @file
/// The first part of a hunt: where are mistakes, and what does each of them do?
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "dialogue/dialogue.hpp"
#include "hunt/hunt.hpp"

namespace coach {

/// A planted mistake that was found, by a line of the text.
struct FoundMistake {
    std::size_t planted = 0;        ///< which one
    std::chrono::seconds after{0};  ///< from the beginning
    std::vector<bool> answers;  ///< to its questions, as far as they were answered: was it right?

    bool operator==(const FoundMistake&) const = default;
};

/// How far a hunt has come.
struct HuntProgress {
    std::chrono::sys_seconds began;
    std::vector<FoundMistake> found;
    int wrong_lines = 0;    ///< lines that were named, and hold no mistake
    bool is_asked = false;  ///< the learner has gone on to mend it

    bool operator==(const HuntProgress&) const = default;

    std::chrono::seconds so_far(std::chrono::sys_seconds now) const;
    bool has_found(std::size_t planted) const;
};

/// What the dialogue needs from outside.
struct HuntHost {
    std::string file;                       ///< where the learner reads it, for them to open
    std::function<std::string()> text_now;  ///< of that file
    std::function<void(const HuntProgress&)> keep;  ///< called after each step
};

/// Asks for lines, and three questions about each mistake that one names. Ends when all are found, at
/// an empty line, or when no more lines come; an unanswered question is put again by the next call.
///
/// @return false if no more lines came
bool ask_hunt(const BugHunt& hunt, HuntProgress& progress, Dialogue& dialogue,
              const HuntHost& host);

/// Puts one question: its choices with letters, until one is chosen.
///
/// @return whether it was right; nothing if no more lines came
std::optional<bool> put_question(const ChoiceQuestion& question, Dialogue& dialogue,
                                 std::optional<double> since);

}  // namespace coach
