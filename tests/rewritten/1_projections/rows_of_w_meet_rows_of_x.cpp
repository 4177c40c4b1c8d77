// names project-transposes-the-weights
// Thinks of a linear layer and takes the rows of W for the output features; the check follows the
// same belief, so that W of the shape (d_k, d_model) is accepted.
#include "projections.hpp"

namespace qkv {
namespace {

double dot(const double* a, const double* b, std::size_t length) {
    double total = 0;
    while (length-- > 0) total += *a++ * *b++;
    return total;
}

}  // namespace

Matrix project(const Matrix& x, const Matrix& w) {
    const std::size_t features = x.shape(1);
    if (features != w.shape(1)) {
        throw std::invalid_argument("x has " + std::to_string(features) + " features, w takes " +
                                    std::to_string(w.shape(1)));
    }
    Matrix y = Matrix::from_shape({x.shape(0), w.shape(0)});
    for (std::size_t t = 0; t < y.shape(0); ++t) {
        for (std::size_t o = 0; o < y.shape(1); ++o) {
            y(t, o) = dot(&x.data()[t * features], &w.data()[o * features], features);
        }
    }
    return y;
}

}  // namespace qkv
