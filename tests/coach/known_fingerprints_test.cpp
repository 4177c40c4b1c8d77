#include "explain/known_fingerprints.hpp"

#include <doctest/doctest.h>

#include "files/files.hpp"
#include "problem.hpp"
#include "temporary_folder.hpp"

using namespace coach;

namespace {

struct Fixture {
    Fixture() { lesson.id = "1_projections"; }

    void write(const std::string& text) const {
        write_text(fingerprints_file(course, lesson), text);
    }

    coach_tests::TemporaryFolder folder;
    Course course{folder.path(), {}};
    Lesson lesson;
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "fingerprints are those that were written") {
    CheckSketch wrong;
    wrong.parts = {{"", {2, 2}, 1.5, -1.5, 1.0, 0, 4}};
    const Fingerprint fingerprint{{{"a case", 0}, wrong}, {{"another", 1}, wrong}};
    write(fingerprints_text({{"one", {{"1.1", fingerprint}, {"1.2", fingerprint}}},
                             {"one/2", {{"1.2", fingerprint}}}}));
    KnownFingerprints known(course, lesson);
    const KnownFingerprints moved = std::move(known);
    for (const auto& [key, exercise] :
         {std::pair{"one", "1.1"}, std::pair{"one", "1.2"}, std::pair{"one/2", "1.2"}}) {
        const std::string name = key;  // a binding cannot be captured
        CAPTURE(name);
        const Fingerprint* const found = moved.find(key, exercise);
        REQUIRE(found != nullptr);
        CHECK(found->size() == 2);
        CHECK(is_same(found->at({"another", 1}), wrong));
    }
    CHECK(moved.find("one/2", "1.1") == nullptr);
    CHECK(moved.find("two", "1.1") == nullptr);
}

TEST_CASE_FIXTURE(Fixture, "where nothing was recorded, nothing is known") {
    CHECK(KnownFingerprints(course, lesson).find("one", "1.1") == nullptr);
}

TEST_CASE_FIXTURE(Fixture, "what is damaged is refused with its file when it is asked for") {
    write("{\n\"one\": {\n\"1.1\": [\n  {\"case\": 5}\n],\n\"1.2\": [\n]}\n}\n");
    const KnownFingerprints known(course, lesson);
    REQUIRE(known.find("one", "1.2") != nullptr);
    CHECK(known.find("one", "1.2")->empty());
    CHECK_THROWS_WITH_AS(known.find("one", "1.1"),
                         doctest::Contains("1_projections.fingerprints.json"), Problem);
    write("{\n\"one\": {\n\"1.1\": [\n");
    CHECK_THROWS_WITH_AS(KnownFingerprints(course, lesson), doctest::Contains("do not end"),
                         Problem);
}
