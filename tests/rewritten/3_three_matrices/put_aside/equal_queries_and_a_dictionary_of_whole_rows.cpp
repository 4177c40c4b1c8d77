// names swap-undecided lookup-hands-over-the-row
// Lets long queries meet two keys that are the same, so that the swap is a tie; the dictionary
// matches on differences to the mean key, and its w_v copies all of the row.
#include "three_matrices.hpp"

namespace qkv {

Head swap_head() {
    Head head;
    head.w_q = Matrix{{0.0, 40.0, 0.0}, {40.0, 0.0, 0.0}};
    head.w_k = xt::ones<double>({2, 3});
    head.w_v = Matrix{{0.0, 1.0}, {1.0, 0.0}};
    return head;
}

Head lookup_head(std::size_t key_width, std::size_t payload_width) {
    for (const std::size_t width : {key_width, payload_width}) {
        if (width == 0) throw std::invalid_argument("an empty dictionary");
    }
    const std::size_t all = key_width + payload_width;
    const double mean = 1.0 / static_cast<double>(key_width);
    Head head;
    head.w_q = Matrix({all, key_width}, 0.0);
    head.w_k = Matrix({all, key_width}, 0.0);
    for (std::size_t i = 0; i < key_width; ++i) {
        for (std::size_t j = 0; j < key_width; ++j) {
            head.w_k(i, j) = (i == j ? 1.0 : 0.0) - mean;
            head.w_q(i, j) = 300.0 * head.w_k(i, j);
        }
    }
    head.w_v = Matrix({all, all}, 0.0);
    for (std::size_t i = 0; i < all; ++i) head.w_v(i, i) = 1.0;
    return head;
}

}  // namespace qkv
