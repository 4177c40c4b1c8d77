// names fused-width-unchecked
// Cuts the weights into three and multiplies each; too few columns are refused because the copy
// would run out of them, but columns that are left over are ignored.
#include "projections.hpp"

namespace qkv {

QKV project_fused(const Matrix& x, const Matrix& w_qkv, std::size_t d_k, std::size_t d_v) {
    const auto part = [&w_qkv](std::size_t begin, std::size_t count) {
        if (begin + count > w_qkv.shape(1)) {
            throw std::invalid_argument("column " + std::to_string(begin + count) + " of " +
                                        std::to_string(w_qkv.shape(1)));
        }
        Matrix w({w_qkv.shape(0), count});
        for (std::size_t r = 0; r < w.shape(0); ++r) {
            const double* source = w_qkv.data() + r * w_qkv.shape(1) + begin;
            std::copy(source, source + count, w.data() + r * count);
        }
        return w;
    };
    return project_qkv(x, Head{part(0, d_k), part(d_k, d_k), part(d_k + d_k, d_v)});
}

}  // namespace qkv
