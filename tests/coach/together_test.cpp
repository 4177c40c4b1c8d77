#include "explain/together.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace coach;

namespace {

CheckSketch passed() {
    CheckSketch sketch;
    sketch.ok = true;
    return sketch;
}

const CheckSketch right = passed();

/// Parts whose cells sum up to these numbers; 0 would be right.
CheckSketch returned(const std::vector<double>& sums) {
    CheckSketch sketch;
    for (const double sum : sums) {
        sketch.parts.push_back({"", {2, 2}, sum, -sum, 1.0, 0, sum == 0 ? 0U : 4U});
        sketch.expected.push_back({"", {2, 2}});
    }
    return sketch;
}

CheckSketch accepted() {
    CheckSketch sketch = returned({7});
    sketch.of_refusal = true;
    return sketch;
}

/// Checks of one case, by their places in it.
Fingerprint checks(const std::vector<CheckSketch>& sketches) {
    Fingerprint result;
    for (std::size_t i = 0; i < sketches.size(); ++i) result[{"case", i}] = sketches[i];
    return result;
}

std::string named(const std::vector<CheckSketch>& seen,
                  const std::vector<std::vector<CheckSketch>>& known) {
    const std::vector<std::string> ids{"one", "two", "three"};
    Fingerprints fingerprints;
    for (std::size_t i = 0; i < known.size(); ++i) fingerprints[ids[i]] = checks(known[i]);
    Candidates candidates;
    for (const auto& [id, fingerprint] : fingerprints) candidates.emplace_back(id, &fingerprint);
    const auto diagnosis = diagnose_together(checks(seen), candidates);
    if (!diagnosis) return "";
    return fmt::format("{} {}/{}", diagnosis->id, diagnosis->explained, diagnosis->failing);
}

}  // namespace

TEST_CASE("of two mistakes in one function the one is named that explains more") {
    const CheckSketch a = returned({1});
    const CheckSketch b = returned({2});
    const CheckSketch c = returned({3});
    CHECK(named({a, b, c, right}, {{a, right, right}, {right, b, c}}) == "two 2/3");
    CHECK(named({a, b, accepted()}, {{a, b, right}, {right, right, accepted()}}) == "one 2/3");
}

TEST_CASE("two mistakes that would fail what passes, or leave something open, are not named") {
    const CheckSketch a = returned({1});
    const CheckSketch b = returned({2});
    CHECK(named({a, b, right}, {{a, right, right}, {right, b, a}}).empty());
    CHECK(named({a, b, returned({9})}, {{a, right, right}, {right, b, right}}).empty());
    // another number than the only mistake makes of it that shows there
    CHECK(named({a, returned({9})}, {{a, right}, {right, b}}).empty());
}

TEST_CASE("where both show anything may come of it, unless that is most of what fails") {
    const CheckSketch a = returned({1});
    const CheckSketch b = returned({2});
    const CheckSketch both = returned({77});
    CHECK(named({a, b, both}, {{a, right, a}, {right, b, b}}) == "one 1/3");
    CHECK(named({a, b, both, both, both}, {{a, right, a, a, a}, {right, b, b, b, b}}).empty());
}

TEST_CASE("a part of a result is evidence for the only one that gets it wrong") {
    const CheckSketch keys_wrong = returned({0, 5});
    const CheckSketch values_wrong = returned({6, 0});
    CHECK(named({returned({6, 5})}, {{keys_wrong}, {values_wrong}}) == "one 1/1");
    CHECK(named({returned({6, 8})}, {{keys_wrong}, {values_wrong}}).empty());
}

TEST_CASE("one refuses first what the other would let through") {
    const CheckSketch a = returned({1});
    const CheckSketch b = returned({2});
    CHECK(named({a, b, right}, {{a, right, accepted()}, {right, b, right}}) == "one 1/2");
}

TEST_CASE("three are found where no two explain all") {
    const CheckSketch a = returned({1});
    const CheckSketch b = returned({2});
    const CheckSketch c = returned({3});
    CHECK(named({a, b, c}, {{a, right, right}, {right, b, right}, {right, right, c}}) == "one 1/3");
}

TEST_CASE("two ways of one mistake are not two mistakes") {
    const CheckSketch a = returned({1});
    const CheckSketch b = returned({2});
    const Fingerprint first = checks({a, right});
    const Fingerprint second = checks({right, b});
    CHECK_FALSE(diagnose_together(checks({a, b}), {{"one", &first}, {"one", &second}}));
    CHECK(diagnose_together(checks({a, b}), {{"one", &first}, {"two", &second}}));
}
