#include "roles.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"
#include "support/golden.hpp"

using namespace qkv;
using namespace qkv_tests;

TEST_SUITE("2.4 soft_lookup") {
    TEST_CASE("a query takes of each value what its key's score gives") {
        const Matrix q{{1}};
        const Matrix k{{0}, {2 * std::log(3.0)}};
        const Matrix v{{4, 0}, {0, 8}};
        CHECK_VALUES(soft_lookup(q, k, v, 2.0), (Attention{{{0.25, 0.75}}, {{1, 6}}}), INPUT(q),
                     INPUT(k), INPUT(v));
    }

    TEST_CASE("weights are (T, S), the output is (T, d_v)") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        for (const double temperature : {1.0, 0.5, 2.5}) {
            CHECK_VALUES(soft_lookup(q, k, v, temperature),
                         expected_soft_lookup(q, k, v, temperature), INPUT(q), INPUT(k), INPUT(v));
        }
    }

    TEST_CASE("queries, keys and values keep their roles where all sizes are equal") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(4, 4, rng);
        const Matrix k = draw_matrix(4, 4, rng);
        const Matrix v = draw_matrix(4, 4, rng);
        CHECK_VALUES(soft_lookup(q, k, v, 1.5), expected_soft_lookup(q, k, v, 1.5), INPUT(q),
                     INPUT(k), INPUT(v));
    }

    TEST_CASE("a low temperature makes the lookup hard") {
        const Matrix q{{1, 0}, {0, 1}};
        const Matrix k{{1, 2}, {3, -1}};
        const Matrix v{{10, 20}, {1, 2}};
        CHECK_VALUES(soft_lookup(q, k, v, 1e-3), (Attention{{{0, 1}, {1, 0}}, {{1, 2}, {10, 20}}}),
                     INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("a high temperature makes all keys count the same") {
        const Matrix q{{1, 0}};
        const Matrix k{{1, 2}, {3, -1}};
        const Matrix v{{10, 20}, {1, 2}};
        CHECK_VALUES(soft_lookup(q, k, v, 1e300), (Attention{{{0.5, 0.5}}, {{5.5, 11}}}), INPUT(q),
                     INPUT(k), INPUT(v));
    }

    TEST_CASE("a temperature whose reciprocal overflows is no trouble") {
        const Matrix q{{1e-5}};
        const Matrix k{{1e-5}, {2e-5}};
        const Matrix v{{10}, {1}};
        CHECK_VALUES(soft_lookup(q, k, v, 1e-310), (Attention{{{0, 1}}, {{1}}}), INPUT(q), INPUT(k),
                     INPUT(v));
    }

    TEST_CASE("large scores are no trouble") {
        const Matrix q{{1000}};
        const Matrix k{{2}, {2}, {-5}};
        const Matrix v{{10}, {20}, {99}};
        CHECK_VALUES(soft_lookup(q, k, v, 1.0), (Attention{{{0.5, 0.5, 0}}, {{15}}}), INPUT(q),
                     INPUT(k), INPUT(v));
    }

    TEST_CASE("a single key gets all the weight") {
        const Matrix q{{1}, {-1}};
        const Matrix k{{3}};
        const Matrix v{{4, 5}};
        CHECK_VALUES(soft_lookup(q, k, v, 0.7), (Attention{{{1}, {1}}, {{4, 5}, {4, 5}}}), INPUT(q),
                     INPUT(k), INPUT(v));
    }

    TEST_CASE("a second call does not remember the first") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(2, 3, rng);
        for (const double temperature : {1.0, 3.0}) {
            const Matrix k = draw_matrix(4, 3, rng);
            const Matrix v = draw_matrix(4, 2, rng);
            CHECK_VALUES(soft_lookup(q, k, v, temperature),
                         expected_soft_lookup(q, k, v, temperature), INPUT(q), INPUT(k), INPUT(v));
        }
    }

    TEST_CASE("no queries find nothing") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(0, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        CHECK_VALUES(soft_lookup(q, k, v, 1.0), expected_soft_lookup(q, k, v, 1.0), INPUT(q),
                     INPUT(k), INPUT(v));
    }

    TEST_CASE("what is no temperature is refused, with queries and without") {
        Rng rng = fixture_rng();
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        for (const std::size_t queries : {target_length, std::size_t{0}}) {
            const Matrix q = draw_matrix(queries, d_k, rng);
            for (const double temperature :
                 {0.0, -1.0, infinity, -infinity, std::numeric_limits<double>::quiet_NaN()}) {
                CHECK_REFUSED(soft_lookup(q, k, v, temperature), NUMBERS(), INPUT(q), INPUT(k),
                              INPUT(v));
            }
        }
    }

    TEST_CASE("without keys there is nothing to find") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix no_queries = draw_matrix(0, d_k, rng);
        const Matrix k = draw_matrix(0, d_k, rng);
        const Matrix v = draw_matrix(0, d_v, rng);
        CHECK_REFUSED(soft_lookup(q, k, v, 1.0), NUMBERS(), INPUT(q), INPUT(k), INPUT(v));
        CHECK_REFUSED(soft_lookup(no_queries, k, v, 1.0), NUMBERS(), INPUT(no_queries), INPUT(k),
                      INPUT(v));
    }

    TEST_CASE("queries and keys of different widths are refused") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_v, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        CHECK_REFUSED(soft_lookup(q, k, v, 1.0), NUMBERS(d_k, d_v), INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("keys without a value each, and values without a key each, are refused") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        for (const std::size_t rows : {std::size_t{2}, std::size_t{6}}) {
            const Matrix v = draw_matrix(rows, d_v, rng);
            CHECK_REFUSED(soft_lookup(q, k, v, 1.0), NUMBERS(source_length, rows), INPUT(q),
                          INPUT(k), INPUT(v));
        }
    }

    TEST_CASE("shapes are checked without queries as well") {
        Rng rng = fixture_rng();
        const Matrix no_queries = draw_matrix(0, d_k, rng);
        const Matrix wide = draw_matrix(source_length, d_v, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        const Matrix few = draw_matrix(2, d_v, rng);
        CHECK_REFUSED(soft_lookup(no_queries, wide, v, 1.0), NUMBERS(d_k, d_v), INPUT(no_queries),
                      INPUT(wide), INPUT(v));
        CHECK_REFUSED(soft_lookup(no_queries, k, few, 1.0), NUMBERS(source_length, 2),
                      INPUT(no_queries), INPUT(k), INPUT(few));
    }

    TEST_CASE("PyTorch's attention is a soft lookup at the temperature √d_k") {
        const Matrix q = golden_matrix("sdpa_q");
        const Matrix k = golden_matrix("sdpa_k");
        const Matrix v = golden_matrix("sdpa_v");
        const double temperature = std::sqrt(static_cast<double>(q.shape(1)));
        CHECK_VALUES(soft_lookup(q, k, v, temperature),
                     (Attention{golden_matrix("sdpa_weights"), golden_matrix("sdpa_output")}),
                     INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("no temperature is so low or so high that scores like it are not weighed") {
        const Matrix q{{1}};
        const Matrix v{{4, 0}, {0, 8}};
        for (const double temperature : {1e-20, 1e-9, 1e-3, 1e3, 1e9, 1e20}) {
            const Matrix k{{0}, {temperature * std::log(3.0)}};
            CHECK_VALUES(soft_lookup(q, k, v, temperature), (Attention{{{0.25, 0.75}}, {{1, 6}}}),
                         INPUT(q), INPUT(k), INPUT(v));
        }
    }

    TEST_CASE("nor is a temperature that is hardly above 0") {
        // The score of the second key is the temperature: their quotient is 1.
        const double temperature = std::ldexp(1.0, -1030);
        const Matrix q{{std::ldexp(1.0, -500)}};
        const Matrix k{{0}, {std::ldexp(1.0, -530)}};
        const Matrix v{{0}, {1}};
        const double second = std::exp(1.0) / (1 + std::exp(1.0));
        CHECK_VALUES(soft_lookup(q, k, v, temperature),
                     (Attention{{{1 - second, second}}, {{second}}}), INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("there may be many queries, many keys, and wide values") {
        Rng rng = fixture_rng();
        struct Sizes {
            std::size_t queries, keys, value_width;
        };
        for (const Sizes& sizes : {Sizes{9, 2, 1}, Sizes{3, 4, 40}, Sizes{2, 150, 3}}) {
            const Matrix q = draw_matrix(sizes.queries, 3, rng);
            const Matrix k = draw_matrix(sizes.keys, 3, rng);
            const Matrix v = draw_matrix(sizes.keys, sizes.value_width, rng);
            CHECK_VALUES(soft_lookup(q, k, v, 1.5), expected_soft_lookup(q, k, v, 1.5), INPUT(q),
                         INPUT(k), INPUT(v));
        }
    }
}
