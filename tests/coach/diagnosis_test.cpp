#include "explain/diagnosis.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <limits>

using namespace coach;

namespace {

CheckSketch right() {
    CheckSketch sketch;
    sketch.ok = true;
    return sketch;
}

CheckSketch wrong(double sum) {
    CheckSketch sketch;
    sketch.parts = {{"", {2, 2}, sum, -sum, 1.0, 0, 4}};
    return sketch;
}

/// A check that demanded a refusal, and how it ended.
CheckSketch refused(CallEnding ending) {
    CheckSketch sketch;
    sketch.ending = ending;
    sketch.has_text = true;
    sketch.of_refusal = true;
    return sketch;
}

/// A check that demanded values and got an exception.
CheckSketch threw(CallEnding ending) {
    CheckSketch sketch = refused(ending);
    sketch.of_refusal = false;
    return sketch;
}

const CheckKey a{"case a", 0};
const CheckKey b{"case b", 0};
const CheckKey c{"case c", 0};
const CheckKey d{"case d", 0};

std::string named(const Fingerprint& seen, const Fingerprints& known) {
    const auto diagnosis = diagnose(seen, known);
    if (!diagnosis) return "";
    switch (diagnosis->confidence) {
        case Confidence::certain:
            return diagnosis->id;
        case Confidence::likely:
            return diagnosis->id + "?";
        case Confidence::part:
            return fmt::format("{} {}/{}", diagnosis->id, diagnosis->explained, diagnosis->failing);
    }
    return "";
}

}  // namespace

TEST_CASE("where a learner chooses freely, cells that are alike are the same mistake") {
    const auto head = [](double weight) {
        CheckSketch sketch = wrong(weight);
        sketch.parts[0].alike = 0.2;
        sketch.parts[0].cells = {weight, 1 - weight, 0, 1};
        return sketch;
    };
    CHECK(named({{a, head(0.991)}}, {{"one", {{a, head(0.9999)}}}}) == "one");
    CHECK(named({{a, head(0.5)}}, {{"one", {{a, head(0.9999)}}}}).empty());
}

TEST_CASE("a mistake is named where all that was seen agrees") {
    CHECK(named({{a, wrong(1)}, {b, right()}},
                {{"one", {{a, wrong(1)}}}, {"two", {{a, wrong(2)}}}}) == "one");
}

TEST_CASE("rounding does not hide a mistake, another value does") {
    CHECK(named({{a, wrong(1 + 1e-9)}}, {{"one", {{a, wrong(1)}}}}) == "one");
    CHECK(named({{a, wrong(1.001)}}, {{"one", {{a, wrong(1)}}}}).empty());
}

TEST_CASE("code without a mistake has none") {
    CHECK(named({{a, right()}, {b, right()}}, {{"one", {{a, wrong(1)}}}}).empty());
}

TEST_CASE("checks that did not run say nothing against a mistake") {
    CHECK(named({{a, wrong(1)}}, {{"one", {{a, wrong(1)}, {b, wrong(5)}}}}) == "one");
}

TEST_CASE("one value that differs is enough against it") {
    const Fingerprints known{{"one", {{a, wrong(1)}, {b, wrong(2)}, {c, wrong(3)}}}};
    CHECK(named({{a, wrong(1)}, {b, wrong(2)}, {c, wrong(7)}}, known).empty());
}

TEST_CASE("another refusal makes it likely only, if values agree") {
    const Fingerprints known{{"one", {{a, wrong(1)}, {b, wrong(2)}, {c, wrong(3)}}}};
    const CheckSketch another = refused(CallEnding::other_exception);
    CHECK(named({{a, wrong(1)}, {b, wrong(2)}, {c, another}}, known) == "one?");
    // as many checks speak against it as for it
    CHECK(named({{a, wrong(1)}, {c, another}}, known).empty());
}

