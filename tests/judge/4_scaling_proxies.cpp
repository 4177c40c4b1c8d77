// Lesson 4, as its judge sees it: every call goes to the submission's program, an Rng there and back.
#include "judge/4_scaling_types.hpp"
#include "judge/remote.hpp"

namespace qkv {

using namespace qkv_judge;

Moments moments(const Vector& samples) { return call<Moments>("moments", samples); }

Vector dot_products(std::size_t d_k, std::size_t samples, Rng& rng) {
    return call<Vector>("dot_products", d_k, samples, rng);
}

std::vector<VarianceTrial> variance_experiment(const std::vector<std::size_t>& d_ks,
                                               std::size_t samples, Rng& rng) {
    return call<std::vector<VarianceTrial>>("variance_experiment", d_ks, samples, rng);
}

double predicted_variance(std::size_t d_k, double mean, double standard_deviation) {
    return call<double>("predicted_variance", d_k, mean, standard_deviation);
}

Matrix softmax_jacobian(const Vector& p) { return call<Matrix>("softmax_jacobian", p); }

double entropy(const Vector& p) { return call<double>("entropy", p); }

Attention scaled_dot_product_attention(const Matrix& q, const Matrix& k, const Matrix& v) {
    return call<Attention>("scaled_dot_product_attention", q, k, v);
}

}  // namespace qkv
