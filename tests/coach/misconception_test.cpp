#include "explain/misconception.hpp"

#include <doctest/doctest.h>

#include <regex>

#include "explain/fingerprint.hpp"
#include "files/files.hpp"
#include "problem.hpp"
#include "temporary_folder.hpp"

using namespace coach;

TEST_CASE("a mistake is built into the reference where its piece occurs once") {
    Misconception mistake;
    mistake.place = "file.toml:3";
    mistake.find = "x * w";
    mistake.replace = "w * x";
    CHECK(with_mistake("return x * w;", mistake) == "return w * x;");
    CHECK_THROWS_WITH_AS(with_mistake("return x + w;", mistake),
                         "file.toml:3: the reference does not hold 'x * w'", Problem);
    CHECK_THROWS_WITH_AS(
        with_mistake("x * w; x * w;", mistake),
        "file.toml:3: the reference holds 'x * w' more than once; choose a longer piece", Problem);
}

TEST_CASE("a way of a mistake has its own edit, or the record's piece with another text in it") {
    const coach_tests::TemporaryFolder folder;
    Lesson lesson;
    lesson.id = "1_projections";
    lesson.exercises.resize(1);
    lesson.exercises[0].id = "1.1";
    std::string text = "[[misconception]]\nid = \"a\"\nexercise = \"1.1\"\nfind = \"x * w\"\n";
    for (const char* const field :
         {"title", "sees", "why", "think", "right_where", "docs", "question", "replace"}) {
        text += std::string(field) + " = \"text\"\n";
    }
    text += "[[misconception.ways]]\nreplace = \"w * x\"\n";
    text += "[[misconception.ways]]\nfind = \"return\"\nreplace = \"throw\"\n";
    write_text(folder.path() / "tests" / "misconceptions" / "1_projections.toml", text);
    const std::vector<Misconception> records =
        read_misconceptions(Course{folder.path(), {}}, lesson);
    REQUIRE(records.size() == 1);
    const std::vector<Way> ways = ways_of(records.front());
    REQUIRE(ways.size() == 3);
    CHECK(with_mistake("return x * w;", ways[0]) == "return text;");
    CHECK(with_mistake("return x * w;", ways[1]) == "return w * x;");
    CHECK(with_mistake("return x * w;", ways[2]) == "throw x * w;");
    CHECK(key_of_way(records.front(), 0) == "a");
    CHECK(key_of_way(records.front(), 2) == "a/3");
    CHECK(record_of("a/3") == "a");
    CHECK(record_of("a") == "a");
}

namespace {

/// A course whose only record has this id and exercise, twice if asked for.
void write_records(const std::filesystem::path& root, const std::string& exercise, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) {
        text += "[[misconception]]\nid = \"a\"\nexercise = \"" + exercise + "\"\n";
        for (const char* const field : {"title", "sees", "why", "think", "right_where", "docs",
                                        "question", "find", "replace"}) {
            text += std::string(field) + " = \"text\"\n";
        }
    }
    write_text(root / "tests" / "misconceptions" / "1_projections.toml", text);
}

}  // namespace

TEST_CASE("records that cannot be right are refused with their place") {
    const coach_tests::TemporaryFolder folder;
    const Course course{folder.path(), {}};
    Lesson lesson;
    lesson.id = "1_projections";
    lesson.exercises.resize(1);
    lesson.exercises[0].id = "1.1";

    CHECK(read_misconceptions(course, lesson).empty());
    write_records(folder.path(), "1.1", 1);
    CHECK(read_misconceptions(course, lesson).size() == 1);
    write_records(folder.path(), "1.1", 2);
    CHECK_THROWS_WITH_AS(read_misconceptions(course, lesson),
                         doctest::Contains(":13: the id 'a' is taken"), Problem);
    write_records(folder.path(), "1.9", 1);
    CHECK_THROWS_WITH_AS(read_misconceptions(course, lesson),
                         doctest::Contains(":1: 1_projections has no exercise 1.9"), Problem);
}

TEST_CASE("the recorded mistakes read well, lead to the book and have fingerprints") {
    const Course course = read_course(QKV_SOURCE_DIR);
    const std::regex talking_down("\\b(you|your|just|simply|obviously)\\b", std::regex::icase);
    for (const Lesson& lesson : course.lessons) {
        const LessonFingerprints fingerprints = read_fingerprints(course, lesson);
        const std::vector<Misconception> records = read_misconceptions(course, lesson);
        CHECK(records.size() >= 20);
        std::size_t ways = 0;
        for (const Misconception& record : records) {
            CAPTURE(record.place);
            for (std::size_t way = 0; way < ways_of(record).size(); ++way, ++ways) {
                CHECK(fingerprints.contains(key_of_way(record, way)));
            }
            CHECK(find_docs(course, record.docs));
            CHECK(record.think.back() == '?');
            CHECK(record.title.back() != '.');
            CHECK(record.find.find('\n') == std::string::npos);
            for (const std::string* const text :
                 {&record.title, &record.sees, &record.why, &record.think, &record.right_where}) {
                CAPTURE(*text);
                CHECK_FALSE(std::regex_search(*text, talking_down));
            }
        }
        CHECK(ways == fingerprints.size());
    }
}
