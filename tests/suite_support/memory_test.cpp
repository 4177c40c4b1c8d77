#include "support/memory.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <vector>

using namespace qkv_tests;

namespace {

void fill(std::size_t mebibytes) {
    std::vector<char> block(mebibytes << 20, 'x');
    block.back() = block.front();
}

}  // namespace

TEST_CASE("memory that was taken and given back counts, in each call by itself") {
    const auto growth = peak_growth([] { fill(20); });
    if (!growth) {
        MESSAGE("no /proc here: nothing to test");
        return;
    }
    CHECK(*growth > 19);
    CHECK(*growth < 22);
    const auto less = peak_growth([] { fill(8); });
    CHECK(less.value() > 7);
    CHECK(less.value() < 10);
    const auto nothing = peak_growth([] {});
    CHECK(nothing.value() < 1);
}

TEST_CASE("an exception is passed on") {
    CHECK_THROWS_AS(peak_growth([] { throw std::invalid_argument("no"); }), std::invalid_argument);
}
