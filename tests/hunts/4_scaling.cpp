// What a bug hunt asks about lesson 4: which of these inputs shows a mistake, and which hides it.
// The names of the cases are the choices that a reader is given.
#include "4_scaling/laws.hpp"
#include "scaling.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

const Matrix identity_2{{1, 0}, {0, 1}};

/// Mean and variance, with room for rounding in the mean's magnitude.
Value as_value(const Moments& moments) {
    return {part("mean", moments.mean), part("variance", moments.variance)};
}
Value about(double mean, double variance) {
    return {part("mean", mean, 1e-12 * std::max(1.0, std::abs(mean))),
            part("variance", variance, 1e-6 * variance)};
}

/// Dot products by their moments, far too wide for a right one to miss.
Value moments_of_products(std::size_t width) {
    Rng rng = fixture_rng();
    return moments_of(dot_products(width, 4000, rng));
}

/// Neighbours have nothing in common: the mean product of their signs.
Value correlation_of_neighbours(std::size_t width) {
    Rng rng = fixture_rng();
    const Vector samples = dot_products(width, 4000, rng);
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < samples.size(); ++i) {
        sum += samples(i) * samples(i + 1) > 0.0 ? 1.0 : -1.0;
    }
    return {part("correlation", sum / 3999.0)};
}

/// The variances of one trial.
Value variances_of_trial(std::size_t width) {
    Rng rng = fixture_rng();
    const std::vector<VarianceTrial> trials = variance_experiment({width}, 4000, rng);
    return {part("raw", trials.at(0).raw.variance), part("scaled", trials.at(0).scaled.variance)};
}
Value expected_variances(std::size_t width) {
    const double margin = margin_of_variance(width, 4000);
    return {drawn("raw", real(width), margin), drawn("scaled", 1.0, margin / real(width))};
}

}  // namespace

TEST_SUITE("inputs of 4.1 moments") {
    TEST_CASE("-1, 0, 1") { CHECK_VALUES(as_value(moments(Vector{-1, 0, 1})), about(0, 1)); }
    TEST_CASE("3, 3, 3, all alike") {
        CHECK_VALUES(as_value(moments(Vector{3, 3, 3})), about(3, 0));
    }
    TEST_CASE("0, 0, 0, 0") { CHECK_VALUES(as_value(moments(Vector{0, 0, 0, 0})), about(0, 0)); }
    TEST_CASE("2, 4, 9") { CHECK_VALUES(as_value(moments(Vector{2, 4, 9})), about(5, 13)); }
    TEST_CASE("0.5, 0.25") {
        CHECK_VALUES(as_value(moments(Vector{0.5, 0.25})), about(0.375, 0.03125));
    }
    TEST_CASE("1e9 - 1, 1e9, 1e9 + 1") {
        CHECK_VALUES(as_value(moments(Vector{1e9 - 1, 1e9, 1e9 + 1})), about(1e9, 1));
    }
    TEST_CASE("0.1, 0.3, 0.7") {
        const double mean = 1.1 / 3;
        CHECK_VALUES(as_value(moments(Vector{0.1, 0.3, 0.7})),
                     about(mean, ((0.1 - mean) * (0.1 - mean) + (0.3 - mean) * (0.3 - mean) +
                                  (0.7 - mean) * (0.7 - mean)) /
                                     2));
    }
    TEST_CASE("5, a single sample") { CHECK_REFUSED(as_value(moments(Vector{5})), NUMBERS()); }
}

TEST_SUITE("inputs of 4.2 dot_products") {
    TEST_CASE("4000 samples of width 1, by their mean and variance") {
        CHECK_VALUES(moments_of_products(1), expected_moments(1, 4000));
    }
    TEST_CASE("4000 samples of width 64, by their mean and variance") {
        CHECK_VALUES(moments_of_products(64), expected_moments(64, 4000));
    }
    TEST_CASE("4000 samples of width 4, by whether neighbours have the same sign") {
        CHECK_VALUES(correlation_of_neighbours(4), (Value{drawn("correlation", 0.0, 0.15)}));
    }
    TEST_CASE("what two calls one after the other have in common, by the first sample") {
        Rng rng = fixture_rng();
        const Vector first = dot_products(3, 5, rng);
        const Vector second = dot_products(3, 5, rng);
        CHECK_VALUES((Value{part("equal", how_many_are_equal(first, second))}),
                     (Value{part("equal", 0.0)}));
    }
    TEST_CASE("no samples") {
        Rng rng = fixture_rng();
        CHECK_REFUSED(dot_products(3, 0, rng), NUMBERS());
    }
    TEST_CASE("width 0") {
        Rng rng = fixture_rng();
        CHECK_REFUSED(dot_products(0, 3, rng), NUMBERS());
    }
}