TEST_CASE("a single number that agrees is no evidence, two of them are") {
    CheckSketch a_number = wrong(1);
    a_number.parts[0].wrong = 1;
    CheckSketch nothing = wrong(0);
    nothing.parts[0].wrong = 0;
    const CheckSketch another = refused(CallEnding::other_exception);
    const Fingerprint number_and_zeros{{a, a_number}, {b, nothing}, {c, wrong(3)}};
    CHECK(named({{a, a_number}, {b, nothing}, {c, another}}, {{"one", number_and_zeros}}).empty());
    const Fingerprint two_numbers{{a, a_number}, {b, a_number}, {c, wrong(3)}};
    CHECK(named({{a, a_number}, {b, a_number}, {c, another}}, {{"one", two_numbers}}) == "one?");
}

TEST_CASE("an exception where a guard was added says nothing against it, nor for it") {
    const Fingerprints known{{"one", {{a, wrong(1)}, {b, wrong(2)}, {c, wrong(3)}, {d, wrong(4)}}}};
    const CheckSketch guard = threw(CallEnding::invalid_argument);
    CHECK(named({{a, wrong(1)}, {b, guard}, {c, guard}, {d, guard}}, known) == "one?");
    // both throw: much ends so
    const Fingerprints throwing{{"one", {{a, guard}, {b, guard}, {c, guard}}}};
    CHECK(named({{a, guard}, {b, guard}, {c, wrong(1)}}, throwing).empty());
}

TEST_CASE("what a mistake does and more is that mistake in part") {
    const CheckSketch accepted = refused(CallEnding::returned);
    const Fingerprints known{{"one", {{a, wrong(1)}, {b, wrong(2)}}}, {"two", {{c, accepted}}}};
    const Fingerprint seen{{a, wrong(1)}, {b, wrong(2)}, {c, accepted}};
    CHECK(named(seen, known) == "one 2/3");
    // the smaller part of what fails is not named
    CHECK(named(seen, {{"two", {{c, accepted}}}}).empty());
}

TEST_CASE("NaN in nearly the same checks is a pattern, if no number speaks against it") {
    CheckSketch nan = wrong(0);
    nan.parts[0].wrong = 0;
    nan.parts[0].not_finite = 4;
    CheckSketch zeros = nan;
    zeros.parts[0].not_finite = 0;
    Fingerprint known;
    Fingerprint seen;
    for (std::size_t i = 0; i < 5; ++i) {
        known[{"case", i}] = nan;
        seen[{"case", i}] = zeros;
    }
    CHECK(named(seen, {{"one", known}}) == "one?");
    seen.erase({"case", 0});
    CHECK(named(seen, {{"one", known}}).empty());
    seen[{"case", 0}] = zeros;
    seen[{"case", 5}] = wrong(1);
    seen[{"case", 6}] = wrong(2);
    CHECK(named(seen, {{"one", known}}).empty());
}

TEST_CASE("what fails where a mistake has NaN, and nowhere else, is likely that mistake patched") {
    CheckSketch nan = wrong(0);
    nan.parts[0].wrong = 0;
    nan.parts[0].not_finite = 4;
    Fingerprint known;
    Fingerprint seen;
    for (std::size_t i = 0; i < 5; ++i) {
        known[{"case", i}] = nan;
        seen[{"case", i}] = i < 3 ? wrong(0.25) : threw(CallEnding::other_exception);
    }
    seen[{"case", 5}] = right();
    seen[{"case", 6}] = right();
    CHECK(named(seen, {{"one", known}}) == "one?");
    // two of them would be the same guess
    CHECK(named(seen, {{"one", known}, {"two", known}}).empty());
    // numbers are not patched over
    known[{"case", 0}] = wrong(7);
    CHECK(named(seen, {{"one", known}}).empty());
}

TEST_CASE(
    "where nothing fails but refusals that are missing, those that a mistake misses are its") {
    const CheckSketch accepted = refused(CallEnding::returned);
    const Fingerprint seen{{a, accepted}, {b, accepted}, {c, accepted}, {d, accepted}};
    CHECK(named(seen, {{"one", {{a, accepted}}}}) == "one 1/4");
    Fingerprint and_wrong = seen;
    and_wrong[b] = wrong(1);
    CHECK(named(and_wrong, {{"one", {{a, accepted}}}}).empty());
}

