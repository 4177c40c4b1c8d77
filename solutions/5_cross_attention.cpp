// Lesson 5, the reference solution: attention from one sequence to another, and who may see what.

#include "cross_attention.hpp"

#include "projections.hpp"
#include "roles.hpp"

namespace qkv {
namespace {

/// Two extents that must agree do not: says what each of them is, and both numbers.
void require_equal(const std::string& what, std::size_t expected, std::size_t got) {
    if (expected == got) return;
    throw std::invalid_argument(what + ": expected " + std::to_string(expected) + ", got " +
                                std::to_string(got));
}

void require_at_most(const std::string& what, std::size_t bound, std::size_t got) {
    if (got <= bound) return;
    throw std::invalid_argument(what + ": expected at most " + std::to_string(bound) + ", got " +
                                std::to_string(got));
}

/// Q·Kᵀ / √d_k.
Matrix scaled_scores(const Matrix& q, const Matrix& k) {
    const std::size_t d_k = q.shape(1);
    if (d_k == 0) throw std::invalid_argument("queries and keys must not have width 0");
    return scores(q, k) / std::sqrt(static_cast<double>(d_k));
}

/// softmax(Q·Kᵀ / √d_k)·V. The softmax refuses an S of 0.
Attention attention(const Matrix& q, const Matrix& k, const Matrix& v) {
    const Matrix weights = softmax(scaled_scores(q, k));
    return {weights, matmul(weights, v)};
}

}  // namespace

Attention self_attention(const Matrix& x, const Head& head) {
    return attention(project(x, head.w_q), project(x, head.w_k), project(x, head.w_v));
}

Attention cross_attention(const Matrix& decoder, const Matrix& encoder, const Head& head) {
    const Matrix q = project(decoder, head.w_q);
    const Matrix k = project(encoder, head.w_k);
    const Matrix v = project(encoder, head.w_v);
    return attention(q, k, v);
}

Mask causal_mask(std::size_t target_length, std::size_t source_length) {
    Mask mask = xt::zeros<bool>({target_length, source_length});
    for (std::size_t i = 0; i < target_length; ++i) {
        for (std::size_t j = 0; j < source_length; ++j) {
            // j <= i + (S - T) without a difference, which would wrap around where T > S
            mask(i, j) = j + target_length <= i + source_length;
        }
    }
    return mask;
}

Mask padding_mask(std::size_t target_length, std::size_t source_length, std::size_t valid) {
    require_at_most("valid must not exceed the number of keys", source_length, valid);
    Mask mask = xt::zeros<bool>({target_length, source_length});
    for (std::size_t i = 0; i < target_length; ++i) {
        for (std::size_t j = 0; j < valid; ++j) mask(i, j) = true;
    }
    return mask;
}

Attention masked_attention(const Matrix& q, const Matrix& k, const Matrix& v, const Mask& mask) {
    require_equal("v must have a row for each key", k.shape(0), v.shape(0));
    require_equal("mask must have a row for each query", q.shape(0), mask.shape(0));
    require_equal("mask must have a column for each key", k.shape(0), mask.shape(1));
    // A logit of -infinity has no weight, and no part in the sum that the others are divided by.
    Matrix logits = scaled_scores(q, k);
    for (std::size_t i = 0; i < mask.shape(0); ++i) {
        for (std::size_t j = 0; j < mask.shape(1); ++j) {
            if (!mask(i, j)) logits(i, j) = -std::numeric_limits<double>::infinity();
        }
    }
    Attention result{xt::zeros<double>({q.shape(0), k.shape(0)}),
                     xt::zeros<double>({q.shape(0), v.shape(1)})};
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        const auto sees = xt::view(mask, i);
        // No key is left: nothing to distribute, and 0/0 if one tried.
        if (!xt::any(sees)) continue;
        const Matrix weights = softmax(xt::view(logits, xt::range(i, i + 1), xt::all()));
        for (std::size_t j = 0; j < k.shape(0); ++j) {
            // A weight of 0 is not enough: 0 times NaN is NaN.
            if (!mask(i, j)) continue;
            result.weights(i, j) = weights(0, j);
            for (std::size_t f = 0; f < v.shape(1); ++f) {
                result.output(i, f) += weights(0, j) * v(j, f);
            }
        }
    }
    return result;
}

Batch cross_attention_batch(const Batch& decoder, const Batch& encoder, const Head& head,
                            const std::vector<std::size_t>& source_lengths) {
    const std::size_t batch = decoder.shape(0);
    require_equal("encoder must have an entry for each of decoder", batch, encoder.shape(0));
    require_equal("there must be a source length for each entry", batch, source_lengths.size());
    Batch output = xt::zeros<double>({batch, decoder.shape(1), head.w_v.shape(1)});
    for (std::size_t b = 0; b < batch; ++b) {
        const std::size_t length = source_lengths[b];
        require_at_most("a source length must not exceed the number of rows", encoder.shape(1),
                        length);
        if (length == 0) continue;  // nothing to see: its output stays 0
        // Cutting the padding off is the surest mask.
        const Matrix source = xt::view(encoder, b, xt::range(0, length), xt::all());
        xt::view(output, b) = cross_attention(xt::view(decoder, b), source, head).output;
    }
    return output;
}

EncoderMemory::EncoderMemory(const Matrix& encoder, const Head& head)
    : w_q_(head.w_q), k_(project(encoder, head.w_k)), v_(project(encoder, head.w_v)) {
    if (encoder.shape(0) == 0) throw std::invalid_argument("there is nothing to remember");
}

Attention EncoderMemory::attend(const Matrix& decoder) const {
    return attention(project(decoder, w_q_), k_, v_);
}

}  // namespace qkv
