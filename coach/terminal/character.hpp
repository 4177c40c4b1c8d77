/// @file
/// The characters of a UTF-8 text, and how much room a terminal gives each.
#pragma once

#include <cstddef>
#include <string_view>

namespace coach {

/// One character of a text.
struct Character {
    std::string_view bytes;  ///< one byte where it is no UTF-8
    char32_t code = 0;
    bool is_valid = true;

    /// How many columns it takes: 2 for Chinese, Japanese, Korean and pictures, 0 for what stands
    /// above or below another, else 1. A control character counts as 1.
    std::size_t columns() const;
};

/// The first character of a text that is not empty.
Character first_character(std::string_view text);

}  // namespace coach
