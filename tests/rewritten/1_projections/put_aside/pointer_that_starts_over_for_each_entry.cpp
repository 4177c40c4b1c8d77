// names module-repeats-the-first-entry
// Walks over the batch with a raw pointer, which is set back to the beginning of the whole batch for
// each sequence.
#include "projections.hpp"

namespace qkv {
namespace {

Batch run(const Batch& x, const Matrix& w) {
    const std::size_t d_model = w.shape(0);
    const std::size_t width = w.shape(1);
    if (d_model != x.shape(2)) {
        throw std::invalid_argument("x is " + std::to_string(x.shape(2)) + " wide, the module " +
                                    std::to_string(d_model));
    }
    Batch y({x.shape(0), x.shape(1), width}, 0.0);
    double* out = y.data();
    for (std::size_t b = 0; b < x.shape(0); ++b) {
        const double* in = x.data();
        for (std::size_t t = 0; t < x.shape(1); ++t) {
            for (std::size_t j = 0; j < width; ++j) {
                for (std::size_t i = 0; i < d_model; ++i) out[j] += in[i] * w(i, j);
            }
            in += d_model;
            out += width;
        }
    }
    return y;
}

}  // namespace

BatchQKV QKVProjection::operator()(const Batch& x) const {
    return {run(x, head_.w_q), run(x, head_.w_k), run(x, head_.w_v)};
}

}  // namespace qkv
