#include "answers/key_points.hpp"

#include <doctest/doctest.h>

using namespace coach;

namespace {

KeyPoint point(std::string sentence, std::vector<std::vector<std::string>> says,
               std::vector<std::string> unless = {}) {
    return {std::move(sentence), std::move(says), "", std::move(unless)};
}

/// What an answer has on one point.
Found found(const KeyPoint& point, std::string_view answer) {
    Question question;
    question.key_points = {point};
    return find_key_points(question, answer).at(0);
}

const KeyPoint variance = point("The variance of a dot product of d_k terms is d_k.",
                                {{"variance", "spread"}, {"d_k", "number of terms"}});

}  // namespace

TEST_CASE("a point is said where a term of each list is") {
    CHECK(found(variance, "The variance of q.k is d_k.").said);
    CHECK_FALSE(found(variance, "The variance is large.").said);
    CHECK_FALSE(found(variance, "It is d_k.").said);
    CHECK(found(variance, "First this. The variance is d_k, I think. Then that.").where ==
          "The variance is d_k");
}
