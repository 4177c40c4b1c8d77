#include "roles.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

/// The row of v whose key has the highest score; the first one on a tie.
Matrix expected_lookup(const Matrix& q, const Matrix& k, const Matrix& v) {
    const Matrix s = expected_scores(q, k);
    Matrix found = xt::zeros<double>({q.shape(0), v.shape(1)});
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        std::size_t best = 0;
        for (std::size_t j = 1; j < k.shape(0); ++j) {
            if (s(i, j) > s(i, best)) best = j;
        }
        for (std::size_t f = 0; f < v.shape(1); ++f) found(i, f) = v(best, f);
    }
    return found;
}

}  // namespace

TEST_SUITE("2.3 hard_lookup") {
    TEST_CASE("a query finds the value of the key that matches best") {
        const Matrix q{{0, 1}, {1, 0}};
        const Matrix k{{2, 0}, {0, 3}};
        const Matrix v{{10, 20, 30}, {1, 2, 3}};
        CHECK_VALUES(hard_lookup(q, k, v), (Matrix{{1, 2, 3}, {10, 20, 30}}), INPUT(q), INPUT(k),
                     INPUT(v));
    }

    TEST_CASE("the result is (T, d_v)") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        CHECK_VALUES(hard_lookup(q, k, v), expected_lookup(q, k, v), INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("queries, keys and values keep their roles where all sizes are equal") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(6, 6, rng);
        const Matrix k = draw_matrix(6, 6, rng);
        const Matrix v = draw_matrix(6, 6, rng);
        CHECK_VALUES(hard_lookup(q, k, v), expected_lookup(q, k, v), INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("the best of negative scores is the one closest to 0") {
        const Matrix q{{-1, -1}};
        const Matrix k{{3, 3}, {1, 2}, {4, 1}};
        const Matrix v{{5}, {6}, {7}};
        CHECK_VALUES(hard_lookup(q, k, v), (Matrix{{6}}), INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("the largest score wins, not the largest magnitude") {
        const Matrix q{{1}};
        const Matrix k{{-9}, {2}, {1}};
        const Matrix v{{5}, {6}, {7}};
        CHECK_VALUES(hard_lookup(q, k, v), (Matrix{{6}}), INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("on a tie the lowest index wins") {
        const Matrix q{{1, 0}, {0, 1}};
        const Matrix k{{1, 5}, {2, 3}, {2, 5}};
        const Matrix v{{1}, {2}, {3}};
        CHECK_VALUES(hard_lookup(q, k, v), (Matrix{{2}, {1}}), INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("the last key can win") {
        const Matrix q{{1}};
        const Matrix k{{1}, {2}, {3}};
        const Matrix v{{5}, {6}, {7}};
        CHECK_VALUES(hard_lookup(q, k, v), (Matrix{{7}}), INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("two queries can find the same value") {
        const Matrix q{{1}, {2}, {-1}};
        const Matrix k{{1}, {5}};
        const Matrix v{{8}, {9}};
        CHECK_VALUES(hard_lookup(q, k, v), (Matrix{{9}, {9}, {8}}), INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("a single key is found by every query") {
        const Matrix q{{1}, {-1}};
        const Matrix k{{3}};
        const Matrix v{{4, 5}};
        CHECK_VALUES(hard_lookup(q, k, v), (Matrix{{4, 5}, {4, 5}}), INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("no queries find nothing") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(0, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        CHECK_VALUES(hard_lookup(q, k, v), Matrix(xt::zeros<double>({std::size_t{0}, d_v})),
                     INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("without keys there is nothing to find") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix no_queries = draw_matrix(0, d_k, rng);
        const Matrix k = draw_matrix(0, d_k, rng);
        const Matrix v = draw_matrix(0, d_v, rng);
        CHECK_REFUSED(hard_lookup(q, k, v), NUMBERS(), INPUT(q), INPUT(k), INPUT(v));
        CHECK_REFUSED(hard_lookup(no_queries, k, v), NUMBERS(), INPUT(no_queries), INPUT(k),
                      INPUT(v));
    }

    TEST_CASE("queries and keys of different widths are refused") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix no_queries = draw_matrix(0, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_v, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        CHECK_REFUSED(hard_lookup(q, k, v), NUMBERS(d_k, d_v), INPUT(q), INPUT(k), INPUT(v));
        CHECK_REFUSED(hard_lookup(no_queries, k, v), NUMBERS(d_k, d_v), INPUT(no_queries), INPUT(k),
                      INPUT(v));
    }

    TEST_CASE("keys without a value each, and values without a key each, are refused") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix no_queries = draw_matrix(0, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix few = draw_matrix(2, d_v, rng);
        const Matrix many = draw_matrix(6, d_v, rng);
        CHECK_REFUSED(hard_lookup(q, k, few), NUMBERS(source_length, 2), INPUT(q), INPUT(k),
                      INPUT(few));
        CHECK_REFUSED(hard_lookup(q, k, many), NUMBERS(source_length, 6), INPUT(q), INPUT(k),
                      INPUT(many));
        CHECK_REFUSED(hard_lookup(no_queries, k, many), NUMBERS(source_length, 6),
                      INPUT(no_queries), INPUT(k), INPUT(many));
    }

    TEST_CASE("the best score may be far below 0, or far above it") {
        const Matrix q{{1}, {-1}};
        const Matrix v{{5}, {6}, {7}};
        for (const double factor : {1e3, 1e10, 1e100, 1e305}) {
            const Matrix k{{-3 * factor}, {-2 * factor}, {-4 * factor}};
            CHECK_VALUES(hard_lookup(q, k, v), (Matrix{{6}, {7}}), INPUT(q), INPUT(k), INPUT(v));
        }
    }

    TEST_CASE("a score that is better by little is better") {
        const double little = std::ldexp(1.0, -32);  // 2e-10; the sums are exact
        const Matrix q{{1}, {-1}};
        const Matrix k{{1}, {1 + little}, {1}, {1 - little}};
        const Matrix v{{5}, {6}, {7}, {8}};
        CHECK_VALUES(hard_lookup(q, k, v), (Matrix{{6}, {8}}), INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("on a tie it does not matter what the query before has found") {
        const Matrix q{{0, 1}, {1, 0}, {0, 0}};
        const Matrix k{{2, 1}, {1, 3}, {2, 5}};
        const Matrix v{{1}, {2}, {3}};
        CHECK_VALUES(hard_lookup(q, k, v), (Matrix{{3}, {1}, {1}}), INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("there may be many queries, many keys, and wide values") {
        Rng rng = fixture_rng();
        struct Sizes {
            std::size_t queries, keys, value_width;
        };
        for (const Sizes& sizes : {Sizes{9, 2, 1}, Sizes{3, 4, 40}, Sizes{20, 300, 2}}) {
            const Matrix q = draw_matrix(sizes.queries, 3, rng);
            const Matrix k = draw_matrix(sizes.keys, 3, rng);
            const Matrix v = draw_matrix(sizes.keys, sizes.value_width, rng);
            CHECK_VALUES(hard_lookup(q, k, v), expected_lookup(q, k, v), INPUT(q), INPUT(k),
                         INPUT(v));
        }
        // the last of many keys
        const Matrix q{{1}};
        Matrix k = xt::zeros<double>({300, 1});
        Matrix v = xt::zeros<double>({300, 1});
        k(299, 0) = 2;
        v(299, 0) = 3;
        CHECK_VALUES(hard_lookup(q, k, v), (Matrix{{3}}), INPUT(q), INPUT(k), INPUT(v));
    }

    TEST_CASE("too few values are refused without queries as well") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(0, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix few = draw_matrix(2, d_v, rng);
        CHECK_REFUSED(hard_lookup(q, k, few), NUMBERS(source_length, 2), INPUT(q), INPUT(k),
                      INPUT(few));
    }
}
