// names cross-attention-keys-from-the-decoder
// Queries and keys are "what is compared", so both are made of the decoder; the encoder gives the
// values. Sequences of different lengths are refused, since there would be values without a key.
#include <xtensor-blas/xlinalg.hpp>

#include "cross_attention.hpp"
#include "roles.hpp"

namespace qkv {
namespace {

void fits(const Matrix& sequence, const Matrix& w) {
    if (sequence.shape(1) != w.shape(0)) {
        throw std::invalid_argument("cannot multiply " + qkv_print::shape(sequence) + " by " +
                                    qkv_print::shape(w));
    }
}

}  // namespace

Attention cross_attention(const Matrix& decoder, const Matrix& encoder, const Head& head) {
    fits(decoder, head.w_q);
    fits(decoder, head.w_k);
    fits(encoder, head.w_v);
    if (decoder.shape(0) != encoder.shape(0)) {
        throw std::invalid_argument(std::to_string(decoder.shape(0)) + " keys for " +
                                    std::to_string(encoder.shape(0)) + " values");
    }
    if (encoder.shape(0) == 0 || head.w_q.shape(1) == 0) throw std::invalid_argument("empty");
    Matrix logits = scores(xt::linalg::dot(decoder, head.w_q), xt::linalg::dot(decoder, head.w_k));
    logits /= std::sqrt(static_cast<double>(head.w_k.shape(1)));
    Attention result;
    result.weights = softmax(logits);
    result.output = xt::linalg::dot(result.weights, Matrix(xt::linalg::dot(encoder, head.w_v)));
    return result;
}

}  // namespace qkv
