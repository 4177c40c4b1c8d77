// The numbers in the answers of docs/interview/5_cross_attention.toml, computed anew.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "cross_attention.hpp"
#include "interview.hpp"
#include "roles.hpp"

using namespace qkv;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::size_t visible(const Mask& mask) {
    std::size_t count = 0;
    for (const bool seen : mask) count += seen ? 1 : 0;
    return count;
}

/// How many of the keys query i may see.
std::size_t visible_in_row(const Mask& mask, std::size_t i) {
    std::size_t count = 0;
    for (std::size_t j = 0; j < mask.shape(1); ++j) count += mask(i, j) ? 1 : 0;
    return count;
}

/// The weights of one query with these scores, done by hand in the type of the scores.
template <class Number>
std::vector<Number> weights_of(const std::vector<Number>& scores) {
    Number largest = scores[0];
    for (const Number score : scores) largest = std::max(largest, score);
    std::vector<Number> weights;
    Number sum = 0;
    for (const Number score : scores) {
        weights.push_back(std::exp(score - largest));
        sum += weights.back();
    }
    for (Number& weight : weights) weight /= sum;
    return weights;
}

}  // namespace

TEST_CASE("shapes and parameters of a head of cross-attention") {
    const Head head{xt::ones<double>({9, 5}), xt::ones<double>({11, 5}), xt::ones<double>({11, 7})};
    const Attention result =
        cross_attention(xt::ones<double>({3, 9}), xt::ones<double>({4, 11}), head);
    const std::string id = "cross-attention-shapes";
    CHECK_SAYS(id,
               fmt::format("{} + {} + {} = {}", head.w_q.size(), head.w_k.size(), head.w_v.size(),
                           head.w_q.size() + head.w_k.size() + head.w_v.size()));
    CHECK_SAYS(id,
               fmt::format("Q·Kᵀ are {} × {}", result.weights.shape(0), result.weights.shape(1)));
    CHECK_SAYS(
        id, fmt::format("the output is {} × {}", result.output.shape(0), result.output.shape(1)));
}

TEST_CASE("a single key has all the weight, and no gradient reaches its logit") {
    const Matrix weights = softmax(Matrix{{-3.5}, {1000.0}});
    CHECK(weights(0, 0) == 1.0);
    CHECK(weights(1, 0) == 1.0);
    const double p = weights(0, 0);
    CHECK_SAYS("self-or-cross", fmt::format("p(1 − p) = {:.0f}", p * (1 - p)));
    CHECK_SAYS("cross-attention-shapes", fmt::format("gives the weight {:.0f}", p));
}

TEST_CASE("the order of the source does not matter to cross-attention") {
    Rng rng(5);
    const Head head{standard_normal(9, 5, rng), standard_normal(11, 5, rng),
                    standard_normal(11, 7, rng)};
    const Matrix decoder = standard_normal(3, 9, rng);
    const Matrix encoder = standard_normal(4, 11, rng);
    Matrix turned = encoder;
    for (std::size_t j = 0; j < 4; ++j) xt::view(turned, j) = xt::view(encoder, 3 - j);
    const Matrix one = cross_attention(decoder, encoder, head).output;
    const Matrix other = cross_attention(decoder, turned, head).output;
    for (std::size_t i = 0; i < one.size(); ++i) {
        CHECK(std::abs(one.flat(i) - other.flat(i)) < 1e-12);
    }
}

TEST_CASE("scores and parameters of an encoder and a decoder, and of a decoder alone") {
    const std::string id = "encoder-decoder-or-decoder-only";
    constexpr std::size_t S = 1000;
    constexpr std::size_t T = 100;
    CHECK_SAYS(id, fmt::format("S = {} and T = {}", S, T));
    CHECK_SAYS(id, fmt::format("{} against {}", S * S + T * (T + 1) / 2 + T * S,
                               (S + T) * (S + T + 1) / 2));
    // in units of d²: Q, K, V and the output; the two matrices of a feed-forward part of width 4d
    constexpr int attention = 4;
    constexpr int feed_forward = 2 * 4;
    constexpr int encoder_layer = attention + feed_forward;
    constexpr int decoder_layer = 2 * attention + feed_forward;
    constexpr int of_a_source_token =
        encoder_layer + 2;  // K and V of the decoder's cross-attention
    constexpr int of_a_target_token = decoder_layer - 2;  // which needs only Q and the output of it
    static_assert(of_a_source_token == of_a_target_token);
    CHECK_SAYS(id, fmt::format("have {}·L·d² parameters", encoder_layer + decoder_layer));
    CHECK_SAYS(id, fmt::format("nearly as many, {}·L·d²", 2 * encoder_layer));
    CHECK_SAYS(id, fmt::format("costs {}·L·d² multiplications", of_a_source_token));
    CHECK_SAYS(id, fmt::format("all {}·L·d²", 2 * encoder_layer));
}