TEST_SUITE("inputs of 4.3 variance_experiment") {
    TEST_CASE("one trial of width 1, by its two variances") {
        CHECK_VALUES(variances_of_trial(1), expected_variances(1));
    }
    TEST_CASE("one trial of width 64, by its two variances") {
        CHECK_VALUES(variances_of_trial(64), expected_variances(64));
    }
    TEST_CASE("one trial of width 4 and 50 samples, by the ratio of its two variances") {
        Rng rng = fixture_rng();
        const std::vector<VarianceTrial> trials = variance_experiment({4}, 50, rng);
        CHECK_VALUES(
            (Value{part("ratio", trials.at(0).raw.variance / trials.at(0).scaled.variance)}),
            (Value{part("ratio", 4.0, 1e-9)}));
    }
    TEST_CASE("the widths 4 and 2, in this order, by the widths of the trials") {
        Rng rng = fixture_rng();
        std::vector<double> widths;
        for (const VarianceTrial& trial : variance_experiment({4, 2}, 10, rng)) {
            widths.push_back(real(trial.d_k));
        }
        CHECK_VALUES((Value{part("d_k", widths)}), (Value{part("d_k", {4.0, 2.0})}));
    }
    TEST_CASE("the width 4 twice, by whether the two trials differ") {
        Rng rng = fixture_rng();
        const std::vector<VarianceTrial> trials = variance_experiment({4, 4}, 10, rng);
        CHECK_VALUES(
            (Value{part("equal", trials.at(0).raw.mean == trials.at(1).raw.mean ? 1.0 : 0.0)}),
            (Value{part("equal", 0.0)}));
    }
    TEST_CASE("two calls one after the other, by whether they differ") {
        Rng rng = fixture_rng();
        const double first = variance_experiment({4}, 10, rng).at(0).raw.mean;
        const double second = variance_experiment({4}, 10, rng).at(0).raw.mean;
        CHECK_VALUES((Value{part("equal", first == second ? 1.0 : 0.0)}),
                     (Value{part("equal", 0.0)}));
    }
    TEST_CASE("the width 4 and 7 samples, by the raw mean against that of dot_products") {
        Rng rng = fixture_rng();
        Rng same = fixture_rng();
        CHECK_VALUES((Value{part("mean", variance_experiment({4}, 7, rng).at(0).raw.mean)}),
                     (Value{part("mean", moments(dot_products(4, 7, same)).mean, 1e-12)}));
    }
}

