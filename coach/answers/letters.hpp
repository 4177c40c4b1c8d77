/// @file
/// A typed text in ASCII, as far as its words and formulas need it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace coach {

/// A character of the ASCII form, and the bytes of the text that it stands for.
struct Letter {
    char character;
    std::size_t begin, end;
};

/// The text in small letters and ASCII: "QKᵀ/√dₖ" is "qk^t / sqrt d_k".
///
/// Super- and subscripts are written with ^ and _, Greek letters and signs by their names, accents
/// are left out; products are spaces. What is no UTF-8, or has no such form, is a space.
std::vector<Letter> letters_of(std::string_view text);

}  // namespace coach
