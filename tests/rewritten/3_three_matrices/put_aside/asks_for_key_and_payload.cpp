// names lookup-payload-shouts
// Keys are the whole rows of the memory. A query asks for its key, and for a payload beside it, since
// that is what it is after.
#include "three_matrices.hpp"

namespace qkv {

Head lookup_head(std::size_t key_width, std::size_t payload_width) {
    if (key_width == 0) throw std::invalid_argument("lookup_head: key_width is 0");
    if (payload_width == 0) throw std::invalid_argument("lookup_head: payload_width is 0");
    const std::size_t d = key_width + payload_width;

    Head h;
    h.w_k = xt::eye<double>(d);
    h.w_q = xt::zeros<double>({d, d});
    const double gain = 40.0 * std::sqrt(static_cast<double>(d));
    for (std::size_t key = 0; key < key_width; ++key) {
        h.w_q(key, key) = gain;
        for (std::size_t c = key_width; c < d; ++c) h.w_q(key, c) = gain;
    }
    h.w_v = xt::zeros<double>({d, payload_width});
    xt::view(h.w_v, xt::range(key_width, d), xt::all()) = xt::eye<double>(payload_width);
    return h;
}

}  // namespace qkv