TEST_CASE("how many pairs a causal mask shows") {
    const std::size_t right = visible(causal_mask(4, 4));
    CHECK_SAYS("why-a-causal-mask", fmt::format("those are {} of the {} pairs", right, 4 * 4));
    std::size_t without_itself = 0;
    std::size_t with_the_next = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j < 4; ++j) {
            without_itself += j < i ? 1 : 0;
            with_the_next += j <= i + 1 ? 1 : 0;
        }
    }
    CHECK_SAYS("off-by-one", fmt::format("shows {} pairs, the two wrong ones {} and {}", right,
                                         without_itself, with_the_next));
    CHECK_SAYS("test-a-mask", fmt::format("{} for n = 8", visible(causal_mask(8, 8))));
}

TEST_CASE("a causal mask is aligned to the end") {
    const std::string id = "causal-alignment";
    const Mask two = causal_mask(2, 5);
    CHECK_SAYS(id, fmt::format("the first query sees {} keys and the second {}",
                               visible_in_row(two, 0), visible_in_row(two, 1)));
    CHECK_SAYS(id, fmt::format("the query sees all {}", visible(causal_mask(1, 5))));
    std::size_t aligned_to_the_start = 0;
    for (std::size_t j = 0; j < 5; ++j) aligned_to_the_start += j <= 0 ? 1 : 0;
    CHECK_SAYS(id, fmt::format("would show it {}", aligned_to_the_start));
    const std::size_t T = 3;
    const std::size_t S = 2;
    CHECK_SAYS(id, fmt::format("{} − {} is {}", S, T, S - T));
    const Mask block = causal_mask(5, 10);
    CHECK_SAYS(id, fmt::format("first row has {} visible keys, its last row {}",
                               visible_in_row(block, 0), visible_in_row(block, 4)));
}

TEST_CASE("how many pairs a padding mask shows") {
    const std::string cells = fmt::format("{} of {}", visible(padding_mask(3, 4, 2)), 3 * 4);
    CHECK_SAYS("off-by-one", "those are " + cells + " pairs");
    CHECK_SAYS("padding-axis", cells + " cells");
}

TEST_CASE("a mask before the softmax and one after it") {
    const std::string id = "mask-before-softmax";
    const Matrix all = softmax(Matrix{{0.0, std::log(2.0), std::log(5.0)}});
    CHECK_SAYS(id, fmt::format("{:.0f}/8, {:.0f}/8 and {:.0f}/8", 8 * all(0, 0), 8 * all(0, 1),
                               8 * all(0, 2)));
    const Matrix left = softmax(Matrix{{0.0, std::log(2.0), -infinity}});
    CHECK_SAYS(id, fmt::format("{:.0f}/3 and {:.0f}/3", 3 * left(0, 0), 3 * left(0, 1)));
    CHECK(std::abs(3 * left(0, 0) - 1) < 1e-12);
    CHECK_SAYS(id, fmt::format("sums to {:.3f}", all(0, 0) + all(0, 1)));
    int in_double = 1;
    while (std::exp(-static_cast<double>(in_double)) > 0) ++in_double;
    int in_single = 1;
    while (std::exp(-static_cast<float>(in_single)) > 0) ++in_single;
    CHECK_SAYS(id, fmt::format("more than about {} above", in_double - 1));
    CHECK_SAYS(id, fmt::format("or {} in single", in_single));
}

