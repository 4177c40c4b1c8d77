// Lesson 4: why scores are divided by the square root of d_k. The contract is in scaling.hpp.
//
// Replace each "throw NotImplemented" by the exercise's code, then run ./qkv check 4.
// Useful: standard_normal(rows, columns, rng); softmax and scores of lesson 2; std::sqrt, std::log;
// static_cast<double>(n) for a number of things.

#include "scaling.hpp"

#include "roles.hpp"

namespace qkv {

// 4.1  Mean and sample variance. Near 1e9 a double has 7 digits behind the point; how many has the
// square of such a number?
// Read: docs/pages/lesson_4.md, "Mean and variance".
Moments moments(const Vector& samples) { throw NotImplemented("moments", samples); }

// 4.2  Many dot products of a random query and a random key. How much of all that is drawn has to be
// in memory at a time?
// Read: docs/pages/lesson_4.md, "Random dot products".
Vector dot_products(std::size_t d_k, std::size_t samples, Rng& rng) {
    throw NotImplemented("dot_products", d_k, samples, rng);
}

// 4.3  The moments of dot products for each width, raw and scaled. Which of the numbers depend on
// which draws?
// Read: docs/pages/lesson_4.md, "The experiment".
std::vector<VarianceTrial> variance_experiment(const std::vector<std::size_t>& d_ks,
                                               std::size_t samples, Rng& rng) {
    throw NotImplemented("variance_experiment", d_ks, samples, rng);
}

// 4.4  The same without drawing anything. What is the variance of one product, and when do
// variances add up?
// Read: docs/pages/lesson_4.md, "The law behind it".
double predicted_variance(std::size_t d_k, double mean, double standard_deviation) {
    throw NotImplemented("predicted_variance", d_k, mean, standard_deviation);
}

// 4.5  The derivative of each weight with respect to each logit. What happens to the other weights
// when one logit grows?
// Read: docs/pages/lesson_4.md, "How weights respond to logits".
Matrix softmax_jacobian(const Vector& p) { throw NotImplemented("softmax_jacobian", p); }

// 4.6  In nats. What is log(0), and what should an entry of 0 contribute?
// Read: docs/pages/lesson_4.md, "How undecided weights are".
double entropy(const Vector& p) { throw NotImplemented("entropy", p); }

// 4.7  softmax(QKᵀ / √d_k)·V. Which of the widths at hand has as many terms as a dot product?
// Read: docs/pages/lesson_4.md, "Scaled dot-product attention".
Attention scaled_dot_product_attention(const Matrix& q, const Matrix& k, const Matrix& v) {
    throw NotImplemented("scaled_dot_product_attention", q, k, v);
}

}  // namespace qkv
