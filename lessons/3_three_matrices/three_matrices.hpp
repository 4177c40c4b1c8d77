/// @file
/// Lesson 3, the contract: why there are three matrices and not one.
///
/// Three pieces of evidence: what the scores of one head are as a single matrix and how free it is;
/// what a matrix that queries and keys share can never do; and three heads, designed by hand, each
/// of which does something that one matrix for all cannot.
#pragma once

#include "tensor.hpp"

namespace qkv {

/// Exercise 3.1: queries and keys meet in one bilinear form, M = W_q·W_kᵀ: the scores are X·M·Xᵀ.
///
/// @param w_q (d_model, d_k).
/// @param w_k (d_model, d_k).
/// @return (d_model, d_model), of rank d_k at most.
/// @throws std::invalid_argument if the two differ in shape; the message holds the numbers that
///         differ.
/// @see Elhage et al. 2021, A Mathematical Framework for Transformer Circuits (there WᵀW, for
///      column vectors)
Matrix bilinear_form(const Matrix& w_q, const Matrix& w_k);

/// Exercise 3.2: how far scores are from treating two positions alike: max |S_ij - S_ji|.
///
/// @param scores (n, n); n may be 0.
/// @return 0 where the scores are symmetric, as they are whenever queries and keys share a matrix;
///         0 for n = 0.
/// @throws std::invalid_argument if scores is not square; the message holds both numbers.
double asymmetry(const Matrix& scores);

/// Exercise 3.3: in how many independent directions the scores of a head can be changed through
/// W_q and W_k.
///
/// Fewer than their 2·d_model·d_k numbers: W_q·A and W_k·A⁻ᵀ give the same scores for every
/// invertible A, (d_k, d_k).
///
/// @return 2·d_model·d_k - d_k².
/// @throws std::invalid_argument if d_k is 0, or above d_model; then the message holds both.
std::size_t score_degrees_of_freedom(std::size_t d_model, std::size_t d_k);

// The heads of 3.4 to 3.6 are designed, not trained. Each is run with unmasked scaled dot-product
// attention: q = queries·w_q, k = memory·w_k, v = memory·w_v, weights = softmax(q·kᵀ / √d_k),
// output = weights·v. "Attends to" means a weight of 0.99 or more, for up to 64 positions or keys;
// outputs are right within 0.02. d_k is free, and so is d_v where no output is asked for.

/// Exercise 3.4: two tokens that each attend to the other. No head with w_q = w_k can.
///
/// Queries and memory are both the (2, 2) identity matrix: one one-hot row for each token.
///
/// @return w_q and w_k (2, d_k), w_v (2, d_v).
Head swap_head();

/// Exercise 3.5: each position i >= 1 attends to position i - 1 and reads the token there.
///
/// Rows of X, which is both queries and memory, are [one-hot token | one-hot position]. The head
/// holds for every sequence of up to `positions` rows. What position 0 attends to is free.
///
/// @return w_q and w_k (vocabulary + positions, d_k), w_v (vocabulary + positions, vocabulary);
///         the output at i >= 1 is the one-hot token of position i - 1.
/// @throws std::invalid_argument if vocabulary or positions is 0.
/// @see Elhage et al. 2021, where such heads are half of an induction circuit
Head previous_token_head(std::size_t vocabulary, std::size_t positions);

/// Exercise 3.6: a dictionary. Each query attends to the row of memory that has its key, and reads
/// the payload there.
///
/// Rows of memory are [one-hot key | payload], rows of queries [one-hot key | 0]. The keys in
/// memory are distinct, every query's key is among them, payload entries lie in [-1, 1].
///
/// @return w_q and w_k (key_width + payload_width, d_k), w_v (key_width + payload_width,
///         payload_width).
/// @throws std::invalid_argument if key_width or payload_width is 0.
Head lookup_head(std::size_t key_width, std::size_t payload_width);

}  // namespace qkv
