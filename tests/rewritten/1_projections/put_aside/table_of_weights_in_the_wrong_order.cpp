// names qkv-keys-and-values-exchanged
// Walks a table of the three matrices that lists w_v before w_k, and fills Q, K and V in turn.
// Heads whose queries and keys differ in width get an exception of another type.
#include "projections.hpp"

namespace qkv {

QKV project_qkv(const Matrix& x, const Head& head) {
    if (head.w_q.shape(1) != head.w_k.shape(1)) {
        throw std::length_error("d_k of queries " + std::to_string(head.w_q.shape(1)) +
                                ", of keys " + std::to_string(head.w_k.shape(1)));
    }
    const std::array<const Matrix*, 3> weights{&head.w_q, &head.w_v, &head.w_k};
    std::vector<Matrix> results;
    for (const Matrix* w : weights) {
        if (w->shape(0) != x.shape(1)) {
            throw std::invalid_argument("cannot project " + qkv_print::shape(x) + " by " +
                                        qkv_print::shape(*w));
        }
        Matrix y({x.shape(0), w->shape(1)}, 0.0);
        for (std::size_t i = 0; i < y.shape(0); ++i)
            for (std::size_t j = 0; j < y.shape(1); ++j)
                y(i, j) = xt::sum(xt::row(x, static_cast<std::ptrdiff_t>(i)) *
                                  xt::col(*w, static_cast<std::ptrdiff_t>(j)))();
        results.push_back(std::move(y));
    }
    return {results[0], results[1], results[2]};
}

}  // namespace qkv
