#include "score.hpp"

#include <doctest/doctest.h>

#include "problem.hpp"

using namespace answers_tests;

namespace {

/// A question with the points "one" and "two".
coach::Question question() {
    coach::Question made;
    made.id = "a";
    made.key_points = {{"One.", {{"alpha"}}, "", {}}, {"Two.", {{"beta"}}, "", {}}};
    return made;
}

}  // namespace

TEST_CASE("pairs of an answer and a key point are counted, by kind as well") {
    const Score result = score({question()}, {{"a", "good", "alpha and beta", {1, 2}},
                                              {"a", "good", "alpha", {1, 2}},
                                              {"a", "wrong", "beta", {}}});
    CHECK(result.all.found == 3);
    CHECK(result.all.wrong == 1);
    CHECK(result.all.missed == 1);
    CHECK(result.all.precision() == doctest::Approx(0.75));
    CHECK(result.all.recall() == doctest::Approx(0.75));
    CHECK(result.totals() ==
          "precision 0.750, recall 0.750 (3 found, 1 wrong, 1 missed)\n"
          "  good: 3 found, 0 wrong, 1 missed\n"
          "  wrong: 0 found, 1 wrong, 0 missed");
    REQUIRE(result.mistakes.size() == 2);
    CHECK(result.mistakes[0] == "a 2 missed: Two.\n    found in: \n    alpha");
    CHECK(result.mistakes[1] == "a 2 wrong: Two.\n    found in: beta\n    beta");
}

TEST_CASE("where nothing is said and nothing found, nothing is wrong") {
    const Score result = score({question()}, {{"a", "off-topic", "gamma", {}}});
    CHECK(result.all.precision() == 1);
    CHECK(result.all.recall() == 1);
}

TEST_CASE("an answer to a question that there is not, or with such a key point, is refused") {
    CHECK_THROWS_WITH_AS(score({question()}, {{"b", "good", "", {}}}),
                         "an answer is to 'b', which is no question of docs/interview/",
                         coach::Problem);
    CHECK_THROWS_WITH_AS(score({question()}, {{"a", "good", "", {3}}}),
                         "an answer to 'a' says key point 3, but there are 2", coach::Problem);
}
