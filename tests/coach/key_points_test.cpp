#include "answers/key_points.hpp"

#include <doctest/doctest.h>

using namespace coach;

namespace {

KeyPoint point(std::string sentence, std::vector<std::vector<std::string>> says,
               std::vector<std::string> unless = {}) {
    return {std::move(sentence), std::move(says), "", std::move(unless)};
}

/// What an answer has on one point of a question.
Found found(const KeyPoint& point, std::string_view answer, std::string asked = "") {
    Question question;
    question.question = std::move(asked);
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

TEST_CASE("another word whose stem is a letter away is no typing error") {
    const KeyPoint compete = point("Keys compete.", {{"compete"}});
    CHECK(found(compete, "they competed, competeing").said);
    CHECK_FALSE(found(compete, "completely").said);
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

TEST_CASE("an opposite that is denied, or that a term denies, is none") {
    const KeyPoint grows = point("The cache grows.", {{"cache"}});
    CHECK(found(grows, "the cache does not shrink at any step").said);
    CHECK_FALSE(found(grows, "the cache shrinks").said);
    const KeyPoint positive = point("All are positive.", {{"exp"}, {"positive", "not negative"}});
    CHECK(found(positive, "exp is not negative").said);
    CHECK_FALSE(found(positive, "positive scores. The exp of some is negative").said);
}

TEST_CASE("a gap in a term is filled by what is about the same") {
    const KeyPoint roles = point("A query asks.", {{"query .. ask"}});
    CHECK(found(roles, "the query is what a token asks for").said);
    CHECK(found(roles, "the query, I think, asks").said);
    CHECK_FALSE(found(roles, "it asks with a query").said);
    CHECK_FALSE(found(roles, "the query is matched and a key asks").said);
    CHECK_FALSE(found(roles, "the query. It asks.").said);
}

TEST_CASE("a word that is skipped in a term is not about another thing") {
    const KeyPoint queries = point("It sums over the queries.", {{"over queries"}});
    CHECK(found(queries, "a sum over all queries").said);
    CHECK_FALSE(found(queries, "a sum over keys of a query").said);
}

TEST_CASE("a gap in a term does not reach into a clause about something else") {
    const KeyPoint channel = point("Keys have one scale per channel.", {{"channel .. key"}});
    CHECK(found(channel, "per channel, which suits keys").said);
    CHECK_FALSE(found(channel, "per channel, while keys do not").said);
    CHECK_FALSE(found(channel, "per channel, but keys per token").said);
}

TEST_CASE("another quantity is not the one of the term") {
    const KeyPoint is_d_k = point("The variance is d_k.", {{"variance .. d_k"}});
    CHECK(found(is_d_k, "the variance is d_k, the deviation sqrt(d_k)").said);
    CHECK_FALSE(found(is_d_k, "the variance is √d_k").said);
    CHECK_FALSE(found(is_d_k, "the variance is d_k squared").said);
    const KeyPoint is_root = point("The deviation is √d_k.", {{"deviation sqrt d_k"}});
    CHECK(found(is_root, "the deviation is √d_k").said);
    CHECK_FALSE(found(is_root, "the deviation is d_k").said);
    const KeyPoint is_one = point("The variance is 1.", {{"variance 1"}});
    CHECK(found(is_one, "variance 1").said);
    CHECK_FALSE(found(is_one, "variance 1/d_k").said);
}

TEST_CASE("what the point says of one thing is not said of another") {
    const KeyPoint keys = point("Keys are cached, in every layer.", {{"cache", "keep"}});
    CHECK(found(keys, "the keys are cached").said);
    CHECK(found(keys, "one caches them").said);
    CHECK(found(keys, "queries and keys are cached").said);
    CHECK(found(keys, "for later queries one keeps the keys").said);
    CHECK_FALSE(found(keys, "the queries are cached").said);
    CHECK(found(keys, "the queries are cached").is_turned_round);
    const KeyPoint both =
        point("Hard attention picks one value, soft attention mixes all.", {{"picks"}, {"mixes"}});
    CHECK(found(both, "hard attention picks one. Soft attention mixes them").said);
    CHECK_FALSE(found(both, "soft attention picks one. Hard attention mixes them").said);
}

TEST_CASE("what a clause speaks of last is what it says something of") {
    const KeyPoint both =
        point("Hard attention picks one value, soft attention mixes all.", {{"picks"}, {"mixes"}});
    CHECK_FALSE(found(both, "hard attention mixes all and soft attention picks one").said);
    CHECK(found(both, "hard attention picks one and soft attention mixes all").said);
}

TEST_CASE("a clause that names nothing of its own speaks of what the one before it did") {
    const KeyPoint range = point("fp16 has a small range.", {{"range"}, {"small"}});
    CHECK(found(range, "the problem is fp16: too small a range").said);
    CHECK(found(range, "bf16 is fine, fp16 has a small range").said);
    CHECK_FALSE(found(range, "the problem is bf16: too small a range").said);
}

TEST_CASE("who turns one point round has to say another one within a sentence") {
    Question question;
    question.key_points = {point("Keys are cached.", {{"cache"}}),
                           point("The variance is d_k.", {{"variance"}, {"d_k"}})};
    const auto said = [&](const char* answer) {
        return find_key_points(question, answer).at(1).said;
    };
    CHECK(said("The keys are cached. The variance counts. It is d_k."));
    CHECK_FALSE(said("The queries are cached. The variance counts. It is d_k."));
    CHECK(said("The queries are cached. The variance is d_k."));
}

TEST_CASE("who calls fine what the point calls wrong turns it round, and the other way") {
    const KeyPoint wrong = point("Flattening is wrong for scores.", {{"flatten"}, {"score"}});
    CHECK(found(wrong, "you can't take the scores of a flattened batch, that is wrong")
              .is_turned_round);
    CHECK(found(wrong, "flattening mixes the scores").said);
    CHECK_FALSE(found(wrong, "flattening is fine for scores").said);
    CHECK(
        found(wrong, "flattening is not ok for scores, it isn't fine at all. Flattened scores mix")
            .said);
    const KeyPoint safe = point("Two passes are safe.", {{"two passes"}});
    CHECK(found(safe, "take two passes").said);
    const KeyPoint fails =
        point("A finite number fails near real scores.", {{"finite"}, {"real scores"}});
    CHECK(found(fails, "finite is ok until real scores get there").said);
    CHECK_FALSE(found(fails, "finite is ok for real scores").said);
    CHECK_FALSE(found(safe, "two passes are wrong").said);
}

TEST_CASE("\"any more\" is no comparison") {
    const KeyPoint less = point("Rows sum to less than 1.", {{"not sum to 1"}});
    CHECK(found(less, "the rows don't sum to 1 any more").said);
}

TEST_CASE("who repeats the question says nothing") {
    const KeyPoint rank = point("The scores have rank d_k at most.", {{"rank"}, {"d_k"}});
    const char* const asked = "The scores have rank d_k at most. Does that limit the weights?";
    CHECK(found(rank, "Yes, the rank is d_k.", asked).said);
    CHECK_FALSE(found(rank, "So the scores have rank d_k at most? Yes.", asked).said);
    CHECK_FALSE(found(rank, "So the scores have rank d_k at most? Yes.", asked).is_turned_round);
    CHECK(found(rank, "So the scores have rank d_k at most? Yes.").said);
}

TEST_CASE("a term that turns a point round does not reach over a comma") {
    const KeyPoint grows = point("The cache grows.", {{"cache"}, {"grow"}}, {"cross .. grow"});
    CHECK_FALSE(found(grows, "the cache of cross-attention grows").said);
    CHECK(found(grows, "in cross-attention it is fixed, else the cache grows").said);
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

TEST_CASE("the words of a term that turns a point round stand side by side") {
    const KeyPoint shared =
        point("Keys are shared among query heads.", {{"share"}, {"key"}}, {"shared query"});
    CHECK_FALSE(found(shared, "several keys for a shared query").said);
    CHECK(found(shared, "keys are shared by many query heads").said);
}

TEST_CASE("what has to be is another thing than what may be") {
    const KeyPoint free = point("The width is free.", {{"width"}}, {"width must equal"});
    CHECK_FALSE(found(free, "its width must equal d_k").said);
    CHECK_FALSE(found(free, "its width has to equal d_k").said);
    CHECK(found(free, "its width may equal d_k").said);
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
