#include "roles.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"

using namespace qkv;
using namespace qkv_tests;

TEST_SUITE("2.1 scores") {
    TEST_CASE("a score is the dot product of a query and a key") {
        const Matrix q{{1, 2}, {0.5, -1}};
        const Matrix k{{3, 0}, {0, 10}, {1, 1}};
        CHECK_VALUES(scores(q, k), (Matrix{{3, 20, 3}, {1.5, -10, -0.5}}), INPUT(q), INPUT(k));
    }

    TEST_CASE("Q (T, d_k) and K (S, d_k) give scores (T, S)") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        CHECK_VALUES(scores(q, k), expected_scores(q, k), INPUT(q), INPUT(k));
    }

    TEST_CASE("queries and keys are not taken for each other where all sizes are equal") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(4, 4, rng);
        const Matrix k = draw_matrix(4, 4, rng);
        CHECK_VALUES(scores(q, k), expected_scores(q, k), INPUT(q), INPUT(k));
    }

    TEST_CASE("the length of a key counts, not its direction alone") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(2, 3, rng);
        const Matrix k = draw_matrix(4, 3, rng);
        const Matrix longer = 3.0 * k;
        CHECK_VALUES(scores(q, longer), expected_scores(q, longer), INPUT(q), INPUT(longer));
    }

    TEST_CASE("a second call does not remember the first") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(2, 3, rng);
        for (int call = 0; call < 2; ++call) {
            const Matrix k = draw_matrix(4, 3, rng);
            CHECK_VALUES(scores(q, k), expected_scores(q, k), INPUT(q), INPUT(k));
        }
    }

    TEST_CASE("one query and one key have one score") {
        CHECK_VALUES(scores(Matrix{{2, 0.5}}, Matrix{{-1, 3}}), (Matrix{{-0.5}}));
    }

    TEST_CASE("no queries have no scores") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(0, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        CHECK_VALUES(scores(q, k), expected_scores(q, k), INPUT(q), INPUT(k));
    }

    TEST_CASE("no keys give a row without scores to each query") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix k = draw_matrix(0, d_k, rng);
        CHECK_VALUES(scores(q, k), expected_scores(q, k), INPUT(q), INPUT(k));
    }

    TEST_CASE("queries and keys of different widths are refused") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix wide = draw_matrix(source_length, d_v, rng);
        CHECK_REFUSED(scores(q, wide), NUMBERS(d_k, d_v), INPUT(q), INPUT(wide));
        const Matrix single = draw_matrix(source_length, 1, rng);
        CHECK_REFUSED(scores(q, single), NUMBERS(d_k, 1), INPUT(q), INPUT(single));
    }

    TEST_CASE("keys that would fit only if transposed are refused") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix k = draw_matrix(d_k, source_length, rng);
        CHECK_REFUSED(scores(q, k), NUMBERS(d_k, source_length), INPUT(q), INPUT(k));
    }

    TEST_CASE("widths are checked without queries, and without keys, as well") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix no_queries = draw_matrix(0, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_v, rng);
        const Matrix no_keys = draw_matrix(0, d_v, rng);
        CHECK_REFUSED(scores(no_queries, k), NUMBERS(d_k, d_v), INPUT(no_queries), INPUT(k));
        CHECK_REFUSED(scores(q, no_keys), NUMBERS(d_k, d_v), INPUT(q), INPUT(no_keys));
    }

    TEST_CASE("there may be more queries than keys, many of either, and of any width") {
        Rng rng = fixture_rng();
        struct Sizes {
            std::size_t queries, keys, width;
        };
        for (const Sizes& sizes :
             {Sizes{9, 2, 5}, Sizes{7, 3, 1}, Sizes{40, 3, 70}, Sizes{2, 90, 33}}) {
            const Matrix q = draw_matrix(sizes.queries, sizes.width, rng);
            const Matrix k = draw_matrix(sizes.keys, sizes.width, rng);
            CHECK_VALUES(scores(q, k), expected_scores(q, k), INPUT(q), INPUT(k));
        }
    }

    TEST_CASE("queries or keys that were overwritten in place have other scores") {
        Rng rng = fixture_rng();
        Matrix q = draw_matrix(2, 3, rng);
        Matrix k = draw_matrix(4, 3, rng);
        const auto call = [&] {
            CHECK_VALUES(scores(q, k), expected_scores(q, k), INPUT(q), INPUT(k));
        };
        call();
        q(1, 0) += 2.0;
        call();
        k(3, 2) += 2.0;
        call();
    }

    TEST_CASE("widths are checked where there are neither queries nor keys") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(0, d_k, rng);
        const Matrix k = draw_matrix(0, d_v, rng);
        CHECK_REFUSED(scores(q, k), NUMBERS(d_k, d_v), INPUT(q), INPUT(k));
    }
}
