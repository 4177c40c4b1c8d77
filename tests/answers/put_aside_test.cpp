// The answers that nobody looks at while the finder is changed. Only totals are printed, whatever
// they are: who sees which answers fail would tune with them.
#include <doctest/doctest.h>

#include "score.hpp"

using namespace answers_tests;

TEST_CASE("of answers that it was not made with, most key points are found, and few others") {
    const std::filesystem::path source = QKV_SOURCE_DIR;
    const std::filesystem::path aside = source / "tests" / "answers" / "put_aside.toml";
    const Score result =
        score(coach::read_interview(source / "docs" / "interview"), read_answers(aside));
    MESSAGE(result.totals());
    CHECK(result.all.precision() >= 0.9);
    CHECK(result.all.recall() >= 0.85);
}
