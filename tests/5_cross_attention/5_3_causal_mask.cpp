#include "cross_attention.hpp"
#include "inputs.hpp"
#include "support/check.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

/// j <= i + (S - T), in a type that can be negative.
Mask expected_causal_mask(std::size_t queries, std::size_t keys) {
    Mask mask = mask_of_all(queries, keys, false);
    const auto ahead = static_cast<std::ptrdiff_t>(keys) - static_cast<std::ptrdiff_t>(queries);
    for (std::size_t i = 0; i < queries; ++i) {
        for (std::size_t j = 0; j < keys; ++j) {
            mask(i, j) = static_cast<std::ptrdiff_t>(j) <= static_cast<std::ptrdiff_t>(i) + ahead;
        }
    }
    return mask;
}

}  // namespace

TEST_SUITE("5.3 causal_mask") {
    TEST_CASE("with as many queries as keys, a query sees itself and what came before") {
        CHECK_VALUES(causal_mask(3, 3), mask_of({"#..",  //
                                                 "##.",  //
                                                 "###"}));
    }

    TEST_CASE("a single query that comes last sees every key") {
        CHECK_VALUES(causal_mask(1, 5), mask_of({"#####"}));
    }

    TEST_CASE("with fewer queries than keys, the last query sees all of them") {
        CHECK_VALUES(causal_mask(3, 4), mask_of({"##..",  //
                                                 "###.",  //
                                                 "####"}));
        CHECK_VALUES(causal_mask(2, 5), mask_of({"####.",  //
                                                 "#####"}));
    }

    TEST_CASE("with more queries than keys, the first queries see none") {
        CHECK_VALUES(causal_mask(4, 3), mask_of({"...",  //
                                                 "#..",  //
                                                 "##.",  //
                                                 "###"}));
        CHECK_VALUES(causal_mask(5, 2), mask_of({"..",  //
                                                 "..",  //
                                                 "..",  //
                                                 "#.",  //
                                                 "##"}));
    }

    TEST_CASE("one query and one key see each other") {
        CHECK_VALUES(causal_mask(1, 1), mask_of({"#"}));
    }

    TEST_CASE("a single key is seen by the last query alone") {
        CHECK_VALUES(causal_mask(4, 1), mask_of({".", ".", ".", "#"}));
    }

    TEST_CASE("any lengths will do, in any order") {
        for (const std::size_t queries : {1, 7}) {
            for (const std::size_t keys : {1, 6, 7, 8}) {
                CAPTURE(queries);
                CAPTURE(keys);
                CHECK_VALUES(causal_mask(queries, keys), expected_causal_mask(queries, keys));
            }
        }
    }

    TEST_CASE("without queries or keys the mask is empty, and has its shape") {
        CHECK_VALUES(causal_mask(0, source_length), mask_of_all(0, source_length, false));
        CHECK_VALUES(causal_mask(target_length, 0), mask_of_all(target_length, 0, false));
        CHECK_VALUES(causal_mask(0, 0), mask_of_all(0, 0, false));
    }

    TEST_CASE("hundreds of queries or keys are no different from a few") {
        struct Sizes {
            std::size_t queries, keys;
        };
        // Every cell is compared, and a learner waits for it: beyond 256 both ways, and no further.
        for (const Sizes& sizes :
             {Sizes{2, 3}, Sizes{2, 270}, Sizes{2, 300}, Sizes{300, 3}, Sizes{260, 258}}) {
            CAPTURE(sizes.queries);
            CAPTURE(sizes.keys);
            CHECK_VALUES(causal_mask(sizes.queries, sizes.keys),
                         expected_causal_mask(sizes.queries, sizes.keys));
        }
    }
}
