// names asymmetry-halved previous-hands-over-the-row
// Takes the antisymmetric part of the scores for the asymmetry, and lets the previous-token head
// hand over all of the row.
#include "three_matrices.hpp"

namespace qkv {

double asymmetry(const Matrix& scores) {
    const auto& shape = scores.shape();
    if (shape[0] != shape[1]) throw std::invalid_argument("shape " + qkv_print::shape(scores));
    if (scores.size() == 0) return 0.0;
    const Matrix part = (scores - xt::transpose(scores)) / 2.0;
    return xt::amax(part)();
}

Head previous_token_head(std::size_t vocabulary, std::size_t positions) {
    if (std::min(vocabulary, positions) == 0) throw std::invalid_argument("0 is too small");
    const std::size_t d = vocabulary + positions;
    Head head{
        .w_q = xt::zeros<double>({d, d}), .w_k = xt::eye<double>(d), .w_v = xt::eye<double>(d)};
    for (std::size_t row = d - 1; row > vocabulary; --row) head.w_q(row, row - 1) = 400.0;
    return head;
}

}  // namespace qkv
