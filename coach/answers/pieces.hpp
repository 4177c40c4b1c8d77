/// @file
/// The words, numbers and signs of a typed answer, its formulas in one spelling.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace coach {

/// What stands between a piece and the one before it.
enum class Break { none, clause, sentence };

struct Piece {
    std::string text;  ///< "variance", "d_k", "4.5", "not", "sqrt", "squared", "over", "minus"
    std::size_t begin, end;  ///< bytes of the answer
    Break before = Break::none;
};

/// The pieces of a text, in small letters.
///
/// "sqrt(d_k)", "√dₖ", "root of d k" and "dk**.5" are all `sqrt d_k`; "QKᵀ", "q @ k.T" and
/// "q k transposed" are `q k^t`; "1/√d_k" is `1 over sqrt d_k`; "n²" is `n squared`; "1,048,576"
/// is `1048576`; "three" is `3`; "doesn't" is `does not`. Products and brackets leave no piece.
std::vector<Piece> pieces_of(std::string_view text);

}  // namespace coach
