// The numbers in the answers of docs/interview/1_projections.toml, computed anew.
#include <fmt/format.h>

#include "interview/interview.hpp"
#include "interview/spelled.hpp"
#include "projections.hpp"
#include "roles.hpp"

using namespace qkv;

using interview_tests::digits;
using interview_tests::with_commas;

namespace {

std::string shape(std::size_t rows, std::size_t columns) {
    return fmt::format("({}, {})", rows, columns);
}

/// A matrix of whole numbers as "[[1, 4], [2, 5]]".
std::string in_brackets(const Matrix& m) {
    std::string text;
    for (std::size_t i = 0; i < m.shape(0); ++i) {
        std::string row;
        for (std::size_t j = 0; j < m.shape(1); ++j) {
            row += fmt::format("{}{:g}", j == 0 ? "" : ", ", m(i, j));
        }
        text += fmt::format("{}[{}]", i == 0 ? "" : ", ", row);
    }
    return fmt::format("[{}]", text);
}

Matrix zeros(std::size_t rows, std::size_t columns) { return xt::zeros<double>({rows, columns}); }

/// What the projections of one head learn.
std::size_t parameters(std::size_t d_model, std::size_t d_k, std::size_t d_v) {
    return QKVProjection(Head{zeros(d_model, d_k), zeros(d_model, d_k), zeros(d_model, d_v)})
        .parameter_count();
}

/// Standard deviation of the scaled logits at initialisation, for inputs of unit variance, when the
/// entries of W_q and W_k have this variance.
double spread_of_logits(double d_model, double variance_of_an_entry) {
    return d_model * variance_of_an_entry;
}

/// The float that bfloat16 can hold and that is nearest, ties to even.
float to_bfloat16(float value) {
    std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
    bits += 0x7fffu + ((bits >> 16) & 1u);
    return std::bit_cast<float>(bits & 0xffff0000u);
}

}  // namespace

TEST_CASE("qkv-shapes: from an input of 10 positions to the output of 8 heads") {
    const std::size_t d_model = 512;
    const std::size_t heads = 8;
    const std::size_t width = head_width(d_model, heads);
    CHECK_SAYS("qkv-shapes", fmt::format("d_v = {}", width));
    const Matrix x = zeros(10, d_model);
    const QKV one =
        project_qkv(x, Head{zeros(d_model, width), zeros(d_model, width), zeros(d_model, width)});
    CHECK_SAYS("qkv-shapes", shape(one.q.shape(0), one.q.shape(1)));
    const Attention attention = soft_lookup(one.q, one.k, one.v, 1.0);
    CHECK_SAYS("qkv-shapes", shape(attention.weights.shape(0), attention.weights.shape(1)));
    CHECK_SAYS("qkv-shapes", shape(attention.output.shape(0), attention.output.shape(1)));
    CHECK_SAYS("qkv-shapes", shape(10, heads * width));
    CHECK_SAYS("qkv-shapes", shape(heads * width, d_model));
}

TEST_CASE("head-width: published widths, and a remainder that gets lost") {
    CHECK_SAYS("head-width", fmt::format("d_k = d_v = {}", head_width(512, 8)));
    CHECK_SAYS("head-width", fmt::format("together {}, which is {} times its $d_{{model}}$ of 1024",
                                         with_commas(128 * 128), 128 * 128 / 1024));
    CHECK_SAYS("head-width", fmt::format("together {}", with_commas(64 * 64)));
    CHECK_THROWS_AS(head_width(512, 7), std::invalid_argument);
    CHECK_SAYS("head-width", fmt::format("512 / 7 in integers is {}, and 7 heads of {} make {}",
                                         512 / 7, 512 / 7, 512 / 7 * 7));
}

TEST_CASE("parameter-count: four matrices, biases, grouped keys and values") {
    const std::size_t d_model = 512;
    const std::size_t width = head_width(d_model, 8);
    const std::size_t one_head = parameters(d_model, width, width);
    CHECK_SAYS("parameter-count", with_commas(one_head));
    CHECK_SAYS("parameter-count", with_commas(8 * one_head));
    const std::size_t w_o = 8 * width * d_model;
    CHECK_SAYS("parameter-count", with_commas(w_o));
    CHECK_SAYS("parameter-count", with_commas(8 * one_head + w_o));
    CHECK(8 * one_head + w_o == 4 * d_model * d_model);
    CHECK_SAYS("parameter-count", with_commas(8 * one_head + w_o + 4 * d_model));
    const std::size_t all = 32 * 128;  // queries, and the input of W_o
    const std::size_t shared = 8 * 128;
    CHECK_SAYS("parameter-count", with_commas(4096 * (2 * all + 2 * shared)));
    CHECK_SAYS("parameter-count", with_commas(4096 * 4 * all));
    CHECK_SAYS("parameter-count", fmt::format("rank at most {} instead of {}", head_width(512, 16),
                                              head_width(512, 8)));
    const std::size_t n = 2 * d_model;
    CHECK(8 * n * d_model * d_model == 4 * n * n * d_model);
    CHECK_SAYS("parameter-count", fmt::format("at {} positions", with_commas(n)));
}

