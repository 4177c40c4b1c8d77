// How the figures of lesson 1 write rows and large numbers.
#pragma once

#include "figure.hpp"

namespace projections {

/// "1.0, −4.0"
inline std::string row(const qkv::Matrix& matrix, std::size_t i) {
    std::string text;
    for (std::size_t j = 0; j < matrix.shape(1); ++j) {
        text += (j == 0 ? "" : ", ") + book::decimals(matrix(i, j), 1);
    }
    return text;
}

/// "(1.0, −4.0)"
inline std::string tuple(const qkv::Matrix& matrix, std::size_t i) {
    return '(' + row(matrix, i) + ')';
}

/// "786,432"
inline std::string with_separators(std::size_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
    return text;
}

}  // namespace projections
