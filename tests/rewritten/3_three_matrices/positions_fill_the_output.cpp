// names previous-reads-positions
// The weights look back as they should, by keys that are shifted instead of queries; w_v was given
// the rows of the positions. Positions beyond the vocabulary begin again at its first column.
#include "three_matrices.hpp"

namespace qkv {

Head previous_token_head(std::size_t vocabulary, std::size_t positions) {
    if (vocabulary == 0) throw std::invalid_argument("no tokens");
    if (positions == 0) throw std::invalid_argument("no positions");
    const std::size_t height = vocabulary + positions;
    const std::size_t d_k = positions + 1;
    const double root = std::sqrt(30.0 * std::sqrt(static_cast<double>(d_k)));
    Head head{xt::zeros<double>({height, d_k}), xt::zeros<double>({height, d_k}),
              xt::zeros<double>({height, vocabulary})};
    for (std::size_t p = 0; p < positions; ++p) {
        head.w_q(vocabulary + p, p) = root;
        head.w_k(vocabulary + p, p + 1) = root;
        head.w_v(vocabulary + p, p % vocabulary) = 1.0;
    }
    return head;
}

}  // namespace qkv
