/// @file
/// Lesson 1, the contract: from an input X to its queries, keys and values.
///
/// Attention never works on X itself. Three learned matrices make three views of it, and each has
/// a width of its own: d_k for queries and keys, which are to be compared, d_v for values, which
/// are to be mixed.
#pragma once

#include "tensor.hpp"

namespace qkv {

/// Exercise 1.1: the width of one head when num_heads heads share d_model evenly.
///
/// This is the usual choice d_k = d_v = d_model / num_heads, which keeps the cost of all heads
/// together near that of one head of full width. It is a convention, not a law.
///
/// @param d_model   width of the embeddings, in features.
/// @param num_heads number of heads.
/// @return d_model / num_heads, in features.
/// @throws std::invalid_argument if either is 0, or if num_heads does not divide d_model; in the
///         second case the message holds both numbers.
/// @see Vaswani et al. 2017, section 3.2.2
std::size_t head_width(std::size_t d_model, std::size_t num_heads);

/// Exercise 1.2: project a sequence, X·W.
///
/// Each row of X is one position. It is multiplied by W without a look at any other row.
///
/// @param x (seq_len, d_model); seq_len may be 0.
/// @param w (d_model, d_k), a learned matrix.
/// @return (seq_len, d_k).
/// @throws std::invalid_argument if x is not as wide as w is high; the message holds both numbers.
/// @see Vaswani et al. 2017, section 3.2.2
Matrix project(const Matrix& x, const Matrix& w);

/// Exercise 1.3: queries, keys and values of one sequence, X·W_q, X·W_k and X·W_v.
///
/// @param x    (seq_len, d_model); seq_len may be 0.
/// @param head w_q (d_model, d_k), w_k (d_model, d_k), w_v (d_model, d_v). Queries and keys meet
///             in a dot product, so they share d_k; d_v is free.
/// @return q (seq_len, d_k), k (seq_len, d_k), v (seq_len, d_v).
/// @throws std::invalid_argument if w_q and w_k differ in width, or if x is not as wide as one of
///         the three is high; the message holds both numbers.
/// @see Vaswani et al. 2017, sections 3.2.1 and 3.2.2
QKV project_qkv(const Matrix& x, const Head& head);

/// Exercise 1.4: the same three projections as one product, X·[W_q | W_k | W_v], split afterwards.
///
/// One large product reads X once and keeps the hardware busier than three small ones; it does
/// not save arithmetic. The order of the three blocks is a convention: here Q, then K, then V.
///
/// @param x     (seq_len, d_model); seq_len may be 0.
/// @param w_qkv (d_model, 2·d_k + d_v): the columns of w_q, then those of w_k, then those of w_v.
/// @param d_k   width of a query and of a key, in features.
/// @param d_v   width of a value, in features.
/// @return q (seq_len, d_k), k (seq_len, d_k), v (seq_len, d_v).
/// @throws std::invalid_argument if w_qkv is not 2·d_k + d_v wide, or if x is not as wide as w_qkv
///         is high; the message holds both numbers.
QKV project_fused(const Matrix& x, const Matrix& w_qkv, std::size_t d_k, std::size_t d_v);

/// Exercises 1.5 and 1.6: the projections as a module, bias-free, for a batch of sequences.
class QKVProjection {
 public:
    /// Exercise 1.5: keep the three learned matrices.
    ///
    /// @param head w_q (d_model, d_k), w_k (d_model, d_k), w_v (d_model, d_v).
    /// @throws std::invalid_argument if the three differ in height, or w_q and w_k in width; the
    ///         message holds both numbers.
    explicit QKVProjection(Head head);

    /// Exercise 1.6: the module made of matrices as a linear layer stores them, (out, in).
    ///
    /// A linear layer computes x·Wᵀ with its stored W, so what a checkpoint holds is the transpose
    /// of what this course calls w_q, w_k and w_v.
    ///
    /// @param q_weight (d_k, d_model).
    /// @param k_weight (d_k, d_model).
    /// @param v_weight (d_v, d_model).
    /// @throws std::invalid_argument if the three differ in their d_model, or q_weight and k_weight
    ///         in their d_k; the message holds both numbers.
    /// @see torch.nn.Linear, whose weight has the shape (out_features, in_features)
    static QKVProjection from_linear(const Matrix& q_weight, const Matrix& k_weight,
                                     const Matrix& v_weight);

    /// Exercise 1.5: project every sequence of a batch. Batch entries never mix.
    ///
    /// @param x (batch, seq_len, d_model); batch and seq_len may be 0.
    /// @return q (batch, seq_len, d_k), k (batch, seq_len, d_k), v (batch, seq_len, d_v).
    /// @throws std::invalid_argument if x is not d_model wide; the message holds both numbers.
    ///         Whether this is noticed in an empty batch is open.
    BatchQKV operator()(const Batch& x) const;

    /// Exercise 1.5: how many numbers are learned, d_model·(2·d_k + d_v).
    std::size_t parameter_count() const;

 private:
    Head head_;
};

}  // namespace qkv
