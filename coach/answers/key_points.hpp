/// @file
/// Which key points of a question a typed answer says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "course/interview.hpp"

namespace coach {

/// What an answer has on one key point.
struct Found {
    bool said = false;
    /// The piece of the answer that says it, or that turns it round, for showing; empty if neither.
    std::string where;
    /// Its terms are there, but negated, or the wrong way round; it is not said then.
    bool is_turned_round = false;
};

/// What a typed answer has on each key point of the question, in the order of the points.
///
/// A point is said where one term of each list of its `says` stands in one sentence, or in up to
/// three that follow each other. Words are compared by their stems, formulas in one spelling (see
/// pieces.hpp), one typing error in a long word is forgiven. A term that is negated does not count,
/// nor one that stands beside a word which says the opposite of a word of the point, as "larger"
/// for "smaller", or "fine" for what the point calls wrong. Nor does a term that is said of another
/// thing than in the point's sentence, as "values are rotated" where that has keys, or of another
/// quantity, as √d_k for d_k. None counts where the same sentences say a term of the point's `unless`,
/// and what only repeats the question says nothing. An answer that turns a point round is read more
/// strictly: each other point has to be said within one sentence.
///
/// It guesses, so whoever answered should have the last word. The answer may be anything: empty,
/// of any length, binary.
std::vector<Found> find_key_points(const Question& question, std::string_view answer);

}  // namespace coach
