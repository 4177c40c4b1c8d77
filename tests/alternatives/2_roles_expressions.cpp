// Lesson 2 in xtensor expressions, with Q scaled first.

#include "roles.hpp"

namespace qkv {
namespace {

void demand(bool holds, const char* what, const Matrix& a, const Matrix& b) {
    if (holds) return;
    throw std::invalid_argument(std::string(what) + ": " + qkv_print::shape(a) + ", " +
                                qkv_print::shape(b));
}

}  // namespace

Matrix scores(const Matrix& q, const Matrix& k) {
    demand(q.shape(1) == k.shape(1), "widths", q, k);
    return xt::sum(xt::view(q, xt::all(), xt::newaxis(), xt::all()) *
                       xt::view(k, xt::newaxis(), xt::all(), xt::all()),
                   {2});
}

Matrix softmax(const Matrix& scores) {
    demand(scores.shape(1) > 0, "no keys", scores, scores);
    if (scores.shape(0) == 0) return scores;
    const Matrix largest = xt::amax(scores, {1}, xt::keep_dims);
    const Matrix exponentials = xt::exp(scores - largest);
    const Matrix sums = xt::sum(exponentials, {1}, xt::keep_dims);
    return exponentials / sums;
}

Matrix hard_lookup(const Matrix& q, const Matrix& k, const Matrix& v) {
    demand(k.shape(0) > 0 && k.shape(0) == v.shape(0), "lengths", k, v);
    const Matrix s = scores(q, k);
    Matrix found = xt::zeros<double>({q.shape(0), v.shape(1)});
    if (q.shape(0) == 0) return found;
    const xt::xtensor<std::size_t, 1> best = xt::argmax(s, 1);
    for (std::size_t i = 0; i < q.shape(0); ++i) xt::row(found, i) = xt::row(v, best(i));
    return found;
}

Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    if (!(temperature > 0.0) || temperature > std::numeric_limits<double>::max()) {
        throw std::invalid_argument("not a temperature: " + std::to_string(temperature));
    }
    demand(k.shape(0) > 0 && k.shape(0) == v.shape(0), "lengths", k, v);
    const Matrix weights = softmax(scores(q / temperature, k));
    return {weights, matmul(weights, v)};
}

Prediction when_a_value_changes() { return {0, 1}; }
Prediction when_keys_and_values_are_permuted_together() { return {1, 0}; }
Prediction when_only_keys_are_permuted() { return {1, 1}; }
Prediction when_a_constant_is_added_to_every_score() { return {0, 0}; }

}  // namespace qkv
