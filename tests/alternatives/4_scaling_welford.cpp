// Lesson 4 in one pass: Welford's recurrence for the moments, normals by Box and Muller from the
// generator's raw bits, everything else in plain loops. Nothing of earlier lessons is used.

#include "scaling.hpp"

namespace qkv {
namespace {

const double tau = 8.0 * std::atan(1.0);

class Welford {
 public:
    void take(double sample) {
        ++count_;
        const double before = sample - mean_;
        mean_ += before / static_cast<double>(count_);
        squares_ += before * (sample - mean_);
    }
    Moments result() const {
        if (count_ < 2) throw std::invalid_argument("fewer than two samples");
        return {mean_, squares_ / static_cast<double>(count_ - 1)};
    }

 private:
    std::size_t count_ = 0;
    double mean_ = 0.0;
    double squares_ = 0.0;
};

/// In (0, 1): the logarithm of 0 would be infinite.
double uniform(Rng& rng) {
    return (static_cast<double>(rng() >> 11) + 0.5) / 9007199254740992.0;  // 2^53
}

/// q·k, two components at a time: Box and Muller's normals come in pairs.
double dot_product(std::size_t d_k, Rng& rng) {
    double sum = 0.0;
    for (std::size_t component = 0; component < d_k; ++component) {
        const double radius = std::sqrt(-2.0 * std::log(uniform(rng)));
        const double angle = tau * uniform(rng);
        sum += (radius * std::cos(angle)) * (radius * std::sin(angle));
    }
    return sum;
}

void require_weights(const Vector& p) {
    double sum = 0.0;
    bool is_bad = p.size() == 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        is_bad = is_bad || std::isnan(p(i)) || p(i) < 0.0;
        sum += p(i);
    }
    if (is_bad || sum > 1.0 + 1e-6 || sum < 1.0 - 1e-6) {
        throw std::invalid_argument("not a distribution");
    }
}

}  // namespace

Moments moments(const Vector& samples) {
    Welford welford;
    for (const double sample : samples) welford.take(sample);
    return welford.result();
}

Vector dot_products(std::size_t d_k, std::size_t samples, Rng& rng) {
    if (d_k * samples == 0) throw std::invalid_argument("nothing to draw");
    Vector result = Vector::from_shape({samples});
    for (std::size_t i = 0; i < samples; ++i) result(i) = dot_product(d_k, rng);
    return result;
}

std::vector<VarianceTrial> variance_experiment(const std::vector<std::size_t>& d_ks,
                                               std::size_t samples, Rng& rng) {
    if (std::find(d_ks.begin(), d_ks.end(), 0) != d_ks.end()) {
        throw std::invalid_argument("a width of 0");
    }
    std::vector<VarianceTrial> trials(d_ks.size());
    for (std::size_t i = 0; i < d_ks.size(); ++i) {
        Welford raw;
        Welford scaled;
        for (std::size_t n = 0; n < samples; ++n) {
            const double product = dot_product(d_ks[i], rng);
            raw.take(product);
            scaled.take(product / std::sqrt(static_cast<double>(d_ks[i])));
        }
        trials[i] = {d_ks[i], raw.result(), scaled.result()};
    }
    return trials;
}

double predicted_variance(std::size_t d_k, double mean, double standard_deviation) {
    if (standard_deviation < 0 || d_k < 1) throw std::invalid_argument("no such components");
    const double s = standard_deviation;
    // E[(qk)²] − E[qk]² = (σ² + μ²)² − μ⁴ loses digits where σ is small beside μ; its product form
    // does not
    return static_cast<double>(d_k) * s * s * (s * s + 2 * mean * mean);
}

Matrix softmax_jacobian(const Vector& p) {
    require_weights(p);
    const std::size_t n = p.size();
    Matrix j({n, n});
    for (std::size_t row = 0; row < n; ++row) {
        for (std::size_t column = 0; column < row; ++column) {
            j(row, column) = j(column, row) = -p(row) * p(column);
        }
        j(row, row) = p(row) * (1.0 - p(row));
    }
    return j;
}

double entropy(const Vector& p) {
    require_weights(p);
    double sum = 0.0;
    for (const double x : p) sum += x == 0.0 ? 0.0 : x * std::log(1.0 / std::max(x, 1e-307));
    return sum;
}

Attention scaled_dot_product_attention(const Matrix& q, const Matrix& k, const Matrix& v) {
    if (q.shape(1) != k.shape(1) || k.shape(0) != v.shape(0) || k.size() == 0) {
        throw std::invalid_argument("no attention with " + qkv_print::shape(q) + ", " +
                                    qkv_print::shape(k) + ", " + qkv_print::shape(v));
    }
    Attention result{Matrix({q.shape(0), k.shape(0)}, 0.0), Matrix({q.shape(0), v.shape(1)}, 0.0)};
    const double scale = std::pow(static_cast<double>(q.shape(1)), -0.5);
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        double largest = -std::numeric_limits<double>::infinity();
        for (std::size_t j = 0; j < k.shape(0); ++j) {
            for (std::size_t f = 0; f < q.shape(1); ++f) {
                result.weights(i, j) += scale * q(i, f) * k(j, f);
            }
            largest = std::max(largest, result.weights(i, j));
        }
        double sum = 0.0;
        for (std::size_t j = 0; j < k.shape(0); ++j) {
            sum += result.weights(i, j) = std::exp(result.weights(i, j) - largest);
        }
        for (std::size_t j = 0; j < k.shape(0); ++j) {
            result.weights(i, j) /= sum;
            for (std::size_t f = 0; f < v.shape(1); ++f) {
                result.output(i, f) += result.weights(i, j) * v(j, f);
            }
        }
    }
    return result;
}

}  // namespace qkv