TEST_SUITE("inputs of 4.4 predicted_variance") {
    TEST_CASE("width 1, mean 0, standard deviation 1") {
        CHECK_VALUES(predicted_variance(1, 0.0, 1.0), 1.0);
    }
    TEST_CASE("width 64, mean 0, standard deviation 1") {
        CHECK_VALUES(predicted_variance(64, 0.0, 1.0), 64.0);
    }
    TEST_CASE("width 3, mean 0, standard deviation 2") {
        CHECK_VALUES(predicted_variance(3, 0.0, 2.0), 48.0);
    }
    TEST_CASE("width 1, mean 1, standard deviation 1") {
        CHECK_VALUES(predicted_variance(1, 1.0, 1.0), 3.0);
    }
    TEST_CASE("width 10, mean 2, standard deviation 3") {
        CHECK_VALUES(predicted_variance(10, 2.0, 3.0), 10 * (81.0 + 2 * 4 * 9.0));
    }
    TEST_CASE("width 10, mean 2, standard deviation 0") {
        CHECK_VALUES(predicted_variance(10, 2.0, 0.0), 0.0);
    }
    TEST_CASE("width 5,000,000,000, mean 0, standard deviation 1") {
        CHECK_VALUES(predicted_variance(5'000'000'000, 0.0, 1.0), 5e9);
    }
    TEST_CASE("width 0") { CHECK_REFUSED(predicted_variance(0, 0.0, 1.0), NUMBERS()); }
    TEST_CASE("standard deviation -1") {
        CHECK_REFUSED(predicted_variance(3, 0.0, -1.0), NUMBERS());
    }
}

TEST_SUITE("inputs of 4.5 softmax_jacobian") {
    TEST_CASE("p = (1)") { CHECK_VALUES(softmax_jacobian(Vector{1}), (Matrix{{0}})); }
    TEST_CASE("p = (0, 1, 0)") {
        CHECK_VALUES(softmax_jacobian(Vector{0, 1, 0}), Matrix(xt::zeros<double>({3, 3})));
    }
    TEST_CASE("p = (0.5, 0.5)") {
        CHECK_VALUES(softmax_jacobian(Vector{0.5, 0.5}), (Matrix{{0.25, -0.25}, {-0.25, 0.25}}));
    }
    TEST_CASE("p = (0.25, 0.75)") {
        CHECK_VALUES(softmax_jacobian(Vector{0.25, 0.75}),
                     (Matrix{{0.1875, -0.1875}, {-0.1875, 0.1875}}));
    }
    TEST_CASE("p = (0.5, 0.4), which sums to 0.9") {
        CHECK_REFUSED(softmax_jacobian(Vector{0.5, 0.4}), NUMBERS());
    }
    TEST_CASE("p = (NaN, 1)") {
        CHECK_REFUSED(softmax_jacobian(Vector{not_a_number, 1}), NUMBERS());
    }
    TEST_CASE("p = (0.25, 0.75 + 9e-7), off 1 by rounding") {
        const double q = 0.75 + 9e-7;
        CHECK_VALUES(softmax_jacobian(Vector{0.25, q}),
                     (Matrix{{0.1875, -0.25 * q}, {-0.25 * q, q - q * q}}));
    }
    TEST_CASE("p = (1.5, -0.5)") { CHECK_REFUSED(softmax_jacobian(Vector{1.5, -0.5}), NUMBERS()); }
}

TEST_SUITE("inputs of 4.6 entropy") {
    TEST_CASE("p = (1)") { CHECK_VALUES(entropy(Vector{1}), 0.0); }
    TEST_CASE("p = (0, 1, 0)") { CHECK_VALUES(entropy(Vector{0, 1, 0}), 0.0); }
    TEST_CASE("p = (0.5, 0.5)") { CHECK_VALUES(entropy(Vector{0.5, 0.5}), std::log(2.0)); }
    TEST_CASE("p = (0.5, 0.25, 0.25)") {
        CHECK_VALUES(entropy(Vector{0.5, 0.25, 0.25}), 1.5 * std::log(2.0));
    }
    TEST_CASE("p = (0.1, 0.2, 0.7)") {
        CHECK_VALUES(entropy(Vector{0.1, 0.2, 0.7}),
                     -(0.1 * std::log(0.1) + 0.2 * std::log(0.2) + 0.7 * std::log(0.7)));
    }
    TEST_CASE("p = (0.5, 0.4), which sums to 0.9") {
        CHECK_REFUSED(entropy(Vector{0.5, 0.4}), NUMBERS());
    }
    TEST_CASE("p = (NaN, 1)") { CHECK_REFUSED(entropy(Vector{not_a_number, 1}), NUMBERS()); }
    TEST_CASE("p = (1.5, -0.5)") { CHECK_REFUSED(entropy(Vector{1.5, -0.5}), NUMBERS()); }
}

TEST_SUITE("inputs of 4.7 scaled_dot_product_attention") {
    TEST_CASE("Q = K = V = [1], one cell each") {
        const Matrix one{{1}};
        CHECK_VALUES(scaled_dot_product_attention(one, one, one),
                     expected_attention(one, one, one));
    }
    TEST_CASE("Q = K = V = [1 0; 0 1], the identity") {
        CHECK_VALUES(scaled_dot_product_attention(identity_2, identity_2, identity_2),
                     expected_attention(identity_2, identity_2, identity_2));
    }
    TEST_CASE("keys of width 1: Q (2, 1), K (3, 1), V (3, 1)") {
        const Matrix q{{1}, {-1}};
        const Matrix k{{0}, {1}, {2}};
        const Matrix v{{3}, {4}, {9}};
        CHECK_VALUES(scaled_dot_product_attention(q, k, v), expected_attention(q, k, v));
    }
    TEST_CASE("keys all alike: K = [1 1; 1 1], random Q and V (2, 2)") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(2, 2, rng);
        const Matrix k = xt::ones<double>({2, 2});
        const Matrix v = draw_matrix(2, 2, rng);
        CHECK_VALUES(scaled_dot_product_attention(q, k, v), expected_attention(q, k, v));
    }
    TEST_CASE("all sizes 4, random") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(4, 4, rng);
        const Matrix k = draw_matrix(4, 4, rng);
        const Matrix v = draw_matrix(4, 4, rng);
        CHECK_VALUES(scaled_dot_product_attention(q, k, v), expected_attention(q, k, v));
    }
    TEST_CASE("Q (3, 5), K (4, 5), V (4, 7), random") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        CHECK_VALUES(scaled_dot_product_attention(q, k, v), expected_attention(q, k, v));
    }
    TEST_CASE("Q = [1000 0; 0 1000], K = [1 0; 0 1], V = [1; 2]") {
        const Matrix q{{1000, 0}, {0, 1000}};
        const Matrix v{{1}, {2}};
        CHECK_VALUES(scaled_dot_product_attention(q, identity_2, v),
                     expected_attention(q, identity_2, v));
    }
    TEST_CASE("three keys and two values") {
        CHECK_REFUSED(
            scaled_dot_product_attention(xt::ones<double>({1, 2}), xt::ones<double>({3, 2}),
                                         xt::ones<double>({2, 2})),
            NUMBERS(3, 2));
    }
    TEST_CASE("Q and K of width 0") {
        CHECK_REFUSED(
            scaled_dot_product_attention(xt::ones<double>({1, 0}), xt::ones<double>({3, 0}),
                                         xt::ones<double>({3, 2})),
            NUMBERS());
    }
    TEST_CASE("no queries: Q (0, 2), K (3, 2), V (3, 2)") {
        CHECK_VALUES(
            scaled_dot_product_attention(xt::ones<double>({0, 2}), xt::ones<double>({3, 2}),
                                         xt::ones<double>({3, 2})),
            (Attention{xt::zeros<double>({0, 3}), xt::zeros<double>({0, 2})}));
    }
}
