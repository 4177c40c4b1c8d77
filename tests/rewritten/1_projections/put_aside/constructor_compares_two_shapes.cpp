// names module-accepts-a-value-matrix-of-another-height
// Compares the whole shapes of w_q and w_k, which is two checks in one, and thinks that w_v is free.
// A value matrix without columns is refused.
#include "projections.hpp"

namespace qkv {

QKVProjection::QKVProjection(Head head) {
    if (head.w_q.shape() != head.w_k.shape()) {
        throw std::invalid_argument("queries " + qkv_print::shape(head.w_q) + " but keys " +
                                    qkv_print::shape(head.w_k));
    }
    if (head.w_v.shape(1) == 0) throw std::invalid_argument("values need a width");
    std::swap(head_, head);
}

}  // namespace qkv
