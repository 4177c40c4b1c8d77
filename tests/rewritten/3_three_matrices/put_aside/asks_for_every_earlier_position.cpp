// names nothing
// Takes "previous" for all that came before: the query of a position asks for every earlier one, and
// reads the mean of their tokens.
#include "three_matrices.hpp"

namespace qkv {

Head previous_token_head(std::size_t vocabulary, std::size_t positions) {
    if (std::min(vocabulary, positions) == 0) throw std::invalid_argument("both must be positive");
    const std::size_t d = vocabulary + positions;
    Matrix q = xt::zeros<double>({d, positions});
    Matrix k = xt::zeros<double>({d, positions});
    Matrix v = xt::zeros<double>({d, vocabulary});
    for (std::size_t r = 0; r < d; ++r) {
        if (r < vocabulary) {
            v(r, r) = 1.0;
            continue;
        }
        const std::size_t p = r - vocabulary;
        k(r, p) = 1.0;
        for (std::size_t earlier = 0; earlier < p; ++earlier) {
            q(r, earlier) = 25.0 * std::sqrt(static_cast<double>(positions));
        }
    }
    return {q, k, v};
}

}  // namespace qkv
