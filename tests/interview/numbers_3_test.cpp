// The numbers in the answers of docs/interview/3_three_matrices.toml, computed again.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

#include "interview.hpp"
#include "projections.hpp"
#include "roles.hpp"
#include "scaling.hpp"
#include "spelled.hpp"
#include "three_matrices.hpp"

using namespace qkv;

using interview_tests::digits;
using interview_tests::with_commas;

namespace {

// The sizes that the answers count with.
constexpr std::size_t d_model = 512;
constexpr std::size_t heads = 8;

std::size_t d_k() { return head_width(d_model, heads); }

std::size_t in_the_pair(std::size_t width) { return 2 * d_model * width; }

Matrix transposed(const Matrix& matrix) { return xt::transpose(matrix); }

Matrix identity(std::size_t n) { return xt::eye<double>(n); }

/// What tokens give each other where queries, keys and values are all X.
Matrix weights_of_x_alone(const Matrix& x) { return scaled_dot_product_attention(x, x, x).weights; }

/// What tokens give each other with these projections.
Matrix weights(const Matrix& x, const Matrix& w_q, const Matrix& w_k) {
    return scaled_dot_product_attention(matmul(x, w_q), matmul(x, w_k), x).weights;
}

double trace(const Matrix& matrix) {
    double sum = 0.0;
    for (std::size_t i = 0; i < matrix.shape(0); ++i) sum += matrix(i, i);
    return sum;
}

double determinant(const Matrix& a) {
    REQUIRE(a.shape(0) == 3);
    return a(0, 0) * (a(1, 1) * a(2, 2) - a(1, 2) * a(2, 1)) -
           a(0, 1) * (a(1, 0) * a(2, 2) - a(1, 2) * a(2, 0)) +
           a(0, 2) * (a(1, 0) * a(2, 1) - a(1, 1) * a(2, 0));
}

/// The lead that a key needs over n - 1 equal others for a weight of 0.99.
double lead(std::size_t n) { return std::log(99.0 * static_cast<double>(n - 1)); }

/// The weight of a key that leads n - 1 equal others, after the division by √d_k.
double weight_of_the_leader(std::size_t n, double ahead) {
    Matrix row = xt::zeros<double>({std::size_t{1}, n});
    row(0, 0) = ahead;
    return softmax(row)(0, 0);
}

/// The mean weight that a token gives itself, over random sequences with Q = K = X.
double mean_weight_on_oneself(std::size_t n, std::size_t width, std::size_t sequences) {
    Rng rng(3);
    double sum = 0.0;
    for (std::size_t s = 0; s < sequences; ++s) {
        sum += trace(weights_of_x_alone(standard_normal(n, width, rng)));
    }
    return sum / static_cast<double>(n * sequences);
}

}  // namespace

TEST_CASE("why-two-matrices: symmetric scores that swap") {
    const Matrix scores{{0.0, 10.0}, {10.0, 0.0}};
    CHECK(asymmetry(scores) == 0.0);
    CHECK_SAYS("why-two-matrices", "0, 10 and 10, 0");
    CHECK_SAYS("why-two-matrices", digits(5, softmax(scores)(0, 1)));
    CHECK_SAYS("what-one-matrix-cannot-do", "0, 10 and 10, 0");
}

TEST_CASE("why-a-third-matrix: what V = X costs") {
    CHECK(d_model == 8 * d_k());
    CHECK_SAYS("why-a-third-matrix",
               fmt::format("rows of {} numbers instead of {}", d_model, d_k()));
    CHECK_SAYS("why-a-third-matrix", "eight times");
}

TEST_CASE("more-parameters: the pair and a free matrix") {
    const std::size_t free = d_model * d_model;
    CHECK_SAYS("more-parameters", with_commas(in_the_pair(d_k())));
    CHECK_SAYS("more-parameters", with_commas(score_degrees_of_freedom(d_model, d_k())));
    CHECK_SAYS("more-parameters", with_commas(free));
    CHECK(in_the_pair(256) == free);
    CHECK_SAYS("more-parameters", "At d_k = 256 they are equal");
    CHECK_SAYS("more-parameters", with_commas(in_the_pair(d_model)));
    CHECK(in_the_pair(d_model) == 2 * free);
    CHECK(score_degrees_of_freedom(d_model, d_model) == free);
    CHECK(free == 4 * in_the_pair(d_k()));
    CHECK_SAYS("more-parameters", "four times");
    for (std::size_t width = 1; width <= d_model; ++width) {
        CHECK(score_degrees_of_freedom(d_model, width) <= free);
    }
}

TEST_CASE("more-parameters: two tokens swap even at d_k = 1") {
    const Matrix swap = weights(identity(2), Matrix{{5.0}, {-5.0}}, Matrix{{-1.0}, {1.0}});
    CHECK(swap(0, 1) > 0.99);
    CHECK(swap(1, 0) > 0.99);
    CHECK_SAYS("more-parameters", "even at d_k = 1");
}

