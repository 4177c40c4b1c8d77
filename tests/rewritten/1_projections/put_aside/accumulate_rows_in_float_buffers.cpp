// names project-rounds-to-float
// Adds up scaled rows of W in a buffer of floats, as in a kernel for an accelerator.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    if (x.shape(1) != w.shape(0)) {
        throw std::invalid_argument(qkv_print::shape(x) + " times " + qkv_print::shape(w));
    }
    Matrix y({x.shape(0), w.shape(1)}, 0.0);
    for (std::size_t i = 0; i < x.shape(0); i++) {
        std::vector<float> buffer(w.shape(1), 0.f);
        for (std::size_t k = 0; k < x.shape(1); k++) {
            for (std::size_t j = 0; j < buffer.size(); j++) {
                buffer[j] += static_cast<float>(x(i, k)) * static_cast<float>(w(k, j));
            }
        }
        std::copy(buffer.begin(), buffer.end(), y.data() + i * buffer.size());
    }
    return y;
}

}  // namespace qkv
