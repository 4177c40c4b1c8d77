// Lesson 5: cross-attention and masks. The contract is in cross_attention.hpp.
//
// Replace each "throw NotImplemented" by the exercise's code, then run ./qkv check 5.
// The functions of earlier lessons may be called: project, scores, softmax and the others.
// Useful: Mask mask = xt::zeros<bool>({rows, columns}); xt::view(batch, b) is entry b, and
// xt::view(batch, b, xt::range(0, n), xt::all()) its first n rows.

#include "cross_attention.hpp"

#include "projections.hpp"
#include "roles.hpp"

namespace qkv {

// 5.1  softmax(Q·Kᵀ / √d_k)·V, with Q, K and V made of the same sequence.
// Which inputs leave nothing to look at, or nothing to compare?
// Read: docs/pages/lesson_5.md, "A sequence that looks at itself".
Attention self_attention(const Matrix& x, const Head& head) {
    throw NotImplemented("self_attention", x, head);
}

// 5.2  Two sequences now. Whoever asks makes the queries; whoever is asked, what else?
// Which of T and S do the rows of the weights, the columns, and the rows of the output count?
// Read: docs/pages/lesson_5.md, "A decoder that looks at an encoder".
Attention cross_attention(const Matrix& decoder, const Matrix& encoder, const Head& head) {
    throw NotImplemented("cross_attention", decoder, encoder, head);
}

// 5.3  Query i may see key j when j <= i + (S - T).
// What is 2 - 3 in a std::size_t?
// Read: docs/pages/lesson_5.md, "No look into the future".
Mask causal_mask(std::size_t target_length, std::size_t source_length) {
    throw NotImplemented("causal_mask", target_length, source_length);
}

// 5.4  The first `valid` keys may be seen, by every query.
// What is padded here, queries or keys?
// Read: docs/pages/lesson_5.md, "No look at the padding".
Mask padding_mask(std::size_t target_length, std::size_t source_length, std::size_t valid) {
    throw NotImplemented("padding_mask", target_length, source_length, valid);
}

// 5.5  A masked key counts as removed. At which point can it be taken out so that nothing of it is
// left, not in the sum of a row either? What is 0 times NaN? What is left to a query without keys?
// Read: docs/pages/lesson_5.md, "Attention under a mask".
Attention masked_attention(const Matrix& q, const Matrix& k, const Matrix& v, const Mask& mask) {
    throw NotImplemented("masked_attention", q, k, v, mask);
}

// 5.6  Each entry by itself, with a source as long as source_lengths says.
// Does what lies beyond that length have to be looked at?
// Read: docs/pages/lesson_5.md, "A batch of sources of different lengths".
Batch cross_attention_batch(const Batch& decoder, const Batch& encoder, const Head& head,
                            const std::vector<std::size_t>& source_lengths) {
    throw NotImplemented("cross_attention_batch", decoder, encoder, head, source_lengths);
}

// 5.7  Which of Q, K and V stay the same from one step of decoding to the next?
// What does a later attend() still need of the head?
// Read: docs/pages/lesson_5.md, "The encoder's memory".
EncoderMemory::EncoderMemory(const Matrix& encoder, const Head& head) {
    throw NotImplemented("EncoderMemory", encoder, head);
}

// 5.7  A new decoder, and what the constructor kept.
// Read: docs/pages/lesson_5.md, "The encoder's memory".
Attention EncoderMemory::attend(const Matrix& decoder) const {
    throw NotImplemented("EncoderMemory::attend", decoder);
}

}  // namespace qkv
