// names previous-scale-forgotten
// A score of 25 from entries of 5 on either side, however many positions there are.
#include "three_matrices.hpp"

namespace qkv {

Head previous_token_head(std::size_t vocabulary, std::size_t positions) {
    if (vocabulary == 0 || positions == 0) throw std::invalid_argument("nothing");
    const std::size_t width = vocabulary + positions;
    Head head{xt::zeros<double>({width, positions}), xt::zeros<double>({width, positions}),
              xt::zeros<double>({width, vocabulary})};
    for (std::size_t i = 0; i < vocabulary; ++i) head.w_v(i, i) = 1;
    for (std::size_t i = 0; i < positions; ++i) {
        head.w_k(vocabulary + i, i) = 5;
        if (i > 0) head.w_q(vocabulary + i, i - 1) = 5;
    }
    return head;
}

}  // namespace qkv
