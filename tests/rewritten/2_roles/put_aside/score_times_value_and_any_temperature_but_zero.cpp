// names hard-weighs-the-value-by-its-score soft-accepts-a-negative-temperature
// Carries the best score along and lets it weigh the value, as a weight would. The lookup that gives
// way guards against dividing by 0 and by what is not a number, and not against anything below.
#include "roles.hpp"

namespace qkv {
namespace {

struct Best {
    std::size_t key = 0;
    double score = 0.0;
};

Best best_of(const Matrix& table, std::size_t query) {
    Best best{0, table(query, 0)};
    for (std::size_t j = 0; j < table.shape(1); ++j) {
        if (table(query, j) > best.score) best = {j, table(query, j)};
    }
    return best;
}

void same_count(const Matrix& k, const Matrix& v) {
    if (k.shape(0) == 0) throw std::invalid_argument("k is empty");
    if (k.shape(0) != v.shape(0)) {
        throw std::invalid_argument("k " + qkv_print::shape(k) + ", v " + qkv_print::shape(v));
    }
}

}  // namespace

Matrix hard_lookup(const Matrix& q, const Matrix& k, const Matrix& v) {
    same_count(k, v);
    const Matrix table = scores(q, k);
    Matrix found({q.shape(0), v.shape(1)}, 0.0);
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        const Best best = best_of(table, i);
        xt::view(found, i, xt::all()) = best.score * xt::view(v, best.key, xt::all());
    }
    return found;
}

Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    same_count(k, v);
    if (temperature == 0.0) throw std::invalid_argument("cannot divide by a temperature of 0");
    if (std::isnan(temperature) || std::isinf(temperature)) {
        throw std::invalid_argument("the temperature is not a number");
    }
    Matrix logits = scores(q, k);
    for (double& logit : logits) logit /= temperature;
    const Matrix w = softmax(logits);
    return Attention{w, matmul(w, v)};
}

}  // namespace qkv
