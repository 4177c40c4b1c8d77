// names swap-scale-forgotten
// exp(5) is 148, so a margin of 5 leaves the other token 0.7 percent. The root that attention divides
// by was not thought of.
#include "three_matrices.hpp"

namespace qkv {

Head swap_head() {
    const double margin = 5.0;
    const Matrix identity = xt::eye<double>(2);
    Head h;
    h.w_q = margin * identity;
    h.w_k = xt::zeros<double>({2, 2});  // the keys trade places
    h.w_k(0, 1) = h.w_k(1, 0) = 1.0;
    h.w_v = identity;
    return h;
}

}  // namespace qkv