TEST_CASE("what-one-matrix-cannot-do: the bound, and the four numbers that swap") {
    Rng rng(1);
    for (std::size_t n = 2; n <= 5; ++n) {
        for (int trial = 0; trial < 50; ++trial) {
            const Matrix shared = weights_of_x_alone(standard_normal(n, 3, rng));
            CHECK(trace(shared) >= 1.0 - 1e-12);
        }
    }
    const double strength = std::sqrt(2.0) * lead(2);
    const std::string said = digits(2, strength);
    CHECK_SAYS("what-one-matrix-cannot-do", said);
    const double s = std::stod(said);
    const Matrix swap = weights(identity(2), Matrix{{0.0, s}, {s, 0.0}}, identity(2));
    CHECK_SAYS("what-one-matrix-cannot-do", digits(2, swap(0, 1)));
    // twice a head of uniform weights, less one that attends to itself; both share their matrices
    const Matrix uniform =
        weights(identity(2), xt::zeros<double>({2, 2}), xt::zeros<double>({2, 2}));
    const Matrix itself = weights(identity(2), 10.0 * identity(2), 10.0 * identity(2));
    CHECK(xt::allclose(2.0 * uniform - itself, Matrix{{0.0, 1.0}, {1.0, 0.0}}));
}

TEST_CASE("a longer token draws the weight of a shorter one") {
    const Matrix x{{1.0, 0.0}, {10.0, 0.0}};
    CHECK(scores(x, x)(0, 0) == 1.0);
    CHECK(scores(x, x)(0, 1) == 10.0);
    CHECK_SAYS("does-sharing-give-the-identity", digits(3, weights_of_x_alone(x)(0, 1)));
    // where the answer says why the wrong one is wrong, the same number stands again
    CHECK(digits(3, weights_of_x_alone(x)(0, 1)) == "0.998");
}

TEST_CASE("are-the-weights-symmetric: two tokens, and a loop of three") {
    const Matrix two = weights_of_x_alone(Matrix{{1.0}, {2.0}});
    CHECK_SAYS("are-the-weights-symmetric", "1, 2 and 2, 4");
    CHECK_SAYS("are-the-weights-symmetric", digits(2, two(0, 1)));
    CHECK_SAYS("are-the-weights-symmetric", digits(2, two(1, 0)));
    const Matrix a = weights_of_x_alone(Matrix{{1.0}, {2.0}, {3.0}});
    const double one_way = a(0, 1) * a(1, 2) * a(2, 0);
    CHECK(one_way == doctest::Approx(a(0, 2) * a(2, 1) * a(1, 0)));
    CHECK_SAYS("are-the-weights-symmetric", digits(5, one_way));
    // an equilateral triangle has symmetric weights
    const double h = std::sqrt(3.0) / 2.0;
    CHECK(asymmetry(weights_of_x_alone(Matrix{{1.0, 0.0}, {-0.5, h}, {-0.5, -h}})) < 1e-12);
}

TEST_CASE("does-sharing-give-the-identity: random tokens") {
    // The standard errors are below 0.001; no mean is that near to where its rounding changes.
    CHECK_SAYS("does-sharing-give-the-identity", digits(2, mean_weight_on_oneself(10, 16, 10000)));
    CHECK_SAYS("does-sharing-give-the-identity", digits(2, mean_weight_on_oneself(10, 64, 2000)));
    CHECK_SAYS("does-sharing-give-the-identity", digits(2, mean_weight_on_oneself(1000, 16, 10)));
}

TEST_CASE("how-scores-become-weights: leads and weights") {
    const std::string id = "how-scores-become-weights";
    const double sqrt_d_k = std::sqrt(static_cast<double>(d_k()));
    CHECK(d_k() == 64);
    CHECK_SAYS(id, digits(1, lead(2)) + " for two keys");
    CHECK_SAYS(id, digits(1, lead(64)) + " for 64");
    CHECK(weight_of_the_leader(2, lead(2)) == doctest::Approx(0.99));
    CHECK(weight_of_the_leader(64, lead(64)) == doctest::Approx(0.99));
    CHECK_SAYS(id, digits(1, sqrt_d_k * lead(64)) + " apart");
    CHECK_SAYS(id, fmt::format("20 is {:.1f} at d_k = 64", 20.0 / sqrt_d_k));
    CHECK_SAYS(id, digits(2, weight_of_the_leader(64, 20.0 / sqrt_d_k)));
    const Matrix ones = weights(identity(2), Matrix{{0.0, 1.0}, {1.0, 0.0}}, identity(2));
    CHECK_SAYS(id, digits(2, ones(0, 1)));
    CHECK_SAYS(id, digits(2, std::log(2.0)));
}

TEST_CASE("design-a-head: how strong") {
    CHECK_SAYS("design-a-head", digits(1, lead(64)));
    CHECK_SAYS("design-a-head", fmt::format("{:.1f} at d_k = 64", 8.0 * lead(64)));
    // the head of the answer, with 3 tokens and 64 positions
    const std::size_t vocabulary = 3;
    const std::size_t positions = 64;
    Matrix x = xt::zeros<double>({positions, vocabulary + positions});
    Matrix w_q = xt::zeros<double>({vocabulary + positions, positions});
    Matrix w_k = xt::zeros<double>({vocabulary + positions, positions});
    for (std::size_t p = 0; p < positions; ++p) {
        x(p, p % vocabulary) = 1.0;
        x(p, vocabulary + p) = 1.0;
        w_k(vocabulary + p, p) = 1.0;
        if (p > 0) w_q(vocabulary + p, p - 1) = 8.0 * lead(positions);
    }
    const Matrix a = weights(x, w_q, w_k);
    for (std::size_t p = 1; p < positions; ++p) CHECK(a(p, p - 1) == doctest::Approx(0.99));
    CHECK(a(0, 0) == doctest::Approx(1.0 / 64.0));
}

