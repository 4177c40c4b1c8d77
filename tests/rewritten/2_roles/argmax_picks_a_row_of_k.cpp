// names hard-hands-over-the-key
// Finds the best key by xt::argmax and returns it; v only has to be there. The result is as wide
// as the keys, also where the values have another width.
#include "roles.hpp"

namespace qkv {

Matrix hard_lookup(const Matrix& q, const Matrix& k, const Matrix& v) {
    if (k.shape(0) == 0) throw std::invalid_argument("nothing to find");
    if (v.shape(0) != k.shape(0)) {
        throw std::invalid_argument(qkv_print::shape(k) + " and " + qkv_print::shape(v));
    }
    const Matrix match = scores(q, k);
    Matrix answer({q.shape(0), k.shape(1)}, 0.0);
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        const std::size_t winner = xt::argmax(xt::view(match, i))();
        xt::view(answer, i) = xt::view(k, winner);
    }
    return answer;
}

}  // namespace qkv
