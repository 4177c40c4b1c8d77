// names swap-both-the-first
// Puts the two keys on either side of 0 and gives both queries the same sign, so that everybody
// looks at token 0.
#include "three_matrices.hpp"

namespace qkv {

Head swap_head() {
    Head head;
    head.w_q = Matrix({2, 1}, 12.0);
    head.w_k = Matrix{{1.0}, {-1.0}};
    head.w_v = xt::eye<double>(2);
    return head;
}

}  // namespace qkv
