#include "projections.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

/// Builds the module and drops it: all that counts is whether its constructor refuses.
std::size_t construct(const Head& head) { return QKVProjection(head).parameter_count(); }

}  // namespace

TEST_SUITE("1.5 QKVProjection") {
    TEST_CASE("every sequence of a batch is projected") {
        const Batch x{{{1, 2}}, {{-1, 0.5}}};
        const Head head{{{1}, {10}}, {{-1}, {0.25}}, {{3, 0}, {0, 5}}};
        CHECK_VALUES(QKVProjection(head)(x),
                     (BatchQKV{{{{21}}, {{4}}}, {{{-0.5}}, {{1.125}}}, {{{3, 10}}, {{-3, 2.5}}}}),
                     INPUT(x), INPUT(head));
    }

    TEST_CASE("a batch (batch, seq_len, d_model) becomes three, each with its own width") {
        Rng rng = fixture_rng();
        const Batch x = draw_batch(batch_size, seq_len, d_model, rng);
        const Head head = draw_head(d_model, d_k, d_v, rng);
        CHECK_VALUES(QKVProjection(head)(x), expected_projections(x, head), INPUT(x), INPUT(head));
    }

    TEST_CASE("no axis is taken for another where all sizes are equal") {
        Rng rng = fixture_rng();
        const Batch x = draw_batch(4, 4, 4, rng);
        const Head head = draw_head(4, 4, 4, rng);
        CHECK_VALUES(QKVProjection(head)(x), expected_projections(x, head), INPUT(x), INPUT(head));
    }

    TEST_CASE("a change of one batch entry leaves the others as they were") {
        Rng rng = fixture_rng();
        Batch x = draw_batch(3, 2, 4, rng);
        const Head head = draw_head(4, 3, 5, rng);
        CHECK_VALUES(QKVProjection(head)(x), expected_projections(x, head), INPUT(x), INPUT(head));
        x(1, 0, 2) += 1000.0;
        CHECK_VALUES(QKVProjection(head)(x), expected_projections(x, head), INPUT(x), INPUT(head));
    }

    TEST_CASE("a batch of one is still a batch") {
        Rng rng = fixture_rng();
        const Batch x = draw_batch(1, seq_len, d_model, rng);
        const Head head = draw_head(d_model, d_k, d_v, rng);
        CHECK_VALUES(QKVProjection(head)(x), expected_projections(x, head), INPUT(x), INPUT(head));
    }

    TEST_CASE("an empty batch gives empty batches of the right widths") {
        Rng rng = fixture_rng();
        const Batch x = draw_batch(0, seq_len, d_model, rng);
        const Head head = draw_head(d_model, d_k, d_v, rng);
        CHECK_VALUES(QKVProjection(head)(x), expected_projections(x, head), INPUT(x), INPUT(head));
    }

    TEST_CASE("sequences without rows give sequences without rows") {
        Rng rng = fixture_rng();
        const Batch x = draw_batch(batch_size, 0, d_model, rng);
        const Head head = draw_head(d_model, d_k, d_v, rng);
        CHECK_VALUES(QKVProjection(head)(x), expected_projections(x, head), INPUT(x), INPUT(head));
    }

    TEST_CASE("the module can be called again, and copied") {
        Rng rng = fixture_rng();
        const Head head = draw_head(4, 3, 5, rng);
        const Batch first = draw_batch(2, 3, 4, rng);
        const Batch second = draw_batch(3, 2, 4, rng);
        const Batch third = draw_batch(3, 2, 4, rng);
        CHECK_VALUES(([&] {
                         const QKVProjection module(head);
                         module(first);
                         return module(second);
                     }()),
                     expected_projections(second, head), INPUT(first), INPUT(second));
        CHECK_VALUES(([&] {
                         const QKVProjection module(head);
                         module(second);
                         const QKVProjection copy = module;
                         return copy(third);
                     }()),
                     expected_projections(third, head), INPUT(second), INPUT(third));
    }

    TEST_CASE("a second module is not taken for the first") {
        Rng rng = fixture_rng();
        const Head one = draw_head(4, 3, 5, rng);
        const Head other = draw_head(4, 3, 5, rng);
        const Batch x = draw_batch(2, 3, 4, rng);
        CHECK_VALUES(([&] {
                         const QKVProjection first(one);
                         const QKVProjection second(other);
                         second(x);
                         return first(x);
                     }()),
                     expected_projections(x, one), INPUT(x));
        CHECK_VALUES(([&] {
                         const QKVProjection first(one);
                         const QKVProjection second(other);
                         first(x);
                         return second(x);
                     }()),
                     expected_projections(x, other), INPUT(x));
    }

    TEST_CASE("later changes to the head do not reach the module") {
        Rng rng = fixture_rng();
        const Batch x = draw_batch(2, 3, 4, rng);
        const Head head = draw_head(4, 3, 5, rng);
        CHECK_VALUES(([&] {
                         Head gone = head;
                         const QKVProjection module(gone);
                         gone.w_q.fill(0.0);
                         gone.w_k.fill(0.0);
                         gone.w_v.fill(0.0);
                         return module(x);
                     }()),
                     expected_projections(x, head), INPUT(x), INPUT(head));
    }

    TEST_CASE("a batch of another width is refused") {
        Rng rng = fixture_rng();
        const Head head = draw_head(d_model, d_k, d_v, rng);
        const Batch narrow = draw_batch(batch_size, seq_len, 9, rng);
        CHECK_REFUSED(QKVProjection(head)(narrow), NUMBERS(9, d_model), INPUT(narrow), INPUT(head));
        const Batch no_rows = draw_batch(batch_size, 0, 9, rng);
        CHECK_REFUSED(QKVProjection(head)(no_rows), NUMBERS(9, d_model), INPUT(no_rows),
                      INPUT(head));
    }

    TEST_CASE("a head whose queries and keys differ in width is refused") {
        Rng rng = fixture_rng();
        Head head = draw_head(d_model, d_k, d_v, rng);
        head.w_k = draw_matrix(d_model, d_v, rng);
        CHECK_REFUSED(construct(head), NUMBERS(d_k, d_v), INPUT(head));
    }

    TEST_CASE("a head whose matrices differ in height is refused") {
        Rng rng = fixture_rng();
        Head head = draw_head(d_model, d_k, d_v, rng);
        head.w_q = draw_matrix(9, d_k, rng);
        CHECK_REFUSED(construct(head), NUMBERS(9, d_model), INPUT(head));
        head = draw_head(d_model, d_k, d_v, rng);
        head.w_k = draw_matrix(9, d_k, rng);
        CHECK_REFUSED(construct(head), NUMBERS(9, d_model), INPUT(head));
        head = draw_head(d_model, d_k, d_v, rng);
        head.w_v = draw_matrix(9, d_v, rng);
        CHECK_REFUSED(construct(head), NUMBERS(9, d_model), INPUT(head));
    }

    TEST_CASE("d_model (2 d_k + d_v) numbers are learned") {
        Rng rng = fixture_rng();
        const Head head = draw_head(d_model, d_k, d_v, rng);
        CHECK_VALUES(QKVProjection(head).parameter_count(), std::size_t{11 * (2 * 5 + 7)},
                     INPUT(head));
        const Head wide = draw_head(64, 16, 8, rng);
        CHECK_VALUES(QKVProjection(wide).parameter_count(), std::size_t{64 * (2 * 16 + 8)},
                     INPUT(wide));
        const Head equal = draw_head(4, 4, 4, rng);
        CHECK_VALUES(QKVProjection(equal).parameter_count(), std::size_t{3 * 4 * 4}, INPUT(equal));
    }

    TEST_CASE("queries may be wider than X, sequences long, and batches large") {
        Rng rng = fixture_rng();
        const Batch x = draw_batch(6, 9, 2, rng);
        const Head head = draw_head(2, 5, 3, rng);
        CHECK_VALUES(QKVProjection(head)(x), expected_projections(x, head), INPUT(x), INPUT(head));
    }

    TEST_CASE("a batch that is too wide is not cut to fit") {
        Rng rng = fixture_rng();
        const Head head = draw_head(d_model, d_k, d_v, rng);
        const Batch wide = draw_batch(batch_size, seq_len, 13, rng);
        CHECK_REFUSED(QKVProjection(head)(wide), NUMBERS(13, d_model), INPUT(wide), INPUT(head));
    }

    TEST_CASE("a head one of whose matrices is higher than the others is refused") {
        Rng rng = fixture_rng();
        const Head right = draw_head(d_model, d_k, d_v, rng);
        Head head = right;
        head.w_q = draw_matrix(13, d_k, rng);
        CHECK_REFUSED(construct(head), NUMBERS(13, d_model), INPUT(head));
        head = right;
        head.w_k = draw_matrix(13, d_k, rng);
        CHECK_REFUSED(construct(head), NUMBERS(13, d_model), INPUT(head));
        head = right;
        head.w_v = draw_matrix(13, d_v, rng);
        CHECK_REFUSED(construct(head), NUMBERS(13, d_model), INPUT(head));
    }

    TEST_CASE("more numbers than 16 bits count are counted") {
        Rng rng = fixture_rng();
        const Head head = draw_head(300, 100, 50, rng);
        CHECK_VALUES(QKVProjection(head).parameter_count(), std::size_t{300 * (2 * 100 + 50)});
    }
}
