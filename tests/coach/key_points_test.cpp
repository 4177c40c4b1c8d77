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
    CHECK(found(variance, "Nothing of it.").where.empty());
}

TEST_CASE("words are compared by their stems, synonyms and spellings") {
    for (const char* const said : {"Variances: dk", "the VAR is d k", "var(q·k) = dₖ",
                                   "spread grows like the head dimension", "the varaince is d_k",
                                   "variance = number of terms"}) {
        CAPTURE(said);
        CHECK(found(variance, said).said);
    }
    const KeyPoint normalised = point("Keys are normalised.", {{"normalise"}});
    CHECK(found(normalised, "they get normalized").said);
    CHECK(found(normalised, "normalization of keys").said);
    CHECK(found(normalised, "keys are nromalised").said);
}

TEST_CASE("a typing error is forgiven in a long word only, and never in its first letter") {
    const KeyPoint increase = point("It goes up.", {{"increase"}});
    CHECK(found(increase, "it will incrase").said);
    CHECK_FALSE(found(increase, "it decreases").said);
    const KeyPoint mask = point("A mask.", {{"mask"}});
    CHECK_FALSE(found(mask, "a task, or a mast").said);
}

TEST_CASE("terms have to stand near each other") {
    CHECK(found(variance, "The variance matters. It is d_k.").said);
    CHECK_FALSE(found(variance, "The variance matters. Then. There is more. And it is d_k.").said);
}

TEST_CASE("what is denied is not said, and is called turned round") {
    for (const char* const denied :
         {"The variance is not d_k.", "the variance doesn't grow with d_k", "variance, never d_k",
          "the variance is 1 instead of d_k"}) {
        CAPTURE(denied);
        CHECK_FALSE(found(variance, denied).said);
        CHECK(found(variance, denied).is_turned_round);
    }
    CHECK(found(variance, "The variance is not 1. The variance is d_k.").said);
    CHECK_FALSE(found(variance, "The variance is not 1. The variance is d_k.").is_turned_round);
}

TEST_CASE("a term may hold the negation that its point is about") {
    const KeyPoint free =
        point("The width need not agree.", {{"width"}, {"need not", "not agree"}});
    CHECK(found(free, "the width does not have to agree").said);
    CHECK(found(free, "the width needn't be the same").said);
    CHECK_FALSE(found(free, "the width agrees").said);
}

TEST_CASE("the opposite of a word of the point does not say it") {
    const KeyPoint before =
        point("Scores are divided before the softmax.", {{"divide"}, {"softmax"}});
    CHECK(found(before, "divide before the softmax").said);
    CHECK_FALSE(found(before, "divide after the softmax").said);
    CHECK(found(before, "divide after the softmax").is_turned_round);
    CHECK(found(before, "divide before the softmax, not after it").said);
}

TEST_CASE("a gap in a term is filled by what is about the same") {
    const KeyPoint roles = point("A query asks.", {{"query .. ask"}});
    CHECK(found(roles, "the query is what a token asks for").said);
    CHECK(found(roles, "the query, I think, asks").said);
    CHECK_FALSE(found(roles, "it asks with a query").said);
    CHECK_FALSE(found(roles, "the query is matched and a key asks").said);
    CHECK_FALSE(found(roles, "the query. It asks.").said);
}

TEST_CASE("where a term that turns it round is in the same sentences, a point is not said") {
    const KeyPoint rotated =
        point("Queries and keys are rotated.", {{"rotate"}, {"q and k", "queries and keys"}},
              {"rotates the values", "values are rotated"});
    CHECK(found(rotated, "it rotates q and k").said);
    CHECK_FALSE(found(rotated, "it rotates the values and leaves q and k alone").said);
    CHECK(found(rotated, "it rotates the values and leaves q and k alone").is_turned_round);
    CHECK(found(rotated, "q and k are rotated, values are not rotated").said);
}

TEST_CASE("a term of one word needs what stands beside it there") {
    const KeyPoint seeks = point("It seeks.", {{"look for"}});
    CHECK(found(seeks, "what it is looking for").said);
    CHECK_FALSE(found(seeks, "take a look").said);
}

TEST_CASE("any answer is survived") {
    CHECK_FALSE(found(variance, "").said);
    CHECK_FALSE(found(variance, "\xff\xc0\x80\xe2\x88").said);
    CHECK_FALSE(found(variance, std::string(100'000, '(')).said);
    CHECK_FALSE(found(variance, std::string(100'000, 'a')).said);
    std::string long_answer;
    while (long_answer.size() < 100'000) long_answer += "the variance is large. it is not d_k, ";
    CHECK_FALSE(found(variance, long_answer).said);
    std::string bytes;
    for (int i = 0; i < 100'000; ++i) bytes += static_cast<char>(i * 37 % 256);
    CHECK_NOTHROW(found(variance, bytes));
    CHECK(find_key_points(Question{}, "an answer").empty());
}
