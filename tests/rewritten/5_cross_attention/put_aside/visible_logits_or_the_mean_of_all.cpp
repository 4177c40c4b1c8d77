// names masked-attention-without-the-scale masked-attention-shares-out-empty-rows
// Collects the visible logits of each query in a buffer and takes their softmax, unscaled. A query
// that sees nothing gets a bit of everything, so that its weights sum to 1 as well.
#include "cross_attention.hpp"

namespace qkv {

Attention masked_attention(const Matrix& q, const Matrix& k, const Matrix& v, const Mask& mask) {
    const std::size_t T = q.shape(0);
    const std::size_t S = k.shape(0);
    const std::size_t d = k.shape(1);
    const auto same = [](std::size_t a, std::size_t b, const char* what) {
        if (a != b) {
            throw std::invalid_argument(std::string(what) + std::to_string(a) + " vs " +
                                        std::to_string(b));
        }
    };
    same(q.shape(1), d, "d_k: ");
    same(S, v.shape(0), "S: ");
    same(mask.shape(0), T, "rows of mask: ");
    same(mask.shape(1), S, "columns of mask: ");
    if (d == 0) throw std::invalid_argument("d_k: 0");

    Attention a{xt::zeros<double>({T, S}), xt::zeros<double>({T, v.shape(1)})};
    for (std::size_t t = 0; t < T; ++t) {
        std::vector<std::pair<std::size_t, double>> visible;
        for (std::size_t s = 0; s < S; ++s) {
            if (!mask(t, s)) continue;
            double dot = 0.0;
            for (std::size_t c = 0; c < d; ++c) dot += q(t, c) * k(s, c);
            visible.emplace_back(s, dot);
        }
        if (visible.empty()) {
            for (std::size_t s = 0; s < S; ++s) visible.emplace_back(s, 0.0);
        }
        double top = -HUGE_VAL;
        for (const auto& entry : visible) top = std::fmax(top, entry.second);
        double sum = 0.0;
        for (auto& entry : visible) sum += entry.second = std::exp(entry.second - top);
        for (const auto& [s, share] : visible) {
            a.weights(t, s) = share / sum;
            for (std::size_t f = 0; f < v.shape(1); ++f) a.output(t, f) += share / sum * v(s, f);
        }
    }
    return a;
}

}  // namespace qkv
