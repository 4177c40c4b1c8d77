// names nothing
// Counts positions from 1 in one matrix and from 0 in the other, and takes the previous one on top:
// position i attends to i - 2.
#include "three_matrices.hpp"

namespace qkv {

Head previous_token_head(std::size_t vocabulary, std::size_t positions) {
    if (!vocabulary || !positions) throw std::invalid_argument("vocabulary and positions, please");
    const std::size_t rows = vocabulary + positions;
    const double strong = 25.0 * std::sqrt(static_cast<double>(positions));
    Matrix ask({rows, positions}, 0.0);
    Matrix answer({rows, positions}, 0.0);
    Matrix read({rows, vocabulary}, 0.0);
    xt::view(answer, xt::range(vocabulary, rows), xt::all()) = xt::eye<double>(positions);
    xt::view(read, xt::range(0, vocabulary), xt::all()) = xt::eye<double>(vocabulary);
    for (std::size_t number = 3; number <= positions; ++number) {
        ask(vocabulary + number - 1, number - 3) = strong;
    }
    return {ask, answer, read};
}

}  // namespace qkv
