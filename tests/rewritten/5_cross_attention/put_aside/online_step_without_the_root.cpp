// names memory-forgets-the-scale
// A step of decoding with a running maximum over the keys, written for speed; there is no scale in
// it. A step without queries is refused.
#include "cross_attention.hpp"

namespace qkv {

Attention EncoderMemory::attend(const Matrix& decoder) const {
    if (decoder.shape(0) == 0) throw std::invalid_argument("attend: nothing to decode");
    if (decoder.shape(1) != w_q_.shape(0)) {
        throw std::invalid_argument("attend: expected a width of " + std::to_string(w_q_.shape(0)) +
                                    " but got " + std::to_string(decoder.shape(1)));
    }
    const Matrix q = matmul(decoder, w_q_);
    if (q.shape(1) != k_.shape(1)) {
        throw std::invalid_argument("attend: queries are " + std::to_string(q.shape(1)) +
                                    " wide, keys " + std::to_string(k_.shape(1)));
    }
    if (q.shape(1) == 0) throw std::invalid_argument("attend: d_k is 0");
    const std::size_t keys = k_.shape(0);
    Attention step{Matrix({q.shape(0), keys}), Matrix({q.shape(0), v_.shape(1)}, 0.0)};
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        double top = -std::numeric_limits<double>::infinity();
        double sum = 0.0;
        for (std::size_t j = 0; j < keys; ++j) {
            double s = 0.0;
            for (std::size_t c = 0; c < q.shape(1); ++c) s += q(i, c) * k_(j, c);
            step.weights(i, j) = s;
            const double before = top;
            top = std::max(top, s);
            sum = sum * std::exp(before - top) + std::exp(s - top);
        }
        for (std::size_t j = 0; j < keys; ++j) {
            double& weight = step.weights(i, j);
            weight = std::exp(weight - top) / sum;
            for (std::size_t f = 0; f < v_.shape(1); ++f) step.output(i, f) += weight * v_(j, f);
        }
    }
    return step;
}

}  // namespace qkv
