// What a bug hunt asks about lesson 1: which of these inputs shows a mistake, and which hides it.
// The names of the cases are the choices that a reader is given.
#include "projections.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

const Matrix identity_2{{1, 0}, {0, 1}};

Head all_three(const Matrix& w) { return {w, w, w}; }

Head stored(const Head& head) {
    return {transposed(head.w_q), transposed(head.w_k), transposed(head.w_v)};
}

BatchQKV from_stored(const Head& head, const Batch& x) {
    return QKVProjection::from_linear(head.w_q, head.w_k, head.w_v)(x);
}

}  // namespace

TEST_SUITE("inputs of 1.1 head_width") {
    TEST_CASE("d_model 512, 8 heads") { CHECK_VALUES(head_width(512, 8), std::size_t{64}); }
    TEST_CASE("d_model 512, 1 head") { CHECK_VALUES(head_width(512, 1), std::size_t{512}); }
    TEST_CASE("d_model 8, 8 heads") { CHECK_VALUES(head_width(8, 8), std::size_t{1}); }
    TEST_CASE("d_model 10, 4 heads") { CHECK_REFUSED(head_width(10, 4), NUMBERS(10, 4)); }
    TEST_CASE("d_model 4, 8 heads") { CHECK_REFUSED(head_width(4, 8), NUMBERS(4, 8)); }
    TEST_CASE("d_model 0, 8 heads") { CHECK_REFUSED(head_width(0, 8), NUMBERS()); }
}

TEST_SUITE("inputs of 1.2 project") {
    TEST_CASE("X = W = [1 0; 0 1], the identity") {
        CHECK_VALUES(project(identity_2, identity_2), identity_2);
    }
    TEST_CASE("X = [1 0; 0 1] and W = [1 2; 2 5], symmetric") {
        const Matrix w{{1, 2}, {2, 5}};
        CHECK_VALUES(project(identity_2, w), w);
    }
    TEST_CASE("X = [2] and W = [3], one cell each") {
        CHECK_VALUES(project(Matrix{{2}}, Matrix{{3}}), (Matrix{{6}}));
    }
    TEST_CASE("X (2, 2) and W (2, 2) of whole numbers, neither symmetric") {
        const Matrix x{{1, 2}, {0, 3}};
        const Matrix w{{1, -5}, {4, 2}};
        CHECK_VALUES(project(x, w), expected_product(x, w));
    }
    TEST_CASE("X (3, 11) and W (11, 5), random") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Matrix w = draw_matrix(d_model, d_k, rng);
        CHECK_VALUES(project(x, w), expected_product(x, w));
    }
    TEST_CASE("X (0, 3), no rows, and W (3, 2)") {
        CHECK_VALUES(project(xt::zeros<double>({0, 3}), xt::ones<double>({3, 2})),
                     Matrix(xt::zeros<double>({0, 2})));
    }
}

TEST_SUITE("inputs of 1.3 project_qkv") {
    TEST_CASE("X and all three matrices the 2 x 2 identity") {
        CHECK_VALUES(project_qkv(identity_2, all_three(identity_2)),
                     (QKV{identity_2, identity_2, identity_2}));
    }
    TEST_CASE("w_q = w_k = w_v, 4 x 4 and random") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(3, 4, rng);
        const Head head = all_three(draw_matrix(4, 4, rng));
        CHECK_VALUES(project_qkv(x, head), expected_projections(x, head));
    }
    TEST_CASE("three random matrices (4, 4), no two alike") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(3, 4, rng);
        const Head head = draw_head(4, 4, 4, rng);
        CHECK_VALUES(project_qkv(x, head), expected_projections(x, head));
    }
    TEST_CASE("d_k = 5 and d_v = 7, random") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Head head = draw_head(d_model, d_k, d_v, rng);
        CHECK_VALUES(project_qkv(x, head), expected_projections(x, head));
    }
    TEST_CASE("w_q (4, 3) and w_k (4, 2)") {
        const Matrix x = xt::ones<double>({2, 4});
        const Head head{xt::ones<double>({4, 3}), xt::ones<double>({4, 2}),
                        xt::ones<double>({4, 2})};
        CHECK_REFUSED(project_qkv(x, head), NUMBERS(3, 2));
    }
}

TEST_SUITE("inputs of 1.4 project_fused") {
    TEST_CASE("W_qkv all ones, d_k = d_v = 2") {
        const Matrix x{{1, 2}, {3, 4}};
        const Matrix w = xt::ones<double>({2, 6});
        const Matrix half = xt::ones<double>({2, 2});
        CHECK_VALUES(project_fused(x, w, 2, 2), expected_projections(x, all_three(half)));
    }
    TEST_CASE("d_k = d_v = 3, three random blocks") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(2, 4, rng);
        const Head head = draw_head(4, 3, 3, rng);
        CHECK_VALUES(project_fused(x, side_by_side(head.w_q, head.w_k, head.w_v), 3, 3),
                     expected_projections(x, head));
    }
    TEST_CASE("d_k = 5 and d_v = 7, three random blocks") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Head head = draw_head(d_model, d_k, d_v, rng);
        CHECK_VALUES(project_fused(x, side_by_side(head.w_q, head.w_k, head.w_v), d_k, d_v),
                     expected_projections(x, head));
    }
    TEST_CASE("d_k = 2 and d_v = 5, three random blocks") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(2, 4, rng);
        const Head head = draw_head(4, 2, 5, rng);
        CHECK_VALUES(project_fused(x, side_by_side(head.w_q, head.w_k, head.w_v), 2, 5),
                     expected_projections(x, head));
    }
    TEST_CASE("W_qkv (2, 9), d_k = 2 and d_v = 4") {
        CHECK_REFUSED(project_fused(xt::ones<double>({1, 2}), xt::ones<double>({2, 9}), 2, 4),
                      NUMBERS(8, 9));
    }
    TEST_CASE("W_qkv (2, 5), d_k = 2 and d_v = 4") {
        CHECK_REFUSED(project_fused(xt::ones<double>({1, 2}), xt::ones<double>({2, 5}), 2, 4),
                      NUMBERS(8, 5));
    }
}

