/// @file
/// What a typed answer denies.
#pragma once

#include <cstddef>
#include <vector>

#include "answers/words.hpp"

namespace coach {

/// The words that a "not", a "without" or the like denies: those from begin to end, without end.
struct Negation {
    std::size_t negator;
    std::size_t begin, end;
};

/// The negations in an answer, in its order.
///
/// One reaches to the end of its clause at most, and over what stands before it only where little
/// follows, as in "saturation does not happen". "Not only" is none.
std::vector<Negation> negations_in(const std::vector<Word>& words);

}  // namespace coach
