// names self-attention-is-causal
// Knows self-attention from a language model, where the loop over the keys ends at the query.
#include "cross_attention.hpp"
#include "projections.hpp"

namespace qkv {

Attention self_attention(const Matrix& x, const Head& head) {
    const QKV p = project_qkv(x, head);
    const std::size_t n = x.shape(0);
    const std::size_t d_k = p.q.shape(1);
    const std::size_t d_v = p.v.shape(1);
    if (n == 0) throw std::invalid_argument("self_attention: empty sequence");
    if (d_k == 0) throw std::invalid_argument("self_attention: d_k is zero");

    Attention a{xt::zeros<double>({n, n}), xt::zeros<double>({n, d_v})};
    for (std::size_t t = 0; t < n; t++) {
        // pass 1: scaled scores and their maximum
        double maxval = -std::numeric_limits<double>::infinity();
        for (std::size_t t2 = 0; t2 <= t; t2++) {
            double val = 0.0;
            for (std::size_t i = 0; i < d_k; i++) val += p.q(t, i) * p.k(t2, i);
            val /= std::sqrt(static_cast<double>(d_k));
            a.weights(t, t2) = val;
            if (val > maxval) maxval = val;
        }
        // pass 2: exponentials
        double expsum = 0.0;
        for (std::size_t t2 = 0; t2 <= t; t2++) {
            const double e = std::exp(a.weights(t, t2) - maxval);
            a.weights(t, t2) = e;
            expsum += e;
        }
        // pass 3: normalise and mix
        for (std::size_t t2 = 0; t2 <= t; t2++) {
            a.weights(t, t2) /= expsum;
            for (std::size_t i = 0; i < d_v; i++) a.output(t, i) += a.weights(t, t2) * p.v(t2, i);
        }
    }
    return a;
}

}  // namespace qkv
