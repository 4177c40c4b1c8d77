/// @file
/// Lesson 4, the contract: why scores are divided by the square root of d_k.
///
/// The variance of a dot product grows with its length. The lesson measures that, predicts it, shows
/// what large logits do to a softmax and to its gradient, and ends with the attention of the paper.
#pragma once

#include <vector>

#include "tensor.hpp"

namespace qkv {

/// Exercise 4.1: what is estimated from samples.
struct Moments {
    double mean;      ///< in the unit of the samples
    double variance;  ///< of the sample, with n - 1 in the denominator; in that unit squared
};

/// Exercise 4.1: mean and sample variance.
///
/// Right for samples far from 0 too: up to 10,000 samples near 1e9 that deviate from each other by
/// 1 or more.
///
/// @param samples (n), in any order.
/// @return the mean, within 1e-12 of the largest sample's magnitude; the sum of squared deviations
///         from it divided by n - 1, within 1e-6 of its own size.
/// @throws std::invalid_argument if there are fewer than 2 samples.
/// @see Chan, Golub, LeVeque 1983, Algorithms for Computing the Sample Variance
Moments moments(const Vector& samples);

/// Exercise 4.2: dot products of random queries with random keys.
///
/// Each sample has a query and a key of its own, all their components independent draws from
/// N(0, 1); the samples are independent of each other. Which numbers are drawn from the generator,
/// and in what order, is free.
///
/// @param d_k     the width of queries and keys, at least 1.
/// @param samples how many dot products, at least 1.
/// @param rng     the only source of randomness; it moves on. Equal seeds, equal results.
/// @return (samples). Memory does not grow with d_k · samples: 2000 · 4000 take less than 32 MiB.
/// @throws std::invalid_argument if d_k or samples is 0.
Vector dot_products(std::size_t d_k, std::size_t samples, Rng& rng);

/// Exercise 4.3: the same dot products before and after the division by the square root of d_k.
struct VarianceTrial {
    std::size_t d_k;  ///< the width of queries and keys
    Moments raw;      ///< of q·k
    Moments scaled;   ///< of the same q·k / √d_k
};

/// Exercise 4.3: how mean and variance of q·k grow with d_k, and what the scale does to them.
///
/// @param d_ks    the widths to try, each at least 1; the list may be empty.
/// @param samples how many dot products for each of them, at least 2.
/// @param rng     where all of them are drawn from: equal widths get different samples.
/// @return a trial for each width, in the order given.
/// @throws std::invalid_argument if one of d_ks is 0, or, where there is one, if samples is below 2.
std::vector<VarianceTrial> variance_experiment(const std::vector<std::size_t>& d_ks,
                                               std::size_t samples, Rng& rng);

/// Exercise 4.4: the variance of q·k where all components of q and k are independent of each other
/// and have this mean and this standard deviation, whatever their distribution.
///
/// @param d_k                the number of components, at least 1.
/// @param mean               μ, of each component.
/// @param standard_deviation σ, of each component; at least 0.
/// @return d_k·(σ⁴ + 2μ²σ²); with μ = 0 and σ = 1 that is d_k.
/// @throws std::invalid_argument if standard_deviation is below 0, or d_k is 0.
/// @see Vaswani et al. 2017, section 3.2.1, footnote 4, for μ = 0 and σ = 1
double predicted_variance(std::size_t d_k, double mean, double standard_deviation);

/// Exercise 4.5: how the weights of one query respond to its logits.
///
/// @param p (S), the weights: none is negative, and together they are 1 within 1e-6.
/// @return (S, S), diag(p) − p·pᵀ; entry (i, j) is the derivative of weight i with respect to
///         logit j. p is taken as it is given.
/// @throws std::invalid_argument if p is empty, has an entry below 0 or NaN, or has a sum that is
///         off 1 by more than 1e-6.
Matrix softmax_jacobian(const Vector& p);

/// Exercise 4.6: how undecided a distribution is, −Σ p·ln p, in nats.
///
/// @param p (S), the weights: none is negative, and together they are 1 within 1e-6.
/// @return 0 where one entry is 1, ln S where all are equal, in between otherwise; 0·ln 0 is 0.
/// @throws std::invalid_argument where softmax_jacobian does.
double entropy(const Vector& p);

/// Exercise 4.7: the attention of the paper, softmax(Q·Kᵀ / √d_k)·V.
///
/// @param q (T, d_k); T may be 0.
/// @param k (S, d_k).
/// @param v (S, d_v).
/// @return weights (T, S), output (T, d_v).
/// @throws std::invalid_argument if q and k differ in width, or k and v in rows, where the message
///         holds both numbers; if S or d_k is 0. The same where T is 0.
/// @see Vaswani et al. 2017, section 3.2.1, equation 1
Attention scaled_dot_product_attention(const Matrix& q, const Matrix& k, const Matrix& v);

}  // namespace qkv
