// names previous-looks-ahead
// Puts the shift by one into the keys: "a key carries the number before its own".
#include "three_matrices.hpp"

namespace qkv {

Head previous_token_head(std::size_t vocabulary, std::size_t positions) {
    if (vocabulary == 0 || positions == 0) {
        throw std::invalid_argument("previous_token_head: sizes must not be zero");
    }
    const std::size_t rows = vocabulary + positions;
    Matrix wq = xt::zeros<double>({rows, positions});
    Matrix wk = xt::zeros<double>({rows, positions});
    Matrix wv = xt::zeros<double>({rows, vocabulary});

    const double sharp = 50.0 * std::sqrt(double(positions));
    for (std::size_t p = 0; p < positions; ++p) wq(vocabulary + p, p) = sharp;
    for (std::size_t p = 1; p < positions; ++p) wk(vocabulary + p, p - 1) = 1.0;
    for (std::size_t t = 0; t < vocabulary; ++t) wv(t, t) = 1.0;
    return {wq, wk, wv};
}

}  // namespace qkv
