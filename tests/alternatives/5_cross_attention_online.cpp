// Lesson 5 with the online softmax: one pass over the keys, from the last to the first, which keeps
// the largest logit, the sum and the output so far, and rescales both whenever a larger one comes
// along. Queries are scaled instead of scores; the memory scales w_q, once.

#include "cross_attention.hpp"
#include "projections.hpp"

namespace qkv {
namespace {

void check(bool holds, const std::string& text) {
    if (!holds) throw std::invalid_argument(text);
}

double scale(std::size_t d_k) {
    check(d_k != 0, "d_k is 0");
    return 1.0 / std::sqrt(static_cast<double>(d_k));
}

/// What is known of one query after some of the keys.
class Running {
 public:
    explicit Running(std::size_t d_v) : output_(d_v, 0.0) {}

    void take(double logit, const Matrix& v, std::size_t j) {
        if (is_empty_ || logit > largest_) {
            const double shrink = is_empty_ ? 0.0 : std::exp(largest_ - logit);
            sum_ *= shrink;
            for (double& feature : output_) feature *= shrink;
            largest_ = logit;
            is_empty_ = false;
        }
        const double share = std::exp(logit - largest_);
        sum_ += share;
        for (std::size_t f = 0; f < output_.size(); ++f) output_[f] += share * v(j, f);
    }

    double weight(double logit) const { return std::exp(logit - largest_) / sum_; }
    double output(std::size_t f) const { return is_empty_ ? 0.0 : output_[f] / sum_; }

 private:
    bool is_empty_ = true;
    double largest_ = 0.0;
    double sum_ = 0.0;
    std::vector<double> output_;
};

double dot(const Matrix& q, std::size_t i, const Matrix& k, std::size_t j) {
    double sum = 0.0;
    for (std::size_t f = q.shape(1); f-- > 0;) sum += q(i, f) * k(j, f);
    return sum;
}

/// Attention with queries that are scaled already; sees(i, j) says what query i may see.
template <class Sees>
Attention attend_scaled(const Matrix& q, const Matrix& k, const Matrix& v, const Sees& sees) {
    check(q.shape(1) == k.shape(1), qkv_print::shape(q) + " against " + qkv_print::shape(k));
    Attention result{Matrix({q.shape(0), k.shape(0)}, 0.0), Matrix({q.shape(0), v.shape(1)}, 0.0)};
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        Running running(v.shape(1));
        for (std::size_t j = k.shape(0); j-- > 0;) {
            if (sees(i, j)) running.take(dot(q, i, k, j), v, j);
        }
        for (std::size_t j = 0; j < k.shape(0); ++j) {
            if (sees(i, j)) result.weights(i, j) = running.weight(dot(q, i, k, j));
        }
        for (std::size_t f = 0; f < v.shape(1); ++f) result.output(i, f) = running.output(f);
    }
    return result;
}

bool everything(std::size_t, std::size_t) { return true; }

}  // namespace

Attention self_attention(const Matrix& x, const Head& head) {
    return EncoderMemory(x, head).attend(x);
}

Attention cross_attention(const Matrix& decoder, const Matrix& encoder, const Head& head) {
    return EncoderMemory(encoder, head).attend(decoder);
}

Mask causal_mask(std::size_t target_length, std::size_t source_length) {
    Mask mask = xt::zeros<bool>({target_length, source_length});
    // from the last query, which sees all keys, to those that see none
    std::size_t visible = source_length;
    for (std::size_t i = target_length; i-- > 0 && visible > 0; --visible) {
        for (std::size_t j = 0; j < visible; ++j) mask(i, j) = true;
    }
    return mask;
}

Mask padding_mask(std::size_t target_length, std::size_t source_length, std::size_t valid) {
    check(!(source_length < valid),
          "only " + std::to_string(source_length) + " keys, not " + std::to_string(valid));
    Mask mask({target_length, source_length});
    std::size_t cell = 0;
    for (bool& may_see : mask) may_see = cell++ % source_length < valid;
    return mask;
}

Attention masked_attention(const Matrix& q, const Matrix& k, const Matrix& v, const Mask& mask) {
    check(k.shape(0) == v.shape(0), qkv_print::shape(k) + " beside " + qkv_print::shape(v));
    check(mask.shape(0) == q.shape(0) && mask.shape(1) == k.shape(0),
          "mask " + qkv_print::shape(mask) + ", queries " + qkv_print::shape(q) + ", keys " +
              qkv_print::shape(k));
    return attend_scaled(q * scale(q.shape(1)), k, v, mask);
}

Batch cross_attention_batch(const Batch& decoder, const Batch& encoder, const Head& head,
                            const std::vector<std::size_t>& source_lengths) {
    const std::size_t batch = decoder.shape(0);
    check(batch == encoder.shape(0),
          qkv_print::shape(decoder) + " with " + qkv_print::shape(encoder));
    check(batch == source_lengths.size(), std::to_string(source_lengths.size()) + " lengths for " +
                                              std::to_string(batch) + " entries");
    for (const std::size_t length : source_lengths) {
        check(length <= encoder.shape(1),
              std::to_string(length) + " of " + std::to_string(encoder.shape(1)) + " rows");
    }
    Batch output({batch, decoder.shape(1), head.w_v.shape(1)}, 0.0);
    for (std::size_t b = batch; b-- > 0;) {
        const Matrix target = xt::view(decoder, b);
        const Matrix source = xt::view(encoder, b);
        const std::size_t length = source_lengths[b];
        const Matrix q = project(target, head.w_q) * scale(head.w_q.shape(1));
        xt::view(output, b) =
            attend_scaled(q, project(source, head.w_k), project(source, head.w_v),
                          [length](std::size_t, std::size_t j) { return j < length; })
                .output;
    }
    return output;
}

EncoderMemory::EncoderMemory(const Matrix& encoder, const Head& head)
    : w_q_(head.w_q * scale(head.w_q.shape(1))),
      k_(project(encoder, head.w_k)),
      v_(project(encoder, head.w_v)) {
    check(encoder.shape(0) != 0, "an empty encoder");
}

Attention EncoderMemory::attend(const Matrix& decoder) const {
    return attend_scaled(project(decoder, w_q_), k_, v_, everything);
}

}  // namespace qkv
