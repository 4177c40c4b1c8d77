// The example of lesson 2: five queries, four keys of width 3, four values of width 2. No two sizes
// are equal, and all numbers are integers, so that a reader can follow with a pencil.
#pragma once

#include "roles.hpp"

#include "figure.hpp"

namespace roles_example {

inline const qkv::Matrix q{{0, 1, 1}, {1, 2, -1}, {2, -1, 0}, {-1, 0, 1}, {1, 0, 2}};
inline const qkv::Matrix k{{2, 0, 1}, {1, 1, -1}, {-2, 0, 1}, {1, 1, 1}};
inline const qkv::Matrix v{{4, 0}, {1, 3}, {-6, 2}, {0, -2}};

/// The query that is followed through the lesson.
constexpr std::size_t followed = 1;

/// Scaled dot-product attention is a soft lookup at this temperature.
inline double root_d_k() { return std::sqrt(static_cast<double>(k.shape(1))); }

inline qkv::Matrix row(const qkv::Matrix& matrix, std::size_t i) {
    return xt::view(matrix, xt::range(i, i + 1), xt::all());
}

inline std::vector<std::string> numbered(const std::string& name, std::size_t count) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) names.push_back(name + std::to_string(i));
    return names;
}

/// A row of numbers as it is written in a text, and not broken there: "(1, 2, −1)".
inline std::string tuple(const qkv::Matrix& matrix, std::size_t i, int decimals) {
    std::string text;
    for (std::size_t j = 0; j < matrix.shape(1); ++j) {
        text += (j == 0 ? "(" : ",\u00a0") + book::decimals(matrix(i, j), decimals);
    }
    return text + ")";
}

}  // namespace roles_example
