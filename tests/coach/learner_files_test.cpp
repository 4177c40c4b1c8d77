#include "progress/learner_files.hpp"

#include <doctest/doctest.h>

#include "kept_course.hpp"
#include "problem.hpp"

using namespace coach;
using coach_tests::at_minute;

namespace {

struct Fixture : coach_tests::KeptCourse {
    Bench bench() {
        return {course, at_minute(10),
                [this](std::string_view told) { notices.emplace_back(told); }};
    }
    TextChange go_back() { return undo(bench(), lesson()); }
    std::string kept_text(int number) {
        std::string result;
        with_store([&](Store& store) { result = *store.text_of("1_projections", number); });
        return result;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "each undo goes one further back, until nothing is before") {
    for (const char* const saved : {"a", "b", "c"}) check(saved);
    const TextChange change = go_back();
    CHECK(text() == "b");
    CHECK(change.is_change);
    CHECK(change.kept == 3);
    CHECK(change.back->number == 2);
    go_back();
    CHECK(text() == "a");
    CHECK_THROWS_WITH_AS(go_back(), doctest::Contains("nothing is before this text of lesson 1"),
                         Problem);
    CHECK(text() == "a");
}

TEST_CASE_FIXTURE(Fixture, "undo goes on going back where each text is checked in between") {
    for (const char* const saved : {"a", "b", "c", "d"}) check(saved);
    for (const char* const expected : {"c", "b", "a"}) {
        go_back();
        CHECK(text() == expected);
        check(text());
    }
    CHECK_THROWS_AS(go_back(), Problem);
}

TEST_CASE_FIXTURE(Fixture, "after an undo and an edit, undo goes to where the edit began") {
    for (const char* const saved : {"a", "b", "c"}) check(saved);
    go_back();
    check("d");
    for (const char* const expected : {"b", "a"}) {
        go_back();
        CHECK(text() == expected);
    }
}

TEST_CASE_FIXTURE(Fixture, "undo keeps a text that was never checked, and goes to the last one") {
    check("a");
    check("b");
    save("unchecked");
    const TextChange change = go_back();
    CHECK(text() == "b");
    REQUIRE(change.kept);
    CHECK(kept_text(*change.kept) == "unchecked");
    go_back();
    CHECK(text() == "a");
}

TEST_CASE_FIXTURE(Fixture, "texts checked more than once in a row are one step") {
    check("a", 0, {coach_tests::outcome("1.1", ExerciseStatus::failed)});
    check("b", 1, {coach_tests::outcome("1.1", ExerciseStatus::failed)});
    check("b", 2, {coach_tests::outcome("1.2", ExerciseStatus::failed)});
    go_back();
    CHECK(text() == "a");
}

TEST_CASE_FIXTURE(Fixture, "undo without a history says what there is instead") {
    CHECK_THROWS_WITH_AS(go_back(), doctest::Contains("./qkv reset 1"), Problem);
    CHECK(text() == stub);
}

TEST_CASE_FIXTURE(Fixture, "restore brings back any attempt, and undo what was there") {
    for (const char* const saved : {"a", "b", "c"}) check(saved);
    const TextChange change = restore(bench(), lesson(), 1);
    CHECK(text() == "a");
    CHECK(change.kept == 3);
    go_back();
    CHECK(text() == "c");
    go_back();
    CHECK(text() == "b");
    CHECK_FALSE(restore(bench(), lesson(), 2).is_change);
}

TEST_CASE_FIXTURE(Fixture, "restore of what there is not says what there is") {
    CHECK_THROWS_WITH_AS(restore(bench(), lesson(), 1),
                         "lesson 1 has no attempts yet, so there is no 1", Problem);
    check("a");
    CHECK_THROWS_WITH_AS(restore(bench(), lesson(), 2),
                         "lesson 1 has no attempt 2: they go from 1 to 1, see ./qkv history 1",
                         Problem);
}

TEST_CASE_FIXTURE(Fixture, "reset puts the stub there, and undo takes it away again") {
    save("never checked");
    const TextChange change = reset(bench(), lesson());
    CHECK(text() == stub);
    REQUIRE(change.kept);
    CHECK(kept_text(*change.kept) == "never checked");
    go_back();
    CHECK(text() == "never checked");
    reset(bench(), lesson());
    const std::size_t versions = versions_kept();
    CHECK_FALSE(reset(bench(), lesson()).is_change);
    CHECK(versions_kept() == versions);
}

TEST_CASE_FIXTURE(Fixture, "reset of an exercise leaves the others as they are") {
    save(
        "namespace qkv {\n"
        "int head_width(int d_model) { return d_model; }\n"
        "Matrix project(const Matrix& x) { return x; }\n"
        "}\n");
    reset(bench(), lesson(), lesson().exercises[1]);
    CHECK(text() ==
          "namespace qkv {\n"
          "int head_width(int d_model) { return d_model; }\n"
          "Matrix project(const Matrix& x) { throw NotImplemented(\"project\"); }\n"
          "}\n");
    save("int head_width(");
    CHECK_THROWS_WITH_AS(reset(bench(), lesson(), lesson().exercises[1]),
                         doctest::Contains("The whole lesson: ./qkv reset 1"), Problem);
    CHECK(text() == "int head_width(");
}

TEST_CASE_FIXTURE(Fixture, "a file that is gone comes back") {
    check("a");
    check("b");
    std::filesystem::remove(file());
    const TextChange change = go_back();
    CHECK(text() == "b");
    CHECK_FALSE(change.kept);
    std::filesystem::remove(file());
    reset(bench(), lesson());
    CHECK(text() == stub);
}

TEST_CASE_FIXTURE(Fixture, "what cannot be kept is not replaced") {
    save("mine");
    SUBCASE("the history cannot be written") {
        write_text(folder.path() / ".qkv", "a file in the way");
    }
    SUBCASE("the history is a newer coach's") {
        check("a");
        save("mine");
        std::filesystem::create_directories(folder.path() / ".qkv");
        // user_version is at byte 60 of the file, in four bytes
        std::string database = read_text(progress_file(folder.path()));
        database.replace(60, 4, std::string("\0\0\0\x63", 4));
        write_text(progress_file(folder.path()), database);
    }
    CHECK_THROWS_AS(reset(bench(), lesson()), Problem);
    CHECK(text() == "mine");
}

TEST_CASE_FIXTURE(Fixture, "where the file cannot be written, the history does not say it was") {
    check("a");
    save("mine");
    // the other file that it writes first is in the way
    const std::string draft = file().string() + ".new" + std::to_string(getpid());
    std::filesystem::create_directory(draft);
    CHECK_THROWS_WITH_AS(reset(bench(), lesson()), doctest::Contains("Is a directory"), Problem);
    CHECK(text() == "mine");
    CHECK(versions_kept() == 2);
    CHECK(kept_text(2) == "mine");
}

TEST_CASE_FIXTURE(Fixture, "what is far too long to be kept is not replaced either") {
    save(std::string(2'000'000, 'x'));
    CHECK_THROWS_WITH_AS(reset(bench(), lesson()), doctest::Contains("Move it away first"),
                         Problem);
    CHECK(text().size() == 2'000'000);
}

TEST_CASE_FIXTURE(Fixture,
                  "a link stays a link, permissions stay, and nothing else is left behind") {
    namespace fs = std::filesystem;
    const fs::path elsewhere = folder.path() / "elsewhere.cpp";
    write_text(elsewhere, "mine");
    fs::permissions(elsewhere, fs::perms::owner_read | fs::perms::owner_write);
    fs::remove(file());
    fs::create_symlink(elsewhere, file());
    reset(bench(), lesson());
    CHECK(fs::is_symlink(file()));
    CHECK(read_text(elsewhere) == stub);
    CHECK(fs::status(elsewhere).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(std::distance(fs::directory_iterator(file().parent_path()), {}) == 1);
}

TEST_CASE_FIXTURE(Fixture, "other lessons are not touched") {
    write_text(file_of(course.lessons[1]), "mine");
    check("a");
    reset(bench(), lesson());
    CHECK(read_text(file_of(course.lessons[1])) == "mine");
}
