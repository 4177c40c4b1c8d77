// The worked example of lesson 1: its page shows this code, its figures and questions compute with it.
#pragma once

#include "projections.hpp"

namespace example {

using qkv::Head;
using qkv::Matrix;

//! [worked example]
// seq_len 3, d_model 4
const Matrix x{{1, 0, 2, -1}, {0.5, -1, 0, 2}, {2, 1, -1, 0}};
const Head head{
    // w_q and w_k: d_model 4, d_k 2
    {{1, 0}, {0, 1}, {0.5, -1}, {1, 2}},
    {{0, 1}, {1, 0.5}, {1, 0}, {-1, 1}},
    // w_v: d_model 4, d_v 5
    {
        {1, 0, 0, 2, -1},
        {0, 1, 0, 1, 0},
        {0, 0, 1, -1, 2},
        {1, 1, 0, 0, 1},
    },
};
//! [worked example]

/// The columns of the three matrices of a head, side by side.
inline Matrix side_by_side(const Head& parts) {
    return xt::concatenate(xt::xtuple(parts.w_q, parts.w_k, parts.w_v), 1);
}

/// The columns first to end - 1.
inline Matrix columns(const Matrix& matrix, std::size_t first, std::size_t end) {
    return xt::view(matrix, xt::all(), xt::range(first, end));
}

}  // namespace example
