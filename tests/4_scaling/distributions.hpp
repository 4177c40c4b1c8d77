/// @file
/// Weights of one query, as two exercises take them, and what is no such thing.
#pragma once

#include <limits>
#include <vector>

#include "support/fixtures.hpp"

namespace qkv_tests {

/// The softmax of so many random logits.
inline qkv::Vector draw_weights(std::size_t size, qkv::Rng& rng) {
    const qkv::Matrix drawn = expected_softmax(2.0 * draw_matrix(1, size, rng));
    qkv::Vector weights = xt::zeros<double>({size});
    std::copy(drawn.begin(), drawn.end(), weights.begin());
    return weights;
}

/// Vectors that sum to 1 up to rounding or to less than 1e-6, and have no negative entry.
inline std::vector<qkv::Vector> nearly_distributions() {
    return {{0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1},  // 0.9999999999999999
            {0.25, 0.75 + 9e-7},
            {0.5 - 5e-7, 0.3, 0.2}};
}

/// Vectors that have a negative entry or NaN, though some of them sum to 1.
inline std::vector<qkv::Vector> with_bad_entries() {
    return {{1.5, -0.5},         {-1e-9, 0.4, 0.6 + 1e-9},       {0.5, 0.5, -1e-7},
            {not_a_number, 1.0}, {0.25, 0.75, not_a_number},     {-infinity, 1.0},
            {not_a_number},      {0.5, not_a_number, 0.25, 0.25}};
}

/// Vectors whose sum is off 1, down to twice what is allowed.
inline std::vector<qkv::Vector> with_bad_sums() {
    return {{0.5, 0.25},     {0.5, 0.75},       {0.0, 0.0, 0.0},   {1.0, 2.0, 3.0},
            {infinity, 1.0}, {0.5, 0.5 + 2e-6}, {0.5, 0.5 - 2e-6}, {2.0}};
}

}  // namespace qkv_tests
