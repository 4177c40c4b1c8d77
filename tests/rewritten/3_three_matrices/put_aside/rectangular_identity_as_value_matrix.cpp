// names lookup-reads-the-key
// Asks for an identity with payload_width columns and believes that this reads the payload; it
// starts at the key, and gets to the payload only where that is the wider one.
#include "three_matrices.hpp"

namespace qkv {

Head lookup_head(std::size_t key_width, std::size_t payload_width) {
    if (!key_width || !payload_width) throw std::invalid_argument("lookup_head: nothing there");
    const std::size_t width = key_width + payload_width;
    // the payload of a query is 0, so that of the memory has no part in the scores
    Head head;
    head.w_q = 18.0 * std::sqrt(static_cast<double>(width)) * xt::eye<double>(width);
    head.w_k = xt::eye<double>(width);
    head.w_v = xt::eye<double>({width, payload_width}, 0);
    return head;
}

}  // namespace qkv
