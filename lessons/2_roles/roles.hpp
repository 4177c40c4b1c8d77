/// @file
/// Lesson 2, the contract: what queries, keys and values are each for.
///
/// Attention is a lookup that gives way. A database returns the value of the one key that matches;
/// a soft lookup returns a mixture of all values, weighted by how well each key matches.
#pragma once

#include "tensor.hpp"

namespace qkv {

/// Exercise 2.1: how well each query matches each key, Q·Kᵀ, not scaled.
///
/// @param q (T, d_k); T may be 0.
/// @param k (S, d_k); S may be 0.
/// @return (T, S); row i holds the dot products of query i with every key.
/// @throws std::invalid_argument if q and k differ in width; the message holds both numbers.
/// @see Vaswani et al. 2017, section 3.2.1
Matrix scores(const Matrix& q, const Matrix& k);

/// Exercise 2.2: turn scores into weights, one distribution over the keys for each query.
///
/// Right for any finite logits, however large, and for -infinity, which gets weight 0 as long as
/// its row has a finite logit.
///
/// @param scores (T, S), the logits; T may be 0.
/// @return (T, S); every entry in [0, 1], every row sums to 1.
/// @throws std::invalid_argument if S is 0: there is nothing to distribute over.
/// @see Goodfellow et al. 2016, Deep Learning, section 4.1, on overflow and underflow
Matrix softmax(const Matrix& scores);

/// Exercise 2.3: for each query the value of the best key: what a database would return.
///
/// @param q (T, d_k); T may be 0.
/// @param k (S, d_k).
/// @param v (S, d_v).
/// @return (T, d_v); row i is the row of v whose key has the highest score with query i, the one
///         with the lowest index on a tie.
/// @throws std::invalid_argument if S is 0, if q and k differ in width, or if k and v differ in
///         rows; in the latter two cases the message holds both numbers.
Matrix hard_lookup(const Matrix& q, const Matrix& k, const Matrix& v);

/// Exercise 2.4: for each query a mixture of all values: softmax(scores / temperature)·V.
///
/// As the temperature falls the lookup becomes hard; as it rises all keys count the same.
///
/// @param q           (T, d_k); T may be 0.
/// @param k           (S, d_k).
/// @param v           (S, d_v).
/// @param temperature above 0; any for which scores / temperature is finite will do.
/// @return weights (T, S), output (T, d_v).
/// @throws std::invalid_argument where hard_lookup does, and unless temperature is finite and above
///         0, even if T is 0.
/// @see Vaswani et al. 2017, section 3.2.1, where the temperature is the square root of d_k
Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature);

/// Exercise 2.5: what an experiment does to what soft_lookup returns.
///
/// "Changes" means that the returned matrix differs beyond rounding. One with its columns in
/// another order differs.
struct Prediction {
    bool weights_change;  ///< does the (T, S) matrix of weights change?
    bool output_changes;  ///< does the (T, d_v) output change?
};

/// Exercise 2.5: one entry of V changes, and nothing else.
Prediction when_a_value_changes();

/// Exercise 2.5: the rows of K and of V are put in another order, the same for both.
Prediction when_keys_and_values_are_permuted_together();

/// Exercise 2.5: the rows of K are put in another order, those of V stay.
Prediction when_only_keys_are_permuted();

/// Exercise 2.5: the same number is added to every score.
Prediction when_a_constant_is_added_to_every_score();

}  // namespace qkv