TEST_CASE("parameters-or-activations: what grows with the sequence") {
    const std::size_t d_model = 512;
    const std::size_t width = head_width(d_model, 8);
    CHECK_SAYS("parameters-or-activations", with_commas(parameters(d_model, width, width)));
    CHECK_SAYS("parameters-or-activations", with_commas(3 * 1000 * width));
    CHECK_SAYS("parameters-or-activations", with_commas(1000 * 1000));
}

TEST_CASE("projection-biases: a key bias cancels, a query bias does not") {
    Rng rng(1);
    const Matrix q = standard_normal(3, 5, rng);
    const Matrix k = standard_normal(4, 5, rng);
    const Matrix v = standard_normal(4, 7, rng);
    const Matrix bias = standard_normal(1, 5, rng);
    const auto change = [&](const Matrix& queries, const Matrix& keys) {
        const Matrix difference =
            xt::abs(soft_lookup(queries, keys, v, 1.0).output - soft_lookup(q, k, v, 1.0).output);
        return xt::amax(difference)();
    };
    CHECK(change(q, k + bias) < 1e-12);
    CHECK(change(q + bias, k) > 1e-3);
    CHECK_SAYS("projection-biases", "1e-12");
}

TEST_CASE("fused-projection: the operations of one product or of three") {
    const std::size_t operations_of_one = 2 * 1000 * 512 * (2 * 64 + 64);
    CHECK(operations_of_one == 3 * (2 * 1000 * 512 * 64));
    CHECK_SAYS("fused-projection", with_commas(operations_of_one));
}

TEST_CASE("linear-layout: a transpose left out, and a reshape") {
    const Matrix w{{1, 2}, {3, 4}};
    const Matrix x{{1, 0}};
    const Matrix right = project(x, w);
    const Matrix wrong = project(x, xt::transpose(w));
    CHECK_SAYS("linear-layout", fmt::format("$x W$ is ({:g}, {:g})", right(0, 0), right(0, 1)));
    CHECK_SAYS("linear-layout",
               fmt::format("$x W^\\top$ is ({:g}, {:g})", wrong(0, 0), wrong(0, 1)));
    const Matrix stored{{1, 2, 3}, {4, 5, 6}};
    const Matrix transposed = xt::transpose(stored);
    Matrix reshaped = stored;
    reshaped.reshape({3, 2});
    CHECK_SAYS("linear-layout", fmt::format("The stored ${}$, transposed, is ${}$",
                                            in_brackets(stored), in_brackets(transposed)));
    CHECK_SAYS("linear-layout",
               fmt::format("Reshaped to the same shape it is ${}$", in_brackets(reshaped)));
}

TEST_CASE("projection-init: how large the logits are at step 0") {
    const double d_model = 512;
    CHECK(spread_of_logits(d_model, 1.0 / d_model) == doctest::Approx(1.0));
    // uniform within ±a has the variance a²/3
    const double linear = 1.0 / d_model / 3.0;
    CHECK(spread_of_logits(d_model, linear) == doctest::Approx(1.0 / 3.0));
    CHECK_SAYS("projection-init", fmt::format("variance 1/{:.0f}, standard deviation {}",
                                              std::pow(spread_of_logits(d_model, linear), -2),
                                              digits(2, spread_of_logits(d_model, linear))));
    // Xavier: 2 / (in + out)
    const double stacked = 2.0 / (d_model + 3.0 * d_model);
    CHECK_SAYS("projection-init", fmt::format("the standard deviation is {}",
                                              digits(2, spread_of_logits(d_model, stacked))));
    const double one_head = 2.0 / (d_model + 64.0);
    CHECK_SAYS("projection-init", fmt::format("$\\sigma^2 = 2 / {}$ and {}", 512 + 64,
                                              digits(2, spread_of_logits(d_model, one_head))));
    // and by experiment, with fan-in: over tokens and weights
    Rng rng(3);
    const std::size_t width = 64;
    const Matrix x = standard_normal(64, width, rng);
    double squares = 0.0;
    std::size_t count = 0;
    for (int draw = 0; draw < 20; ++draw) {
        const Matrix w_q = standard_normal(width, 16, rng) / std::sqrt(64.0);
        const Matrix w_k = standard_normal(width, 16, rng) / std::sqrt(64.0);
        const Matrix s = scores(project(x, w_q), project(x, w_k)) / std::sqrt(16.0);
        for (const double value : s) squares += value * value;
        count += s.size();
    }
    CHECK(std::sqrt(squares / static_cast<double>(count)) == doctest::Approx(1.0).epsilon(0.1));
}

