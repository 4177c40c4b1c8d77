// names masked-attention-inverts-the-mask
// Takes true to mean "ignore this key", as some libraries do, and gathers the keys that are not
// marked into smaller matrices.
#include "cross_attention.hpp"
#include "roles.hpp"

namespace qkv {
namespace {

Matrix rows_of(const Matrix& m, const std::vector<std::size_t>& indices) {
    Matrix picked = Matrix::from_shape({indices.size(), m.shape(1)});
    double* to = picked.data();
    for (const std::size_t index : indices) {
        const double* from = m.data() + index * m.shape(1);
        to = std::copy(from, from + m.shape(1), to);
    }
    return picked;
}

}  // namespace

Attention masked_attention(const Matrix& q, const Matrix& k, const Matrix& v, const Mask& mask) {
    if (q.shape(1) != k.shape(1))
        throw std::invalid_argument("width " + std::to_string(q.shape(1)) + " against " +
                                    std::to_string(k.shape(1)));
    if (q.shape(1) == 0) throw std::invalid_argument("width 0");
    if (k.shape(0) != v.shape(0))
        throw std::invalid_argument(std::to_string(k.shape(0)) + " keys, " +
                                    std::to_string(v.shape(0)) + " values");
    if (mask.shape(0) != q.shape(0))
        throw std::invalid_argument(std::to_string(q.shape(0)) + " queries, " +
                                    std::to_string(mask.shape(0)) + " mask rows");
    if (mask.shape(1) != k.shape(0))
        throw std::invalid_argument(std::to_string(k.shape(0)) + " keys, " +
                                    std::to_string(mask.shape(1)) + " mask columns");
    Matrix weights = xt::zeros<double>({q.shape(0), k.shape(0)});
    Matrix output = xt::zeros<double>({q.shape(0), v.shape(1)});
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        std::vector<std::size_t> left;
        for (std::size_t j = 0; j < k.shape(0); ++j) {
            if (mask(i, j) == false) left.push_back(j);
        }
        if (left.empty()) continue;
        const Attention one = soft_lookup(rows_of(q, {i}), rows_of(k, left), rows_of(v, left),
                                          std::sqrt(static_cast<double>(q.shape(1))));
        for (std::size_t n = 0; n < left.size(); ++n) weights(i, left[n]) = one.weights(0, n);
        for (std::size_t f = 0; f < v.shape(1); ++f) output(i, f) = one.output(0, f);
    }
    return {weights, output};
}

}  // namespace qkv
