// names module-repeats-the-first-entry
// Walks the batch by raw pointers; those of the results move on from entry to entry, that of the
// input does not.
#include "projections.hpp"

namespace qkv {

BatchQKV QKVProjection::operator()(const Batch& x) const {
    const std::size_t n = x.shape(1), d = x.shape(2);
    if (d != head_.w_q.shape(0)) {
        throw std::invalid_argument("x is " + std::to_string(d) + " wide instead of " +
                                    std::to_string(head_.w_q.shape(0)));
    }
    const auto run = [&](const Matrix& w) {
        const std::size_t width = w.shape(1);
        Batch y({x.shape(0), n, width}, 0.0);
        double* target = y.data();
        const double* source = x.data();
        for (std::size_t b = 0; b < x.shape(0); ++b) {
            for (std::size_t i = 0; i < n; ++i) {
                for (std::size_t j = 0; j < width; ++j, ++target) {
                    for (std::size_t k = 0; k < d; ++k) *target += source[i * d + k] * w(k, j);
                }
            }
        }
        return y;
    };
    return {run(head_.w_q), run(head_.w_k), run(head_.w_v)};
}

}  // namespace qkv
