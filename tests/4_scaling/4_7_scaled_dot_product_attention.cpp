#include "scaling.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"
#include "support/golden.hpp"

using namespace qkv;
using namespace qkv_tests;

TEST_SUITE("4.7 scaled_dot_product_attention") {
    TEST_CASE("with keys of width 4 a score of 2 ln 3 is a logit of ln 3") {
        const Matrix q{{2, 0, 0, 0}};
        const Matrix k{{0, 1, 0, 0}, {std::log(3.0), 0, 0, 0}};
        const Matrix v{{4, 0}, {0, 8}};
        CHECK_VALUES(scaled_dot_product_attention(q, k, v), (Attention{{{0.25, 0.75}}, {{1, 6}}}),
                     INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("weights are (T, S), the output is (T, d_v), the scale is √d_k") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        CHECK_VALUES(scaled_dot_product_attention(q, k, v), expected_attention(q, k, v), INPUT(q),
                     INPUT(k), INPUT(v));
    }

    TEST_CASE("queries, keys and values keep their roles where all sizes are equal") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(4, 4, rng);
        const Matrix k = draw_matrix(4, 4, rng);
        const Matrix v = draw_matrix(4, 4, rng);
        CHECK_VALUES(scaled_dot_product_attention(q, k, v), expected_attention(q, k, v), INPUT(q),
                     INPUT(k), INPUT(v));
    }

    TEST_CASE("keys of width 1 are not scaled") {
        const Matrix q{{1}, {-1}};
        const Matrix k{{0}, {std::log(3.0)}};
        const Matrix v{{4, 0, 1}, {0, 8, 1}};
        CHECK_VALUES(scaled_dot_product_attention(q, k, v),
                     (Attention{{{0.25, 0.75}, {0.75, 0.25}}, {{1, 6, 1}, {3, 2, 1}}}), INPUT(q),
                     INPUT(k), INPUT(v));
    }

    TEST_CASE("wide keys and narrow values, many keys and few queries") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(2, 33, rng);
        const Matrix k = draw_matrix(10, 33, rng);
        const Matrix v = draw_matrix(10, 1, rng);
        CHECK_VALUES(scaled_dot_product_attention(q, k, v), expected_attention(q, k, v), INPUT(q),
                     INPUT(k), INPUT(v));
    }

    TEST_CASE("large scores are no trouble") {
        const Matrix q{{1000, 0, 0, 0}, {-1000, 0, 0, 0}};
        const Matrix k{{4, 1, 0, 0}, {4, 0, 2, 0}, {-6, 0, 0, 0}};
        const Matrix v{{10}, {20}, {99}};
        CHECK_VALUES(scaled_dot_product_attention(q, k, v),
                     (Attention{{{0.5, 0.5, 0}, {0, 0, 1}}, {{15}, {99}}}), INPUT(q), INPUT(k),
                     INPUT(v));
    }

    TEST_CASE("scores almost as large as numbers go are no trouble") {
        const Matrix q{{1e150, 0, 0, 0}};
        const Matrix k{{2e150, 0, 0, 0}, {-2e150, 0, 0, 0}, {2e150, 0, 0, 0}};
        const Matrix v{{10}, {99}, {20}};
        CHECK_VALUES(scaled_dot_product_attention(q, k, v), (Attention{{{0.5, 0, 0.5}}, {{15}}}),
                     INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("scores that are all far below 0 are no trouble") {
        const Matrix q{{1, 1, 1, 1}};
        const Matrix k{
            {-500, -500, -500, -500}, {-600, -400, -600, -400}, {-900, -900, -900, -900}};
        const Matrix v{{1, 2}, {3, 4}, {5, 6}};
        CHECK_VALUES(scaled_dot_product_attention(q, k, v), (Attention{{{0.5, 0.5, 0}}, {{2, 3}}}),
                     INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("a single key gets all the weight") {
        const Matrix q{{1, 2}, {-1, 0}, {0, 0}};
        const Matrix k{{3, -1}};
        const Matrix v{{4, 5, 6}};
        CHECK_VALUES(scaled_dot_product_attention(q, k, v),
                     (Attention{{{1}, {1}, {1}}, {{4, 5, 6}, {4, 5, 6}, {4, 5, 6}}}), INPUT(q),
                     INPUT(k), INPUT(v));
    }

    TEST_CASE("a second call does not remember the first") {
        Rng rng = fixture_rng();
        for (const std::size_t width : {std::size_t{3}, std::size_t{2}}) {
            const Matrix q = draw_matrix(2, width, rng);
            const Matrix k = draw_matrix(4, width, rng);
            const Matrix v = draw_matrix(4, 2, rng);
            CHECK_VALUES(scaled_dot_product_attention(q, k, v), expected_attention(q, k, v),
                         INPUT(q), INPUT(k), INPUT(v));
        }
    }

    TEST_CASE("no queries find nothing") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(0, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        CHECK_VALUES(scaled_dot_product_attention(q, k, v), expected_attention(q, k, v), INPUT(q),
                     INPUT(k), INPUT(v));
    }

    TEST_CASE("PyTorch computes the same") {
        const Matrix q = golden_matrix("sdpa_q");
        const Matrix k = golden_matrix("sdpa_k");
        const Matrix v = golden_matrix("sdpa_v");
        CHECK_VALUES(scaled_dot_product_attention(q, k, v),
                     (Attention{golden_matrix("sdpa_weights"), golden_matrix("sdpa_output")}),
                     INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("queries and keys of different widths are refused") {
        Rng rng = fixture_rng();
        const Matrix k = draw_matrix(source_length, d_v, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        for (const std::size_t queries : {target_length, std::size_t{0}}) {
            const Matrix q = draw_matrix(queries, d_k, rng);
            CHECK_REFUSED(scaled_dot_product_attention(q, k, v), NUMBERS(d_k, d_v), INPUT(q),
                          INPUT(k), INPUT(v));
        }
    }

    TEST_CASE("keys that would fit only if transposed are refused") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix k = draw_matrix(d_k, source_length, rng);
        const Matrix v = draw_matrix(d_k, d_v, rng);
        CHECK_REFUSED(scaled_dot_product_attention(q, k, v), NUMBERS(d_k, source_length), INPUT(q),
                      INPUT(k), INPUT(v));
    }

    TEST_CASE("keys without a value each, and values without a key each, are refused") {
        Rng rng = fixture_rng();
        const Matrix k = draw_matrix(source_length, d_k, rng);
        for (const std::size_t queries : {target_length, std::size_t{0}}) {
            const Matrix q = draw_matrix(queries, d_k, rng);
            for (const std::size_t rows : {std::size_t{2}, std::size_t{6}}) {
                const Matrix v = draw_matrix(rows, d_v, rng);
                CHECK_REFUSED(scaled_dot_product_attention(q, k, v), NUMBERS(source_length, rows),
                              INPUT(q), INPUT(k), INPUT(v));
            }
        }
    }

    TEST_CASE("without keys there is nothing to find") {
        Rng rng = fixture_rng();
        const Matrix k = draw_matrix(0, d_k, rng);
        const Matrix v = draw_matrix(0, d_v, rng);
        for (const std::size_t queries : {target_length, std::size_t{0}}) {
            const Matrix q = draw_matrix(queries, d_k, rng);
            CHECK_REFUSED(scaled_dot_product_attention(q, k, v), NUMBERS(), INPUT(q), INPUT(k),
                          INPUT(v));
        }
    }

    TEST_CASE("keys without a width say nothing, and are refused") {
        Rng rng = fixture_rng();
        const Matrix k = draw_matrix(source_length, 0, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        for (const std::size_t queries : {target_length, std::size_t{0}}) {
            const Matrix q = draw_matrix(queries, 0, rng);
            CHECK_REFUSED(scaled_dot_product_attention(q, k, v), NUMBERS(), INPUT(q), INPUT(k),
                          INPUT(v));
        }
    }
}
