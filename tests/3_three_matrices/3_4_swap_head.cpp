#include "support/check.hpp"
#include "support/fixtures.hpp"
#include "support/heads.hpp"
#include "three_matrices.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

const Matrix two_tokens{{1, 0}, {0, 1}};

/// What each of the two tokens attends to.
Value attention_of(const Head& head) {
    const Attention attention = run_head(head, two_tokens, two_tokens);
    return {{"weights", {2, 2}, value_of(attention.weights).front().cells}};
}

}  // namespace

TEST_SUITE("3.4 swap_head") {
    TEST_CASE("each of the two tokens attends to the other") {
        CHECK_VALUES(attention_of(swap_head()), weights_near(Matrix{{0, 1}, {1, 0}}),
                     INPUT(two_tokens));
    }

    TEST_CASE("a second call gives a head that does the same") {
        const auto second = [] {
            swap_head();
            return swap_head();
        };
        CHECK_VALUES(attention_of(second()), weights_near(Matrix{{0, 1}, {1, 0}}),
                     INPUT(two_tokens));
    }
}
