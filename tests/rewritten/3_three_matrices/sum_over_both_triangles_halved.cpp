// names asymmetry-added-up
// Reads "how far from symmetric" as a total: sums the magnitudes of S - S transposed, and halves
// the sum because every pair is in it twice.
#include "three_matrices.hpp"

namespace qkv {

double asymmetry(const Matrix& scores) {
    if (scores.shape(0) != scores.shape(1)) {
        throw std::invalid_argument("not square: " + qkv_print::shape(scores));
    }
    const Matrix mirrored = xt::transpose(scores);
    return 0.5 * xt::sum(xt::abs(scores - mirrored))();
}

}  // namespace qkv
