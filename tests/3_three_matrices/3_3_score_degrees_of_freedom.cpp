#include "support/check.hpp"
#include "three_matrices.hpp"

using namespace qkv;
using namespace qkv_tests;

TEST_SUITE("3.3 score_degrees_of_freedom") {
    TEST_CASE("2·d_model·d_k numbers, less the d_k² that no score depends on") {
        CHECK_VALUES(score_degrees_of_freedom(6, 2), std::size_t{20});
        CHECK_VALUES(score_degrees_of_freedom(6, 3), std::size_t{27});
        CHECK_VALUES(score_degrees_of_freedom(11, 5), std::size_t{85});
    }

    TEST_CASE("one dimension: two directions, and one factor moves from one to the other") {
        CHECK_VALUES(score_degrees_of_freedom(4, 1), std::size_t{7});
    }

    TEST_CASE("at d_k = d_model they are those of a free matrix, d_model²") {
        CHECK_VALUES(score_degrees_of_freedom(5, 5), std::size_t{25});
        CHECK_VALUES(score_degrees_of_freedom(1, 1), std::size_t{1});
    }

    TEST_CASE("a head of the original transformer has 61,440") {
        CHECK_VALUES(score_degrees_of_freedom(512, 64), std::size_t{61440});
    }

    TEST_CASE("numbers beyond 32 bits are no trouble") {
        CHECK_VALUES(score_degrees_of_freedom(100'000, 50'000), std::size_t{7'500'000'000});
        CHECK_VALUES(score_degrees_of_freedom(100'000, 100'000), std::size_t{10'000'000'000});
    }

    TEST_CASE("without a dimension to meet in, there are no scores to speak of") {
        CHECK_REFUSED(score_degrees_of_freedom(4, 0), NUMBERS());
        CHECK_REFUSED(score_degrees_of_freedom(0, 0), NUMBERS());
    }

    TEST_CASE("the formula does not hold above d_model, so that is refused") {
        CHECK_REFUSED(score_degrees_of_freedom(4, 5), NUMBERS(4, 5));
        CHECK_REFUSED(score_degrees_of_freedom(4, 6), NUMBERS(4, 6));
        CHECK_REFUSED(score_degrees_of_freedom(4, 9), NUMBERS(4, 9));
        CHECK_REFUSED(score_degrees_of_freedom(64, 512), NUMBERS(64, 512));
        CHECK_REFUSED(score_degrees_of_freedom(0, 3), NUMBERS());
    }

    TEST_CASE("a d_k beyond 32 bits is above d_model all the same") {
        constexpr std::size_t beyond = (std::size_t{1} << 32) + 2;
        CHECK_REFUSED(score_degrees_of_freedom(4, beyond), NUMBERS(4, beyond));
    }
}