TEST_CASE("where nothing fails but arguments that are refused, half of them can name a mistake") {
    const CheckSketch guard = threw(CallEnding::invalid_argument);
    Fingerprint seen{{a, guard}, {b, guard}};
    for (std::size_t i = 0; i < 8; ++i) seen[{"passes", i}] = right();
    CHECK(named(seen, {{"one", {{a, guard}}}}) == "one 1/2");
    // much ends with an exception
    seen[c] = guard;
    seen[d] = guard;
    CHECK(named(seen, {{"one", {{a, guard}, {b, guard}}}}).empty());
}

TEST_CASE("a certain one goes before an unsure one, more failures before fewer") {
    const Fingerprint seen{
        {a, wrong(1)}, {b, wrong(2)}, {c, refused(CallEnding::invalid_argument)}};
    Fingerprint without_refusal = seen;
    without_refusal.erase(c);
    CHECK(named(seen, {{"a part", without_refusal}, {"the certain one", seen}}) ==
          "the certain one");
    CHECK(named(seen, {{"a part", without_refusal}}) == "a part 2/3");
}

TEST_CASE("refusals alone can name a mistake") {
    const Fingerprints known{{"one", {{a, refused(CallEnding::other_exception)}}}};
    CHECK(named({{a, refused(CallEnding::other_exception)}, {b, right()}}, known) == "one");
    CHECK(named({{a, refused(CallEnding::invalid_argument)}, {b, right()}}, known).empty());
}

TEST_CASE("in the place of values one exception is as good as another, but no value is") {
    const Fingerprints known{{"one", {{a, threw(CallEnding::invalid_argument)}, {b, wrong(1)}}}};
    CHECK(named({{a, threw(CallEnding::other_exception)}, {b, wrong(1)}}, known) == "one");
    CHECK(named({{a, wrong(1)}, {b, wrong(1)}}, known) != "one");
    CHECK(named({{a, threw(CallEnding::not_implemented)}, {b, wrong(1)}}, known) != "one");
}

TEST_CASE("values that differ from run to run agree with any wrong value") {
    Fingerprint varying{{a, wrong(1)}, {b, wrong(2)}};
    mark_what_varies(varying, {{a, wrong(9)}, {b, wrong(2)}});
    CHECK(varying[a].varies);
    CHECK_FALSE(varying[b].varies);
    CHECK(named({{a, wrong(77)}, {b, wrong(2)}}, {{"one", varying}}) == "one");
    CHECK(named({{a, right()}, {b, wrong(3)}}, {{"one", varying}}).empty());
}

TEST_CASE("what is written of a fingerprint is read again") {
    Fingerprint varying{{d, wrong(1)}};
    varying[d].varies = true;
    const LessonFingerprints known{
        {"one",
         {{"1.1", {{a, wrong(0.125)}, {b, right()}, {c, refused(CallEnding::other_exception)}}},
          {"1.2", {{a, right()}}},
          {"1.3", {{b, wrong(1)}}}}},
        {"two", {{"1.2", varying}}}};
    CHECK(fingerprints_text(known) ==
          R"({
"one": {
"1.1": [
  {"case":"case a","ending":"returned","index":0,"parts":[["",[2,2],0.125,-0.125,1.0,0,4]]},
  {"case":"case c","ending":"other_exception","has_text":true,"index":0,"of_refusal":true}
],
"1.3": [
  {"case":"case b","ending":"returned","index":0,"parts":[["",[2,2],1.0,-1.0,1.0,0,4]]}
]},
"two": {
"1.2": [
  {"case":"case d","ending":"returned","index":0,"varies":true}
]}
}
)");
}

TEST_CASE("NaN is not a value of its own, but counted") {
    ReportedCheck check;
    check.got = {{"", {1, 2}, {std::numeric_limits<double>::quiet_NaN(), 1.0}}};
    Exercise exercise;
    exercise.id = "1.1";
    exercise.name = "one";
    const Report report{{{"1.1 one", "case a", {check}, std::nullopt, false}}, true};
    const Fingerprint seen = fingerprint_of(report, exercise);
    CHECK(seen.at(a).parts.at(0).not_finite == 1);
    CHECK(is_same(seen.at(a), seen.at(a)));
}
