#include "answers/negation.hpp"

#include <doctest/doctest.h>

using namespace coach;

namespace {

/// The stems that are denied, with spaces between them.
std::string denied(std::string_view text) {
    const std::vector<Word> words = words_of(text);
    std::string all;
    for (const Negation& negation : negations_in(words)) {
        for (std::size_t i = negation.begin; i < negation.end; ++i) {
            if (i == negation.negator) continue;
            all += (all.empty() ? "" : " ") + words[i].written;
        }
    }
    return all;
}

}  // namespace

TEST_CASE("a negation reaches to the end of its clause") {
    CHECK(denied("It does not depend on the keys, but on queries") == "depend keys");
    CHECK(denied("softmax over keys, not queries, since rows sum up") == "queries");
    CHECK(denied("the weights never change") == "weights change");
    CHECK(denied("divide by the root instead of d_k") == "d_k");
}

TEST_CASE("a noun that follows is not denied with the one before it") {
    CHECK(denied("without the scale the softmax saturates") == "scale");
}

TEST_CASE("what is not needed is denied with the noun that follows") {
    CHECK(denied("there is no need for a naive loop") == "need naive loop");
    CHECK(denied("no loop that a test needs") == "loop");
}

TEST_CASE("\"not so much\" denies what follows it") {
    CHECK(denied("bound by compute, not so much by memory bandwidth") == "much memory bandwidth");
}

TEST_CASE("where little follows, what stands before is denied") {
    CHECK(denied("saturation does not happen") == "saturation happen");
    CHECK(denied("the norm and the length of all keys do not change") == "length all keys change");
}

TEST_CASE("what does not count, or has no effect, is denied with all that follows") {
    CHECK(denied("the lengths do not count as queries have unit norm") ==
          "lengths count queries unit norm");
    CHECK(denied("a soft cap has no effect on logits") == "soft cap effect logits");
    CHECK(denied("the skip connections don't matter") == "skip connections matter");
}

TEST_CASE("what is no denial denies nothing") {
    for (const char* const text :
         {"not only the keys", "no matter how wide", "check that the mask is not inverted",
          "make sure keys are not rotated twice", "the keys are rotated"}) {
        CAPTURE(text);
        CHECK(denied(text).empty());
    }
}
