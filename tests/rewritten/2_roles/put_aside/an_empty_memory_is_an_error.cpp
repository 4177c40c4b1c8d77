// names scores-refuse-no-keys
// Writes the checks of all arguments first: widths that agree, and something to compare with.
#include <numeric>

#include "roles.hpp"

namespace qkv {

Matrix scores(const Matrix& q, const Matrix& k) {
    const std::size_t d = q.shape(1);
    if (k.shape(1) != d) {
        throw std::invalid_argument("scores: q has width " + std::to_string(d) +
                                    " and k has width " + std::to_string(k.shape(1)));
    }
    if (k.shape(0) < 1) {
        throw std::invalid_argument("scores: k is empty");
    }

    Matrix s({q.shape(0), k.shape(0)});
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        for (std::size_t j = 0; j < k.shape(0); ++j) {
            s(i, j) =
                std::inner_product(q.data() + i * d, q.data() + (i + 1) * d, k.data() + j * d, 0.0);
        }
    }
    return s;
}

}  // namespace qkv
