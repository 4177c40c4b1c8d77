// names nothing
// Counts the four matrices of an attention layer: W_o, which leads back from d_v to d_model, is one
// of them.
#include "projections.hpp"

namespace qkv {

std::size_t QKVProjection::parameter_count() const {
    const auto size = [](const Matrix& m) { return m.shape(0) * m.shape(1); };
    const std::size_t d_model = head_.w_v.shape(0);
    const std::size_t d_v = head_.w_v.shape(1);
    const std::size_t w_o = d_v * d_model;
    return size(head_.w_q) + size(head_.w_k) + size(head_.w_v) + w_o;
}

}  // namespace qkv
