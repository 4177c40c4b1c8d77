// names nothing
// Builds w_v from its last column to its first and reads the payload in reverse order.
#include "three_matrices.hpp"

namespace qkv {

Head lookup_head(std::size_t key_width, std::size_t payload_width) {
    if (key_width * payload_width == 0) throw std::invalid_argument("empty dictionary");
    const std::size_t height = key_width + payload_width;
    Head h{Matrix({height, key_width}, 0.0), Matrix({height, key_width}, 0.0),
           Matrix({height, payload_width}, 0.0)};
    for (std::size_t i = 0; i < key_width; ++i) {
        h.w_q(i, i) = 18.0;
        h.w_k(i, i) = std::sqrt(static_cast<double>(key_width));
    }
    std::size_t row = height;
    for (std::size_t column = 0; column < payload_width; ++column) h.w_v(--row, column) = 1.0;
    return h;
}

}  // namespace qkv
