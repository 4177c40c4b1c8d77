/// @file
/// How many key points are found, and how many of those that are found are said.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "answers.hpp"
#include "course/interview.hpp"

namespace answers_tests {

/// Pairs of an answer and a key point, counted.
struct Count {
    int found = 0;   ///< and said
    int wrong = 0;   ///< found, but not said
    int missed = 0;  ///< said, but not found

    double precision() const;  ///< of what was found, how much is said; 1 where nothing was
    double recall() const;     ///< of what is said, how much was found; 1 where nothing is
};

struct Score {
    Count all;
    std::map<std::string, Count> of_kind;
    /// A line for each pair that is wrong or missed: the question, the point, the answer.
    std::vector<std::string> mistakes;

    /// The figures, and no word of any answer: "precision 0.987 (5 of 391 ...)".
    std::string totals() const;
};

/// What find_key_points() makes of the answers.
///
/// @throws coach::Problem if an answer names a question or a key point that there is not.
Score score(const std::vector<coach::Question>& questions, const std::vector<Answer>& answers);

}  // namespace answers_tests
