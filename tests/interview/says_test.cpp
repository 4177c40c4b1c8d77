#include "says.hpp"

#include <doctest/doctest.h>

using namespace interview_tests;

TEST_CASE("an answer holds a text wherever its lines are broken") {
    CHECK(holds("The deviation is\n  about 8.00 then.", "is about 8.00 then"));
    CHECK(holds("about 8.00", "about\n8.00"));
    CHECK_FALSE(holds("The deviation is 8.", "the deviation"));
    CHECK_FALSE(holds("The deviation is 8.", ""));
}

TEST_CASE("an answer holds a number only as a number of its own") {
    struct Row {
        const char *answer, *number;
        bool holds;
    };
    for (const Row& row :
         {Row{"it is 0.5.", "0.5", true}, Row{"0.5", "0.5", true}, Row{"(0.5)", "0.5", true},
          Row{"0.53", "0.5", false}, Row{"10.5", "0.5", false}, Row{"0.5", "5", false},
          Row{"0.5", "0", false}, Row{"64", "6", false}, Row{"64", "4", false},
          Row{"d_k is 64. 8 heads", "64", true}, Row{"64.8", "64", false},
          Row{"0.53, or 0.5", "0.5", true}, Row{"...5", "5", true}, Row{"-0.5", "0.5", true},
          Row{"0.25√d_k", "0.25√d_k", true}, Row{"0.25√d_k", "√d_k", true}}) {
        CAPTURE(row.answer);
        CAPTURE(row.number);
        CHECK(holds(row.answer, row.number) == row.holds);
    }
}

TEST_CASE("a text may be in the short answer, in the long one, or in that of any follow-up") {
    coach::Question question;
    question.id = "a";
    question.place = "4_scaling.toml:3";
    question.question = "0";
    question.short_answer = "1";
    question.long_answer = "2";
    question.follow_ups = {{"0?", "3"}, {"0?", "4"}};
    question.wrong = question.why_wrong = "0";
    for (const char* const said : {"1", "2", "3", "4"}) {
        CHECK(why_not_said({question}, "a", said) == "");
    }
    CHECK(why_not_said({question}, "a", "0") ==
          "4_scaling.toml:3: no answer to 'a' says '0'\n  short: 1\n  long: 2\n  0? 3\n  0? 4");
}

TEST_CASE("an id that no question has is told") {
    CHECK(why_not_said({}, "b", "0") == "docs/interview/ has no question with the id 'b'");
}