TEST_CASE("numbers that stand for minus infinity") {
    const std::string id = "minus-infinity";
    CHECK_SAYS(id, fmt::format("{:.2f}", softmax(Matrix{{-3.0, -2.0, 0.0}})(0, 2)));
    const std::vector<double> filled = weights_of<double>({-1e9, -1e9, -1e9});
    for (const double weight : filled) CHECK(std::abs(weight - 1.0 / 3) < 1e-12);
    CHECK_SAYS(id, fmt::format("weights of 1/{} each", filled.size()));
    const std::vector<double> added = weights_of<double>({1 - 1e9, 2 - 1e9, 3 - 1e9});
    CHECK_SAYS(id, fmt::format("{:.2f}, {:.2f} and {:.2f}", added[0], added[1], added[2]));
    const std::vector<float> single = weights_of<float>({1 - 1e9F, 2 - 1e9F, 3 - 1e9F});
    for (const float weight : single) CHECK(std::abs(weight - 1.0F / 3) < 1e-6F);
    const float billion = 1e9F;
    CHECK_SAYS(id, fmt::format("are {:.0f} apart", std::nextafter(billion, 2 * billion) - billion));
    // half precision: 11 significant bits, the largest exponent is 15
    CHECK_SAYS(id, fmt::format("ends at {:.0f}", (2 - std::ldexp(1.0, -10)) * std::ldexp(1.0, 15)));
    const float lowest = std::numeric_limits<float>::lowest();
    CHECK(lowest + lowest == -std::numeric_limits<float>::infinity());
}

TEST_CASE("rows without a key") {
    CHECK(std::isnan(-infinity - (-infinity)));
    const Mask mask = causal_mask(3, 2);
    std::size_t empty = 0;
    for (std::size_t i = 0; i < 3; ++i) empty += visible_in_row(mask, i) == 0 ? 1 : 0;
    REQUIRE(empty == 1);
    CHECK_SAYS("fully-masked-row", "with T = 3 and S = 2 that is one row");
    const Attention result = masked_attention(xt::ones<double>({3, 5}), xt::ones<double>({2, 5}),
                                              xt::ones<double>({2, 7}), mask);
    for (std::size_t f = 0; f < 7; ++f) CHECK(result.output(0, f) == 0.0);
    // two rows of padding in front: which rows of a causal mask see nothing but padding?
    const Mask causal = causal_mask(5, 5);
    std::vector<std::size_t> blind;
    for (std::size_t i = 0; i < 5; ++i) {
        bool sees = false;
        for (std::size_t j = 2; j < 5; ++j) sees = sees || causal(i, j);
        if (!sees) blind.push_back(i);
    }
    REQUIRE(blind.size() == 2);
    CHECK_SAYS("padding-side", fmt::format("rows {} and {}", blind[0], blind[1]));
}

TEST_CASE("0 times NaN, and what the contract promises") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(std::isnan(0.0 * nan));
    CHECK(std::isnan(0.0 * infinity));
    CHECK(std::isnan(nan + -infinity));
    CHECK_SAYS("nan-in-masked-rows", "0 · NaN and 0 · ∞ are NaN");
    Matrix k = xt::ones<double>({4, 5});
    Matrix v = xt::ones<double>({4, 7});
    xt::view(k, 3) = nan;
    xt::view(v, 3) = nan;
    const Matrix output =
        masked_attention(xt::ones<double>({3, 5}), k, v, padding_mask(3, 4, 3)).output;
    for (const double number : output) CHECK(std::abs(number - 1) < 1e-12);
}

TEST_CASE("what a mask that is added as numbers does") {
    const Matrix weights = softmax(Matrix{{0.0 + 1.0, 0.0}});
    CHECK_SAYS("mask-conventions", fmt::format("{:.2f}", weights(0, 0) / weights(0, 1)));
}

TEST_CASE("padding of zeros takes its share") {
    const Matrix weights = softmax(xt::zeros<double>({1, 3 + 5}));
    double padding = 0;
    for (std::size_t j = 3; j < 8; ++j) padding += weights(0, j);
    CHECK_SAYS("batch-independence",
               fmt::format("{:.0f}/8 of the weight, {:.3f}", 8 * padding, padding));
    CHECK_SAYS("batch-independence",
               fmt::format("{:.0f}/8 of what it should be", 8 * (1 - padding)));
}

TEST_CASE("what an encoder's memory saves") {
    constexpr std::size_t S = 100;
    constexpr std::size_t d_enc = 512;
    constexpr std::size_t d_k = 64;
    constexpr std::size_t d_v = 64;
    constexpr std::size_t projecting = S * d_enc * (d_k + d_v);
    constexpr std::size_t attending = S * d_k + S * d_v;
    static_assert(projecting == d_enc * attending);
    CHECK_SAYS("encoder-memory",
               fmt::format("S = {}, d_enc = {} and d_k = d_v = {}", S, d_enc, d_k));
    CHECK_SAYS("encoder-memory", fmt::format("{} products on top of {}", projecting, attending));
}
