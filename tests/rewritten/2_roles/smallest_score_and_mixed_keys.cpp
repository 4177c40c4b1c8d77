// names hard-takes-the-worst soft-mixes-the-keys
// Takes scores for distances in the hard lookup, and hands over keys in the soft one.
#include "roles.hpp"

namespace qkv {
namespace {

void check(const Matrix& k, const Matrix& v) {
    if (k.shape(0) == 0) throw std::invalid_argument("no rows in k");
    if (k.shape(0) != v.shape(0)) {
        throw std::invalid_argument("rows: " + std::to_string(k.shape(0)) + " and " +
                                    std::to_string(v.shape(0)));
    }
}

}  // namespace

Matrix hard_lookup(const Matrix& q, const Matrix& k, const Matrix& v) {
    check(k, v);
    const Matrix distances = scores(q, k);
    Matrix nearest({q.shape(0), v.shape(1)});
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        const double* row = distances.data() + i * k.shape(0);
        const auto j = std::min_element(row, row + k.shape(0)) - row;
        std::copy_n(v.data() + static_cast<std::size_t>(j) * v.shape(1), v.shape(1),
                    nearest.data() + i * v.shape(1));
    }
    return nearest;
}

Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    check(k, v);
    if (!std::isfinite(temperature) || temperature <= 0.0) {
        throw std::invalid_argument("temperature " + std::to_string(temperature));
    }
    const Matrix w = softmax(scores(q, k) / temperature);
    Matrix mixture({q.shape(0), k.shape(1)}, 0.0);
    for (std::size_t i = 0; i < w.shape(0); ++i) {
        for (std::size_t j = 0; j < w.shape(1); ++j) {
            xt::view(mixture, i) += w(i, j) * xt::view(k, j);
        }
    }
    return {w, mixture};
}

}  // namespace qkv
