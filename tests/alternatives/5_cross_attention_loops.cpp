// Lesson 5 in plain loops over numbers, without a function of an earlier lesson. Everything is
// attention under a mask: self- and cross-attention with one that lets all pass, the batch with
// padding masks. The mask is turned into what is added to each logit, 0 or -infinity.

#include "cross_attention.hpp"

namespace qkv {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void demand(bool holds, const std::string& what) {
    if (!holds) throw std::invalid_argument(what);
}

void demand_same(std::size_t a, std::size_t b, const char* what) {
    demand(a == b, std::string(what) + ": " + std::to_string(a) + " and " + std::to_string(b));
}

Matrix times(const Matrix& a, const Matrix& b) {
    demand_same(a.shape(1), b.shape(0), "width against height");
    Matrix product({a.shape(0), b.shape(1)}, 0.0);
    for (std::size_t f = 0; f < a.shape(1); ++f) {
        for (std::size_t i = 0; i < a.shape(0); ++i) {
            for (std::size_t j = 0; j < b.shape(1); ++j) product(i, j) += a(i, f) * b(f, j);
        }
    }
    return product;
}

double dot(const Matrix& q, std::size_t i, const Matrix& k, std::size_t j) {
    double sum = 0.0;
    for (std::size_t f = 0; f < q.shape(1); ++f) sum += q(i, f) * k(j, f);
    return sum;
}

Mask all_pass(std::size_t queries, std::size_t keys) {
    Mask mask = Mask::from_shape({queries, keys});
    mask.fill(true);
    return mask;
}

}  // namespace

Attention masked_attention(const Matrix& q, const Matrix& k, const Matrix& v, const Mask& mask) {
    const std::size_t queries = q.shape(0);
    const std::size_t keys = k.shape(0);
    demand_same(q.shape(1), k.shape(1), "widths of q and k");
    demand_same(keys, v.shape(0), "rows of k and v");
    demand(q.shape(1) > 0, "nothing to compare");
    demand(mask.shape(0) == queries && mask.shape(1) == keys,
           "a mask " + qkv_print::shape(mask) + " for " + std::to_string(queries) +
               " queries and " + std::to_string(keys) + " keys");
    Attention result{Matrix({queries, keys}, 0.0), Matrix({queries, v.shape(1)}, 0.0)};
    for (std::size_t i = 0; i < queries; ++i) {
        Vector logits = xt::zeros<double>({keys});
        double largest = -infinity;
        for (std::size_t j = 0; j < keys; ++j) {
            const double bias = mask(i, j) ? 0.0 : -infinity;
            // NaN - infinity is NaN: the sum is taken only where the bias is finite
            logits(j) = bias < 0.0 ? bias : dot(q, i, k, j) / std::sqrt(double(q.shape(1))) + bias;
            largest = std::max(largest, logits(j));
        }
        if (largest == -infinity) continue;
        double sum = 0.0;
        for (std::size_t j = 0; j < keys; ++j) sum += std::exp(logits(j) - largest);
        for (std::size_t j = 0; j < keys; ++j) {
            const double weight = std::exp(logits(j) - largest) / sum;
            result.weights(i, j) = weight;
            for (std::size_t f = 0; f < v.shape(1); ++f) {
                result.output(i, f) += mask(i, j) ? weight * v(j, f) : 0.0;
            }
        }
    }
    return result;
}

Attention cross_attention(const Matrix& decoder, const Matrix& encoder, const Head& head) {
    demand(encoder.shape(0) > 0, "nobody to look at");
    return masked_attention(times(decoder, head.w_q), times(encoder, head.w_k),
                            times(encoder, head.w_v), all_pass(decoder.shape(0), encoder.shape(0)));
}

Attention self_attention(const Matrix& x, const Head& head) { return cross_attention(x, x, head); }

Mask causal_mask(std::size_t target_length, std::size_t source_length) {
    Mask mask = all_pass(target_length, source_length);
    const long queries = static_cast<long>(target_length);
    const long keys = static_cast<long>(source_length);
    for (long i = 0; i < queries; ++i) {
        for (long j = std::max(0L, i + keys - queries + 1); j < keys; ++j) mask(i, j) = false;
    }
    return mask;
}

Mask padding_mask(std::size_t target_length, std::size_t source_length, std::size_t valid) {
    demand(valid <= source_length,
           std::to_string(valid) + " of " + std::to_string(source_length) + " keys");
    Mask mask = all_pass(target_length, source_length);
    for (std::size_t j = source_length; j-- > valid;) {
        for (std::size_t i = 0; i < target_length; ++i) mask(i, j) = false;
    }
    return mask;
}

Batch cross_attention_batch(const Batch& decoder, const Batch& encoder, const Head& head,
                            const std::vector<std::size_t>& source_lengths) {
    demand_same(decoder.shape(0), encoder.shape(0), "entries");
    demand_same(decoder.shape(0), source_lengths.size(), "entries and lengths");
    Batch output({decoder.shape(0), decoder.shape(1), head.w_v.shape(1)}, 0.0);
    for (std::size_t b = 0; b < decoder.shape(0); ++b) {
        Matrix target({decoder.shape(1), decoder.shape(2)}, 0.0);
        Matrix source({encoder.shape(1), encoder.shape(2)}, 0.0);
        for (std::size_t i = 0; i < target.shape(0); ++i) {
            for (std::size_t f = 0; f < target.shape(1); ++f) target(i, f) = decoder(b, i, f);
        }
        // the padding stays in, poison included: keys and values of it are masked
        for (std::size_t j = 0; j < source.shape(0); ++j) {
            for (std::size_t f = 0; f < source.shape(1); ++f) source(j, f) = encoder(b, j, f);
        }
        const Matrix one =
            masked_attention(times(target, head.w_q), times(source, head.w_k),
                             times(source, head.w_v),
                             padding_mask(target.shape(0), source.shape(0), source_lengths[b]))
                .output;
        std::copy(one.begin(), one.end(),
                  output.begin() + static_cast<std::ptrdiff_t>(b * one.size()));
    }
    return output;
}

EncoderMemory::EncoderMemory(const Matrix& encoder, const Head& head) {
    demand(encoder.shape(0) > 0, "nothing to keep");
    demand_same(head.w_q.shape(1), head.w_k.shape(1), "widths of queries and keys");
    demand(head.w_q.shape(1) > 0, "nothing to compare");
    w_q_ = head.w_q;
    k_ = times(encoder, head.w_k);
    v_ = times(encoder, head.w_v);
}

Attention EncoderMemory::attend(const Matrix& decoder) const {
    return masked_attention(times(decoder, w_q_), k_, v_, all_pass(decoder.shape(0), k_.shape(0)));
}

}  // namespace qkv
