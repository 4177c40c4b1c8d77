// What a bug hunt asks about lesson 2: which of these inputs shows a mistake, and which hides it.
// The names of the cases are the choices that a reader is given.
#include "roles.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

const Matrix identity_2{{1, 0}, {0, 1}};

}  // namespace

TEST_SUITE("inputs of 2.1 scores") {
    TEST_CASE("Q = K = [1 0; 0 1], the identity") {
        CHECK_VALUES(scores(identity_2, identity_2), identity_2);
    }
    TEST_CASE("Q = K = [1], one cell each") {
        CHECK_VALUES(scores(Matrix{{1}}, Matrix{{1}}), (Matrix{{1}}));
    }
    TEST_CASE("Q = K = [1 2; 2 5], symmetric") {
        const Matrix q{{1, 2}, {2, 5}};
        CHECK_VALUES(scores(q, q), expected_scores(q, q));
    }
    TEST_CASE("Q and K (4, 4), random") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(4, 4, rng);
        const Matrix k = draw_matrix(4, 4, rng);
        CHECK_VALUES(scores(q, k), expected_scores(q, k));
    }
    TEST_CASE("Q (3, 5) and K (4, 5), random") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        CHECK_VALUES(scores(q, k), expected_scores(q, k));
    }
    TEST_CASE("Q (2, 3) and K (0, 3), no keys") {
        CHECK_VALUES(scores(xt::ones<double>({2, 3}), xt::zeros<double>({0, 3})),
                     Matrix(xt::zeros<double>({2, 0})));
    }
}

TEST_SUITE("inputs of 2.2 softmax") {
    TEST_CASE("[0 0; 0 0]") {
        CHECK_VALUES(softmax(Matrix{{0, 0}, {0, 0}}), (Matrix{{0.5, 0.5}, {0.5, 0.5}}));
    }
    TEST_CASE("[1 0; 0 1], the identity") {
        CHECK_VALUES(softmax(identity_2), expected_softmax(identity_2));
    }
    TEST_CASE("[1 2 3], one query") {
        const Matrix s{{1, 2, 3}};
        CHECK_VALUES(softmax(s), expected_softmax(s));
    }
    TEST_CASE("[7], one query and one key") { CHECK_VALUES(softmax(Matrix{{7}}), (Matrix{{1}})); }
    TEST_CASE("[1 2 3; 3 1 0], two queries and three keys") {
        const Matrix s{{1, 2, 3}, {3, 1, 0}};
        CHECK_VALUES(softmax(s), expected_softmax(s));
    }
    TEST_CASE("[1000 1001]") {
        const Matrix s{{1000, 1001}};
        CHECK_VALUES(softmax(s), expected_softmax(s));
    }
    TEST_CASE("[-1000 -1001]") {
        const Matrix s{{-1000, -1001}};
        CHECK_VALUES(softmax(s), expected_softmax(s));
    }
    TEST_CASE("[0 1; 2000 2001], rows far apart") {
        const Matrix s{{0, 1}, {2000, 2001}};
        CHECK_VALUES(softmax(s), expected_softmax(s));
    }
    TEST_CASE("(2, 0), no keys") { CHECK_REFUSED(softmax(xt::zeros<double>({2, 0})), NUMBERS()); }
}

TEST_SUITE("inputs of 2.3 hard_lookup") {
    TEST_CASE("Q = K = V = [1 0; 0 1], the identity") {
        CHECK_VALUES(hard_lookup(identity_2, identity_2, identity_2), identity_2);
    }
    TEST_CASE("one query [1], keys [3; 2; 1], values [5; 6; 7]") {
        CHECK_VALUES(hard_lookup(Matrix{{1}}, Matrix{{3}, {2}, {1}}, Matrix{{5}, {6}, {7}}),
                     (Matrix{{5}}));
    }
    TEST_CASE("one query [1], keys [1; 2; 3], values [5; 6; 7]") {
        CHECK_VALUES(hard_lookup(Matrix{{1}}, Matrix{{1}, {2}, {3}}, Matrix{{5}, {6}, {7}}),
                     (Matrix{{7}}));
    }
    TEST_CASE("one query [1], keys [2; 1; 2], values [5; 6; 7]") {
        CHECK_VALUES(hard_lookup(Matrix{{1}}, Matrix{{2}, {1}, {2}}, Matrix{{5}, {6}, {7}}),
                     (Matrix{{5}}));
    }
    TEST_CASE("one query [1], keys [-9; 2; 1], values [5; 6; 7]") {
        CHECK_VALUES(hard_lookup(Matrix{{1}}, Matrix{{-9}, {2}, {1}}, Matrix{{5}, {6}, {7}}),
                     (Matrix{{6}}));
    }
    TEST_CASE("one query [1], one key [1], one value [5]") {
        CHECK_VALUES(hard_lookup(Matrix{{1}}, Matrix{{1}}, Matrix{{5}}), (Matrix{{5}}));
    }
    TEST_CASE("one query [1], three keys, two values") {
        CHECK_REFUSED(hard_lookup(Matrix{{1}}, Matrix{{1}, {2}, {3}}, Matrix{{5}, {6}}),
                      NUMBERS(3, 2));
    }
}

TEST_SUITE("inputs of 2.4 soft_lookup") {
    TEST_CASE("Q = K = V = [1 0; 0 1], temperature 1") {
        CHECK_VALUES(soft_lookup(identity_2, identity_2, identity_2, 1.0),
                     expected_soft_lookup(identity_2, identity_2, identity_2, 1.0));
    }
    TEST_CASE("Q = K = V = [1 0; 0 1], temperature 2") {
        CHECK_VALUES(soft_lookup(identity_2, identity_2, identity_2, 2.0),
                     expected_soft_lookup(identity_2, identity_2, identity_2, 2.0));
    }
    TEST_CASE("one query, one key of width 1, one value, temperature 1") {
        CHECK_VALUES(soft_lookup(Matrix{{1}}, Matrix{{3}}, Matrix{{3}}, 1.0),
                     expected_soft_lookup(Matrix{{1}}, Matrix{{3}}, Matrix{{3}}, 1.0));
    }
    TEST_CASE("Q (3, 5), K (4, 5), V (4, 7), temperature 1") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        CHECK_VALUES(soft_lookup(q, k, v, 1.0), expected_soft_lookup(q, k, v, 1.0));
    }
    TEST_CASE("Q (3, 5), K (4, 5), V (4, 7), temperature 2.5") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        CHECK_VALUES(soft_lookup(q, k, v, 2.5), expected_soft_lookup(q, k, v, 2.5));
    }
    TEST_CASE("Q = [1e-8 0; 0 1e-8], K = V = [1 0; 0 1], temperature 1e-310") {
        CHECK_VALUES(soft_lookup(1e-8 * identity_2, identity_2, identity_2, 1e-310),
                     (Attention{identity_2, identity_2}));
    }
    TEST_CASE("temperature infinity") {
        CHECK_REFUSED(soft_lookup(identity_2, identity_2, identity_2, infinity), NUMBERS());
    }
    TEST_CASE("temperature -1") {
        CHECK_REFUSED(soft_lookup(identity_2, identity_2, identity_2, -1.0), NUMBERS());
    }
    TEST_CASE("temperature 0") {
        CHECK_REFUSED(soft_lookup(identity_2, identity_2, identity_2, 0.0), NUMBERS());
    }
}
