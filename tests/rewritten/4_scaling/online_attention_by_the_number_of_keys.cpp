// names attention-scaled-by-the-number-of-keys
// One pass over the keys with a running maximum. The scale is thought to make up for long sequences,
// so it is the root of how many keys there are.
#include "scaling.hpp"

namespace qkv {
namespace {

struct Row {
    double top = -std::numeric_limits<double>::infinity();
    double total = 0.0;
    std::vector<double> mix;

    void add(double logit, const double* value) {
        if (logit > top) {
            const double fade = std::exp(top - logit);
            total *= fade;
            for (double& m : mix) m *= fade;
            top = logit;
        }
        const double e = std::exp(logit - top);
        total += e;
        for (std::size_t f = 0; f < mix.size(); ++f) mix[f] += e * value[f];
    }
};

}  // namespace

Attention scaled_dot_product_attention(const Matrix& q, const Matrix& k, const Matrix& v) {
    const auto [T, width] = q.shape();
    const std::size_t S = k.shape(0);
    if (width != k.shape(1) || width == 0) {
        throw std::invalid_argument("bad widths " + qkv_print::shape(q) + " " +
                                    qkv_print::shape(k));
    }
    if (S != v.shape(0) || S == 0) {
        throw std::invalid_argument("bad lengths " + qkv_print::shape(k) + " " +
                                    qkv_print::shape(v));
    }
    Attention a{Matrix({T, S}), Matrix({T, v.shape(1)})};
    const double scale = 1.0 / std::sqrt(static_cast<double>(S));
    for (std::size_t t = 0; t < T; ++t) {
        Row row;
        row.mix.assign(v.shape(1), 0.0);
        for (std::size_t s = 0; s < S; ++s) {
            double dot = 0.0;
            for (std::size_t c = 0; c < width; ++c) dot += q(t, c) * k(s, c);
            a.weights(t, s) = dot * scale;
            row.add(dot * scale, v.data() + s * v.shape(1));
        }
        for (std::size_t s = 0; s < S; ++s) {
            a.weights(t, s) = std::exp(a.weights(t, s) - row.top) / row.total;
        }
        for (std::size_t f = 0; f < v.shape(1); ++f) a.output(t, f) = row.mix[f] / row.total;
    }
    return a;
}

}  // namespace qkv
