// names previous-hands-over-the-row
// Builds queries and keys with blocks of shifted identities. What is handed over is "the previous
// row", so w_v is an identity.
#include "three_matrices.hpp"

namespace qkv {

Head previous_token_head(std::size_t vocabulary, std::size_t positions) {
    if (vocabulary == 0) throw std::invalid_argument("vocabulary = 0");
    if (positions == 0) throw std::invalid_argument("positions = 0");
    const std::size_t d_model = vocabulary + positions;

    Head head{xt::zeros<double>({d_model, positions}), xt::zeros<double>({d_model, positions}),
              xt::eye<double>(d_model)};
    xt::view(head.w_k, xt::range(vocabulary, d_model), xt::all()) = xt::eye<double>(positions);
    // row p of the query block has its one at column p - 1
    const Matrix shifted = xt::eye<double>({positions, positions}, -1);
    xt::view(head.w_q, xt::range(vocabulary, d_model), xt::all()) =
        shifted * (25.0 * std::sqrt(static_cast<double>(positions)));
    return head;
}

}  // namespace qkv