TEST_CASE("batch-axis: pairs across sequences") {
    const std::size_t batch = 2;
    const std::size_t positions = 3;
    const std::size_t flattened = batch * positions * batch * positions;
    const std::size_t right = batch * positions * positions;
    CHECK_SAYS("batch-axis", fmt::format("flattened to {} rows, $Q K^\\top$ has {} entries; {} of "
                                         "them pair positions of different sequences",
                                         batch * positions, flattened, flattened - right));
    CHECK_SAYS("batch-axis", fmt::format("{} by {}, {} entries", positions, positions, right));
    CHECK_SAYS("batch-axis", fmt::format("{} · {} = {}", batch, positions, batch * positions));
}

TEST_CASE("precision: spacings, ranges, sums") {
    const float next = std::nextafter(1.0f, 2.0f);
    CHECK_SAYS("precision", fmt::format("{:.1e} in double, {:.1e} in float and {} in bfloat16",
                                        std::nextafter(1.0, 2.0) - 1.0,
                                        static_cast<double>(next - 1.0f), digits(4, 1.0 / 128.0)));
    CHECK(to_bfloat16(1.0f + 1.0f / 128.0f) == 1.0f + 1.0f / 128.0f);  // the next one
    CHECK(to_bfloat16(1.0f + 1.0f / 257.0f) == 1.0f);                  // none before it
    CHECK_SAYS("precision",
               fmt::format("256 + 1 is {:.0f}", static_cast<double>(to_bfloat16(256.0f + 1.0f))));
    const double largest_half = (2.0 - std::pow(2.0, -10)) * std::pow(2.0, 15);
    CHECK_SAYS("precision", with_commas(static_cast<std::size_t>(largest_half)));
    const std::vector<double> halves(4, 0.5);
    CHECK_SAYS("precision", fmt::format("four halves sum to {}",
                                        std::accumulate(halves.begin(), halves.end(), 0)));
    const double tiny = 1e-310;
    CHECK_SAYS("precision", fmt::format("1e-310 / 1e-310 is {:g}", tiny / tiny));
    CHECK(std::isinf(tiny * (1.0 / tiny)));
    CHECK_SAYS("precision", "is infinite, because the reciprocal overflows");
}

TEST_CASE("output-projection: the product costs more than its factors") {
    const std::size_t d_model = 512;
    const std::size_t heads = 8;
    const std::size_t width = head_width(d_model, heads);
    const std::size_t merged = heads * d_model * d_model;
    const std::size_t factors = heads * 2 * d_model * width;
    CHECK_SAYS("output-projection",
               fmt::format("{} numbers instead of {}", with_commas(merged), with_commas(factors)));
    CHECK(merged == 4 * factors);
    CHECK_SAYS("output-projection", "four times as many numbers for 8 heads");
}

TEST_CASE("splitting-heads: the pieces that a reshape puts in a wrong place") {
    const std::size_t positions = 3;
    const std::size_t heads = 2;
    std::vector<std::size_t> wrong;
    for (std::size_t head = 0; head < heads; ++head) {
        for (std::size_t position = 0; position < positions; ++position) {
            const std::size_t right_piece = position * heads + head;
            const std::size_t reshaped_piece = head * positions + position;
            if (right_piece != reshaped_piece) wrong.push_back(reshaped_piece);
        }
    }
    CHECK(wrong == std::vector<std::size_t>{1, 2, 3, 4});
    CHECK_SAYS("splitting-heads",
               "Four of the six pieces end up in a place that belongs to another");
}

TEST_CASE("telling-test-input: what the identity hides, and what it does not") {
    const Matrix identity{{1, 0}, {0, 1}};
    const Matrix weights = softmax(scores(identity, identity) / std::sqrt(2.0));
    const Matrix over_columns =
        xt::transpose(softmax(Matrix(xt::transpose(scores(identity, identity) / std::sqrt(2.0)))));
    CHECK(weights == over_columns);
    CHECK_SAYS("telling-test-input",
               fmt::format("{} on the diagonal instead of {}",
                           digits(4, softmax(scores(identity, identity))(0, 0)),
                           digits(4, weights(0, 0))));
    const std::vector<std::size_t> sizes{2, 3, 4, 5, 7, 9, 11};
    CHECK_SAYS("telling-test-input",
               "Batch 2, T = 3, S = 4, $d_k = 5$, $d_v = 7$, $d_{dec} = 9$, $d_{enc} = 11$");
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            CHECK(std::count(sizes.begin(), sizes.end(), sizes[i] * sizes[j]) == 0);
        }
    }
}
