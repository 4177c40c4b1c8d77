/// @file
/// The same for a lesson that includes <xtensor-blas/xlinalg.hpp>, whose templates are heavier
/// than all the rest: it has a precompiled header of its own, which only such a lesson pays for.
#pragma once

#include <xtensor-blas/xlinalg.hpp>

#include "precompiled.hpp"

namespace qkv_precompiled {

inline void linear_algebra(qkv::Matrix& m, const qkv::Matrix& c, qkv::Batch& b,
                           const qkv::Batch& cb, std::size_t i, std::size_t j) {
    using qkv::Matrix;
    Matrix product = xt::linalg::dot(c, c);
    Matrix product_mutable = xt::linalg::dot(m, m);
    Matrix product_mixed = xt::linalg::dot(m, c);
    Matrix product_mixed_other = xt::linalg::dot(c, m);
    Matrix product_of_entry = xt::linalg::dot(xt::view(cb, i), c);
    Matrix product_of_entry_all = xt::linalg::dot(xt::view(cb, i, xt::all(), xt::all()), c);
    Matrix product_transposed = xt::linalg::dot(c, xt::transpose(c));
    Matrix product_transposed_first = xt::linalg::dot(xt::transpose(c), c);
    Matrix product_of_columns = xt::linalg::dot(c, xt::view(c, xt::all(), xt::range(i, j)));
    xt::view(b, i) = xt::linalg::dot(c, c);
    xt::view(b, i, xt::all(), xt::all()) = xt::linalg::dot(c, c);
    xt::view(b, i) = xt::linalg::dot(xt::view(cb, i), c);
    xt::view(b, i, xt::all(), xt::all()) =
        xt::linalg::dot(xt::view(cb, i, xt::all(), xt::all()), c);
    qkv::QKV qkv{xt::linalg::dot(c, c), xt::linalg::dot(c, c), xt::linalg::dot(c, c)};
}

}  // namespace qkv_precompiled
