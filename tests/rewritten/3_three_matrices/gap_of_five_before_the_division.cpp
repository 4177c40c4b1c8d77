// names swap-scale-forgotten
// exp(5) is 148, which is enough for 0.99; so the keys carry entries of 5, and the division by the
// square root of d_k is forgotten.
#include "three_matrices.hpp"

namespace qkv {

Head swap_head() {
    const double gap = 5.0;
    Head head;
    head.w_q = xt::eye<double>(2);
    head.w_k = xt::zeros<double>({2, 2});
    head.w_k(0, 1) = head.w_k(1, 0) = gap;
    head.w_v = xt::eye<double>(2);
    return head;
}

}  // namespace qkv
