/// @file
/// What is kept of a mock interview: enough to go on after any end, and to compare it with others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "course/interview.hpp"
#include "progress/review_log.hpp"

namespace coach {

/// A question about ideas, and what was answered.
struct ConceptRound {
    std::string question;  ///< its id
    Level level = Level::mid;
    UtcTime at;
    Day day;
    double seconds = 0;  ///< until the end of the answer
    std::string answer;  ///< as typed; empty if it was said aloud
    std::vector<PointSaid> points;
    std::size_t changed_ticks = 0;  ///< by hand, after what was found in a typed answer
    std::string follow_up;          ///< what was asked next; empty if it came to no follow-up
    bool follow_up_said = false;

    bool operator==(const ConceptRound&) const = default;

    /// The share of key points that were said, 0 to 1.
    double score() const;
};

/// An exercise from an empty file.
struct CodingRound {
    std::string exercise;  ///< "4.7"
    double seconds = 0;
    std::size_t submissions = 0;
    bool passed = false;
    std::string mistake;  ///< the id of the one named last; empty for none
    std::string follow_up;
    bool follow_up_said = false;

    bool operator==(const CodingRound&) const = default;
};

/// A bug hunt.
struct HuntRound {
    std::string lesson;
    std::vector<std::string> planted;  ///< ids of mistakes
    std::vector<std::string> found;
    double seconds = 0;

    bool operator==(const HuntRound&) const = default;
};

struct InterviewRecord {
    std::uint64_t seed = 0;
    int minutes = 45;
    bool with_interviewer = false;  ///< somebody else ticks
    UtcTime began;
    Day day;
    double spent = 0;  ///< seconds, pauses apart
    std::vector<ConceptRound> concepts;
    std::optional<CodingRound> coding;
    std::optional<HuntRound> hunt;
    bool coding_is_over = false;
    bool hunt_is_over = false;
    std::optional<Answered> unfinished;  ///< a typed answer that is not judged yet

    bool operator==(const InterviewRecord&) const = default;

    /// The share of all key points that were said, 0 to 1; 0 if none was asked for.
    double score() const;
};

std::string json_text(const InterviewRecord& interview);

/// @throws Damaged if it is none that json_text() wrote
InterviewRecord interview_of_json(const std::string& text);

}  // namespace coach
