// The numbers in the answers of docs/interview/6_beyond.toml, computed anew.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cross_attention.hpp"
#include "interview/interview.hpp"
#include "interview/spelled.hpp"
#include "projections.hpp"
#include "roles.hpp"
#include "scaling.hpp"
#include "three_matrices.hpp"

using namespace qkv;

using interview_tests::digits;
using interview_tests::with_commas;

namespace {

/// 49152 as "49{,}152".
std::string in_tex(std::size_t value) { return with_commas(value, "{,}"); }

constexpr double kibi = 1024.0;
constexpr double gibi = 1024.0 * 1024.0 * 1024.0;

/// What a cache holds, in bytes.
struct Cache {
    std::size_t layers, key_value_heads, width, bytes;

    std::size_t per_token() const { return 2 * layers * key_value_heads * width * bytes; }
};

constexpr std::size_t query_heads_70b = 64;
const Cache llama_3_70b{80, 8, 128, 2};

double max_difference(const Matrix& a, const Matrix& b) {
    REQUIRE(a.shape() == b.shape());
    double largest = 0.0;
    for (std::size_t i = 0; i < a.shape(0); ++i) {
        for (std::size_t j = 0; j < a.shape(1); ++j) {
            largest = std::max(largest, std::abs(a(i, j) - b(i, j)));
        }
    }
    return largest;
}

Matrix transposed(const Matrix& m) { return xt::transpose(m); }

/// The step between neighbours of `near` in a format with this many bits of significand.
double step(double near, int significand_bits) {
    return std::ldexp(1.0, std::ilogb(near) + 1 - significand_bits);
}

constexpr int bfloat16_bits = 8;
constexpr int half_bits = 11;

/// The pairs of features (0, 1), (2, 3) and so on turned by the angle `position`·θ.
Vector rotated(const Vector& x, double position) {
    Vector result = x;
    const double width = static_cast<double>(x.size());
    for (std::size_t i = 0; i + 1 < x.size(); i += 2) {
        const double angle = position * std::pow(10000.0, -static_cast<double>(i) / width);
        result(i) = std::cos(angle) * x(i) - std::sin(angle) * x(i + 1);
        result(i + 1) = std::sin(angle) * x(i) + std::cos(angle) * x(i + 1);
    }
    return result;
}

double dot(const Vector& a, const Vector& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

}  // namespace

TEST_CASE("parameters do not depend on the number of heads") {
    constexpr std::size_t d_model = 512;
    for (const std::size_t heads : {1U, 8U}) {
        const std::size_t width = head_width(d_model, heads);
        const QKVProjection head(Head{xt::zeros<double>({d_model, width}),
                                      xt::zeros<double>({d_model, width}),
                                      xt::zeros<double>({d_model, width})});
        const std::size_t output = heads * width * d_model;
        CHECK_SAYS("why-several-heads", with_commas(heads * head.parameter_count() + output));
    }
}

TEST_CASE("a chunk of queries sees what the cache holds and its own past") {
    const auto seen = [](const Mask& mask) {
        std::vector<std::size_t> counts;
        for (std::size_t i = 0; i < mask.shape(0); ++i) {
            std::size_t count = 0;
            for (std::size_t j = 0; j < mask.shape(1); ++j) count += mask(i, j) ? 1 : 0;
            counts.push_back(count);
        }
        return counts;
    };
    const std::vector<std::size_t> counts = seen(causal_mask(4, 10));
    CHECK_SAYS("causal-mask-in-decoding", fmt::format("the four queries see {}, {}, {} and {} keys",
                                                      counts[0], counts[1], counts[2], counts[3]));
    const std::vector<std::size_t> from_the_start = seen(causal_mask(4, 4));
    CHECK_SAYS("causal-mask-in-decoding",
               fmt::format("would show them {}, {}, {} and {}", from_the_start[0],
                           from_the_start[1], from_the_start[2], from_the_start[3]));
    CHECK(seen(causal_mask(1, 5)) == std::vector<std::size_t>{5});
}

TEST_CASE("what a kept memory of the source saves") {
    constexpr std::size_t source = 5;
    constexpr std::size_t d_encoder = 11;
    constexpr std::size_t d_k = 5;
    constexpr std::size_t d_v = 7;
    const std::size_t one_query = source * (d_k + d_v);
    CHECK_SAYS("kv-cache", fmt::format("one query costs {} multiplications", one_query));
    CHECK_SAYS("kv-cache", fmt::format("again costs {}", one_query * d_encoder));
}

TEST_CASE("the cache of a model of 70 billion parameters") {
    const std::size_t per_token = llama_3_70b.per_token();
    const double in_kib = static_cast<double>(per_token) / kibi;
    CHECK_SAYS("kv-cache-size", "2 · 80 · 8 · 128 · 2 bytes are " + digits(0, in_kib) + " KiB");
    CHECK_SAYS("kv-cache-size", with_commas(per_token) + " bytes");
    const double sequence = static_cast<double>(per_token * 8192) / gibi;
    CHECK_SAYS("kv-cache-size", digits(1, sequence) + " GiB");
    CHECK_SAYS("kv-cache-size", digits(0, 32.0 * sequence) + " GiB");
    CHECK_SAYS("kv-cache-size", fmt::format("about {} GB in 16 bits", 70 * 2));

    Cache multi_head = llama_3_70b;
    multi_head.key_value_heads = query_heads_70b;
    CHECK_SAYS("kv-cache-size",
               with_commas(multi_head.per_token() / 1024) + " KiB a token, eight times");
    CHECK(multi_head.per_token() == 8 * per_token);
    const Cache llama_7b{32, 32, head_width(4096, 32), 2};
    CHECK_SAYS("kv-cache-size", fmt::format("{} KiB a token", llama_7b.per_token() / 1024));

    CHECK_SAYS("kv-cache-size", fmt::format("so {:.0f} KiB a token", in_kib / 8));
    CHECK_SAYS("tensor-parallel-attention", fmt::format("{:.0f} KiB of cache", in_kib / 8));
    CHECK_SAYS("tensor-parallel-attention", fmt::format("holds {:.0f} KiB", 16 * in_kib / 8));
    CHECK_SAYS("tensor-parallel-attention", fmt::format("instead of {:.0f}", in_kib));
    CHECK_SAYS("tensor-parallel-attention",
               fmt::format("each has {} query heads", query_heads_70b / 16));
}

TEST_CASE("which key-value head a query head reads") {
    constexpr std::size_t heads = 8;
    const auto in_place = [](std::size_t groups) {
        std::vector<std::size_t> read;
        for (std::size_t i = 0; i < heads; ++i) read.push_back(i / (heads / groups));
        return read;
    };
    const auto tiled = [](std::size_t groups) {
        std::vector<std::size_t> read;
        for (std::size_t i = 0; i < heads; ++i) read.push_back(i % groups);
        return read;
    };
    CHECK_SAYS("gqa-in-code", fmt::format("that is {}.", fmt::join(in_place(2), ", ")));
    CHECK_SAYS("gqa-in-code", fmt::format("would tile: {},", fmt::join(tiled(2), ", ")));
    CHECK(in_place(1) == tiled(1));
    CHECK(in_place(heads) == tiled(heads));
}

TEST_CASE("heads that do the same in different bases do not survive an average") {
    Rng rng(1);
    const Matrix x = standard_normal(3, 6, rng);
    const Matrix w_q = standard_normal(6, 2, rng);
    const Matrix w_k = standard_normal(6, 2, rng);
    const Matrix flipped_q = -1.0 * w_q;
    const Matrix flipped_k = -1.0 * w_k;
    CHECK(max_difference(bilinear_form(w_q, w_k), bilinear_form(flipped_q, flipped_k)) < 1e-12);
    const Matrix mean_k = 0.5 * (w_k + flipped_k);
    const Matrix weights = softmax(scores(project(x, w_q), project(x, mean_k)));
    for (const double weight : weights) CHECK(weight == doctest::Approx(1.0 / 3.0));
}

TEST_CASE("what a latent saves") {
    constexpr std::size_t latent = 512;
    constexpr std::size_t rotary = 64;
    constexpr std::size_t heads = 128;
    constexpr std::size_t width = 128;
    const std::size_t cached = latent + rotary;
    const std::size_t multi_head = heads * 2 * width;
    CHECK_SAYS("mla-absorption", fmt::format("512 + 64 = {}", cached));
    CHECK_SAYS("mla-absorption", with_commas(multi_head));
    CHECK_SAYS("mla-absorption",
               fmt::format("about {:.0f} times",
                           static_cast<double>(multi_head) / static_cast<double>(cached)));
    CHECK_SAYS("mla-absorption",
               digits(2, static_cast<double>(cached) / static_cast<double>(2 * width)) + " groups");
    CHECK_SAYS("mla-absorption", fmt::format("{} dimensions a head costs more than one over {}",
                                             cached, width + rotary));

    const std::size_t operations = heads * 2 * (cached + latent);
    const double intensity = static_cast<double>(operations) / static_cast<double>(2 * cached);
    CHECK_SAYS("decode-arithmetic-intensity", fmt::format("or {:.0f}", intensity));
    CHECK_SAYS("decode-arithmetic-intensity", fmt::format("about {:.0f}.", intensity));
    const std::size_t without_rotary = heads * 2 * (latent + latent) / (2 * latent);
    CHECK_SAYS("decode-arithmetic-intensity", fmt::format("it would be {}", without_rotary));
}

TEST_CASE("absorbing the up-projections changes neither scores nor output") {
    Rng rng(2);
    const Matrix c = standard_normal(4, 3, rng);
    const Matrix w_uk = standard_normal(3, 5, rng);
    const Matrix w_uv = standard_normal(3, 7, rng);
    const Matrix q = standard_normal(2, 5, rng);
    const Matrix direct = scores(q, matmul(c, w_uk));
    CHECK(max_difference(direct, scores(matmul(q, transposed(w_uk)), c)) < 1e-12);
    const Matrix a = softmax(direct);
    CHECK(max_difference(matmul(a, matmul(c, w_uv)), matmul(matmul(a, c), w_uv)) < 1e-12);
}

TEST_CASE("the traffic that tiling avoids") {
    constexpr std::size_t n = 32768;
    CHECK_SAYS("flash-attention", fmt::format("$n = {}$ the scores alone take {:.0f} GiB",
                                              in_tex(n), 32.0 * n * n * 2 / gibi));
    constexpr std::size_t on_chip = 49152;
    CHECK_SAYS("flash-attention", "$M = " + in_tex(on_chip) + "$");
    CHECK_SAYS("flash-attention", fmt::format("is 1/{}.", on_chip / (64 * 64)));
}

TEST_CASE("two blocks of keys are merged") {
    const double first_max = std::log(2.0);
    const double first_sum = std::exp(0.0 - first_max) + 1.0;
    const double second_max = std::log(5.0);
    const double factor = std::exp(first_max - second_max);
    const double sum = first_sum * factor + 1.0;
    CHECK_SAYS("merge-two-blocks", "\\ell_1 = " + digits(1, first_sum));
    CHECK(factor == doctest::Approx(2.0 / 5.0));
    CHECK_SAYS("merge-two-blocks", fmt::format("\\cdot 2/5 + 1 = {}", digits(1, sum)));
    const Matrix weights = softmax(Matrix{{0.0, std::log(2.0), std::log(5.0)}});
    CHECK(1.0 / sum == doctest::Approx(weights(0, 2)));
    CHECK_SAYS("merge-two-blocks", digits(3, weights(0, 2)));
    CHECK(weights(0, 2) == doctest::Approx(5.0 / 8.0));
}

TEST_CASE("where attention costs as much as what is around it") {
    const auto products = [](double n, double d) { return 4.0 * n * n * d; };
    const auto projections = [](double n, double d) { return 8.0 * n * d * d; };
    constexpr double d = 4096;
    CHECK(products(2 * d, d) == projections(2 * d, d));
    CHECK_SAYS("attention-cost", with_commas(static_cast<std::size_t>(2 * d)) + " tokens");
    CHECK(products(4 * d, d) / 2 == projections(4 * d, d));
    const double feed_forward = 2.0 * 2.0 * (6 * d) * d * (4 * d);
    CHECK(products(6 * d, d) == projections(6 * d, d) + feed_forward);
    CHECK_SAYS("attention-cost", with_commas(static_cast<std::size_t>(6 * d)) + " tokens");
    // Numbers that a decoding step reads: the projections' weights, keys and values.
    const double weights = 4 * d * d;
    CHECK_SAYS("attention-cost", fmt::format("at {:.0f} tokens", weights / (2 * d) / 32));
    const double shared = 8;  // query heads to a key-value head
    CHECK((2 * d * d + 2 * d * d / shared) / (2 * d / shared) == d * (1 + shared));
    CHECK_SAYS("attention-cost", fmt::format("{:.0f}d for groups of eight", 1 + shared));
}

TEST_CASE("16 bits") {
    const double half_max = (2.0 - step(1.0, half_bits)) * std::ldexp(1.0, 15);
    CHECK_SAYS("mixed-precision", with_commas(static_cast<std::size_t>(half_max)));
    CHECK_SAYS("mixed-precision", with_commas(128 * 32 * 32));
    CHECK(128 * 32 * 32 > half_max);
    const double coarse = step(100.0, bfloat16_bits);
    CHECK_SAYS("mixed-precision", digits(1, coarse) + " apart");
    CHECK_SAYS("mixed-precision", "up to " + digits(2, coarse / 2));
    CHECK_SAYS("mixed-precision", "$e^{0.25} = " + digits(2, std::exp(coarse / 2)) + "$");
    CHECK_SAYS("mixed-precision",
               fmt::format("up to {:.0f} percent", 100 * (std::exp(coarse / 2) - 1)));
    const double fine = step(100.0, half_bits);
    CHECK_SAYS("mixed-precision", digits(4, fine));
    CHECK_SAYS("mixed-precision", "the factor about " + digits(2, std::exp(fine / 2)));
    CHECK_SAYS("mixed-precision", fmt::format("stops at {}", 1 << bfloat16_bits));
    CHECK_SAYS("mixed-precision", "stops at " + with_commas(1U << half_bits));
    CHECK_SAYS("mixed-precision", "2⁻⁸");
    CHECK(step(1.0, bfloat16_bits) / 2 == std::ldexp(1.0, -8));
    CHECK(std::exp(89.0) > static_cast<double>(std::numeric_limits<float>::max()));
}

TEST_CASE("a causal mask tells a position its index") {
    for (const std::size_t length : {1U, 2U, 7U}) {
        const Matrix q = xt::zeros<double>({length, std::size_t{1}});
        Matrix v = xt::zeros<double>({length, std::size_t{1}});
        v(0, 0) = 1.0;
        const Attention attended = masked_attention(q, q, v, causal_mask(length, length));
        for (std::size_t i = 0; i < length; ++i) {
            CHECK(attended.output(i, 0) == doctest::Approx(1.0 / static_cast<double>(i + 1)));
        }
    }
}

TEST_CASE("rotations") {
    const double slowest = 2.0 * std::acos(-1.0) * std::pow(10000.0, 126.0 / 128.0);
    CHECK_SAYS("rope", with_commas(static_cast<std::size_t>(std::lround(slowest / 10.0)) * 10));
    Rng rng(3);
    const Matrix drawn = standard_normal(2, 8, rng);
    Vector q = xt::zeros<double>({std::size_t{8}});
    Vector k = q;
    for (std::size_t i = 0; i < q.size(); ++i) {
        q(i) = drawn(0, i);
        k(i) = drawn(1, i);
    }
    const double near = dot(rotated(q, 5), rotated(k, 3));
    CHECK(near == doctest::Approx(dot(rotated(q, 105), rotated(k, 103))));
    CHECK(near == doctest::Approx(dot(q, rotated(k, -2))));
    CHECK(dot(rotated(q, 7), rotated(q, 7)) == doctest::Approx(dot(q, q)));
}

TEST_CASE("the gradients of attention agree with central differences") {
    Rng rng(4);
    const Matrix q = standard_normal(2, 3, rng);
    const Matrix k = standard_normal(4, 3, rng);
    const Matrix v = standard_normal(4, 5, rng);
    const Matrix d_o = standard_normal(2, 5, rng);
    const auto loss = [&](const Matrix& q2, const Matrix& k2, const Matrix& v2) {
        const Matrix output = scaled_dot_product_attention(q2, k2, v2).output;
        return std::inner_product(output.begin(), output.end(), d_o.begin(), 0.0);
    };
    const Attention forward = scaled_dot_product_attention(q, k, v);
    const Matrix& a = forward.weights;
    const Matrix d_a = matmul(d_o, transposed(v));
    Matrix d_s = d_a;
    for (std::size_t i = 0; i < a.shape(0); ++i) {
        double row_sum = 0.0;
        double from_output = 0.0;
        for (std::size_t j = 0; j < a.shape(1); ++j) row_sum += a(i, j) * d_a(i, j);
        for (std::size_t c = 0; c < v.shape(1); ++c)
            from_output += d_o(i, c) * forward.output(i, c);
        CHECK(row_sum == doctest::Approx(from_output));
        double sum = 0.0;
        for (std::size_t j = 0; j < a.shape(1); ++j) {
            d_s(i, j) = a(i, j) * (d_a(i, j) - row_sum);
            sum += d_s(i, j);
        }
        CHECK(std::abs(sum) < 1e-12);
    }
    const double root = std::sqrt(3.0);
    const Matrix d_q = matmul(d_s, k) / root;
    const Matrix d_k = matmul(transposed(d_s), q) / root;
    const Matrix d_v = matmul(transposed(a), d_o);
    const auto differences = [](const Matrix& at, const auto& function) {
        constexpr double h = 1e-5;
        Matrix result = at;
        for (std::size_t i = 0; i < at.shape(0); ++i) {
            for (std::size_t j = 0; j < at.shape(1); ++j) {
                Matrix up = at;
                Matrix down = at;
                up(i, j) += h;
                down(i, j) -= h;
                result(i, j) = (function(up) - function(down)) / (2 * h);
            }
        }
        return result;
    };
    CHECK(max_difference(d_q, differences(q, [&](const Matrix& m) { return loss(m, k, v); })) <
          1e-8);
    CHECK(max_difference(d_k, differences(k, [&](const Matrix& m) { return loss(q, m, v); })) <
          1e-8);
    CHECK(max_difference(d_v, differences(v, [&](const Matrix& m) { return loss(q, k, m); })) <
          1e-8);
}

TEST_CASE("dropout of weights") {
    const auto deviation = [](double p, const std::vector<double>& weights) {
        double squares = 0.0;
        for (const double weight : weights) squares += weight * weight;
        return std::sqrt(p / (1 - p) * squares);
    };
    CHECK_SAYS("attention-dropout",
               "is " + digits(3, deviation(0.1, {0.25, 0.25, 0.25, 0.25})) + ";");
    CHECK_SAYS("attention-dropout", "is " + digits(3, deviation(0.1, {1.0})) + ".");
    CHECK_SAYS("attention-dropout", "of " + digits(2, softmax(Matrix{{-3.0, -2.0, 0.0}})(0, 2)));
}

TEST_CASE("rows of weights that were scaled after the softmax") {
    CHECK_SAYS("debug-attention", fmt::format("1/8 is {}", 1.0 / std::sqrt(64.0)));
}

TEST_CASE("a sink takes what a head has no use for") {
    const double three = 3.0 * std::exp(-4.0);
    CHECK_SAYS("attention-sinks", "sum to " + digits(2, three / (1.0 + three)));
}

TEST_CASE("the bound of QK-norm") {
    const double bound = std::sqrt(128.0);
    CHECK_SAYS("qk-norm", "that is " + digits(1, bound) + ".");
    CHECK_SAYS("qk-norm", "by " + digits(1, 2 * bound));
    CHECK_SAYS("qk-norm", fmt::format("${:.1f} \\cdot 10^9$", std::exp(2 * bound) / 1e9));
}

TEST_CASE("operations and bytes of a decoding step") {
    const double operations_per_second = 989e12;
    const double bytes_per_second = 3.35e12;
    const double ridge = operations_per_second / bytes_per_second;
    CHECK_SAYS("decode-arithmetic-intensity", fmt::format("the ridge is at {:.0f}", ridge));
    CHECK_SAYS("decode-arithmetic-intensity", fmt::format("about {:.0f} to be busy", ridge));
    CHECK(1.0 / ridge < 0.01);
    CHECK_SAYS("decode-arithmetic-intensity",
               fmt::format("or {} for 64 over 8", query_heads_70b / llama_3_70b.key_value_heads));
    const double cache = static_cast<double>(llama_3_70b.per_token() * 8192);
    CHECK_SAYS("decode-arithmetic-intensity", digits(1, cache / gibi) + " GiB of cache");
    CHECK_SAYS("decode-arithmetic-intensity", digits(2, 1000 * cache / bytes_per_second) + " ms");
}

TEST_CASE("a cache in 4 bits") {
    CHECK_SAYS("kv-quantisation", digits(1, 100 * (std::exp(0.1) - 1)) + " %");
    CHECK_SAYS("kv-quantisation", "a factor of " + digits(2, std::exp(1.0)));
    const double bits = 4.0 + (16.0 + 16.0) / 32.0;
    CHECK_SAYS("kv-quantisation", fmt::format("are {} bits each", bits));
    const double in_kib = static_cast<double>(llama_3_70b.per_token()) / kibi;
    CHECK_SAYS("kv-quantisation",
               fmt::format("from {:.0f} to {:.0f} KiB", in_kib, in_kib * bits / 16.0));
    CHECK_SAYS("kv-quantisation", "a factor of " + digits(1, 16.0 / bits));
}

TEST_CASE("a state of fixed size") {
    constexpr std::size_t width = 128;
    CHECK_SAYS("linear-attention", with_commas(width * width) + " numbers a head");
    CHECK_SAYS("linear-attention", fmt::format("of {} tokens", width * width / (2 * width)));

    // Delta rule: after a write with β = 1 and a key of length 1, the key returns the new value.
    Rng rng(5);
    const Matrix state = standard_normal(2, 3, rng);
    const Matrix key{{0.6, 0.8}};
    const Matrix value{{1.0, 2.0, 3.0}};
    const Matrix error = value - matmul(key, state);
    const Matrix written = state + matmul(transposed(key), error);
    CHECK(max_difference(matmul(key, written), value) < 1e-12);
}

TEST_CASE("the deviation of scaled scores before training") {
    constexpr std::size_t d_model = 512;
    const auto deviation = [](double weight_variance) { return d_model * weight_variance; };
    const double default_linear = deviation(1.0 / (3.0 * d_model));
    CHECK(default_linear == doctest::Approx(1.0 / 3.0));
    CHECK_SAYS("logits-at-step-0", "the standard deviation is 1/3");
    const double fused = deviation(2.0 / (3.0 * d_model + d_model));
    CHECK(fused == doctest::Approx(0.5));
    CHECK_SAYS("logits-at-step-0", "the standard deviation is 1/2");
    const std::size_t width = head_width(d_model, 8);
    CHECK_SAYS("logits-at-step-0", fmt::format("$w = 2/{}$", d_model + width));
    CHECK_SAYS("logits-at-step-0",
               digits(2, deviation(2.0 / static_cast<double>(d_model + width))));
    CHECK(deviation(2.0 / (d_model + d_model)) == doctest::Approx(1.0));
    // With independent components of that deviation, the scaled score has it squared, twice over.
    const double component = std::sqrt(1.0 / 3.0);
    CHECK(std::sqrt(predicted_variance(64, 0.0, component) / 64.0) ==
          doctest::Approx(default_linear));
}

TEST_CASE("the budget of the comparison in the LoRA paper") {
    const auto parameters = [](std::size_t rank, std::size_t matrices) {
        return 96 * matrices * rank * (12288 + 12288);
    };
    CHECK(parameters(8, 1) == parameters(4, 2));
    CHECK(parameters(8, 1) == parameters(2, 4));
    CHECK_SAYS("lora-on-attention",
               digits(1, static_cast<double>(parameters(8, 1)) / 1e6) + " million");
}
