#include "projections.hpp"
#include "support/check.hpp"

using namespace qkv;

TEST_SUITE("1.1 head_width") {
    TEST_CASE("the heads share d_model evenly") {
        struct Row {
            std::size_t d_model, num_heads, width;
        };
        for (const Row& row : {Row{512, 8, 64}, Row{12, 3, 4}, Row{77, 7, 11}, Row{2880, 45, 64}}) {
            const std::size_t d_model = row.d_model;
            const std::size_t num_heads = row.num_heads;
            CHECK_VALUES(head_width(d_model, num_heads), row.width, INPUT(d_model),
                         INPUT(num_heads));
        }
    }

    TEST_CASE("one head takes all of d_model") {
        CHECK_VALUES(head_width(768, 1), std::size_t{768});
    }

    TEST_CASE("as many heads as features leave one feature each") {
        CHECK_VALUES(head_width(12, 12), std::size_t{1});
    }

    TEST_CASE("a width beyond 32 bits is no trouble") {
        CHECK_VALUES(head_width(std::size_t{3} << 33, 3), std::size_t{1} << 33);
    }

    TEST_CASE("a d_model that the heads cannot share evenly is refused") {
        CHECK_REFUSED(head_width(512, 7), NUMBERS(512, 7));
        CHECK_REFUSED(head_width(100, 8), NUMBERS(100, 8));
        CHECK_REFUSED(head_width(13, 12), NUMBERS(13, 12));
    }

    TEST_CASE("more heads than features are refused") {
        CHECK_REFUSED(head_width(8, 16), NUMBERS(8, 16));
    }

    TEST_CASE("no heads at all are refused") { CHECK_REFUSED(head_width(512, 0), NUMBERS()); }

    TEST_CASE("a d_model of 0 is refused") {
        CHECK_REFUSED(head_width(0, 8), NUMBERS());
        CHECK_REFUSED(head_width(0, 0), NUMBERS());
    }

    TEST_CASE(
        "numbers that a float or a double would round, or an int cut, keep all their digits") {
        CHECK_VALUES(head_width(16'777'217, 1), std::size_t{16'777'217});
        CHECK_REFUSED(head_width(16'777'217, 2), NUMBERS(16'777'217, 2));
        constexpr std::size_t odd = (std::size_t{1} << 53) + 1;
        CHECK_REFUSED(head_width(odd, 2), NUMBERS(odd, 2));
        constexpr std::size_t beyond = (std::size_t{1} << 32) + 1;
        CHECK_REFUSED(head_width(12, beyond), NUMBERS(12, beyond));
        CHECK_VALUES(head_width(143, 11), std::size_t{13});
    }
}
