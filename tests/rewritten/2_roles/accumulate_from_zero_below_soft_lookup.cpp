// names softmax-sum-in-an-int
// Adds the exponentials by std::accumulate with a plain 0; the lookup, written out by hand, calls
// this softmax and mixes by weights that are too large.
#include "roles.hpp"

namespace qkv {

Matrix softmax(const Matrix& scores) {
    if (scores.shape(1) == 0) throw std::invalid_argument("a softmax over nothing");
    Matrix result = xt::zeros_like(scores);
    for (std::size_t t = 0; t < scores.shape(0); ++t) {
        std::vector<double> row(scores.shape(1));
        for (std::size_t s = 0; s < row.size(); ++s) row[s] = scores(t, s);
        const double biggest = *std::max_element(row.begin(), row.end());
        for (double& entry : row) entry = std::exp(entry - biggest);
        const auto sum = std::accumulate(row.begin(), row.end(), 0);
        for (std::size_t s = 0; s < row.size(); ++s) result(t, s) = row[s] / sum;
    }
    return result;
}

Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    if (!(temperature > 0.0) || temperature > std::numeric_limits<double>::max()) {
        throw std::invalid_argument("a temperature of " + qkv_print::number(temperature));
    }
    if (k.shape(0) != v.shape(0)) {
        throw std::invalid_argument(std::to_string(k.shape(0)) + " keys for " +
                                    std::to_string(v.shape(0)) + " values");
    }
    Matrix logits = scores(q, k);
    for (double& logit : logits) logit /= temperature;
    Attention a{.weights = softmax(logits), .output = xt::zeros<double>({q.shape(0), v.shape(1)})};
    for (std::size_t t = 0; t < q.shape(0); ++t) {
        for (std::size_t s = 0; s < v.shape(0); ++s) {
            for (std::size_t f = 0; f < v.shape(1); ++f)
                a.output(t, f) += a.weights(t, s) * v(s, f);
        }
    }
    return a;
}

}  // namespace qkv
