// names nothing
// The loop over the positions never runs: all scores are 0, and everybody attends to everybody.
#include "three_matrices.hpp"

namespace qkv {

Head previous_token_head(std::size_t vocabulary, std::size_t positions) {
    if (vocabulary == 0 || positions == 0) throw std::invalid_argument("nothing");
    const std::size_t width = vocabulary + positions;
    Head head{xt::zeros<double>({width, positions}), xt::zeros<double>({width, positions}),
              xt::zeros<double>({width, vocabulary})};
    for (std::size_t p = positions; p < positions; ++p) {
        head.w_k(vocabulary + p, p) = 1;
        if (p > 0) head.w_q(vocabulary + p, p - 1) = 100;
    }
    for (std::size_t token = 0; token < vocabulary; ++token) head.w_v(token, token) = 1;
    return head;
}

}  // namespace qkv
