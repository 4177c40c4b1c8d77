#include "experiment/plan.hpp"

#include <doctest/doctest.h>

#include "problem.hpp"

using namespace coach;

namespace {

Experiment asking_for(const std::string& widths, std::int64_t samples = 10) {
    Experiment command;
    command.widths = widths;
    command.samples = samples;
    return command;
}

}  // namespace

TEST_CASE("widths are a list with commas, in the order given") {
    CHECK(plan_of(asking_for("16,4,4")).widths == std::vector<std::size_t>{16, 4, 4});
    CHECK(plan_of(asking_for("1")).widths == std::vector<std::size_t>{1});
    CHECK(plan_of(asking_for("16384")).widths == std::vector<std::size_t>{16384});
}

TEST_CASE("what is asked for without options is no more than is allowed") {
    CHECK(plan_of(Experiment{}).widths.size() == 10);
}

TEST_CASE("what is no width is named") {
    CHECK_THROWS_WITH_AS(plan_of(asking_for("4,x,16")),
                         "--widths 4,x,16: 'x' is no width. Expected numbers from 1 to 16384, "
                         "separated by commas, as in --widths 1,4,16",
                         Problem);
    for (const char* const widths :
         {"", ",", "4,", "0", "-1", "4 ", "16385", "1e3", "4.5", "99999999999999999999999"}) {
        CAPTURE(widths);
        CHECK_THROWS_WITH_AS(plan_of(asking_for(widths)), doctest::Contains("is no width"),
                             Problem);
    }
}

TEST_CASE("samples are from 2, which a variance takes, to a million") {
    CHECK(plan_of(asking_for("1", 2)).samples == 2);
    CHECK(plan_of(asking_for("1", 1'000'000)).samples == 1'000'000);
    for (const std::int64_t samples : {-5, 0, 1, 1'000'001}) {
        CAPTURE(samples);
        CHECK_THROWS_WITH_AS(plan_of(asking_for("1", samples)), doctest::Contains("--samples is"),
                             Problem);
    }
}

TEST_CASE("what would take too long is refused, with what would not") {
    CHECK_THROWS_WITH_AS(plan_of(asking_for("500,500", 200'000)),
                         "200000 samples of widths that add up to 1000 take 200000000 products, "
                         "expected 100000000 at most: these widths go with --samples 100000",
                         Problem);
    CHECK(plan_of(asking_for("500,500", 100'000)).samples == 100'000);
    CHECK_THROWS_WITH_AS(plan_of(asking_for("16384,16384,1", 2)),
                         doctest::Contains("adds up to 32769, expected 32768 at most"), Problem);
    CHECK_THROWS_WITH_AS(plan_of(asking_for("1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1")),
                         "--widths lists 25 widths, expected 24 at most", Problem);
}
