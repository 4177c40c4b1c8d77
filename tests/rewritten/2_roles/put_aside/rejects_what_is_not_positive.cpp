// names soft-accepts-an-infinite-temperature
// Writes the check so that NaN fails it too, and takes infinity for a positive number like others.
// All of the lookup is one pass of loops for each query.
#include "roles.hpp"

namespace qkv {

Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    if (!(temperature > 0)) {
        throw std::invalid_argument("soft_lookup: temperature must be positive");
    }
    const std::size_t T = q.shape(0), S = k.shape(0), D = q.shape(1), F = v.shape(1);
    if (S == 0) throw std::invalid_argument("soft_lookup: nothing to look up");
    if (k.shape(1) != D) {
        throw std::invalid_argument("soft_lookup: q is " + std::to_string(D) + " wide, k " +
                                    std::to_string(k.shape(1)));
    }
    if (v.shape(0) != S) {
        throw std::invalid_argument("soft_lookup: k has " + std::to_string(S) + " rows, v " +
                                    std::to_string(v.shape(0)));
    }
    Attention att{xt::zeros<double>({T, S}), xt::zeros<double>({T, F})};
    std::vector<double> logit(S);
    for (std::size_t t = 0; t < T; ++t) {
        for (std::size_t s = 0; s < S; ++s) {
            double dot = 0.0;
            for (std::size_t d = 0; d < D; ++d) dot += q(t, d) * k(s, d);
            logit[s] = dot / temperature;
        }
        const double top = *std::max_element(logit.begin(), logit.end());
        double z = 0.0;
        for (double& l : logit) z += (l = std::exp(l - top));
        for (std::size_t s = 0; s < S; ++s) {
            att.weights(t, s) = logit[s] / z;
            for (std::size_t f = 0; f < F; ++f) att.output(t, f) += att.weights(t, s) * v(s, f);
        }
    }
    return att;
}

}  // namespace qkv
