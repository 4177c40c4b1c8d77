/// @file
/// What might be taken for the right text where a mistake is.
#pragma once

#include <vector>

#include "hunt/dice.hpp"
#include "hunt/planting.hpp"

namespace coach {

/// Bodies that change the place of the mistake, and neither put the right text there nor leave it as it
/// is: what other records write in that place first, then the right text with one slip in it, such as
/// "<=" for "<" or another argument. That they fail is to be shown by running them.
///
/// @param right  the body of the function
/// @param others what can be planted, the mistake itself among them
/// @param most   how many at most
std::vector<CodePieces> wrong_fixes(const CodePieces& right, const Plantable& mistake,
                                    const std::vector<Plantable>& others, std::size_t most,
                                    Dice& dice);

}  // namespace coach
