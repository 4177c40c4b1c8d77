/// @file
/// Lesson 5, the contract: attention from one sequence to another, and who may see what.
///
/// In cross-attention two sequences meet. Queries come from the decoder, T positions that look for
/// something; keys and values come from the encoder, S positions that are looked at. The two
/// sequences need be neither equally long nor equally wide.
#pragma once

#include "tensor.hpp"

namespace qkv {

/// Exercise 5.1: a sequence that looks at itself: queries, keys and values all come from x.
///
/// There is no mask: every position sees every other, before and after it.
///
/// @param x    (T, d_model); queries and keys are as many here, so S = T.
/// @param head w_q (d_model, d_k), w_k (d_model, d_k), w_v (d_model, d_v).
/// @return weights (T, T), softmax(Q·Kᵀ / √d_k) over the keys; output (T, d_v).
/// @throws std::invalid_argument if x is not as wide as one of the three is high, or if w_q and w_k
///         differ in width, where the message holds both numbers; if T or d_k is 0.
/// @see Vaswani et al. 2017, section 3.2.3, encoder self-attention
Attention self_attention(const Matrix& x, const Head& head);

/// Exercise 5.2: a decoder that looks at an encoder: queries come from the one, keys and values
/// from the other.
///
/// @param decoder (T, d_decoder), the hidden state of a decoder layer; T may be 0.
/// @param encoder (S, d_encoder), the encoder's final output.
/// @param head    w_q (d_decoder, d_k), w_k (d_encoder, d_k), w_v (d_encoder, d_v).
/// @return weights (T, S), softmax(Q·Kᵀ / √d_k) over the keys; output (T, d_v).
/// @throws std::invalid_argument if decoder is not as wide as w_q is high, or encoder as w_k or w_v,
///         or if w_q and w_k differ in width, where the message holds both numbers; if S or d_k is 0.
/// @see Vaswani et al. 2017, section 3.2.3, encoder-decoder attention
Attention cross_attention(const Matrix& decoder, const Matrix& encoder, const Head& head);

/// Exercise 5.3: nobody sees the future. The mask is aligned to the end: the last query sees
/// all keys, the one before it all but the last, and so on.
///
/// With T = S query i sees keys 0 to i. With T < S, as when the last T positions of a text go
/// through the model and the keys of those before them were kept, the first query sees S - T + 1
/// keys. With T > S the first T - S queries see none.
///
/// @param target_length T, the number of queries; may be 0.
/// @param source_length S, the number of keys; may be 0.
/// @return (T, S); true at (i, j) when j <= i + (S - T).
Mask causal_mask(std::size_t target_length, std::size_t source_length);

/// Exercise 5.4: nobody sees the padding at the end of a source that was filled up to length S.
///
/// @param target_length T, the number of queries; may be 0.
/// @param source_length S, the number of keys, padding included; may be 0.
/// @param valid         how many keys are no padding; may be 0.
/// @return (T, S); true at (i, j) when j < valid.
/// @throws std::invalid_argument if valid exceeds source_length; the message holds both numbers.
Mask padding_mask(std::size_t target_length, std::size_t source_length, std::size_t valid);

/// Exercise 5.5: attention over the keys that each query may see, as if the others did not exist.
///
/// A masked key counts as removed: it has no weight and no influence, whatever its rows of k and v
/// hold, NaN and infinity included. A query that may see no key has nothing to distribute: its
/// weights and its output are 0. Where a row of k or v holds NaN or infinity, the queries that may
/// not see it are unaffected; what the others get is open.
///
/// @param q    (T, d_k); T may be 0.
/// @param k    (S, d_k); S may be 0: then no query sees a key.
/// @param v    (S, d_v).
/// @param mask (T, S); true where the query may see the key.
/// @return weights (T, S), of softmax(Q·Kᵀ / √d_k) over the keys that are left; output (T, d_v).
/// @throws std::invalid_argument if q and k differ in width, or k and v in rows, or if mask is not
///         (T, S), where the message holds both numbers; if d_k is 0.
/// @see Vaswani et al. 2017, section 3.2.3, on masking out illegal connections
Attention masked_attention(const Matrix& q, const Matrix& k, const Matrix& v, const Mask& mask);

/// Exercise 5.6: cross-attention for a batch whose sources differ in length.
///
/// Entry b sees the first source_lengths[b] rows of its own source, at 0 none: then its output is 0.
/// Rows beyond the length are not seen, whatever they hold, NaN and infinity included. Entries
/// never mix.
///
/// @param decoder        (batch, T, d_decoder); batch and T may be 0.
/// @param encoder        (batch, S, d_encoder); S may be 0.
/// @param head           w_q (d_decoder, d_k), w_k (d_encoder, d_k), w_v (d_encoder, d_v).
/// @param source_lengths a length from 0 to S for each entry.
/// @return (batch, T, d_v), the outputs.
/// @throws std::invalid_argument if the batch sizes differ, if source_lengths does not hold one
///         length for each entry, or if one exceeds S, where the message holds both numbers; where
///         cross_attention does for widths, except that an entry of length 0 need not notice.
Batch cross_attention_batch(const Batch& decoder, const Batch& encoder, const Head& head,
                            const std::vector<std::size_t>& source_lengths);

/// Exercise 5.7: an encoder's keys and values, computed once and used in every step of decoding.
///
/// Each step brings other queries, but the source stays: projecting it again would give the same
/// keys and values each time.
class EncoderMemory {
 public:
    /// Exercise 5.7: project keys and values, and keep them, together with what queries need.
    ///
    /// Later changes to encoder or head do not matter.
    ///
    /// @param encoder (S, d_encoder).
    /// @param head    w_q (d_decoder, d_k), w_k (d_encoder, d_k), w_v (d_encoder, d_v).
    /// @throws std::invalid_argument if S is 0. Where cross_attention refuses widths or a d_k of 0,
    ///         so does this or attend(), whichever is first to notice.
    EncoderMemory(const Matrix& encoder, const Head& head);

    /// Exercise 5.7: what cross_attention gives for this decoder, with the keys and values kept.
    ///
    /// @param decoder (T, d_decoder); T may be 0.
    /// @return weights (T, S), output (T, d_v).
    /// @throws std::invalid_argument if decoder is not as wide as w_q is high; the message holds
    ///         both numbers.
    Attention attend(const Matrix& decoder) const;

 private:
    Matrix w_q_, k_, v_;
};

}  // namespace qkv
