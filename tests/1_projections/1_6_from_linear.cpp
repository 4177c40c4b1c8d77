#include "projections.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"
#include "support/golden.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

BatchQKV call_from_linear(const Head& stored, const Batch& x) {
    return QKVProjection::from_linear(stored.w_q, stored.w_k, stored.w_v)(x);
}

std::size_t count_from_linear(const Head& stored) {
    return QKVProjection::from_linear(stored.w_q, stored.w_k, stored.w_v).parameter_count();
}

/// The head as linear layers store it: each matrix (out, in).
Head as_stored(const Head& head) {
    return {transposed(head.w_q), transposed(head.w_k), transposed(head.w_v)};
}

}  // namespace

TEST_SUITE("1.6 from_linear") {
    TEST_CASE("a stored row makes one feature of the result") {
        const Batch x{{{1, 2}}};
        const Head stored{{{1, 10}}, {{-1, 0.25}}, {{3, 0}, {0, 5}, {1, 1}}};
        CHECK_VALUES(call_from_linear(stored, x), (BatchQKV{{{{21}}}, {{{-0.5}}}, {{{3, 10, 3}}}}),
                     INPUT(x), INPUT(stored));
    }

    TEST_CASE("matrices stored (out, in) project as their transposes") {
        Rng rng = fixture_rng();
        const Batch x = draw_batch(batch_size, seq_len, d_model, rng);
        const Head head = draw_head(d_model, d_k, d_v, rng);
        const Head stored = as_stored(head);
        CHECK_VALUES(call_from_linear(stored, x), expected_projections(x, head), INPUT(x),
                     INPUT(stored));
    }

    TEST_CASE("square matrices are transposed as well, and keep their roles") {
        Rng rng = fixture_rng();
        const Batch x = draw_batch(4, 4, 4, rng);
        const Head head = draw_head(4, 4, 4, rng);
        const Head stored = as_stored(head);
        CHECK_VALUES(call_from_linear(stored, x), expected_projections(x, head), INPUT(x),
                     INPUT(stored));
    }

    TEST_CASE("later changes to the stored matrices do not reach the module") {
        Rng rng = fixture_rng();
        const Batch x = draw_batch(2, 3, 4, rng);
        const Head head = draw_head(4, 3, 5, rng);
        const Head stored = as_stored(head);
        CHECK_VALUES(([&] {
                         Head gone = stored;
                         const QKVProjection module =
                             QKVProjection::from_linear(gone.w_q, gone.w_k, gone.w_v);
                         gone.w_q.fill(0.0);
                         gone.w_k.fill(0.0);
                         gone.w_v.fill(0.0);
                         return module(x);
                     }()),
                     expected_projections(x, head), INPUT(x), INPUT(stored));
    }

    TEST_CASE("a second checkpoint is not taken for the first") {
        Rng rng = fixture_rng();
        const Batch x = draw_batch(2, 3, 4, rng);
        for (int checkpoint = 0; checkpoint < 2; ++checkpoint) {
            const Head head = draw_head(4, 3, 5, rng);
            const Head stored = as_stored(head);
            CHECK_VALUES(call_from_linear(stored, x), expected_projections(x, head), INPUT(x),
                         INPUT(stored));
        }
    }

    TEST_CASE("as many numbers are learned as are stored") {
        Rng rng = fixture_rng();
        const Head stored = as_stored(draw_head(d_model, d_k, d_v, rng));
        CHECK_VALUES(count_from_linear(stored), std::size_t{11 * (2 * 5 + 7)}, INPUT(stored));
    }

    TEST_CASE("a batch that only the stored matrices' heights would fit is refused") {
        Rng rng = fixture_rng();
        const Head stored = as_stored(draw_head(d_model, d_k, d_k, rng));
        const Batch x = draw_batch(batch_size, seq_len, d_k, rng);
        CHECK_REFUSED(call_from_linear(stored, x), NUMBERS(d_k, d_model), INPUT(x), INPUT(stored));
    }

    TEST_CASE("queries and keys of different widths are refused") {
        Rng rng = fixture_rng();
        Head stored = as_stored(draw_head(d_model, d_k, d_v, rng));
        stored.w_k = draw_matrix(d_v, d_model, rng);
        CHECK_REFUSED(count_from_linear(stored), NUMBERS(d_k, d_v), INPUT(stored));
    }

    TEST_CASE("matrices for different d_model are refused") {
        Rng rng = fixture_rng();
        const Head right = as_stored(draw_head(d_model, d_k, d_v, rng));
        Head stored = right;
        stored.w_q = draw_matrix(d_k, 9, rng);
        CHECK_REFUSED(count_from_linear(stored), NUMBERS(9, d_model), INPUT(stored));
        stored = right;
        stored.w_k = draw_matrix(d_k, 9, rng);
        CHECK_REFUSED(count_from_linear(stored), NUMBERS(9, d_model), INPUT(stored));
        stored = right;
        stored.w_v = draw_matrix(d_v, 9, rng);
        CHECK_REFUSED(count_from_linear(stored), NUMBERS(9, d_model), INPUT(stored));
    }

    TEST_CASE("PyTorch's nn.Linear computes the same") {
        const Batch x = golden_batch("projection_x");
        const Head stored{golden_matrix("projection_linear_q"),
                          golden_matrix("projection_linear_k"),
                          golden_matrix("projection_linear_v")};
        CHECK_VALUES(call_from_linear(stored, x),
                     (BatchQKV{golden_batch("projection_q"), golden_batch("projection_k"),
                               golden_batch("projection_v")}),
                     INPUT(x), INPUT(stored));
    }

    TEST_CASE("the layout is not guessed: more features may come out than go in") {
        Rng rng = fixture_rng();
        const Batch x = draw_batch(2, 4, 3, rng);
        for (const std::size_t value_width : {2, 3, 7}) {
            const Head head = draw_head(3, 5, value_width, rng);
            const Head stored = as_stored(head);
            CHECK_VALUES(call_from_linear(stored, x), expected_projections(x, head), INPUT(x),
                         INPUT(stored));
        }
    }
}