TEST_SUITE("inputs of 1.5 QKVProjection") {
    TEST_CASE("a batch of one sequence, w_q = w_k = w_v") {
        Rng rng = fixture_rng();
        const Batch x = draw_batch(1, 3, 4, rng);
        const Head head = all_three(draw_matrix(4, 4, rng));
        CHECK_VALUES(QKVProjection(head)(x), expected_projections(x, head));
    }
    TEST_CASE("a batch of one sequence, three different matrices") {
        Rng rng = fixture_rng();
        const Batch x = draw_batch(1, 3, 4, rng);
        const Head head = draw_head(4, 4, 4, rng);
        CHECK_VALUES(QKVProjection(head)(x), expected_projections(x, head));
    }
    TEST_CASE("two equal sequences, w_q = w_k = w_v") {
        const Batch x{{{1, 2}, {3, 4}}, {{1, 2}, {3, 4}}};
        const Head head = all_three({{1, 2}, {0, 1}});
        CHECK_VALUES(QKVProjection(head)(x), expected_projections(x, head));
    }
    TEST_CASE("two different sequences, w_q = w_k = w_v") {
        Rng rng = fixture_rng();
        const Batch x = draw_batch(2, 3, 4, rng);
        const Head head = all_three(draw_matrix(4, 4, rng));
        CHECK_VALUES(QKVProjection(head)(x), expected_projections(x, head));
    }
    TEST_CASE("an empty batch (0, 3, 4)") {
        Rng rng = fixture_rng();
        const Head head = draw_head(4, 2, 3, rng);
        CHECK_VALUES(QKVProjection(head)(xt::zeros<double>({0, 3, 4})),
                     (BatchQKV{xt::zeros<double>({0, 3, 2}), xt::zeros<double>({0, 3, 2}),
                               xt::zeros<double>({0, 3, 3})}));
    }
    TEST_CASE("the parameters at d_model 4, d_k 2, d_v 3") {
        Rng rng = fixture_rng();
        CHECK_VALUES(QKVProjection(draw_head(4, 2, 3, rng)).parameter_count(), std::size_t{28});
    }
    TEST_CASE("the parameters at d_model 4, d_k = d_v = 4") {
        Rng rng = fixture_rng();
        CHECK_VALUES(QKVProjection(draw_head(4, 4, 4, rng)).parameter_count(), std::size_t{48});
    }
    TEST_CASE("w_q (4, 3) and w_k (4, 2), before any call") {
        const Head head{xt::ones<double>({4, 3}), xt::ones<double>({4, 2}),
                        xt::ones<double>({4, 2})};
        CHECK_REFUSED(QKVProjection(head).parameter_count(), NUMBERS(3, 2));
    }
    TEST_CASE("w_q and w_k (4, 2), w_v (5, 2), before any call") {
        const Head head{xt::ones<double>({4, 2}), xt::ones<double>({4, 2}),
                        xt::ones<double>({5, 2})};
        CHECK_REFUSED(QKVProjection(head).parameter_count(), NUMBERS(4, 5));
    }
}

TEST_SUITE("inputs of 1.6 from_linear") {
    TEST_CASE("all weights the 2 x 2 identity") {
        const Batch x{{{1, 2}, {3, 5}}};
        const Head head = all_three(identity_2);
        CHECK_VALUES(from_stored(head, x), expected_projections(x, head));
    }
    TEST_CASE("all weights [1 2; 2 5], symmetric") {
        const Batch x{{{1, 2}, {3, 5}}};
        const Head head = all_three({{1, 2}, {2, 5}});
        CHECK_VALUES(from_stored(head, x), expected_projections(x, head));
    }
    TEST_CASE("all weights [1 2; 3 4], square") {
        const Batch x{{{1, 2}, {3, 5}}};
        const Head head = all_three({{1, 3}, {2, 4}});
        CHECK_VALUES(from_stored(stored(head), x), expected_projections(x, head));
    }
    TEST_CASE("three different symmetric weights (2, 2)") {
        const Batch x{{{1, 2}, {3, 5}}};
        const Head head{{{1, 2}, {2, 5}}, {{0, 1}, {1, 7}}, {{3, -1}, {-1, 4}}};
        CHECK_VALUES(from_stored(head, x), expected_projections(x, head));
    }
    TEST_CASE("one row each: weights (1, 3), random") {
        Rng rng = fixture_rng();
        const Batch x = draw_batch(1, 2, 3, rng);
        const Head head = draw_head(3, 1, 1, rng);
        CHECK_VALUES(from_stored(stored(head), x), expected_projections(x, head));
    }
    TEST_CASE("weights (5, 11), (5, 11) and (7, 11), random") {
        Rng rng = fixture_rng();
        const Batch x = draw_batch(batch_size, seq_len, d_model, rng);
        const Head head = draw_head(d_model, d_k, d_v, rng);
        CHECK_VALUES(from_stored(stored(head), x), expected_projections(x, head));
    }
}
