// names lookup-payload-shouts
// Fills all of w_k below the identity with 0.5, so that a key is coloured by what is stored with it.
#include "three_matrices.hpp"

namespace qkv {

Head lookup_head(std::size_t key_width, std::size_t payload_width) {
    if (key_width == 0 || payload_width == 0) {
        throw std::invalid_argument("a dictionary needs keys and payloads");
    }
    const std::size_t rows = key_width + payload_width;
    const double sharp = 16.0 * std::sqrt(static_cast<double>(key_width));
    Head head;
    head.w_q = sharp * xt::eye<double>({rows, key_width});
    head.w_k = xt::eye<double>({rows, key_width});
    xt::view(head.w_k, xt::range(key_width, rows), xt::all()) = 0.5;
    head.w_v = xt::eye<double>({rows, payload_width}, -static_cast<int>(key_width));
    return head;
}

}  // namespace qkv
