#include "cross_attention.hpp"
#include "inputs.hpp"
#include "support/check.hpp"

using namespace qkv;
using namespace qkv_tests;

TEST_SUITE("5.4 padding_mask") {
    TEST_CASE("every query sees the first keys and none of the padding") {
        CHECK_VALUES(padding_mask(3, 4, 2), mask_of({"##..",  //
                                                     "##..",  //
                                                     "##.."}));
    }

    TEST_CASE("keys are padded, not queries, also where there are as many") {
        CHECK_VALUES(padding_mask(3, 3, 1), mask_of({"#..",  //
                                                     "#..",  //
                                                     "#.."}));
        CHECK_VALUES(padding_mask(4, 4, 3), mask_of({"###.",  //
                                                     "###.",  //
                                                     "###.",  //
                                                     "###."}));
    }

    TEST_CASE("there may be more queries than keys") {
        CHECK_VALUES(padding_mask(5, 3, 2), mask_of({"##.", "##.", "##.", "##.", "##."}));
    }

    TEST_CASE("without padding all keys are seen") {
        CHECK_VALUES(padding_mask(2, 5, 5), mask_of({"#####", "#####"}));
        CHECK_VALUES(padding_mask(1, 1, 1), mask_of({"#"}));
    }

    TEST_CASE("where all is padding no key is seen") {
        CHECK_VALUES(padding_mask(2, 5, 0), mask_of({".....", "....."}));
        CHECK_VALUES(padding_mask(1, 1, 0), mask_of({"."}));
    }

    TEST_CASE("any number of valid keys will do, in any order") {
        for (const std::size_t valid : {3, 6, 0, 5, 1, 2, 4}) {
            CAPTURE(valid);
            Mask expected = mask_of_all(2, 6, false);
            for (std::size_t i = 0; i < 2; ++i) {
                for (std::size_t j = 0; j < valid; ++j) expected(i, j) = true;
            }
            CHECK_VALUES(padding_mask(2, 6, valid), expected);
        }
    }

    TEST_CASE("without queries or keys the mask is empty, and has its shape") {
        CHECK_VALUES(padding_mask(0, source_length, 2), mask_of_all(0, source_length, false));
        CHECK_VALUES(padding_mask(0, source_length, source_length),
                     mask_of_all(0, source_length, false));
        CHECK_VALUES(padding_mask(target_length, 0, 0), mask_of_all(target_length, 0, false));
        CHECK_VALUES(padding_mask(0, 0, 0), mask_of_all(0, 0, false));
    }

    TEST_CASE("more valid keys than there are keys are refused") {
        CHECK_REFUSED(padding_mask(target_length, source_length, 5), NUMBERS(5, source_length));
        CHECK_REFUSED(padding_mask(target_length, source_length, 90), NUMBERS(90, source_length));
        // more queries than valid keys: it is the keys that count
        CHECK_REFUSED(padding_mask(7, 2, 3), NUMBERS(3, 2));
    }

    TEST_CASE("valid is checked without queries, and without keys, as well") {
        CHECK_REFUSED(padding_mask(0, source_length, 5), NUMBERS(5, source_length));
        CHECK_REFUSED(padding_mask(target_length, 0, 1), NUMBERS(1, 0));
        CHECK_REFUSED(padding_mask(0, 0, 1), NUMBERS(1, 0));
    }

    TEST_CASE("hundreds of keys are no different from a few") {
        Mask expected = mask_of_all(2, 300, true);
        for (std::size_t i = 0; i < 2; ++i) {
            for (std::size_t j = 270; j < 300; ++j) expected(i, j) = false;
        }
        CHECK_VALUES(padding_mask(2, 300, 270), expected);
    }

    TEST_CASE("a valid that went below 0, or beyond 32 bits, is refused") {
        constexpr std::size_t below_0 = std::numeric_limits<std::size_t>::max();
        constexpr std::size_t beyond = (std::size_t{1} << 32) + 2;
        CHECK_REFUSED(padding_mask(target_length, source_length, below_0),
                      NUMBERS(below_0, source_length));
        CHECK_REFUSED(padding_mask(target_length, source_length, beyond),
                      NUMBERS(beyond, source_length));
    }
}
