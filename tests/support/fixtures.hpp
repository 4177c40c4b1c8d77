/// @file
/// What the suites feed to the exercises.
///
/// All sizes differ, and so do all products of two of them: a swapped axis, a flattened batch or
/// a wrong width cannot go unnoticed. Where exchanged inputs would only throw, a case with all
/// sizes equal lets the numbers tell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "tensor.hpp"

namespace qkv_tests {

inline constexpr std::size_t batch_size = 2;
inline constexpr std::size_t seq_len = 3;
inline constexpr std::size_t target_length = seq_len;  ///< T, where it differs from S
inline constexpr std::size_t source_length = 4;        ///< S
inline constexpr std::size_t d_k = 5;
inline constexpr std::size_t d_v = 7;
inline constexpr std::size_t d_model = 11;
inline constexpr std::size_t d_decoder = 9;   ///< where decoder and encoder differ in width
inline constexpr std::size_t d_encoder = 11;  ///< likewise

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// The generator of the running test case: seeded by QKV_SEED (1 where it is not set) and by the
/// name of the case, so that no case depends on which others ran, or in which order.
qkv::Rng fixture_rng();

/// The seed, if the running test case has drawn anything with fixture_rng().
std::optional<std::uint64_t> drawn_with_seed();

qkv::Matrix draw_matrix(std::size_t rows, std::size_t columns, qkv::Rng& rng);
qkv::Batch draw_batch(std::size_t batch, std::size_t rows, std::size_t columns, qkv::Rng& rng);

/// w_q and w_k (height, key_width), w_v (height, value_width), no two alike.
qkv::Head draw_head(std::size_t height, std::size_t key_width, std::size_t value_width,
                    qkv::Rng& rng);

/// Sequence `entry` of the batch.
qkv::Matrix entry_of(const qkv::Batch& batch, std::size_t entry);

/// These rows of the matrix, in this order.
qkv::Matrix rows_of(const qkv::Matrix& matrix, const std::vector<std::size_t>& rows);

/// The columns of the three side by side.
qkv::Matrix side_by_side(const qkv::Matrix& a, const qkv::Matrix& b, const qkv::Matrix& c);

qkv::Matrix transposed(const qkv::Matrix& matrix);

// ---- what is expected: plain loops, which owe nothing to BLAS or to a learner's code ----

/// X·W, summed in a wider type.
qkv::Matrix expected_product(const qkv::Matrix& x, const qkv::Matrix& w);
/// Q·Kᵀ, likewise.
qkv::Matrix expected_scores(const qkv::Matrix& q, const qkv::Matrix& k);
/// Row by row, the row's maximum subtracted first, in a wider type.
qkv::Matrix expected_softmax(const qkv::Matrix& logits);
/// softmax(Q·Kᵀ / temperature)·V.
qkv::Attention expected_soft_lookup(const qkv::Matrix& q, const qkv::Matrix& k,
                                    const qkv::Matrix& v, double temperature);
/// softmax(Q·Kᵀ / √d_k)·V.
qkv::Attention expected_attention(const qkv::Matrix& q, const qkv::Matrix& k, const qkv::Matrix& v);
qkv::QKV expected_projections(const qkv::Matrix& x, const qkv::Head& head);
qkv::BatchQKV expected_projections(const qkv::Batch& x, const qkv::Head& head);

}  // namespace qkv_tests
