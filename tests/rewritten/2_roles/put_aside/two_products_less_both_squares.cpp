// names scores-as-distances
// A match is taken for being close by, as for nearest neighbours; the square of the distance is
// multiplied out so that one matrix product does most of the work.
#include "roles.hpp"

namespace qkv {

Matrix scores(const Matrix& q, const Matrix& k) {
    const auto squared_lengths = [](const Matrix& rows) {
        std::vector<double> lengths(rows.shape(0), 0.0);
        for (std::size_t i = 0; i < rows.shape(0); ++i) {
            for (std::size_t c = 0; c < rows.shape(1); ++c) lengths[i] += std::pow(rows(i, c), 2);
        }
        return lengths;
    };
    Matrix closeness = 2.0 * matmul(q, xt::transpose(k));
    const auto from_q = squared_lengths(q);
    const auto from_k = squared_lengths(k);
    for (std::size_t i = 0; i < from_q.size(); ++i) {
        for (std::size_t j = 0; j < from_k.size(); ++j) closeness(i, j) -= from_q[i] + from_k[j];
    }
    return closeness;
}

}  // namespace qkv
