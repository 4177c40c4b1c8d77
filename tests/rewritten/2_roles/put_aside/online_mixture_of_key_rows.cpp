// names soft-ignores-the-temperature soft-mixes-the-keys
// An online softmax in one pass over the keys. The temperature is checked and then forgotten, and
// what is accumulated along the way are the rows of k.
#include "roles.hpp"

namespace qkv {
namespace {

void refuse_if(bool wrong, const std::string& text) {
    if (wrong) throw std::invalid_argument(text);
}

}  // namespace

Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    const std::size_t n = q.shape(0), m = k.shape(0), width = k.shape(1);
    refuse_if(q.shape(1) != width,
              std::to_string(q.shape(1)) + " and " + std::to_string(width) + " features");
    refuse_if(m != v.shape(0),
              std::to_string(m) + " keys, " + std::to_string(v.shape(0)) + " values");
    refuse_if(m == 0, "no keys");
    refuse_if(!(temperature > 0.0 && temperature < std::numeric_limits<double>::infinity()),
              "temperature out of range");
    Attention result{Matrix({n, m}, 0.0), Matrix({n, width}, 0.0)};
    for (std::size_t i = 0; i < n; ++i) {
        double top = -std::numeric_limits<double>::infinity(), mass = 0.0;
        std::vector<double> logits(m, 0.0), mixture(width, 0.0);
        for (std::size_t j = 0; j < m; ++j) {
            for (std::size_t c = 0; c < width; ++c) logits[j] += q(i, c) * k(j, c);
            const double before = top;
            top = std::max(top, logits[j]);
            const double shrink = std::exp(before - top), share = std::exp(logits[j] - top);
            mass = mass * shrink + share;
            for (std::size_t c = 0; c < width; ++c)
                mixture[c] = mixture[c] * shrink + share * k(j, c);
        }
        for (std::size_t j = 0; j < m; ++j) result.weights(i, j) = std::exp(logits[j] - top) / mass;
        for (std::size_t c = 0; c < width; ++c) result.output(i, c) = mixture[c] / mass;
    }
    return result;
}

}  // namespace qkv