TEST_CASE("which-projection-can-go: one of four square matrices") {
    const std::size_t one = heads * d_model * d_k();
    CHECK_SAYS("which-projection-can-go",
               fmt::format("{} % of the parameters", 100 * one / (4 * d_model * d_model)));
    CHECK_SAYS(
        "which-projection-can-go",
        fmt::format("a head of width {} that takes Q = X needs keys of width {}", d_k(), d_model));
}

TEST_CASE("merge-w-q-and-w-k: exact, larger and slower") {
    const std::string id = "merge-w-q-and-w-k";
    Rng rng(2);
    const Matrix x = standard_normal(3, 7, rng);
    const Matrix w_q = standard_normal(7, 5, rng);
    const Matrix w_k = standard_normal(7, 5, rng);
    const Matrix apart = scores(matmul(x, w_q), matmul(x, w_k));
    const Matrix merged = matmul(matmul(x, bilinear_form(w_q, w_k)), transposed(x));
    CHECK(xt::allclose(apart, merged));

    CHECK_SAYS(id, with_commas(d_model * d_model));
    CHECK_SAYS(id, with_commas(in_the_pair(d_k())));
    CHECK(d_model * d_model == 4 * in_the_pair(d_k()));
    CHECK_SAYS(id, "four times");
    CHECK_SAYS(id, fmt::format("{} multiplications instead of {}", d_model, d_k()));
    CHECK(d_model == 8 * d_k());
    CHECK_SAYS(id, "eight times the arithmetic");
    // keys and values of all heads, and X alone
    CHECK_SAYS(id, fmt::format("eight heads of {} are {} numbers a token", d_k(), heads * d_k()));
    CHECK(2 * heads * d_k() == 2 * d_model);
    CHECK_SAYS(id, "half the memory");
}

TEST_CASE("effective-parameters: what is left of both matrices") {
    const std::string id = "effective-parameters";
    CHECK_SAYS(id, fmt::format("{} of {}", with_commas(score_degrees_of_freedom(d_model, d_k())),
                               with_commas(in_the_pair(d_k()))));
    CHECK_SAYS(id, fmt::format("{} of {}", with_commas(score_degrees_of_freedom(d_model, d_model)),
                               with_commas(in_the_pair(d_model))));
    CHECK_SAYS(id, fmt::format("{} of {}", with_commas(in_the_pair(d_k()) - d_k()),
                               with_commas(in_the_pair(d_k()))));
    CHECK_SAYS(id, with_commas(2 * in_the_pair(d_k())));
    CHECK_SAYS(id, with_commas(2 * score_degrees_of_freedom(d_model, d_k())));
}

TEST_CASE("low-rank-scores: scores of rank 1, weights of rank 3") {
    const Matrix q{{-2.0}, {0.0}, {2.0}};
    const Matrix k{{-1.0}, {0.5}, {1.0}};
    CHECK(determinant(scores(q, k)) == doctest::Approx(0.0));
    CHECK_SAYS("low-rank-scores",
               digits(2, determinant(scaled_dot_product_attention(q, k, k).weights)));
}

TEST_CASE("merge-w-v-and-w-o: the size of the product") {
    CHECK_SAYS("merge-w-v-and-w-o",
               fmt::format("{} numbers out of {}", with_commas(d_model * d_model),
                           with_commas(in_the_pair(d_k()))));
    CHECK_SAYS("merge-w-v-and-w-o", fmt::format("rows of {} instead of {}", d_model, d_k()));
}

TEST_CASE("tie-keys-and-values: a wider tied head does what a separate one does") {
    Rng rng(4);
    const Matrix q = standard_normal(3, 5, rng);
    const Matrix k = standard_normal(4, 5, rng);
    const Matrix v = standard_normal(4, 7, rng);
    const Attention apart = scaled_dot_product_attention(q, k, v);

    // keys and values are both [k | v]; the queries, [q | 0], make up for the wider √d_k
    Matrix tied = xt::zeros<double>({4, 12});
    xt::view(tied, xt::all(), xt::range(0, 5)) = k;
    xt::view(tied, xt::all(), xt::range(5, 12)) = v;
    Matrix asking = xt::zeros<double>({3, 12});
    xt::view(asking, xt::all(), xt::range(0, 5)) = q * std::sqrt(12.0 / 5.0);
    const Attention together = scaled_dot_product_attention(asking, tied, tied);
    CHECK(xt::allclose(together.weights, apart.weights));
    const Matrix read = xt::view(together.output, xt::all(), xt::range(5, 12));
    CHECK(xt::allclose(read, apart.output));
}
